// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

internal import Documents
internal import Foundation
internal import HTTPTypes
internal import Hummingbird
internal import Quantities
internal import UseCases

/// Turns failures into a page for people and `problem+json` (RFC 9457) for programs.
struct ErrorPages: RouterMiddleware {
  typealias Context = SiteContext

  let site: Site

  func handle(
    _ request: Request, context: SiteContext,
    next: (Request, SiteContext) async throws -> Response
  ) async throws -> Response {
    do {
      return try await next(request, context)
    } catch let error as SiteError {
      if case .notSignedIn = error, !isInterface(request), request.method == .get {
        return Response.redirect(to: "/sign-in?to=" + FormValues.encode(request.uri.string))
      }
      return try answer(request, context, error.status, error.message)
    } catch let error as any HTTPResponseError {
      return try answer(request, context, error.status, Self.words(for: error.status))
    } catch {
      // A failure that a use case explains is the asker's to mend.
      return try answer(request, context, .unprocessableContent, FailureSentence.of(error))
    }
  }

  private func isInterface(_ request: Request) -> Bool { request.uri.path.hasPrefix("/api/") }

  private func answer(
    _ request: Request, _ context: SiteContext, _ status: HTTPResponse.Status,
    _ message: LocalizedText
  ) throws -> Response {
    if isInterface(request) {
      return try Response.problem(status, message[context.language])
    }
    let page = Page(
      title: "\(status.code)", section: nil,
      content: """
        <div class="callout warning" role="alert"><p>\(message[context.language])</p>
        <p><a href="/">\(context.text("To the overview", "Vers la vue d'ensemble"))</a></p></div>
        """)
    return try page.response(site, context, status: status)
  }

  private static func words(for status: HTTPResponse.Status) -> LocalizedText {
    switch status.code {
    case 404: SiteError.notFound.message
    case 413: SiteError.tooLarge.message
    default:
      LocalizedText(
        en: "The request cannot be understood (\(status.code)).",
        fr: "La requête est incompréhensible (\(status.code)).")
    }
  }
}

extension Response {
  /// An answer that sends the browser elsewhere, to be fetched anew.
  static func redirect(to address: String) -> Response {
    Response(status: .seeOther, headers: [.location: address])
  }

  /// A problem in words, for programs.
  static func problem(_ status: HTTPResponse.Status, _ detail: String) throws -> Response {
    let body = try JSONEncoder().encode(
      Problem(title: status.reasonPhrase, status: status.code, detail: detail))
    return Response(
      status: status, headers: [.contentType: "application/problem+json"],
      body: .init(byteBuffer: ByteBuffer(bytes: body)))
  }

  private struct Problem: Encodable {
    var type = "about:blank"
    var title: String
    var status: Int
    var detail: String
  }
}

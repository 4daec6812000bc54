// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

internal import Foundation
internal import HTTPTypes
internal import Hummingbird
internal import Store

/// Finds who asks: a browser by its cookie, a program by its token.
struct Recognition: RouterMiddleware {
  typealias Context = SiteContext

  static let cookie = "rendement"

  let site: Site

  func handle(
    _ request: Request, context: SiteContext,
    next: (Request, SiteContext) async throws -> Response
  ) async throws -> Response {
    var context = context
    let now = site.clock()
    if let secret = request.cookies[Self.cookie]?.value {
      context.visitor = try site.store.session(secret, at: now)
    }
    if let header = request.headers[.authorization], header.hasPrefix("Bearer ") {
      context.token = try site.store.token(String(header.dropFirst(7)), at: now)
    }
    context.language = site.language(
      of: context.visitor, accepting: request.headers[.acceptLanguage])
    return try await next(request, context)
  }
}

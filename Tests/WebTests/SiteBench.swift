// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Ingest
import Quantities
import Store
import TestSupport
import UseCases

@testable import Web

/// A site over a workspace of its own, asked without a socket.
struct SiteBench: Sendable {
  static let password = "a password for tests"
  private static let hash = Result { try PasswordHash(password: password) }

  let site: Site
  let folder: URL
  let client: any TestClientProtocol

  /// Runs a test on a site with one person of each role; the engine and the store are real.
  static func run(
    filling files: [(name: String, text: String)] = [], people: Bool = true,
    _ body: @escaping @Sendable (SiteBench) async throws -> Void
  ) async throws {
    try await withTemporaryFolder { folder in
      let session = try await Session.open(
        Session.Options(folder: folder.appending(path: "w").path, creates: true, command: "test"))
      do {
        for (name, text) in files {
          let file = folder.appending(path: name)
          try Data(text.utf8).write(to: file)
          _ = try await ImportFiles(session).run(ImportRequest(file: file))
        }
        let store = try StateStore()
        if people {
          for role in Role.allCases {
            try store.addUser(
              name: role.rawValue, hash: try hash.get(), role: role, language: .english, at: Date())
          }
        }
        let site = try Site(session: session, store: store)
        let application = Application(router: WebServer(site).router())
        try await application.test(.router) { client in
          try await body(SiteBench(site: site, folder: folder, client: client))
        }
        await session.close()
      } catch {
        await session.close()
        throw error
      }
    }
  }

  /// An answer, with what tests look at.
  struct Answer: Sendable {
    var status: Int
    var headers: HTTPFields
    var text: String
  }

  /// Signs somebody in.
  ///
  /// - Returns: The cookie.
  func cookie(of role: Role) throws -> String {
    guard let user = try site.store.users().first(where: { $0.role == role }) else { return "" }
    return Recognition.cookie + "=" + (try site.store.beginSession(of: user, at: Date()))
  }

  /// The word of the forms of a cookie's session.
  func formToken(_ cookie: String) throws -> String {
    let secret = String(cookie.drop { $0 != "=" }.dropFirst())
    return try site.store.session(secret, at: Date())?.formToken ?? ""
  }

  func get(_ path: String, cookie: String? = nil, bearer: String? = nil) async throws -> Answer {
    var headers = HTTPFields()
    if let cookie { headers[.cookie] = cookie }
    if let bearer { headers[.authorization] = "Bearer " + bearer }
    return try await ask(path, .get, headers, "")
  }

  func post(
    _ path: String, _ form: [String: String], cookie: String? = nil, signed: Bool = true
  ) async throws -> Answer {
    var form = form
    var headers: HTTPFields = [.contentType: "application/x-www-form-urlencoded"]
    if let cookie {
      headers[.cookie] = cookie
      if signed { form["form_token"] = try formToken(cookie) }
    }
    let body = form.map { "\(FormValues.encode($0.key))=\(FormValues.encode($0.value))" }
    return try await ask(path, .post, headers, body.joined(separator: "&"))
  }

  func ask(
    _ path: String, _ method: HTTPRequest.Method, _ headers: HTTPFields, _ body: String
  ) async throws -> Answer {
    try await client.execute(
      uri: path, method: method, headers: headers, body: ByteBuffer(string: body)
    ) { response in
      Answer(
        status: response.status.code, headers: response.headers,
        text: String(buffer: response.body))
    }
  }
}

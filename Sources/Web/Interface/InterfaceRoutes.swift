// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

internal import Foundation
internal import HTTPTypes
internal import Hummingbird
internal import Quantities
internal import ServiceMetrics
internal import Store
internal import UseCases

/// The interface for programs, below `/api/v1`.
struct InterfaceRoutes {
  let site: Site

  func add(to router: Router<SiteContext>) {
    router.get("api/v1/openapi.json") { _, _ in try json(OpenAPIDescription.document) }
    router.get("api/v1/kpi") { request, context in try await kpi(request, context) }
    router.get("api/v1/cases") { _, context in
      try require(.viewer, context)
      return try json(try CaseShelf(site).names())
    }
    router.get("api/v1/cases/{name}/roi") { _, context in try await roi(context) }
    router.post("api/v1/roi") { request, context in try await roi(of: request, context) }
  }

  private func require(_ role: Role, _ context: SiteContext) throws {
    if let token = context.token, !token.scopes.contains(.read) { throw SiteError.forbidden }
    guard let own = context.role else { throw SiteError.notSignedIn }
    guard own >= role else { throw SiteError.forbidden }
  }

  private func kpi(_ request: Request, _ context: SiteContext) async throws -> Response {
    try require(.viewer, context)
    let query = try MetricsPage.query(FormValues(of: request))
    let visibility = Visibility(role: context.role ?? .agent)
    try visibility.check(query)
    let table = visibility.masked(try await MeasureMetrics(site.session).run(query))
    return try json(table.rows)
  }

  private func roi(_ context: SiteContext) async throws -> Response {
    try require(.viewer, context)
    let shelf = CaseShelf(site)
    guard let text = try shelf.text(try context.parameters.require("name")) else {
      throw SiteError.notFound
    }
    return try json(try await shelf.evaluate(text).result)
  }

  private func roi(of request: Request, _ context: SiteContext) async throws -> Response {
    try require(.viewer, context)
    let body = try await request.body.collect(upTo: 4 << 20)
    return try json(try await CaseShelf(site).evaluate(String(buffer: body)).result)
  }

  private func json(_ value: some Encodable) throws -> Response {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys]
    encoder.nonConformingFloatEncodingStrategy = .throw
    return Response(
      status: .ok, headers: [.contentType: "application/json; charset=utf-8"],
      body: .init(byteBuffer: ByteBuffer(bytes: try encoder.encode(value))))
  }
}

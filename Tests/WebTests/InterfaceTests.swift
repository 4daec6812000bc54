// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

import Foundation
import HTTPTypes
import Hummingbird
import Quantities
import Store
import Testing

@testable import Web

@Suite struct InterfaceTests {
  @Test func `every route of the interface is described, and nothing else`() async throws {
    try await SiteBench.run { bench in
      let described = Set(OpenAPIDescription.paths.keys)
      let routes = Set(
        WebServer(bench.site).router().routes.map { "/" + $0.path.description.trimmingPrefix("/") }
          .filter { $0.hasPrefix("/api/") })
      #expect(routes == described)
    }
  }

  @Test func `a token reads figures, and another scope or none does not`() async throws {
    try await SiteBench.run { bench in
      let user = try #require(try bench.site.store.users().first { $0.role == .analyst })
      let now = Date()
      let reader = try bench.site.store.addToken(
        name: "r", of: user, scopes: [.read], expiresAt: nil, at: now)
      let pusher = try bench.site.store.addToken(
        name: "p", of: user, scopes: [.push], expiresAt: nil, at: now)
      #expect(try await bench.get("/api/v1/cases", bearer: reader).text == "[]")
      #expect(try await bench.get("/api/v1/cases", bearer: pusher).status == 403)
      let nobody = try await bench.get("/api/v1/cases", bearer: "rdt_nothing")
      #expect(nobody.status == 401)
      #expect(nobody.headers[.contentType] == "application/problem+json")
    }
  }

  /// A flat case by hand: 100 a month for 12 months against 600 at the start is a return of 100 %.
  @Test func `a case in the body is worked out`() async throws {
    try await SiteBench.run { bench in
      let cookie = try bench.cookie(of: .viewer)
      let text = """
        title: Flat
        kind: project
        currency: EUR
        horizonMonths: 12
        discount: { annualRate: 0, timing: monthly }
        gains:
          - { id: g, pool: tools, perYear: 1200, grade: declared, risk: 0 }
        costs:
          - { id: c, category: setup, flows: { initial: 600, years: [0] }, risk: 0 }
        """
      var headers = HTTPFields()
      headers[.cookie] = cookie
      let answer = try await bench.ask("/api/v1/roi", .post, headers, text)
      #expect(answer.status == 200, "\(answer.text)")
      #expect(answer.text.contains("\"roi\":1,"), "\(answer.text.prefix(400))")
    }
  }
}

// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

import Foundation
import HTTPTypes
import Quantities
import Store
import Testing

@testable import Web

@Suite struct PageTests {
  /// Four contacts: two by phone of 60 and 120 s, two by mail of 30 s each; a name that attacks.
  private static let contacts = """
    ticket id,created at,channel,handle seconds,agent,team
    1,2026-03-02T10:00:00Z,phone,60,a,<script>alert(1)</script>
    2,2026-04-02T10:00:00Z,phone,120,a,T
    3,2026-04-03T10:00:00Z,email,30,b,T
    4,2026-04-04T10:00:00Z,email,30,b,T

    """

  private func filled(
    _ body: @escaping @Sendable (SiteBench) async throws -> Void
  ) async throws {
    try await SiteBench.run(filling: [("contacts.csv", Self.contacts)], body)
  }

  @Test func `an indicator is shown with its definition and as CSV and JSON`() async throws {
    try await filled { bench in
      let cookie = try bench.cookie(of: .viewer)
      let query = "?metric=average_handle_time&grain=month"
      let page = try await bench.get("/metrics" + query, cookie: cookie)
      #expect(page.status == 200)
      // The mean of 60 alone, then of 120, 30 and 30.
      #expect(page.text.contains("1\u{00A0}min") && page.text.contains("2026-04"))
      #expect(page.text.contains("Definition and variants"))
      let csv = try await bench.get("/metrics.csv" + query, cookie: cookie)
      #expect(csv.text.contains("average_handle_time") && csv.text.contains(",60,"))
      let json = try await bench.get("/api/v1/kpi" + query, cookie: cookie)
      #expect(json.text.contains("\"value\":60"))
    }
  }

  @Test func `a text of the data is never mark-up`() async throws {
    try await filled { bench in
      let cookie = try bench.cookie(of: .manager)
      let page = try await bench.get("/metrics?metric=contacts&by=team", cookie: cookie)
      #expect(page.status == 200)
      #expect(!page.text.contains("<script>alert"))
      #expect(page.text.contains("&lt;script&gt;alert"))
    }
  }

  @Test func `agents are hidden from who may not see them, and small groups too`() async throws {
    try await filled { bench in
      let viewer = try bench.cookie(of: .viewer)
      #expect(
        try await bench.get("/metrics?metric=contacts&by=agent", cookie: viewer).status == 403)
      let small = try await bench.get(
        "/api/v1/kpi?metric=average_handle_time&by=channel", cookie: viewer)
      #expect(small.text.contains("hidden to protect people"))
      #expect(!small.text.contains("\"value\":90"))
      let manager = try bench.cookie(of: .manager)
      let shown = try await bench.get(
        "/api/v1/kpi?metric=average_handle_time&by=channel", cookie: manager)
      #expect(shown.text.contains("\"value\":90"))
    }
  }

  @Test(arguments: [
    "metric=nonsense", "by=nonsense", "grain=fortnight", "from=yesterday", "where=x",
    "metric=%27%3B+DROP+TABLE+facts.contacts%3B--",
  ])
  func `a question that cannot be understood is answered in words`(query: String) async throws {
    try await filled { bench in
      let cookie = try bench.cookie(of: .viewer)
      let page = try await bench.get("/metrics?" + query, cookie: cookie)
      #expect((400..<500).contains(page.status), "\(page.status)")
      let json = try await bench.get("/api/v1/kpi?" + query, cookie: cookie)
      #expect(json.headers[.contentType] == "application/problem+json")
    }
  }

  @Test func `the language follows the person`() async throws {
    try await filled { bench in
      let cookie = try bench.cookie(of: .viewer)
      #expect(try await bench.get("/metrics", cookie: cookie).text.contains("<html lang=\"en\">"))
      _ = try await bench.post("/language", ["language": "fr"], cookie: cookie)
      let french = try await bench.get("/metrics", cookie: cookie).text
      #expect(french.contains("<html lang=\"fr\">") && french.contains("Indicateurs"))
    }
  }

  @Test func `a case is made, worked out, saved and refused with its faults`() async throws {
    try await SiteBench.run { bench in
      let cookie = try bench.cookie(of: .analyst)
      #expect(try await bench.post("/cases", ["name": "first"], cookie: cookie).status == 303)
      let page = try await bench.get("/cases/first", cookie: cookie)
      #expect(page.status == 200 && page.text.contains("Net present value"))
      let faulty = try await bench.post(
        "/cases/first/figures", ["text": "title: x\nhorizonMonths: 0\n"], cookie: cookie)
      #expect(faulty.status == 200 && faulty.text.contains("role=\"alert\""))
      #expect(try await bench.get("/cases/..%2Fworkspace", cookie: cookie).status == 404)
      let bad = try await bench.post("/cases", ["name": "../x"], cookie: cookie)
      #expect(bad.status == 400)
      let viewer = try bench.cookie(of: .viewer)
      #expect(
        try await bench.post("/cases/first", ["text": "x"], cookie: viewer).status == 403)
    }
  }

  @Test func `a file is sent, its mapping shown, its question answered and its rows imported`()
    async throws
  {
    try await SiteBench.run { bench in
      let cookie = try bench.cookie(of: .manager)
      let header = try #require(HTTPField.Name("x-form-token"))
      var headers = HTTPFields()
      headers[.cookie] = cookie
      let text = "ticket id;date d'ouverture;canal\n1;13/02/2024 09:30;e-mail\n2;31/02/2024;mail\n"
      let foreign = try await bench.ask("/data/uploads?name=a.csv", .put, headers, text)
      #expect(foreign.status == 403)
      headers[header] = try bench.formToken(cookie)
      let sent = try await bench.ask("/data/uploads?name=..%2F..%2Fa.csv", .put, headers, text)
      #expect(sent.status == 201)
      let place = try #require(sent.headers[.location])
      let shown = try await bench.get(place, cookie: cookie)
      #expect(shown.text.contains("contacts.started_at") && shown.text.contains("time zone"))
      let done = try await bench.post(
        place, ["zone": "Europe/Paris", "action": "import"], cookie: cookie)
      #expect(done.status == 200)
      #expect(done.text.contains("Rejected rows") && done.text.contains("31/02/2024"))
      let history = try await bench.get("/data", cookie: cookie)
      #expect(history.text.contains("a.csv") && history.text.contains("/rejects.csv"))
      #expect(try await bench.get(place, cookie: cookie).status == 404)
    }
  }
}

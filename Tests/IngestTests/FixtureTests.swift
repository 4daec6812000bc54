// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

import Foundation
import Quantities
import Testing
import Warehouse

@testable import Ingest

/// Heads of public files; every figure was counted with awk or Python in the file itself.
struct FixtureTests {
  private func fixture(_ name: String) -> URL {
    Bundle.module.bundleURL.appendingPathComponent("Fixtures/\(name)")
  }

  @Test func `ServiceNow events become one contact per number`() async throws {
    try await Bench.run { bench in
      let report = try await bench.import(
        fixture("servicenow-events.csv"), ImportOptions(timeZone: "UTC"))
      #expect(report.mapping.id == "servicenow-incidents-codes")
      #expect(report.rowsRead == 40)
      #expect(report.rowsImported == 6)
      #expect(report.rowsFolded == 34)
      #expect(report.diagnostics.map(\.code).contains("import.header-repeated"))
      #expect(
        try await bench.row(
          """
          select count(resolved_last_at), sum(epoch(resolved_last_at - started_at)) / 60,
            sum(transfers), (select count(*) from facts.contact_events) from facts.contacts
          """) == ["6", "7884.0", "3", "40"])
    }
  }

  @Test func `BPI 2014 keeps the vendor's hours as seconds with their method`() async throws {
    try await Bench.run { bench in
      let report = try await bench.import(
        fixture("bpic2014-incidents.csv"), ImportOptions(timeZone: "Europe/Amsterdam"))
      #expect(report.rowsImported == 20)
      #expect(
        try await bench.row(
          """
          select round(sum(handle_seconds) / 3600, 3), sum(transfers), sum(reopens)
          from facts.contacts
          """) == ["18459.491", "141", "2"])
    }
  }

  @Test func `Telco tenure becomes a first day, churn a last one`() async throws {
    try await Bench.run { bench in
      let day = try #require(LocalDate(iso: "2018-01-31"))
      let report = try await bench.import(
        fixture("telco-customers.csv"), ImportOptions(snapshotDate: day))
      #expect(report.rowsImported == 20)
      let name = try bench.warehouse.workspace.pseudonym().name(of: "7590-VHVEG", .customer)
      #expect(
        try await bench.row(
          "select started_on, ended_on from facts.customers where external_id = '\(name)'")
          == ["2017-12-31", nil])
      #expect(
        try await bench.row("select count(ended_on), sum(monthly_revenue) from facts.customers")
          == ["6", "1397.4000"])
    }
  }

  @Test func `Online Retail cancellations are negative refunds`() async throws {
    try await Bench.run { bench in
      let report = try await bench.import(fixture("online-retail.csv"))
      #expect(report.rowsImported == 21)
      #expect(
        try await bench.row(
          """
          select sum(amount), count(*) filter (where kind = 'refund' and amount < 0),
            count(distinct customer_id) from facts.transactions
          """) == ["688.4600", "7", "3"])
    }
  }

  @Test func `NYC 311 times are American and local`() async throws {
    try await Bench.run { bench in
      let report = try await bench.import(fixture("nyc311.csv"))
      #expect(report.rowsImported == 15)
      #expect(
        try await bench.row(
          """
          select count(closed_at), count(*) filter (where channel = 'web_form'), min(started_at)
          from facts.contacts
          """) == ["11", "7", "2022-05-01 04:00:03"])
    }
  }
}

// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

import DuckDB
import Foundation
import Quantities
import Testing
import Warehouse

@testable import Ingest

struct ProposalTests {
  private func sample(_ name: String, _ values: [String]) -> ColumnSample {
    ColumnSample(name: name, values: values)
  }

  @Test func `the order of day and month is decided by values or asked`() {
    let dayFirst = sample("d", ["01/02/2024 10:00", "13/02/2024 10:00"])
    let monthFirst = sample("d", ["01/02/2024", "02/13/2024"])
    let either = sample("d", ["01/02/2024", "03/04/2024"])
    guard case .formats(let french, true) = dayFirst.times(order: nil),
      case .formats(let american, true) = monthFirst.times(order: nil),
      case .formats(let declared, true) = either.times(order: .monthFirst)
    else {
      Issue.record("a column was not read")
      return
    }
    #expect(french.contains("%d/%m/%Y %H:%M"))
    #expect(american.contains("%m/%d/%Y"))
    #expect(declared.contains("%m/%d/%Y"))
    #expect(either.times(order: nil) == .ambiguous)
    #expect(sample("d", ["hier", "demain"]).times(order: nil) == .unreadable)
  }

  @Test func `offsets decide whether a zone is needed`() {
    #expect(
      sample("d", ["2024-01-01T00:00:00Z"]).times(order: nil)
        == .formats(["iso"], isNaive: false))
    #expect(
      sample("d", ["2024-01-01T00:00:00+02:00", "2024-01-01 00:00:00"]).times(order: nil)
        == .formats(["iso"], isNaive: true))
    #expect(
      sample("d", ["1704067200"]).times(order: nil) == .formats(["epoch-seconds"], isNaive: false))
  }

  @Test func `a decimal comma is decided by values or asked`() {
    #expect(sample("n", ["1 234,56"]).usesDecimalComma == true)
    #expect(sample("n", ["1,234.56"]).usesDecimalComma == false)
    #expect(sample("n", ["12", "13"]).usesDecimalComma == false)
    #expect(sample("n", ["1,234"]).usesDecimalComma == nil)
  }

  @Test func `units are read in headers`() {
    #expect(sample("Attente (s)", []).unitInName == .seconds)
    #expect(sample("handle_seconds", []).unitInName == .seconds)
    #expect(sample("Durée en minutes", []).unitInName == .minutes)
    #expect(sample("Attente", []).unitInName == nil)
  }

  @Test func `repeated and empty headers become unique`() {
    let (names, diagnostics) = DelimitedOpening.uniqueNames(["a", "category", "category", "", "A"])
    #expect(names == ["a", "category", "category_2", "column_4", "A_2"])
    #expect(diagnostics.map(\.code) == ["import.header-repeated"])
  }

  @Test func `a French file of an unknown platform is understood and its zone asked`() async throws
  {
    try await Bench.run { bench in
      let text = """
        N° ticket;Client;Canal;Date d'ouverture;Résolu le;Durée de traitement;Équipe
        1;C1;e-mail;13/02/2024 09:30;14/02/2024 10:00;4 min 12 s;A
        2;C2;téléphone;01/03/2024 18:05;;00:10:00;B

        """
      let data = try #require(text.data(using: .windowsCP1252))
      let file = try bench.file("export.csv", data)
      let proposal = try await Importer(warehouse: bench.warehouse)
        .proposal(for: ImportRequest(file: file))
      #expect(proposal.questions.map(\.topic) == [.timeZone])
      let fields = Dictionary(
        uniqueKeysWithValues: proposal.preview.map { ($0.field, $0.sample) })
      #expect(fields["external_id"] == "1")
      #expect(fields["started_at"] == "13/02/2024 09:30")
      #expect(fields["handle_seconds"] == "4 min 12 s")
      #expect(try await bench.failure(file)?.code == "import.undecided")

      let report = try await bench.import(file, ImportOptions(timeZone: "Europe/Paris"))
      #expect(report.rowsImported == 2)
      #expect(report.encoding == .windows1252)
      let rows = try await bench.rows(
        "select external_id, started_at, handle_seconds, team from facts.contacts order by 1")
      // Winter time in Paris is UTC+1; 4 min 12 s are 252 s.
      #expect(
        rows == [
          ["1", "2024-02-13 08:30:00", "252.0", "A"], ["2", "2024-03-01 17:05:00", "600.0", "B"],
        ])
    }
  }

  /// Seven good dates, five bad ones: the column is understood and the bad rows are rejected.
  @Test func `a column named resolved that holds dates is when, and bad dates cost their rows`()
    async throws
  {
    try await Bench.run { bench in
      var text = "ticket id,created,resolved,mood\n"
      for day in 1...7 { text += "\(day),2026-03-0\(day)T10:00:00Z,2026-03-1\(day)T10:00:00Z,x\n" }
      for row in 8...12 { text += "\(row),unknown,,y\n" }
      let report = try await bench.import(try bench.file("t.csv", text))
      #expect(report.rowsImported == 7)
      #expect(report.rowsRejected == 5)
      #expect(report.mapping.unusedColumns == ["mood"])
      #expect(
        try await bench.rows(
          "select cast(max(resolved_last_at) as VARCHAR), count(resolved) from facts.contacts")
          == [["2026-03-17 10:00:00", "0"]])
    }
  }

  @Test func `a column named resolved that holds words is whether`() async throws {
    try await Bench.run { bench in
      let file = try bench.file(
        "t.csv",
        "ticket id,created,resolved\n1,2026-03-01T10:00:00Z,yes\n2,2026-03-02T10:00:00Z,no\n")
      #expect(try await bench.import(file).rowsImported == 2)
      #expect(
        try await bench.rows("select count(*) filter (where resolved) from facts.contacts")
          == [["1"]])
    }
  }

  @Test func `a proposal written as YAML and given back imports the same`() async throws {
    try await Bench.run { bench in
      let file = try bench.file(
        "t.csv", "ticket id,created at,wait (s)\n1,2024-01-02T03:04:05Z,12\n")
      let proposal = try await Importer(warehouse: bench.warehouse)
        .proposal(for: ImportRequest(file: file))
      let yaml = try bench.file("m.yaml", try proposal.mapping.yaml)
      let report = try await bench.import(file, mapping: yaml)
      #expect(report.rowsImported == 1)
      #expect(try await bench.row("select wait_seconds from facts.contacts") == ["12.0"])
    }
  }

  @Test func `a mapping that reads a missing column suggests the nearest`() async throws {
    try await Bench.run { bench in
      let file = try bench.file("t.csv", "ticket,created\n1,2024-01-02T03:04:05Z\n")
      let yaml = try bench.file(
        "m.yaml",
        """
        id: mine
        platform: mine
        tables: [{table: contacts, fields: {external_id: tickett, started_at: created}}]
        """)
      do {
        _ = try await bench.import(file, mapping: yaml)
        Issue.record("no error")
      } catch let error as IngestError {
        #expect(
          error
            == .mappingColumnMissing(mapping: "mine", column: "tickett", suggestion: "ticket"))
      }
    }
  }

  @Test func `a list of costs needs only month, amount and a currency`() async throws {
    try await Bench.run { bench in
      let file = try bench.file(
        "couts.csv", "mois;montant;catégorie\n2026-01;1 234,56;salaires\n2026-02;99,5;licences\n")
      #expect(
        try await bench.failure(file, ImportOptions()) != nil)
      let report = try await bench.import(file, as: .costs, ImportOptions(currency: "EUR"))
      #expect(report.rowsImported == 2)
      let rows = try await bench.rows(
        "select period_start, period_end, amount, currency, category from facts.costs order by 1")
      #expect(
        rows == [
          ["2026-01-01", "2026-02-01", "1234.5600", "EUR", "salaires"],
          ["2026-02-01", "2026-03-01", "99.5000", "EUR", "licences"],
        ])
    }
  }
}

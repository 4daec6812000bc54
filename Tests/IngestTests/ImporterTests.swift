// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

import DuckDB
import Foundation
import Quantities
import Testing

@testable import Ingest
@testable import Warehouse

/// The expected rows and counts are read off the little files by hand.
struct ImporterTests {
  private static let tickets = """
    ticket_id,customer_id,channel,team,agent,created_at,first_reply_at,solved_at,reopens,handle_seconds,csat,tags,ai_flag
    1,C1,email,T1,A1,2024-01-01T10:00:00Z,2024-01-01T11:00:00Z,2024-01-01T12:00:00Z,0,300,5,"a,b",0
    2,C1,chat,T1,ai-bot,2024-01-02T10:00:00Z,2024-01-02T10:00:20Z,2024-01-02T10:05:00Z,1,30,,,1
    3,C2,form,T2,A2,2024-01-03T10:00:00Z,,,0,200,3,x,0

    """

  @Test func `one file fills two tables and pseudonymises people`() async throws {
    try await Bench.run { bench in
      let file = try bench.file("t.csv", Self.tickets)
      let report = try await bench.import(file)
      #expect(report.mapping.id == "generic-tickets")
      #expect(report.rowsRead == 3)
      #expect(report.rowsImported == 3)
      #expect(
        report.tables == [
          TableCounts(table: "contacts", imported: 3, updated: 0, unchanged: 0),
          TableCounts(table: "survey_answers", imported: 2, updated: 0, unchanged: 0),
        ])
      let rows = try await bench.rows(
        """
        select external_id, channel, first_reply_at, resolved_first_at, handler, tags
        from facts.contacts order by external_id
        """)
      #expect(
        rows == [
          ["1", "email", "2024-01-01 11:00:00", "2024-01-01 12:00:00", "human", "a,b"],
          ["2", "chat", nil, nil, "ai", nil], ["3", "web_form", nil, nil, "human", "x"],
        ])
      let people = try await bench.row(
        """
        select count(*) filter (where starts_with(customer_id, 'c_')),
          count(distinct customer_id), count(*) filter (where starts_with(agent_id, 'a_'))
        from facts.contacts
        """)
      #expect(people == ["3", "2", "3"])
      let name = try bench.warehouse.workspace.pseudonym().name(of: "C2", .customer)
      #expect(
        try await bench.row("select external_id from facts.contacts where customer_id = '\(name)'")
          == ["3"])
    }
  }

  @Test func `the same file again changes nothing and a newer one only what differs`() async throws
  {
    try await Bench.run { bench in
      let file = try bench.file("t.csv", Self.tickets)
      _ = try await bench.import(file)
      let again = try await bench.import(file)
      #expect(again.wasAlreadyImported)
      #expect(again.rowsUnchanged == 3)
      #expect(again.rowsImported == 0)

      let newer =
        Self.tickets.replacingOccurrences(of: ",0,200,3,x,0", with: ",2,250,3,x,0")
        + "4,C9,email,T1,A1,2024-02-01T10:00:00Z,,,0,10,,,0\n"
      let report = try await bench.import(try bench.file("t2.csv", newer))
      #expect(report.rowsImported == 1)
      #expect(report.rowsUpdated == 1)
      #expect(report.rowsUnchanged == 2)
      #expect(
        try await bench.row("select count(*), sum(reopens) from facts.contacts") == ["4", "3"])
    }
  }

  @Test func `a dry run counts and changes nothing`() async throws {
    try await Bench.run { bench in
      let file = try bench.file("t.csv", Self.tickets)
      let report = try await bench.import(file, dryRun: true)
      #expect(report.isDryRun)
      #expect(report.rowsImported == 3)
      #expect(try await bench.row("select count(*) from facts.contacts") == ["0"])
      #expect(try RawStore(bench.warehouse.workspace).contentHashes().isEmpty)
    }
  }

  @Test func `bad rows are kept out with line, column, value and reason`() async throws {
    try await Bench.run { bench in
      let text = """
        ticket id,created at,solved at,handle (s),comment
        1,2024-01-01 10:00,2024-01-01 11:00,60,fine
        2,2024-13-01 10:00,,60,"a line
        break"
        3,2024-01-01 10:00,2024-01-01 09:00,60,solved before
        4,2024-01-01 10:00,,-5,negative
        5,0000-01-01 00:00,,60,year 0
        6,9999-12-31 00:00,,60,year 9999
        ,2024-01-01 10:00,,60,no id
        8,2024-03-31 02:30,,60,skipped hour
        9,2024-01-01 10:00,,many,unit
        10,2024-01-01 10:00
        11,2024-01-01 10:00,,60,last

        """
      let report = try await bench.import(
        try bench.file("bad.csv", text), ImportOptions(timeZone: "Europe/Paris"))
      #expect(report.rowsRead == 11)
      #expect(report.rowsImported == 2)
      #expect(report.rowsRejected == 9)
      let found = report.rejects.map { "\($0.line) \($0.column ?? "-") \($0.code)" }
      #expect(
        found == [
          "3 created at import.date-unreadable", "5 solved at import.before-start",
          "6 handle (s) import.duration-negative", "7 created at import.date-out-of-range",
          "8 created at import.date-out-of-range", "9 ticket id import.value-missing",
          "10 created at import.time-in-gap", "11 handle (s) import.duration-unreadable",
          "12 comment import.fields-too-few",
        ])
      #expect(report.rejects[1].value == "2024-01-01 09:00")
      #expect(try await bench.row("select count(*) from meta.rejects") == ["9"])
      let path = try #require(report.rejectsFile)
      let csv = try String(contentsOfFile: path, encoding: .utf8)
      #expect(csv.split(separator: "\n").count == 10)
      #expect(csv.contains("5,solved at,2024-01-01 09:00,import.before-start"))
    }
  }

  @Test func `the rejects file cannot run a formula`() async throws {
    try await Bench.run { bench in
      let report = try await bench.import(
        try bench.file(
          "f.csv",
          "ticket id,created at\n1,=HYPERLINK(1)\n"
            + (2...9).map { "\($0),2024-01-01T00:00:00Z\n" }.joined()),
        ImportOptions(timeZone: "UTC"))
      #expect(report.rowsRejected == 1)
      let csv = try String(contentsOfFile: try #require(report.rejectsFile), encoding: .utf8)
      #expect(csv.contains("'=HYPERLINK(1)"))
    }
  }

  @Test func `the repeated hour of autumn is its first occurrence, and said`() async throws {
    try await Bench.run { bench in
      let report = try await bench.import(
        try bench.file("o.csv", "ticket id,created at\n1,2024-10-27 02:30\n2,2024-10-27 03:30\n"),
        ImportOptions(timeZone: "Europe/Paris"))
      #expect(report.rowsImported == 2)
      #expect(report.diagnostics.map(\.code).contains("import.time-ambiguous"))
      #expect(
        try await bench.rows("select started_at from facts.contacts order by external_id")
          == [["2024-10-27 00:30:00"], ["2024-10-27 02:30:00"]])
    }
  }

  @Test func `a repeated identifier keeps its last row, and says so`() async throws {
    try await Bench.run { bench in
      let report = try await bench.import(
        try bench.file(
          "d.csv",
          "ticket id,created at,team\n1,2024-01-01T00:00:00Z,A\n1,2024-01-01T00:00:00Z,B\n"))
      #expect(report.rowsImported == 1)
      #expect(report.rowsFolded == 1)
      #expect(report.diagnostics.map(\.code).contains("import.key-repeated"))
      #expect(try await bench.row("select team from facts.contacts") == ["B"])
    }
  }

  @Test func `an import that was killed is finished by the next run`() async throws {
    try await Bench.run { bench in
      let file = try bench.file("t.csv", Self.tickets)
      let importer = try Importer(warehouse: bench.warehouse)
      let mapping = try await importer.proposal(for: ImportRequest(file: file)).mapping
      let raw = try await RawStore(bench.warehouse.workspace).keep(file)
      // What a killed process leaves: the raw file and its line in the journal.
      _ = try ImportJournal(bench.warehouse.workspace).begin(
        ImportDeclaration(
          contentHash: raw.contentHash, fileName: "t.csv", mappingID: mapping.id,
          mappingVersion: mapping.version, mappingText: try mapping.yaml, source: mapping.source,
          options: "{\"pseudonymises\":true,\"units\":{}}"))
      let reports = try await importer.resumeUnfinished()
      #expect(reports.map(\.rowsImported) == [3])
      #expect(try await importer.resumeUnfinished().isEmpty)
      #expect(try await bench.row("select count(*) from facts.contacts") == ["3"])
    }
  }

  @Test func `JSON lines, a JSON array and Parquet give the same rows as CSV`() async throws {
    try await Bench.run { bench in
      let csv = try bench.file(
        "a.csv", "ticket id,created at,team\n1,2024-01-01T00:00:00Z,A\n2,2024-01-02T00:00:00Z,B\n")
      let lines = """
        {"ticket id":1,"created at":"2024-01-01T00:00:00Z","team":"A"}
        {"ticket id":2,"created at":"2024-01-02T00:00:00Z","team":"B"}

        """
      let array = "[" + lines.split(separator: "\n").joined(separator: ",") + "]"
      let parquet = bench.warehouse.workspace.temporary.appendingPathComponent("a.parquet")
      _ = try await bench.warehouse.connection.execute(
        """
        copy (select 1 as "ticket id", timestamp '2024-01-01' as "created at", 'A' as team
          union all select 2, timestamp '2024-01-02', 'B') to '\(parquet.path)' (format parquet)
        """)
      let files = [
        csv, try bench.file("a.jsonl", lines), try bench.file("a.json", array), parquet,
        try bench.file("a.csv.gz", gzip(try Data(contentsOf: csv))),
        try bench.file("a.json.gz", gzip(Data(array.utf8))),
        try bench.file("a.parquet.gz", gzip(try Data(contentsOf: parquet))),
      ]
      for (index, file) in files.enumerated() {
        let options = ImportOptions(timeZone: "UTC", source: "s\(index)")
        let report = try await bench.import(file, options)
        #expect(report.rowsImported == 2, "\(file.lastPathComponent)")
      }
      let rows = try await bench.rows(
        """
        select external_id, started_at, team, count(*) from facts.contacts
        group by all order by external_id
        """)
      #expect(
        rows == [
          ["1", "2024-01-01 00:00:00", "A", "7"], ["2", "2024-01-02 00:00:00", "B", "7"],
        ])
    }
  }
}

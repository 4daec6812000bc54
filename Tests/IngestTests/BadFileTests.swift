// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

import DuckDB
import Foundation
import Quantities
import Testing
import Warehouse

@testable import Ingest

/// Files that a person may give by mistake; each is refused in a sentence or survived.
struct BadFileTests {
  @Test func `empty, header-only and binary files are refused and leave nothing`() async throws {
    try await Bench.run { bench in
      #expect(
        try await bench.failure(try bench.file("e.csv", "")) == .fileEmpty(name: "e.csv"))
      #expect(
        try await bench.failure(try bench.file("h.csv", "a,b,c\n")) == .headerOnly(name: "h.csv"))
      let noise = Data((0..<100_000).map { UInt8(truncatingIfNeeded: ($0 &* $0) >> 3) })
      #expect(
        try await bench.failure(try bench.file("b.csv", noise)) == .binaryFile(name: "b.csv"))
      #expect(
        try await bench.failure(bench.folder.appendingPathComponent("none.csv"))?.code
          == "import.file-missing")
      let left = try FileManager.default.contentsOfDirectory(
        atPath: bench.warehouse.workspace.temporary.path)
      #expect(left.filter { !$0.hasPrefix("duckdb") }.isEmpty)
    }
  }

  @Test func `a delimiter that splits nothing is named with the first line`() async throws {
    try await Bench.run { bench in
      let error = try await bench.failure(
        try bench.file("w.csv", "ticket~created~team\n1~2024-01-01~A\n2~2024-01-02~B\n"))
      #expect(
        error == .noColumnsFound(name: "w.csv", firstLine: "ticket~created~team"))
    }
  }

  @Test func `a hundred thousand columns are refused quickly`() async throws {
    try await Bench.run { bench in
      let header = (0..<100_000).map { "c\($0)" }.joined(separator: ",")
      let row = [String](repeating: "1", count: 100_000).joined(separator: ",")
      let file = try bench.file("wide.csv", "\(header)\n\(row)\n")
      let start = ContinuousClock.now
      let error = try await bench.failure(file)
      #expect(
        error == .tooManyColumns(name: "wide.csv", count: 100_000, limit: 5000)
          || error?.code == "import.columns-too-many")
      #expect(ContinuousClock.now - start < .seconds(5))
    }
  }

  @Test func `a truncated gzip is refused`() async throws {
    try await Bench.run { bench in
      let text =
        "ticket id,created at\n"
        + (1...2000).map { "\($0),2024-01-01T00:00:00Z\n" }.joined()
      let packed = gzip(Data(text.utf8))
      let file = try bench.file("t.csv.gz", Data(packed.prefix(packed.count - 9)))
      #expect(try await bench.failure(file) == .truncatedGzip(name: "t.csv.gz"))
    }
  }

  @Test func `a line that is not UTF-8 among others is rejected alone`() async throws {
    try await Bench.run { bench in
      let bytes =
        Data(
          "ticket id,created at,team\n1,2024-01-01T00:00:00Z,équipe\n2,2024-01-01T00:00:00Z,".utf8)
        + Data([0xE9]) + Data("\n3,2024-01-01T00:00:00Z,été\n".utf8)
      let report = try await bench.import(try bench.file("u.csv", bytes))
      #expect(report.rowsImported == 2)
      #expect(report.rowsRejected == 1)
      #expect(report.rowsRead == 3)
      #expect(report.rejects.map(\.code) == ["import.encoding-invalid"])
      #expect(report.rejects.map(\.line) == [3])
    }
  }

  @Test func `repeated headers are renamed and said`() async throws {
    try await Bench.run { bench in
      let report = try await bench.import(
        try bench.file(
          "d.csv", "ticket id,created at,category,category\n1,2024-01-01T00:00:00Z,x,y\n"))
      #expect(report.rowsImported == 1)
      #expect(report.diagnostics.map(\.code).contains("import.header-repeated"))
      #expect(try await bench.row("select reason from facts.contacts") == ["x"])
    }
  }

  @Test func `tabs with CRLF, semicolons and a byte order mark are read`() async throws {
    try await Bench.run { bench in
      let files = [
        "ticket id\tcreated at\tteam\r\n1\t2024-01-01T00:00:00Z\tA\r\n2\t2024-01-01T00:00:00Z\tB\r\n",
        "\u{FEFF}ticket id;created at;team\n1;2024-01-01T00:00:00Z;A\n2;2024-01-01T00:00:00Z;B\n",
        "ticket id|created at|team\n1|2024-01-01T00:00:00Z|\"A|x\"\n2|2024-01-01T00:00:00Z|B\n",
      ]
      for (index, text) in files.enumerated() {
        let report = try await bench.import(
          try bench.file("\(index).csv", text), ImportOptions(source: "s\(index)"))
        #expect(report.rowsImported == 2)
      }
      #expect(
        try await bench.rows(
          "select team from facts.contacts where external_id = '1' order by source")
          == [["A"], ["A"], ["A|x"]])
    }
  }

  @Test func `a million rejects stay quick and all reach the file`() async throws {
    try await Bench.run { bench in
      var text = "ticket id,created at\n"
      text.reserveCapacity(20_000_000)
      for number in 1...1_000_000 { text += "\(number),not a day\n" }
      text += "0,2024-01-01T00:00:00Z\n"
      let report = try await bench.import(
        try bench.file("m.csv", text), ImportOptions(timeZone: "UTC", dateOrder: .dayFirst),
        mapping:
          "id: m\nplatform: m\ntables: [{table: contacts, fields: {external_id: ticket id, started_at: created at}}]\n"
      )
      #expect(report.rowsRead == 1_000_001)
      #expect(report.rowsImported == 1)
      #expect(report.rowsRejected == 1_000_000)
      #expect(report.rejects.count == FileLimits().reportedRejects)
      #expect(report.rejects.last?.line == 51)
      #expect(
        try await bench.row("select count(*), max(line) from meta.rejects") == [
          "1000000", "1000001",
        ])
      let file = try Data(contentsOf: URL(fileURLWithPath: try #require(report.rejectsFile)))
      #expect(file.count { $0 == 0x0A } == 1_000_001)
    }
  }
}

extension Bench {
  /// Imports a file with a mapping written in the test.
  func `import`(
    _ file: URL, _ options: ImportOptions, mapping: String
  ) async throws -> ImportReport {
    try await self.import(file, mapping: try self.file("mapping.yaml", mapping), options)
  }
}

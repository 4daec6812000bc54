// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

import Foundation
import Testing

@testable import Warehouse

@Suite struct `Exports` {
  @Test func `a text that a spreadsheet would run is defused, a number is not`() async throws {
    let store = try TestStore()
    let folder = FileManager.default.temporaryDirectory
      .appendingPathComponent("rendement-export-\(UUID().uuidString)")
    defer {
      store.remove()
      FileWriting.discard(folder)
    }
    try await store.using { warehouse async throws in
      try await warehouse.importing(
        """
        select * from (values ('1', '=1+1', -2.5), ('2', '@x', 1.0), ('3', 'a=b, "c"', null))
          as t(external_id, reason, wait_seconds)
        """, into: .contacts)
      let files = try await warehouse.export(["contacts"], as: .csv, to: folder)
      #expect(files.map(\.rows) == [3])
      #expect(files.map(\.table) == ["facts.contacts"])
      let text = try String(contentsOf: try #require(files.first).file, encoding: .utf8)
      let lines = text.split(separator: "\n").map(String.init)
      let header = lines[0].split(separator: ",", omittingEmptySubsequences: false)
      let reason = try #require(header.firstIndex(of: "reason"))
      let wait = try #require(header.firstIndex(of: "wait_seconds"))
      let first = lines[1].split(separator: ",", omittingEmptySubsequences: false)
      #expect(first[reason] == "'=1+1")
      #expect(first[wait] == "-2.5")
      #expect(lines[2].contains("'@x"))
      #expect(lines[3].contains("\"a=b, \"\"c\"\"\""))
    }
  }

  @Test(arguments: ExportFormat.allCases)
  func `every table is written, whole`(format: ExportFormat) async throws {
    let store = try TestStore()
    let folder = FileManager.default.temporaryDirectory
      .appendingPathComponent("rendement-export-\(UUID().uuidString)")
    defer {
      store.remove()
      FileWriting.discard(folder)
    }
    try await store.using { warehouse async throws in
      try await warehouse.importing("select '1' as external_id", into: .contacts)
      let files = try await warehouse.export(as: format, to: folder)
      #expect(files.count == FactTable.allCases.count + Mart.allCases.count)
      let names = try FileManager.default.contentsOfDirectory(atPath: folder.path)
      #expect(Set(names) == Set(files.map(\.file.lastPathComponent)))
    }
  }

  @Test func `a mistyped table is refused and the right one suggested`() async throws {
    let store = try TestStore()
    defer { store.remove() }
    try await store.using { warehouse async throws in
      await #expect(
        throws: WarehouseError.unknownName(
          kind: "table", name: "contact", suggestion: "contacts")
      ) {
        try await warehouse.export(["contact"], as: .csv, to: store.workspace.exports)
      }
      await #expect(throws: WarehouseError.self) {
        try await warehouse.export(["contacts; drop"], as: .csv, to: store.workspace.exports)
      }
    }
  }
}

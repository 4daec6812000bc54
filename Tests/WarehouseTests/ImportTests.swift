// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

import DuckDB
import Foundation
import Testing

@testable import Warehouse

@Suite struct `Imports` {
  private struct Stop: Error {}

  @Test func `the ledger keeps what was imported and finds it again`() async throws {
    let store = try TestStore()
    defer { store.remove() }
    try await store.using { warehouse async throws in
      try await warehouse.importing("select '1' as external_id", into: .contacts, hash: "abc")
      let records = try await warehouse.imports()
      #expect(records.map(\.counts.imported) == [1])
      #expect(records.map(\.contentHash) == ["abc"])
      let again = try await warehouse.finishedImport(like: .test(hash: "abc"))
      #expect(again?.id == records.first?.id)
      // Another content, or the same with a corrected mapping, must be read.
      #expect(try await warehouse.finishedImport(like: .test(hash: "abd")) == nil)
      #expect(try await warehouse.finishedImport(like: .test(hash: "abc", mapping: "n")) == nil)
    }
  }

  @Test func `rejected values are kept with their line`() async throws {
    let store = try TestStore()
    defer { store.remove() }
    try await store.using { warehouse async throws in
      _ = try await warehouse.withImport(.test()) { transaction in
        _ = try await transaction.connection.execute(
          """
          create temp table bad as select 7::bigint as line, 'Début' as column_name,
            '31/02/2026' as value, 'import.date-impossible' as reason_code, 'no such day' as reason
          """)
        var counts = ImportCounts()
        counts.rejected = try await transaction.addRejects(stage: "bad")
        return counts
      }
      #expect(
        try await warehouse.table("select * from meta.rejects")
          == [["1", "7", "Début", "31/02/2026", "import.date-impossible", "no such day"]])
      #expect(try await warehouse.imports().map(\.counts.rejected) == [1])
    }
  }

  @Test func `an import that fails leaves no fact, no ledger line and no journal entry`()
    async throws
  {
    let store = try TestStore()
    defer { store.remove() }
    try await store.using { warehouse async throws in
      await #expect(throws: Stop.self) {
        try await warehouse.withImport(.test()) { transaction in
          _ = try await transaction.connection.execute(
            "create temp table s as select '1' as external_id")
          _ = try await transaction.merge(stage: "s", into: .contacts)
          throw Stop()
        }
      }
      #expect(try await warehouse.table("select count(*) from facts.contacts") == [["0"]])
      #expect(try await warehouse.imports().isEmpty)
      #expect(try await warehouse.unfinishedImports().isEmpty)
      // The warehouse is usable afterwards.
      #expect(
        try await warehouse.importing("select '1' as external_id", into: .contacts).inserted == 1)
    }
  }

  @Test func `an import killed in the middle is found, and can be finished`() async throws {
    let store = try TestStore()
    defer { store.remove() }
    let copy = FileManager.default.temporaryDirectory
      .appendingPathComponent("rendement-killed-\(UUID().uuidString)")
    defer { FileWriting.discard(copy) }
    let original = store.workspace.root
    try await store.using { warehouse async throws in
      try await warehouse.importing(
        "select '0' as external_id", into: .contacts, source: "before", hash: "first")
      _ = try await warehouse.withImport(.test(hash: "second")) { transaction in
        _ = try await transaction.connection.execute(
          "create temp table s as select range::varchar as external_id from range(300000)")
        let merged = try await transaction.merge(stage: "s", into: .contacts)
        // What the disk holds now is what a kill -9 would leave.
        try FileManager.default.copyItem(at: original, to: copy)
        var counts = ImportCounts()
        counts.add(merged)
        return counts
      }
    }
    try Data("left over".utf8).write(to: copy.appendingPathComponent("tmp/raw-half"))
    let killed = TestStore(existing: try Workspace.open(copy))
    try await killed.using { warehouse async throws in
      #expect(!FileManager.default.fileExists(atPath: copy.path + "/tmp/raw-half"))
      #expect(try await warehouse.table("select external_id from facts.contacts") == [["0"]])
      #expect(try await warehouse.imports().map(\.contentHash) == ["first"])
      let unfinished = try await warehouse.unfinishedImports()
      #expect(unfinished.map(\.declaration) == [.test(hash: "second")])
      let again = try await warehouse.importing(
        "select range::varchar as external_id from range(300000)", into: .contacts, hash: "second")
      #expect(again.inserted == 300_000)
      for entry in unfinished { try await warehouse.discard(unfinished: entry) }
      #expect(try await warehouse.unfinishedImports().isEmpty)
    }
  }

  @Test func `a kill between the commit and the journal's end is no unfinished import`()
    async throws
  {
    let store = try TestStore()
    defer { store.remove() }
    try await store.using { warehouse async throws in
      let kept = Mailbox<[(String, Data)]>()
      let folder = store.workspace.imports.appendingPathComponent("unfinished")
      _ = try await warehouse.withImport(.test()) { _ in
        kept.put(
          try FileManager.default.contentsOfDirectory(atPath: folder.path).map {
            ($0, try Data(contentsOf: folder.appendingPathComponent($0)))
          })
        return ImportCounts()
      }
      let entries = try #require(kept.value)
      #expect(entries.count == 1)
      for (name, data) in entries { try data.write(to: folder.appendingPathComponent(name)) }
      #expect(try await warehouse.unfinishedImports().isEmpty)
      #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path).isEmpty)
    }
  }
}

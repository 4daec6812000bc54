// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

import DuckDB
import Foundation
import Testing

@testable import Warehouse

@Suite struct `Migrations` {
  private func models(changing change: (URL) throws -> Void) throws -> ModelFiles {
    let folder = FileManager.default.temporaryDirectory
      .appendingPathComponent("rendement-models-\(UUID().uuidString)")
    try FileManager.default.copyItem(at: ModelFiles.shipped.folder, to: folder)
    try change(folder.appendingPathComponent("migrations"))
    return ModelFiles(folder: folder)
  }

  @Test func `a store is made once and opened again without a change`() async throws {
    let store = try TestStore()
    defer { store.remove() }
    let sql = "select number, name, checksum, cast(applied_at as varchar) from meta.migrations"
    let first = try await store.using { try await $0.table(sql) }
    #expect(first.map { $0[1] }.starts(with: ["0001_facts", "0002_ledger"]))
    #expect(try await store.using { try await $0.table(sql) } == first)
  }

  @Test func `a new step is applied to an old store and keeps its rows`() async throws {
    let store = try TestStore()
    defer { store.remove() }
    _ = try await store.using { warehouse async throws in
      try await warehouse.importing("select '1' as external_id", into: .agents)
    }
    let newer = try models {
      try Data("alter table facts.agents add column shift VARCHAR;\n".utf8)
        .write(to: $0.appendingPathComponent("9001_shift.sql"))
    }
    defer { FileWriting.discard(newer.folder) }
    let warehouse = try await store.open(models: newer)
    #expect(
      try await warehouse.table("select external_id, shift from facts.agents") == [["1", "NULL"]])
    await warehouse.close()
    // The same store is now newer than the shipped program.
    let error = await #expect(throws: WarehouseError.self) { try await store.open() }
    #expect(
      error == .newerStore(found: 9001, known: try Warehouse.Migrations(ModelFiles.shipped).newest))
    #expect(error?.description.contains("Update Rendement") == true)
  }

  @Test func `a step that fails leaves the store as it was`() async throws {
    let store = try TestStore()
    defer { store.remove() }
    try await store.using { _ in }
    let broken = try models {
      try Data("alter table facts.agents add column shift VARCHAR;\nselect nonsense;\n".utf8)
        .write(to: $0.appendingPathComponent("9001_broken.sql"))
    }
    defer { FileWriting.discard(broken.folder) }
    await #expect(throws: (any Error).self) { try await store.open(models: broken) }
    let columns = try await store.using { warehouse async throws in
      try await warehouse.reader.query("select * from facts.agents limit 0").columns.map(\.name)
    }
    #expect(!columns.contains("shift"))
  }

  @Test func `a step that was changed after it was applied is refused`() async throws {
    let store = try TestStore()
    defer { store.remove() }
    try await store.using { _ in }
    let changed = try models {
      let file = $0.appendingPathComponent("0001_facts.sql")
      try Data((try String(contentsOf: file, encoding: .utf8) + "-- changed\n").utf8).write(
        to: file)
    }
    defer { FileWriting.discard(changed.folder) }
    await #expect(throws: WarehouseError.changedMigration(number: 1)) {
      try await store.open(models: changed)
    }
  }

  @Test func `a store whose making was killed before its first commit is made anew`() async throws {
    let store = try TestStore()
    defer { store.remove() }
    let database = try await Database.open(
      .file(store.workspace.warehouseFile.path), settings: [:], readOnly: false,
      library: try EngineLibrary.load())
    await database.close()
    let found = try await store.using { try await $0.table("select count(*) from facts.contacts") }
    #expect(found == [["0"]])
  }
}

// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

import DuckDB
import Foundation
import SQL
import Testing

@testable import Warehouse

@Suite struct `The engine's reach` {
  @Test func `files outside the workspace cannot be read, nor the settings be changed`()
    async throws
  {
    let store = try TestStore()
    defer { store.remove() }
    try await store.using { warehouse async throws in
      for sql in [
        "select * from read_text('/etc/hostname')",
        "select * from read_blob('\(store.workspace.keyFile.path)')",
        "set enable_external_access = true", "set memory_limit = '1GB'",
      ] {
        await #expect(throws: DuckDBError.self, "\(sql)") {
          try await warehouse.run(RenderedSQL(text: sql, bindings: []))
        }
      }
    }
  }

  @Test func `a folder that was named can be read`() async throws {
    let store = try TestStore()
    let folder = FileManager.default.temporaryDirectory
      .appendingPathComponent("rendement-o'neil-\(UUID().uuidString)", isDirectory: true)
    defer {
      store.remove()
      FileWriting.discard(folder)
    }
    try FileWriting.makeFolder(folder)
    try Data("a\n7\n".utf8).write(to: folder.appendingPathComponent("f.csv"))
    let warehouse = try await store.open(folders: [folder])
    let rows = try await warehouse.table(
      "select a from read_csv(\(SQLText.literal(folder.path + "/f.csv")))")
    #expect(rows == [["7"]])
    await warehouse.close()
  }

  @Test func `a wrong memory limit is refused in words`() throws {
    let temporary = FileManager.default.temporaryDirectory
    let settings = try EngineSettings(
      temporary: temporary, environment: ["RENDEMENT_MEMORY_LIMIT": "800MB"])
    #expect(settings.atOpening["memory_limit"] == "800MB")
    #expect(throws: WarehouseError.badMemoryLimit("lots")) {
      try EngineSettings(temporary: temporary, environment: ["RENDEMENT_MEMORY_LIMIT": "lots"])
    }
  }

  @Test func `the doctor sees what is there`() async throws {
    let store = try TestStore()
    defer { store.remove() }
    try await store.using { warehouse async throws in
      try await warehouse.importing("select '1' as external_id", into: .contacts)
      let facts = try await warehouse.facts()
      #expect(facts.rows == [.contacts: 1])
      #expect(facts.structure == (try Warehouse.Migrations(ModelFiles.shipped).newest))
      #expect(facts.imports == 1)
      #expect(!facts.areMartsFresh)
      #expect(facts.unfinished.isEmpty)
      #expect((facts.freeBytes ?? 0) > 0)
      #expect(facts.engineVersion.hasPrefix("v"))
    }
  }
}

// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

import DuckDB
import Testing

@testable import Warehouse

@Suite struct `Merging` {
  private let two = """
    select * from (values ('1', 'phone', 10.0), ('2', 'email', 20.0))
      as t(external_id, channel, wait_seconds)
    """

  private func counts(_ inserted: Int, _ updated: Int, _ unchanged: Int) -> MergeCounts {
    var counts = MergeCounts()
    counts.inserted = inserted
    counts.updated = updated
    counts.unchanged = unchanged
    return counts
  }

  @Test func `importing twice changes nothing`() async throws {
    let store = try TestStore()
    defer { store.remove() }
    try await store.using { warehouse async throws in
      #expect(try await warehouse.importing(two, into: .contacts) == counts(2, 0, 0))
      let sql = "select * from facts.contacts order by external_id"
      let before = try await warehouse.table(sql)
      #expect(try await warehouse.importing(two, into: .contacts) == counts(0, 0, 2))
      #expect(try await warehouse.table(sql) == before)
      let version = try await warehouse.table(
        "select value from meta.state where name = 'facts_version'")
      #expect(version == [["1"]])
    }
  }

  @Test func `a newer version replaces the row and a new row is added`() async throws {
    let store = try TestStore()
    defer { store.remove() }
    try await store.using { warehouse async throws in
      try await warehouse.importing(two, into: .contacts)
      let merged = try await warehouse.importing(
        """
        select * from (values ('2', 'email', 25.0), ('3', 'chat', 30.0), ('1', 'phone', 10.0))
          as t(external_id, channel, wait_seconds)
        """, into: .contacts)
      #expect(merged == counts(1, 1, 1))
      let rows = try await warehouse.table(
        "select external_id, channel, wait_seconds, import_id from facts.contacts order by 1")
      #expect(
        rows == [
          ["1", "phone", "10.0", "1"], ["2", "email", "25.0", "2"], ["3", "chat", "30.0", "2"],
        ])
    }
  }

  @Test func `an older version by its updated_at does not replace a newer one`() async throws {
    let store = try TestStore()
    defer { store.remove() }
    @Sendable func row(_ status: String, _ updated: String) -> String {
      "select '1' as external_id, '\(status)' as status, timestamp '\(updated)' as updated_at"
    }
    try await store.using { warehouse async throws in
      try await warehouse.importing(row("closed", "2026-02-02 00:00:00"), into: .contacts)
      let older = try await warehouse.importing(
        row("open", "2026-01-01 00:00:00"), into: .contacts)
      #expect(older == counts(0, 0, 1))
      #expect(try await warehouse.table("select status from facts.contacts") == [["closed"]])
      let newer = try await warehouse.importing(
        row("reopened", "2026-03-03 00:00:00"), into: .contacts)
      #expect(newer == counts(0, 1, 0))
    }
  }

  @Test func `the same id of two sources is two rows`() async throws {
    let store = try TestStore()
    defer { store.remove() }
    try await store.using { warehouse async throws in
      try await warehouse.importing(two, into: .contacts, source: "a")
      #expect(
        try await warehouse.importing(two, into: .contacts, source: "b") == counts(2, 0, 0))
    }
  }

  @Test(arguments: [true, false])
  func `of the rows with one key in a file the last wins`(sourceIsKnown: Bool) async throws {
    let store = try TestStore()
    defer { store.remove() }
    try await store.using { warehouse async throws in
      if sourceIsKnown {
        try await warehouse.importing("select '0' as external_id", into: .contacts)
      }
      let merged = try await warehouse.importing(
        """
        select * from (values ('1', 'first', 2), ('1', 'last', 9), ('1', 'middle', 5), ('2', 'x', 1))
          as t(external_id, status, line)
        """, into: .contacts)
      #expect(merged.inserted == 2)
      #expect(merged.superseded == 2)
      let rows = try await warehouse.table(
        "select external_id, status from facts.contacts where external_id <> '0' order by 1")
      #expect(rows == [["1", "last"], ["2", "x"]])
    }
  }

  @Test(arguments: [true, false])
  func `rows without a key are counted and left out`(sourceIsKnown: Bool) async throws {
    let store = try TestStore()
    defer { store.remove() }
    try await store.using { warehouse async throws in
      if sourceIsKnown {
        try await warehouse.importing("select '0' as external_id", into: .contacts)
      }
      let merged = try await warehouse.importing(
        "select * from (values ('1'), (null)) as t(external_id)", into: .contacts)
      #expect(merged.inserted == 1)
      #expect(merged.keyless == 1)
    }
  }

  @Test func `a tombstone is a version that figures leave out`() async throws {
    let store = try TestStore()
    defer { store.remove() }
    try await store.using { warehouse async throws in
      try await warehouse.importing(
        """
        select *, timestamp '2026-01-05 10:00:00' as started_at
        from (values ('1'), ('2')) as t(external_id)
        """, into: .contacts)
      let merged = try await warehouse.importing(
        "select '1' as external_id, true as deleted", into: .contacts)
      #expect(merged == counts(0, 1, 0))
      try await warehouse.refreshMarts()
      #expect(
        try await warehouse.table("select external_id from marts.fct_contacts") == [["2"]])
      #expect(try await warehouse.table("select count(*) from facts.contacts") == [["2"]])
    }
  }

  @Test func `a view is merged as a table is`() async throws {
    let store = try TestStore()
    defer { store.remove() }
    try await store.using { warehouse async throws in
      _ = try await warehouse.connection.execute("create temp view v as \(two)")
      for expected in [counts(2, 0, 0), counts(0, 0, 2)] {
        let merged = Mailbox<MergeCounts>()
        _ = try await warehouse.withImport(.test()) { transaction in
          merged.put(try await transaction.merge(stage: "v", into: .contacts))
          return ImportCounts()
        }
        #expect(merged.value == expected)
      }
    }
  }

  @Test func `a staged column that the table lacks is refused by name`() async throws {
    let store = try TestStore()
    defer { store.remove() }
    try await store.using { warehouse async throws in
      await #expect(
        throws: WarehouseError.stageColumn(
          name: "wait_second", table: "contacts", suggestion: "wait_seconds")
      ) {
        try await warehouse.importing(
          "select '1' as external_id, 1.0 as wait_second", into: .contacts)
      }
      await #expect(throws: WarehouseError.stageKeyMissing(table: "contacts")) {
        try await warehouse.importing("select 'x' as channel", into: .contacts)
      }
    }
  }
}

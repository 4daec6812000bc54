// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

import DuckDB
import Quantities

/// Brings staged rows into a fact table so that importing twice changes nothing.
///
/// A row is known by (source, external_id). A new one is inserted; one with another content
/// replaces the old version, unless both name their `updated_at` and the stage's is older; the
/// rest stays. A tombstone (`deleted`) is a version like any other.
///
/// Uniqueness is kept here and not by an index: on 1 M rows an index costs more than the import
/// itself, while the check below takes 0.14 s. Rows of a new source go straight into the table,
/// which takes as long as the engine's own CREATE TABLE AS.
struct FactMerge {
  let connection: Connection
  let stage: String
  let table: FactTable
  let source: String
  let importID: Int64

  func run() async throws -> MergeCounts {
    let columns = try await stagedColumns()
    let isNewSource = try await connection.query(
      "select 1 from \(table.qualifiedName) where source = $1 limit 1", [.text(source)]
    ).rows.isEmpty
    if isNewSource, let counts = try await insertAll(columns) { return counts }
    return try await replace(columns)
  }

  // MARK: - A new source

  /// Inserts every row and then looks for a repeated key; nil, with nothing inserted, when there
  /// is one or a row has no key.
  private func insertAll(_ columns: Staged) async throws -> MergeCounts? {
    let keyless =
      columns.isTable
      ? try await connection.integer(
        "select count(*) from \(stage) where external_id is null") : 0
    guard keyless == 0 else { return nil }
    _ = try await connection.execute(
      """
      insert into \(table.qualifiedName) (source, import_id, \(columns.targets))
      select $1, $2::bigint, \(columns.selection) from \(stage) where external_id is not null
      """, [.text(source), .int64(importID)])
    let found = try await connection.integers(
      """
      select count(*), count(distinct external_id) from \(table.qualifiedName)
      where source = $1
      """, [.text(source)])
    if found[0] == found[1] {
      var counts = MergeCounts()
      counts.inserted = Int(found[0])
      return counts
    }
    _ = try await connection.execute(
      "delete from \(table.qualifiedName) where source = $1", [.text(source)])
    return nil
  }

  // MARK: - A known source

  private func replace(_ columns: Staged) async throws -> MergeCounts {
    var counts = MergeCounts()
    for statement in ["drop table if exists temp._incoming", "drop table if exists temp._merge"] {
      _ = try await connection.execute(statement)
    }
    try await gather(columns, &counts)
    let content = table.versionedColumns.map(SQLText.identifier).joined(separator: ", ")
    // Two versions are told apart by a 64-bit hash of all their values: three times as fast as
    // comparing each, and a chance of 5e-20 per changed row to miss it.
    _ = try await connection.execute(
      """
      create temp table _merge as
      with incoming as (
        select rowid as stage_row, external_id, updated_at, hash(\(content)) as content
        from temp._incoming
      ), known as (
        select rowid as fact_row, external_id, updated_at, hash(\(content)) as content
        from \(table.qualifiedName) where source = $1
      )
      select incoming.stage_row, known.fact_row,
        known.fact_row is not null and (
          incoming.content = known.content
          or coalesce(incoming.updated_at < known.updated_at, false)) as is_unchanged
      from incoming left join known using (external_id)
      """, [.text(source)])
    let found = try await connection.integers(
      """
      select count(*) filter (where fact_row is null),
        count(*) filter (where fact_row is not null and not is_unchanged),
        count(*) filter (where is_unchanged)
      from temp._merge
      """)
    counts.inserted = Int(found[0])
    counts.updated = Int(found[1])
    counts.unchanged = Int(found[2])
    if counts.updated > 0 {
      _ = try await connection.execute(
        """
        delete from \(table.qualifiedName)
        where rowid in (select fact_row from temp._merge
          where fact_row is not null and not is_unchanged)
        """)
    }
    if counts.inserted + counts.updated > 0 {
      _ = try await connection.execute(
        """
        insert into \(table.qualifiedName) by name select * from temp._incoming
        where rowid in (select stage_row from temp._merge where not is_unchanged)
        """)
    }
    for statement in ["drop table temp._incoming", "drop table temp._merge"] {
      _ = try await connection.execute(statement)
    }
    return counts
  }

  /// Copies the stage into `_incoming`, shaped like the fact table, the last row of each key.
  private func gather(_ columns: Staged, _ counts: inout MergeCounts) async throws {
    _ = try await connection.execute(
      "create temp table _incoming as select * from \(table.qualifiedName) limit 0")
    let order = columns.hasLine ? "line" : "row_number() over ()"
    _ = try await connection.execute(
      """
      insert into temp._incoming (source, import_id, \(columns.targets))
      with numbered as (select *, \(order) as _position from \(stage))
      select $1, $2::bigint, \(columns.selection) from numbered
      where external_id is not null
      qualify row_number() over (partition by external_id order by _position desc) = 1
      """, [.text(source), .int64(importID)])
    let totals = try await connection.integers(
      """
      select count(*), count(*) filter (where external_id is null),
        (select count(*) from temp._incoming)
      from \(stage)
      """)
    counts.keyless = Int(totals[1])
    counts.superseded = Int(totals[0] - totals[1] - totals[2])
  }

  // MARK: - The stage

  private struct Staged {
    /// The fact table's columns that the stage has, apart from those written by the merge.
    let names: [String]
    let hasLine: Bool
    /// Whether the stage says which rows are deleted.
    let isFlagged: Bool
    let isTable: Bool

    /// The names as a list for SQL, `deleted` last.
    var targets: String {
      (names.map(SQLText.identifier) + ["deleted"]).joined(separator: ", ")
    }

    /// The values for ``targets``: a missing flag means a living row.
    var selection: String {
      (names.map(SQLText.identifier) + [isFlagged ? "coalesce(deleted, false)" : "false"])
        .joined(separator: ", ")
    }
  }

  private func stagedColumns() async throws -> Staged {
    guard SQLText.isPlainName(stage) else {
      throw WarehouseError.unknownName(kind: "stage", name: stage, suggestion: nil)
    }
    let known = table.columns.map(\.name)
    let found = try await connection.query("select * from \(stage) limit 0").columns.map(\.name)
    for name in found where name != "line" && !known.contains(name) {
      throw WarehouseError.stageColumn(
        name: name, table: table.rawValue, suggestion: closestName(to: name, among: known))
    }
    guard found.contains("external_id") else {
      throw WarehouseError.stageKeyMissing(table: table.rawValue)
    }
    let short = stage.split(separator: ".").last.map(String.init) ?? stage
    let isTable =
      try await connection.integer(
        "select count(*) from duckdb_tables() where lower(table_name) = lower($1)", [.text(short)])
      > 0
    return Staged(
      names: found.filter { !["line", "source", "import_id", "deleted"].contains($0) },
      hasLine: found.contains("line"), isFlagged: found.contains("deleted"), isTable: isTable)
  }
}

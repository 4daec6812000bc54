// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

import DuckDB
import Quantities
import Warehouse

/// The converted rows of a file inside the import's connection, ready to merge.
///
/// For a source that is new and a mapping that needs no look at several records at once, they are
/// a view: the file is read straight into the facts, as fast as the engine's own
/// `CREATE TABLE AS`. Otherwise they are a temporary table, so that the file is read once.
struct StagedRows {
  let connection: Connection
  let compiled: CompiledMapping
  let source: RecordSource
  /// The zone to note beside moments.
  let zone: String?
  let isView: Bool

  /// The name of the converted rows.
  static let name = "ingest_rows"

  /// Makes the rows, the pseudonyms and one view per table.
  func make() async throws {
    try await drop()
    let kind = isView ? "view" : "table"
    _ = try await connection.execute(
      "create temp \(kind) \(Self.name) as \(select(relation: source.relationKeepingRejects))")
    try await makePseudonyms()
    for index in compiled.tables.indices {
      _ = try await connection.execute("create temp view \(stage(index)) as \(view(index))")
    }
  }

  /// The stage of a table.
  func stage(_ index: Int) -> String { "ingest_stage_\(index)" }

  /// Removes what ``make()`` made.
  func drop() async throws {
    for index in 0..<8 {
      _ = try await connection.execute("drop view if exists \(stage(index))")
      _ = try await connection.execute("drop table if exists temp.ingest_names_\(index)")
    }
    let found = try await connection.query(
      "select table_type from information_schema.tables where table_name = '\(Self.name)'")
    if let type = found.rows.first?[0].text {
      _ = try await connection.execute("drop \(type == "VIEW" ? "view" : "table") \(Self.name)")
    }
    for table in ["ingest_ids", "ingest_faults", "ingest_codes", "ingest_runs", "ingest_rejects"] {
      _ = try await connection.execute("drop table if exists temp.\(table)")
    }
    for table in ["reject_errors", "reject_scans"] {
      _ = try await connection.execute("drop table if exists \(table)")
    }
  }

  // MARK: - Rows

  private func select(relation: String) -> String {
    var columns = ["\(compiled.state) as _state"]
    for (index, table) in compiled.tables.enumerated() {
      if let condition = table.condition { columns.append("\(condition) as _in\(index)") }
      columns += table.outputs.map { "\($0.sql) as \(column(index, $0))" }
    }
    columns += compiled.order.enumerated().map { "\($1) as _order\($0)" }
    if isNumbered { columns.append("_n") }
    if let ambiguity = compiled.ambiguity { columns.append("\(ambiguity) as _twice") }
    let rows = compiled.rows(from: source, relation: relation, numbered: isNumbered)
    return "select \(columns.joined(separator: ",\n  ")) from (\(rows))"
  }

  private var isNumbered: Bool { compiled.needsRanks || compiled.tables.contains(where: \.fold) }

  private func column(_ index: Int, _ output: CompiledMapping.Output) -> String {
    SQLText.identifier("t\(index)_\(output.name)")
  }

  // MARK: - Pseudonyms

  /// The distinct identifier columns, in order; equal expressions share one table of names.
  private var identifiers: [(sql: String, subject: Pseudonym.Subject, column: String)] {
    var found = [(sql: String, subject: Pseudonym.Subject, column: String)]()
    for (index, table) in compiled.tables.enumerated() {
      for output in table.outputs {
        guard let subject = output.subject,
          !found.contains(where: { $0.sql == output.sql && $0.subject == subject })
        else { continue }
        found.append((output.sql, subject, column(index, output)))
      }
    }
    return found
  }

  /// Each identifier is hashed once, not once per row; one reading finds them all.
  private func makePseudonyms() async throws {
    let identifiers = identifiers
    guard !identifiers.isEmpty else { return }
    let columns = identifiers.map(\.column).joined(separator: ", ")
    let sets = identifiers.map { "(\($0.column))" }.joined(separator: ", ")
    _ = try await connection.execute(
      """
      create temp table ingest_ids as
      select \(columns), grouping(\(columns)) as _set, count(*) as _count
      from \(Self.name) group by grouping sets (\(sets))
      """)
    for (index, identifier) in identifiers.enumerated() {
      _ = try await connection.execute(
        """
        create temp table ingest_names_\(index) as
        select \(identifier.column) as id,
          \(pseudonym(identifier.column, identifier.subject)) as name
        from ingest_ids
        where _set = \(groupingSet(index)) and \(identifier.column) is not null
        """)
    }
  }

  /// A customer's telephone number or e-mail address has one pseudonym, however it is written.
  private func pseudonym(_ column: String, _ subject: Pseudonym.Subject) -> String {
    Pseudonym.sql(
      subject == .customer ? "(\(CustomerIdentity.sql(column)))" : column, subject)
  }

  /// The number that `grouping` gives to a set: a one for each column that is not in it.
  private func groupingSet(_ index: Int) -> Int {
    let count = identifiers.count
    return (1 << count) - 1 - (1 << (count - 1 - index))
  }

  /// The number of records that the engine can split: known from the search for identifiers, else
  /// counted.
  func count() async throws -> Int {
    let sql =
      identifiers.isEmpty
      ? "select count(*) from \(source.relation)"
      : "select cast(sum(_count) as BIGINT) from ingest_ids where _set = \(groupingSet(0))"
    return try await connection.query(sql).scalar?.integer ?? 0
  }

  // MARK: - Stages

  private func view(_ index: Int) -> String {
    let table = compiled.tables[index]
    var columns = [String]()
    var joins = ""
    for output in table.outputs {
      let value: String
      if output.subject != nil,
        let rank = identifiers.firstIndex(where: {
          $0.sql == output.sql && $0.subject == output.subject
        })
      {
        value = "names_\(output.name).name"
        joins += """

          left join ingest_names_\(rank) as names_\(output.name)
          on names_\(output.name).id = rows.\(column(index, output))
          """
      } else {
        value = "rows.\(column(index, output))"
      }
      columns.append("\(value) as \(SQLText.identifier(output.name))")
    }
    if let zone, table.table.columns.contains(where: { $0.kind == .timestamp }) {
      columns.append("\(SQLText.literal(zone)) as source_zone")
    }
    let list = columns.joined(separator: ",\n  ")
    let condition = table.condition == nil ? "" : " and _in\(index)"
    let good = "select * from \(Self.name) where _state = 0\(condition)"
    let from = table.fold ? folded(index, table, good) : good
    return "select \(list) from (\(from)) as rows\(joins)"
  }

  /// The last record of each key, with the fields that another record gives taken from it.
  private func folded(_ index: Int, _ table: CompiledMapping.Table, _ good: String) -> String {
    let key = SQLText.identifier("t\(index)_external_id")
    let order = compiled.order.indices.map { "_order\($0) desc nulls last" } + ["_n desc"]
    let forward = compiled.order.indices.map { "_order\($0) nulls first" } + ["_n"]
    let replaced = table.outputs.filter { $0.take != .last }.map { output in
      let name = column(index, output)
      let window =
        switch output.take {
        case .max: "max(\(name)) over (partition by \(key))"
        case .min: "min(\(name)) over (partition by \(key))"
        case .sum: "sum(\(name)) over (partition by \(key))"
        default:
          "first_value(\(name)) over (partition by \(key) order by \(forward.joined(separator: ", ")))"
        }
      return "\(window) as \(name)"
    }
    let star = replaced.isEmpty ? "*" : "* replace (\(replaced.joined(separator: ", ")))"
    return """
      select \(star) from (\(good))
      qualify row_number() over (partition by \(key) order by \(order.joined(separator: ", "))) = 1
      """
  }
}

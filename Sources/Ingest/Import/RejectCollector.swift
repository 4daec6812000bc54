// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

import DuckDB
import Foundation
import Quantities
import Warehouse

/// Finds the line, column, value and reason of every rejected record by a second reading.
///
/// Only a file with faults pays for it. Everything stays in the engine and on disk, so that a
/// million rejects take as little memory as ten.
struct RejectCollector {
  let connection: Connection
  let compiled: CompiledMapping
  let prepared: PreparedImport

  /// The table of rejected values: `line`, `column_name`, `value`, `reason_code`, `reason`,
  /// `reason_fr`.
  static let name = "ingest_rejects"

  /// What was rejected.
  struct Summary: Sendable {
    /// Records rejected.
    var records = 0
    /// Records that the engine could not even split.
    var unsplit = 0
    /// The first rejected values, by line.
    var sample = [RejectedRow]()
  }

  /// Fills the table.
  func collect() async throws -> Summary {
    try await makeCodes()
    let rows = compiled.rows(
      from: prepared.source, relation: prepared.source.relation, numbered: true)
    _ = try await connection.execute(
      """
      create temp table ingest_faults as
      select _n as n, fault.k as k, fault.v as v from (
        select _n, unnest(faults) as fault from (
          select _n, \(compiled.state) as _state, \(compiled.faultList) as faults,
            hash(\(compiled.layers[0].map(\.name).joined(separator: ", "))) as everything
          from (\(rows)))
        where _state > 0 and everything is not null)
      """)
    let unsplit = try await unsplitRecords()
    try await locate(unsplit)
    var summary = Summary()
    summary.unsplit = unsplit.count
    let counts = try await connection.query("select count(distinct n) from ingest_faults")
    summary.records = (counts.scalar?.integer ?? 0) + unsplit.count
    summary.sample = try await sample()
    return summary
  }

  // MARK: - Records that could not be split

  private struct Unsplit {
    var position: Int
    var column: String?
    var text: String?
    var code: FaultCode
  }

  private func unsplitRecords() async throws -> [Unsplit] {
    let exists = try await connection.query(
      "select count(*) from duckdb_tables() where table_name = 'reject_errors'")
    guard exists.scalar?.integer ?? 0 > 0 else { return [] }
    let found = try await connection.query(
      """
      select min(line_byte_position), any_value(column_name), any_value(left(csv_line, 200)),
        any_value(cast(error_type as VARCHAR))
      from reject_errors where scan_id = (select max(scan_id) from reject_errors)
      group by line, line_byte_position order by 1
      """)
    return found.rows.map { row in
      Unsplit(
        position: row[0].integer ?? 0, column: row[1].text, text: row[2].text,
        code: Self.code(row[3].text ?? ""))
    }
  }

  private static func code(_ type: String) -> FaultCode {
    switch type {
    case "TOO MANY COLUMNS": .tooManyFields
    case "MISSING COLUMNS": .tooFewFields
    case "UNQUOTED VALUE": .quoteOpen
    case "INVALID ENCODING", "INVALID UNICODE": .encodingInvalid
    case "LINE SIZE OVER MAXIMUM": .lineTooLong
    default: .lineUnreadable
    }
  }

  // MARK: - Lines

  /// Gives every fault its line.
  private func locate(_ unsplit: [Unsplit]) async throws {
    let source = prepared.source
    _ = try await connection.execute(
      "create temp table ingest_runs (record BIGINT, shift BIGINT)")
    var droppedLines = [Int]()
    if source.quote != nil || source.delimiter != nil {
      var reader = try ByteReader(
        source.alignedFile ?? prepared.file.readable,
        compression: source.alignedFile == nil ? prepared.file.readableCompression : .none,
        name: prepared.file.name)
      let answer = try LineLocator.locate(
        &reader, quote: source.quote, delimiter: source.delimiter,
        droppedPositions: unsplit.map(\.position))
      try reader.close()
      droppedLines = answer.droppedLines
      try await insert(answer.runs.map { "(\($0.record), \($0.offset))" }, into: "ingest_runs")
    } else {
      try await insert(["(1, \(source.linesBeforeRecords ?? 0))"], into: "ingest_runs")
    }
    _ = try await connection.execute(
      """
      create temp table \(Self.name) as
      select f.n + coalesce(r.shift, 0) as line, c.column_name, left(f.v, 200) as value,
        c.reason_code, c.reason, c.reason_fr
      from ingest_faults f
      asof left join ingest_runs r on f.n >= r.record
      join ingest_codes c on c.k = f.k
      """)
    for (record, line) in zip(unsplit, droppedLines) {
      _ = try await connection.execute(
        "insert into \(Self.name) values ($1::bigint, $2, $3, $4, $5, $6)",
        [
          .int64(Int64(line)), record.column.map(Value.text) ?? .null,
          record.text.map { .text($0.trimmingCharacters(in: .newlines)) } ?? .null,
          .text(record.code.rawValue), .text(record.code.reason.en),
          .text(record.code.reason.fr),
        ])
    }
  }

  private func insert(_ tuples: [String], into table: String) async throws {
    var rest = tuples[...]
    while !rest.isEmpty {
      _ = try await connection.execute(
        "insert into \(table) values \(rest.prefix(5000).joined(separator: ", "))")
      rest = rest.dropFirst(5000)
    }
  }

  private func makeCodes() async throws {
    _ = try await connection.execute(
      """
      create temp table ingest_codes (k INTEGER, column_name VARCHAR, reason_code VARCHAR,
        reason VARCHAR, reason_fr VARCHAR)
      """)
    for (index, fault) in compiled.faults.enumerated() {
      _ = try await connection.execute(
        "insert into ingest_codes values ($1::integer, $2, $3, $4, $5)",
        [
          .int64(Int64(index)), fault.column.map(Value.text) ?? .null, .text(fault.code.rawValue),
          .text(fault.code.reason.en), .text(fault.code.reason.fr),
        ])
    }
  }

  // MARK: - Out

  private func sample() async throws -> [RejectedRow] {
    let found = try await connection.query(
      """
      select line, column_name, value, reason_code, reason, reason_fr from \(Self.name)
      order by line, column_name limit \(prepared.limits.reportedRejects)
      """)
    return found.rows.map { row in
      RejectedRow(
        line: row[0].integer ?? 0, column: row[1].text, value: row[2].text,
        code: row[3].text ?? "", reason: LocalizedText(en: row[4].text ?? "", fr: row[5].text ?? "")
      )
    }
  }

  /// Writes every rejected value to a CSV file that a spreadsheet opens without running formulas.
  func write(to file: URL) async throws {
    try FileManager.default.createDirectory(
      at: file.deletingLastPathComponent(), withIntermediateDirectories: true,
      attributes: [.posixPermissions: 0o700])
    let safe = { (column: String) in
      """
      case when regexp_matches(\(column), '^[=+@\\t\\r-]')
        and not regexp_full_match(\(column), '[-+]?[0-9][0-9:.,/ ]*')
      then '''' || \(column) else \(column) end as \(column)
      """
    }
    _ = try await connection.execute(
      """
      copy (select line, \(safe("column_name")), \(safe("value")), reason_code, reason, reason_fr
        from \(Self.name) order by line, column_name)
      to \(SQLText.literal(file.path)) (format csv, header true)
      """)
    try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: file.path)
  }
}

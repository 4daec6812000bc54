// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

import DuckDB
import Warehouse

/// What became of a file's records, before their merge.
struct RecordCounts: Sendable, Hashable {
  /// Records that the engine could split.
  var split = 0
  /// Records with a fault.
  var faulty = 0
  /// Records left out, by the mapping's rules in order.
  var skipped = [Int]()
  /// Records whose first moment exists twice.
  var ambiguous = 0
  /// Good records that give a row of the first table.
  var first = 0

  /// Counts over the converted rows: reads and converts the file when they are a view.
  init(_ connection: Connection, _ compiled: CompiledMapping) async throws {
    var columns = [
      "count(*)", "count(*) filter (where _state > 0)",
      compiled.ambiguity == nil ? "0" : "count(*) filter (where _twice and _state = 0)",
      "count(*) filter (where _state = 0\(compiled.tables[0].condition == nil ? "" : " and _in0"))",
    ]
    let counted = columns.count + compiled.skips.count
    columns += compiled.skips.indices.map { "count(*) filter (where _state = \(-$0 - 1))" }
    // The engine only checks the fields that a query reads: every query must read the same ones, or
    // a line with a fault in another field would be a record to one and none to the other.
    for (index, table) in compiled.tables.enumerated() {
      columns += table.outputs.map { "count(\(SQLText.identifier("t\(index)_\($0.name)")))" }
    }
    let found = try await connection.query(
      "select \(columns.joined(separator: ", ")) from \(StagedRows.name)")
    let numbers = found.rows.first.map { row in row.compactMap(\.integer) } ?? []
    guard numbers.count == columns.count else { return }
    split = numbers[0]
    faulty = numbers[1]
    ambiguous = numbers[2]
    first = numbers[3]
    skipped = Array(numbers[4..<counted])
  }

  /// Counts known from a plain count of records and a clean merge.
  init(clean count: Int) {
    split = count
    first = count
  }
}

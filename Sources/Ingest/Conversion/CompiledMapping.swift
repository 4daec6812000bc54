// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

import Quantities
import Warehouse

/// A mapping turned into SQL over the records of one file.
///
/// The expressions stand in layers: the file's raw text, then what is read from it, then what is
/// made of that. Each layer names its columns, so that the engine computes each thing once.
struct CompiledMapping: Sendable {
  /// A fault that a record may have.
  struct Fault: Sendable {
    var code: FaultCode
    /// The file's column to name; nil when several made the value.
    var column: String?
    /// SQL, true when the record has the fault.
    var condition: String
    /// SQL of the value to show.
    var value: String
  }

  /// One canonical column.
  struct Output: Sendable {
    var name: String
    /// SQL over the layers.
    var sql: String
    /// Whose identifier it is, when it must be pseudonymised.
    var subject: Pseudonym.Subject?
    var take: FieldRule.Take
  }

  /// One fact table.
  struct Table: Sendable {
    var table: FactTable
    /// SQL over the layers, true when the record gives a row; nil for always.
    var condition: String?
    var fold: Bool
    var outputs: [Output]
  }

  /// The expressions of each layer, by name; the first reads the file's columns.
  var layers: [[(name: String, sql: String)]]
  /// Conditions of the records to leave out, in the mapping's order.
  var skips: [String]
  var faults: [Fault]
  var tables: [Table]
  /// SQL over the layers, true when the row's first moment exists twice; nil when none can.
  var ambiguity: String?
  /// SQL over the layers that orders folded records; empty when none are folded.
  var order: [String]
  /// Whether ranks among equal records are needed.
  var needsRanks: Bool

  /// A select of every layer's columns, with the records' rank in the file when asked for.
  func rows(from source: RecordSource, relation: String, numbered: Bool) -> String {
    var select = ""
    for (index, layer) in layers.enumerated() where index == 0 || !layer.isEmpty {
      var columns = layer.map { "\($0.sql) as \($0.name)" }
      if index == 0 {
        if numbered { columns.append("row_number() over () as _n") }
        if columns.isEmpty { columns.append("1 as _one") }
        select = "select \(columns.joined(separator: ",\n  ")) from \(relation)"
      } else {
        select = "select *, \(columns.joined(separator: ",\n  ")) from (\(select))"
      }
    }
    return select
  }

  /// SQL of a record's state: 0 good, n its first fault, −n the rule that leaves it out.
  ///
  /// The last term is always 0. It is there because the engine may not move a filter on a random
  /// value: it would copy every expression below into the filter and compute each many times.
  var state: String {
    var branches = skips.enumerated().map { "when \($1) then \(-$0 - 1)" }
    branches += faults.enumerated().map { "when \($1.condition) then \($0 + 1)" }
    guard !branches.isEmpty else { return "0" }
    let first = "case \(branches.joined(separator: "\n  ")) else 0 end"
    return "cast(\(first) as SMALLINT) + cast(floor(random()) as SMALLINT)"
  }

  /// SQL of the list of all faults of a record.
  var faultList: String {
    let items = faults.enumerated().map { index, fault in
      "case when \(fault.condition) then {'k': \(index), 'v': cast(\(fault.value) as VARCHAR)} end"
    }
    return "list_filter([\(items.joined(separator: ",\n  "))], lambda f: f is not null)"
  }
}

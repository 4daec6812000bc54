// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

import Foundation
import Quantities

/// How the engine reads a file's records, every value as text.
struct RecordSource: Sendable {
  /// The names of the file's columns, made unique; paths such as `via.channel` for JSON.
  let columns: [String]
  /// The rest of a `from` clause; names its columns as ``reference(_:)`` expects.
  let relation: String
  /// The same, keeping a table of the lines that the engine could not split.
  let relationKeepingRejects: String
  /// How a column is written in SQL.
  let kind: Kind
  /// Lines before the first record, header included; nil when records are not lines.
  let linesBeforeRecords: Int?
  /// What was noticed while opening.
  let diagnostics: [Diagnostic]
  /// The quote character of delimited text; nil for other formats and for none.
  let quote: UInt8?
  /// The delimiter of delimited text; nil for other formats.
  let delimiter: UInt8?
  /// Whether values may have blanks around them.
  var needsTrimming = true
  /// The file that the engine reads, when it is not the kept one.
  var alignedFile: URL?

  enum Kind: Sendable {
    /// Columns are columns.
    case table
    /// Columns are paths into a JSON value named `record`.
    case json
  }

  /// SQL of a column's text.
  func reference(_ column: String) -> String {
    switch kind {
    case .table: SQLText.identifier(column)
    case .json: "(record ->> \(SQLText.literal(Self.path(column))))"
    }
  }

  /// SQL of a list column joined by commas.
  func joinedList(_ column: String) -> String {
    switch kind {
    case .table: SQLText.identifier(column)
    case .json:
      "array_to_string(cast(json_extract(record, \(SQLText.literal(Self.path(column)))) as VARCHAR[]), ',')"
    }
  }

  /// The engine's path of a column such as `via.channel` or `contacts[0].id`.
  static func path(_ column: String) -> String {
    "$."
      + column.split(separator: ".").map { part in
        let name = part.filter { $0 != "\"" }
        guard let match = name.wholeMatch(of: /(.+)(\[[0-9]+\])/) else { return "\"\(name)\"" }
        return "\"\(match.output.1)\"\(match.output.2)"
      }
      .joined(separator: ".")
  }
}

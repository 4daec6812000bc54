// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

/// A column of a fact table.
package struct FactColumn: Sendable, Hashable {
  /// The type of a column, by what it means.
  package enum Kind: String, Sendable, CaseIterable {
    case text = "VARCHAR"
    case integer = "BIGINT"
    case count = "INTEGER"
    case number = "DOUBLE"
    case boolean = "BOOLEAN"
    /// A moment in UTC.
    case timestamp = "TIMESTAMP"
    case date = "DATE"
    /// An exact amount of money; its currency stands in the column `currency`.
    case money = "DECIMAL(18,4)"
  }

  /// The column's name, in lower case with underscores.
  package let name: String
  /// What it holds.
  package let kind: Kind

  /// The SQL type, as `information_schema.columns` prints it.
  package var sqlType: String { kind.rawValue }

  init(_ name: String, _ kind: Kind) {
    self.name = name
    self.kind = kind
  }
}

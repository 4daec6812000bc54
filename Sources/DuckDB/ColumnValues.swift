// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

/// A column of values to append, in the type of the table's column.
package enum ColumnValues: Sendable, Hashable {
  /// BOOLEAN.
  case boolean([Bool?])
  /// INTEGER.
  case integer([Int32?])
  /// BIGINT.
  case bigint([Int64?])
  /// DOUBLE.
  case double([Double?])
  /// VARCHAR.
  case text([String?])
  /// DATE: days since 1970-01-01.
  case date([Int32?])
  /// TIMESTAMP: microseconds since 1970-01-01 00:00.
  case timestamp([Int64?])

  /// How many rows there are.
  package var count: Int {
    switch self {
    case .boolean(let values): values.count
    case .integer(let values), .date(let values): values.count
    case .bigint(let values), .timestamp(let values): values.count
    case .double(let values): values.count
    case .text(let values): values.count
    }
  }

  /// The type that the table's column must have.
  package var type: ColumnType {
    switch self {
    case .boolean: .boolean
    case .integer: .integer
    case .bigint: .bigint
    case .double: .double
    case .text: .varchar
    case .date: .date
    case .timestamp: .timestamp
    }
  }
}

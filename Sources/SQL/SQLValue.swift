// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

/// A value that travels to or from an engine: bound into a statement or read from a result.
package enum SQLValue: Sendable, Hashable {
  /// SQL's NULL.
  case null
  /// True or false.
  case boolean(Bool)
  /// A whole number.
  case integer(Int64)
  /// A floating-point number.
  case double(Double)
  /// A text, in UTF-8.
  case text(String)
  /// A calendar day as days since 1970-01-01, negative before it.
  case date(days: Int)
  /// An instant as microseconds since 1970-01-01 00:00 UTC.
  case timestamp(microseconds: Int64)
}

extension SQLValue {
  /// True for SQL's NULL.
  package var isNull: Bool { self == .null }

  /// The value as a number: an integer, a double, or nil for every other kind.
  package var number: Double? {
    switch self {
    case .integer(let whole): Double(whole)
    case .double(let number): number
    case .null, .boolean, .text, .date, .timestamp: nil
    }
  }
}

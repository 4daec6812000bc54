// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

package import Foundation

// Typed reads. NULL reads as nil, and a value of another type is an error, never nil.
extension Value {
  /// The truth value; nil for NULL.
  ///
  /// - Throws: ``DuckDBError/typeMismatch(column:expected:actual:)``.
  package func boolean(column: String = "") throws(DuckDBError) -> Bool? {
    switch self {
    case .null: return nil
    case .boolean(let value): return value
    default: throw mismatch("a boolean", column)
    }
  }

  /// The integer, of any width that fits; nil for NULL.
  ///
  /// - Throws: ``DuckDBError/typeMismatch(column:expected:actual:)`` or
  ///   ``DuckDBError/valueOutOfRange(column:type:)``.
  package func integer(column: String = "") throws(DuckDBError) -> Int64? {
    let exact: Int64?
    switch self {
    case .null: return nil
    case .int64(let value): return value
    case .uint64(let value): exact = Int64(exactly: value)
    case .int128(let value): exact = Int64(exactly: value)
    case .uint128(let value): exact = Int64(exactly: value)
    default: throw mismatch("an integer", column)
    }
    guard let exact else { throw .valueOutOfRange(column: column, type: "64 bits") }
    return exact
  }

  /// The number as a double, from an integer, a decimal or a double; nil for NULL.
  ///
  /// Integers beyond 2⁵³ and decimals round to the nearest double.
  ///
  /// - Throws: ``DuckDBError/typeMismatch(column:expected:actual:)``.
  package func double(column: String = "") throws(DuckDBError) -> Double? {
    switch self {
    case .null: return nil
    case .double(let value): return value
    case .int64(let value): return Double(value)
    case .uint64(let value): return Double(value)
    case .int128(let value): return Double(value)
    case .uint128(let value): return Double(value)
    case .decimal(let value): return NSDecimalNumber(decimal: value).doubleValue
    default: throw mismatch("a number", column)
    }
  }

  /// The exact decimal, from a decimal or an integer; nil for NULL.
  ///
  /// - Throws: ``DuckDBError/typeMismatch(column:expected:actual:)``; a double is refused,
  ///   because its decimal would only look exact.
  package func decimal(column: String = "") throws(DuckDBError) -> Decimal? {
    switch self {
    case .null: return nil
    case .decimal(let value): return value
    case .int64(let value): return Decimal(value)
    case .uint64(let value): return Decimal(value)
    case .int128(let value): return ExactDecimal(unscaled: value, scale: 0).decimal
    default: throw mismatch("a decimal", column)
    }
  }

  /// The text; nil for NULL.
  ///
  /// - Throws: ``DuckDBError/typeMismatch(column:expected:actual:)``.
  package func text(column: String = "") throws(DuckDBError) -> String? {
    switch self {
    case .null: return nil
    case .text(let value): return value
    default: throw mismatch("a text", column)
    }
  }

  /// The days since 1970-01-01; nil for NULL.
  ///
  /// - Throws: ``DuckDBError/typeMismatch(column:expected:actual:)``.
  package func date(column: String = "") throws(DuckDBError) -> Int32? {
    switch self {
    case .null: return nil
    case .date(let value): return value
    default: throw mismatch("a date", column)
    }
  }

  /// The microseconds since 1970-01-01 00:00, of a timestamp with or without zone; nil for NULL.
  ///
  /// - Throws: ``DuckDBError/typeMismatch(column:expected:actual:)``.
  package func timestamp(column: String = "") throws(DuckDBError) -> Int64? {
    switch self {
    case .null: return nil
    case .timestamp(let value), .timestampWithZone(let value): return value
    default: throw mismatch("a timestamp", column)
    }
  }

  /// The elements of a list or array; nil for NULL.
  ///
  /// - Throws: ``DuckDBError/typeMismatch(column:expected:actual:)``.
  package func list(column: String = "") throws(DuckDBError) -> [Value]? {
    switch self {
    case .null: return nil
    case .list(let value): return value
    default: throw mismatch("a list", column)
    }
  }

  private func mismatch(_ expected: String, _ column: String) -> DuckDBError {
    .typeMismatch(
      column: column.isEmpty ? "(unnamed)" : column, expected: expected, actual: kindName)
  }

  /// The kind of value in words, without the value.
  package var kindName: String {
    switch self {
    case .null: "NULL"
    case .boolean: "a boolean"
    case .int64, .uint64, .int128, .uint128: "an integer"
    case .double: "a double"
    case .decimal: "a decimal"
    case .text: "a text"
    case .blob: "bytes"
    case .date: "a date"
    case .time, .timeNanoseconds, .timeWithZone: "a time"
    case .timestamp, .timestampNanoseconds: "a timestamp"
    case .timestampWithZone: "a timestamp with zone"
    case .interval: "an interval"
    case .uuid: "a UUID"
    case .list: "a list"
    case .structure: "a structure"
    case .map: "a map"
    }
  }
}

extension Value: CustomStringConvertible {
  /// The value as plain text, for messages on a person's own data and for tests; not SQL.
  package var description: String {
    switch self {
    case .null: "NULL"
    case .boolean(let value): "\(value)"
    case .int64(let value): "\(value)"
    case .uint64(let value): "\(value)"
    case .int128(let value): "\(value)"
    case .uint128(let value): "\(value)"
    case .double(let value): "\(value)"
    case .decimal(let value): "\(value)"
    case .text(let value): value
    case .blob(let bytes): "\(bytes.count) bytes"
    case .date(let days): "day \(days)"
    case .time(let micros): "time \(micros) µs"
    case .timeNanoseconds(let nanos): "time \(nanos) ns"
    case .timeWithZone(let micros, let offset): "time \(micros) µs, offset \(offset) s"
    case .timestamp(let micros): "timestamp \(micros) µs"
    case .timestampNanoseconds(let nanos): "timestamp \(nanos) ns"
    case .timestampWithZone(let micros): "instant \(micros) µs"
    case .interval(let months, let days, let micros): "\(months) months \(days) days \(micros) µs"
    case .uuid(let value): value.uuidString.lowercased()
    case .list(let elements): "[\(elements.map(\.description).joined(separator: ", "))]"
    case .structure(let fields):
      "{\(fields.map { "\($0.name): \($0.value)" }.joined(separator: ", "))}"
    case .map(let entries):
      "{\(entries.map { "\($0.key) = \($0.value)" }.joined(separator: ", "))}"
    }
  }
}

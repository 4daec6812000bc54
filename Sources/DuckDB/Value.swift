// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

package import Foundation

/// One value that goes to the engine or comes from it.
///
/// Dates and times are counts from 1970-01-01 00:00 UTC. The engine's infinities are the largest
/// count and its negative: see ``isInfinite``.
package enum Value: Sendable, Hashable {
  /// No value: SQL's NULL.
  case null
  /// BOOLEAN.
  case boolean(Bool)
  /// TINYINT, SMALLINT, INTEGER, BIGINT, and UTINYINT, USMALLINT, UINTEGER.
  case int64(Int64)
  /// UBIGINT.
  case uint64(UInt64)
  /// HUGEINT.
  case int128(Int128)
  /// UHUGEINT.
  case uint128(UInt128)
  /// FLOAT and DOUBLE.
  case double(Double)
  /// DECIMAL of any width, exact.
  case decimal(Decimal)
  /// VARCHAR and ENUM.
  case text(String)
  /// BLOB.
  case blob([UInt8])
  /// DATE: days.
  case date(Int32)
  /// TIME: microseconds since midnight.
  case time(Int64)
  /// TIME_NS: nanoseconds since midnight.
  case timeNanoseconds(Int64)
  /// TIMETZ: microseconds since midnight there, and seconds east of UTC.
  case timeWithZone(microseconds: Int64, offsetSeconds: Int32)
  /// TIMESTAMP, TIMESTAMP_S and TIMESTAMP_MS: microseconds, of a clock whose zone is not told.
  case timestamp(Int64)
  /// TIMESTAMP_NS: nanoseconds, of a clock whose zone is not told.
  case timestampNanoseconds(Int64)
  /// TIMESTAMPTZ: microseconds, an instant.
  case timestampWithZone(Int64)
  /// INTERVAL: three parts that do not convert into each other.
  case interval(months: Int32, days: Int32, microseconds: Int64)
  /// UUID.
  case uuid(UUID)
  /// LIST and ARRAY.
  case list([Value])
  /// STRUCT, its fields in order.
  case structure([Field])
  /// MAP, its entries in order.
  case map([Entry])

  /// A field of a structure.
  package struct Field: Sendable, Hashable {
    /// The name.
    package var name: String
    /// The value.
    package var value: Value

    /// Creates a field.
    package init(_ name: String, _ value: Value) {
      self.name = name
      self.value = value
    }
  }

  /// An entry of a map.
  package struct Entry: Sendable, Hashable {
    /// The key.
    package var key: Value
    /// The value.
    package var value: Value

    /// Creates an entry.
    package init(_ key: Value, _ value: Value) {
      self.key = key
      self.value = value
    }
  }

  /// The timestamp after every other, in microseconds.
  package static let infiniteTimestamp = Value.timestamp(.max)
  /// The date after every other.
  package static let infiniteDate = Value.date(.max)

  /// Whether this is NULL.
  package var isNull: Bool { self == .null }

  /// Whether a date or timestamp is `infinity` or `-infinity`.
  package var isInfinite: Bool {
    switch self {
    case .date(let days): days == .max || days == -.max
    case .timestamp(let ticks), .timestampNanoseconds(let ticks), .timestampWithZone(let ticks):
      ticks == .max || ticks == -.max
    default: false
    }
  }
}

extension Value: ExpressibleByStringLiteral, ExpressibleByIntegerLiteral, ExpressibleByFloatLiteral,
  ExpressibleByBooleanLiteral, ExpressibleByNilLiteral
{
  package init(stringLiteral value: String) { self = .text(value) }
  package init(integerLiteral value: Int64) { self = .int64(value) }
  package init(floatLiteral value: Double) { self = .double(value) }
  package init(booleanLiteral value: Bool) { self = .boolean(value) }
  package init(nilLiteral: ()) { self = .null }
}

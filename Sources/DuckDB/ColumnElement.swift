// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

/// A Swift type with the layout of an element of some column types.
///
/// The conformers are all there are: a type of another layout would read memory wrongly.
package protocol ColumnElement: BitwiseCopyable, Sendable {
  /// Whether a column of this type can be read as elements of this Swift type.
  static func reads(_ type: ColumnType) -> Bool
}

extension Bool: ColumnElement {
  package static func reads(_ type: ColumnType) -> Bool { type == .boolean }
}
extension Int8: ColumnElement {
  package static func reads(_ type: ColumnType) -> Bool { type == .tinyint }
}
extension Int16: ColumnElement {
  package static func reads(_ type: ColumnType) -> Bool { type == .smallint }
}
extension Int32: ColumnElement {
  package static func reads(_ type: ColumnType) -> Bool { type == .integer }
}
extension Int64: ColumnElement {
  package static func reads(_ type: ColumnType) -> Bool { type == .bigint }
}
extension UInt8: ColumnElement {
  package static func reads(_ type: ColumnType) -> Bool { type == .utinyint }
}
extension UInt16: ColumnElement {
  package static func reads(_ type: ColumnType) -> Bool { type == .usmallint }
}
extension UInt32: ColumnElement {
  package static func reads(_ type: ColumnType) -> Bool { type == .uinteger }
}
extension UInt64: ColumnElement {
  package static func reads(_ type: ColumnType) -> Bool { type == .ubigint }
}
extension Float: ColumnElement {
  package static func reads(_ type: ColumnType) -> Bool { type == .float }
}
extension Double: ColumnElement {
  package static func reads(_ type: ColumnType) -> Bool { type == .double }
}

/// An element of a DATE column.
package struct DateElement: ColumnElement, Hashable {
  /// Days since 1970-01-01.
  package let days: Int32
  package static func reads(_ type: ColumnType) -> Bool { type == .date }
}

/// An element of a TIMESTAMP or TIMESTAMP WITH TIME ZONE column.
package struct TimestampElement: ColumnElement, Hashable {
  /// Microseconds since 1970-01-01 00:00.
  package let microseconds: Int64
  package static func reads(_ type: ColumnType) -> Bool {
    type == .timestamp || type == .timestampWithZone
  }
}

/// An element of a TIME column.
package struct TimeElement: ColumnElement, Hashable {
  /// Microseconds since midnight.
  package let microseconds: Int64
  package static func reads(_ type: ColumnType) -> Bool { type == .time }
}

// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

import CDuckDB

/// The type of a column.
package indirect enum ColumnType: Sendable, Hashable {
  case boolean
  case tinyint, smallint, integer, bigint, hugeint
  case utinyint, usmallint, uinteger, ubigint, uhugeint
  case float, double
  case decimal(width: Int, scale: Int)
  case varchar, blob
  case date, time, timeNanoseconds, timeWithZone
  case timestamp, timestampSeconds, timestampMilliseconds, timestampNanoseconds
  case timestampWithZone
  case interval, uuid
  case enumeration([String])
  case list(ColumnType)
  case array(ColumnType, count: Int)
  case structure([StructureField])
  case map(key: ColumnType, value: ColumnType)
  /// The type of a bare NULL.
  case null
  /// A type that this binding does not read, by the engine's number for it.
  case unsupported(UInt32)

  /// A field of a structure type.
  package struct StructureField: Sendable, Hashable {
    /// The name.
    package let name: String
    /// The type.
    package let type: ColumnType
  }

  /// The types without parameters, by the engine's number.
  static let plain: [UInt32: ColumnType] = [
    1: .boolean, 2: .tinyint, 3: .smallint, 4: .integer, 5: .bigint, 6: .utinyint, 7: .usmallint,
    8: .uinteger, 9: .ubigint, 10: .float, 11: .double, 12: .timestamp, 13: .date, 14: .time,
    15: .interval, 16: .hugeint, 17: .varchar, 18: .blob, 20: .timestampSeconds,
    21: .timestampMilliseconds, 22: .timestampNanoseconds, 27: .uuid, 30: .timeWithZone,
    31: .timestampWithZone, 32: .uhugeint, 36: .null, 39: .timeNanoseconds,
  ]

  /// The engine's numbers of the types with parameters.
  enum Number {
    static let decimal: UInt32 = 19
    static let enumeration: UInt32 = 23
    static let list: UInt32 = 24
    static let structure: UInt32 = 25
    static let map: UInt32 = 26
    static let array: UInt32 = 33
  }
}

extension ColumnType {
  /// Reads an engine's type, which stays the caller's to destroy.
  init(_ type: UnsafeMutablePointer<DuckLogicalType>?, engine: Engine) {
    let call = engine.call
    let number = call.get_type_id(type)
    func child(_ pointer: UnsafeMutablePointer<DuckLogicalType>?) -> ColumnType {
      var pointer = pointer
      defer { call.destroy_logical_type(&pointer) }
      return ColumnType(pointer, engine: engine)
    }
    switch number {
    case Number.decimal:
      self = .decimal(width: Int(call.decimal_width(type)), scale: Int(call.decimal_scale(type)))
    case Number.enumeration:
      let names = (0..<UInt64(call.enum_dictionary_size(type))).map {
        engine.take(call.enum_dictionary_value(type, $0)) ?? ""
      }
      self = .enumeration(names)
    case Number.list:
      self = .list(child(call.list_type_child_type(type)))
    case Number.array:
      self = .array(
        child(call.array_type_child_type(type)), count: Int(call.array_type_array_size(type)))
    case Number.structure:
      let fields = (0..<call.struct_type_child_count(type)).map {
        StructureField(
          name: engine.take(call.struct_type_child_name(type, $0)) ?? "",
          type: child(call.struct_type_child_type(type, $0)))
      }
      self = .structure(fields)
    case Number.map:
      self = .map(
        key: child(call.map_type_key_type(type)), value: child(call.map_type_value_type(type)))
    default:
      self = Self.plain[number] ?? .unsupported(number)
    }
  }

  /// The type as SQL writes it.
  package var sqlName: String {
    switch self {
    case .boolean: "BOOLEAN"
    case .tinyint: "TINYINT"
    case .smallint: "SMALLINT"
    case .integer: "INTEGER"
    case .bigint: "BIGINT"
    case .hugeint: "HUGEINT"
    case .utinyint: "UTINYINT"
    case .usmallint: "USMALLINT"
    case .uinteger: "UINTEGER"
    case .ubigint: "UBIGINT"
    case .uhugeint: "UHUGEINT"
    case .float: "FLOAT"
    case .double: "DOUBLE"
    case .decimal(let width, let scale): "DECIMAL(\(width),\(scale))"
    case .varchar: "VARCHAR"
    case .blob: "BLOB"
    case .date: "DATE"
    case .time: "TIME"
    case .timeNanoseconds: "TIME_NS"
    case .timeWithZone: "TIME WITH TIME ZONE"
    case .timestamp: "TIMESTAMP"
    case .timestampSeconds: "TIMESTAMP_S"
    case .timestampMilliseconds: "TIMESTAMP_MS"
    case .timestampNanoseconds: "TIMESTAMP_NS"
    case .timestampWithZone: "TIMESTAMP WITH TIME ZONE"
    case .interval: "INTERVAL"
    case .uuid: "UUID"
    case .enumeration: "ENUM"
    case .list(let element): "\(element.sqlName)[]"
    case .array(let element, let count): "\(element.sqlName)[\(count)]"
    case .structure(let fields):
      "STRUCT(\(fields.map { "\($0.name) \($0.type.sqlName)" }.joined(separator: ", ")))"
    case .map(let key, let value): "MAP(\(key.sqlName), \(value.sqlName))"
    case .null: "\"NULL\""
    case .unsupported(let number): "number \(number)"
    }
  }

  /// The type inside this one that cannot be read, if any.
  var unsupportedPart: ColumnType? {
    switch self {
    case .unsupported: self
    case .list(let element), .array(let element, _): element.unsupportedPart
    case .structure(let fields): fields.lazy.compactMap(\.type.unsupportedPart).first
    case .map(let key, let value): key.unsupportedPart ?? value.unsupportedPart
    default: nil
    }
  }
}

// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

import CDuckDB

/// A type in the engine's hands, destroyed with this owner.
final class NativeType {
  let pointer: UnsafeMutablePointer<DuckLogicalType>?
  private let engine: Engine
  /// The type of a list's elements, which the engine asks for apart.
  private let element: NativeType?

  /// The type of a list's elements, or the type itself.
  var elementPointer: UnsafeMutablePointer<DuckLogicalType>? { element?.pointer ?? pointer }

  deinit {
    var pointer = pointer
    engine.call.destroy_logical_type(&pointer)
  }

  private init(
    _ pointer: UnsafeMutablePointer<DuckLogicalType>?, _ engine: Engine, element: NativeType? = nil
  ) {
    self.pointer = pointer
    self.engine = engine
    self.element = element
  }

  /// The type that a value has in the engine.
  ///
  /// - Throws: ``DuckDBError/unsupportedValue(_:)`` when the elements of a list differ in type.
  convenience init(of value: Value, engine: Engine) throws(DuckDBError) {
    try self.init(Self.type(of: value), engine: engine)
  }

  /// The engine's form of a type.
  ///
  /// - Throws: ``DuckDBError/unsupportedValue(_:)`` for one that is only read, never written.
  convenience init(_ type: ColumnType, engine: Engine) throws(DuckDBError) {
    let call = engine.call
    switch type {
    case .decimal(let width, let scale):
      self.init(call.create_decimal_type(UInt8(width), UInt8(scale)), engine)
    case .list(let element):
      let element = try NativeType(element, engine: engine)
      self.init(call.create_list_type(element.pointer), engine, element: element)
    case .map(let key, let value):
      let key = try NativeType(key, engine: engine)
      let value = try NativeType(value, engine: engine)
      self.init(call.create_map_type(key.pointer, value.pointer), engine)
    case .structure(let fields):
      var types: [NativeType] = []
      for field in fields { types.append(try NativeType(field.type, engine: engine)) }
      var pointers = types.map(\.pointer)
      let made = withExtendedLifetime(types) {
        withCStrings(fields.map(\.name)) { names in
          call.create_struct_type(&pointers, names, UInt64(fields.count))
        }
      }
      self.init(made, engine)
    default:
      guard let number = ColumnType.plain.first(where: { $0.value == type })?.key else {
        throw .unsupportedValue("values of the type \(type.sqlName) are not written")
      }
      self.init(call.create_logical_type(number), engine)
    }
  }

  private static func type(of value: Value) throws(DuckDBError) -> ColumnType {
    switch value {
    case .null: return .null
    case .boolean: return .boolean
    case .int64: return .bigint
    case .uint64: return .ubigint
    case .int128: return .hugeint
    case .uint128: return .uhugeint
    case .double: return .double
    case .decimal(let decimal):
      let exact = try ExactDecimal(decimal)
      return .decimal(width: exact.width, scale: exact.scale)
    case .text: return .varchar
    case .blob: return .blob
    case .date: return .date
    case .time: return .time
    case .timeNanoseconds: return .timeNanoseconds
    case .timeWithZone: return .timeWithZone
    case .timestamp: return .timestamp
    case .timestampNanoseconds: return .timestampNanoseconds
    case .timestampWithZone: return .timestampWithZone
    case .interval: return .interval
    case .uuid: return .uuid
    case .list(let elements): return .list(try common(elements))
    case .structure(let fields):
      var types: [ColumnType.StructureField] = []
      for field in fields {
        types.append(ColumnType.StructureField(name: field.name, type: try type(of: field.value)))
      }
      return .structure(types)
    case .map(let entries):
      return .map(
        key: try common(entries.map(\.key)), value: try common(entries.map(\.value)))
    }
  }

  /// The type that all values share.
  private static func common(_ values: [Value]) throws(DuckDBError) -> ColumnType {
    var result = ColumnType.null
    for value in values { result = try common(result, try type(of: value)) }
    return result
  }

  /// The type of two values: NULL has any, decimals share the widest, lists go by their elements.
  private static func common(
    _ one: ColumnType, _ other: ColumnType
  ) throws(DuckDBError) -> ColumnType {
    switch (one, other) {
    case (_, .null): return one
    case (.null, _): return other
    case (.list(let one), .list(let other)): return .list(try common(one, other))
    case (.decimal(let width, let scale), .decimal(let otherWidth, let otherScale)):
      let largest = max(scale, otherScale)
      let whole = max(width - scale, otherWidth - otherScale)
      guard whole + largest <= 38 else {
        throw .unsupportedValue("the decimals of a list need more than 38 digits together")
      }
      return .decimal(width: whole + largest, scale: largest)
    case (let one, let other) where one == other: return one
    default:
      throw .unsupportedValue(
        "the elements of a list have one type, and \(one.sqlName) and \(other.sqlName) were given")
    }
  }
}

/// Lends several C strings for the length of a call.
func withCStrings<R>(
  _ texts: [String], _ body: (UnsafeMutablePointer<UnsafePointer<CChar>?>?) -> R
) -> R {
  // One block with a zero byte after each text, and an address into it for each.
  var bytes: [CChar] = []
  var starts: [Int] = []
  for text in texts {
    starts.append(bytes.count)
    bytes += text.utf8CString
  }
  return bytes.withUnsafeBufferPointer { block in
    var pointers = starts.map { start in block.baseAddress.map { $0 + start } }
    return pointers.withUnsafeMutableBufferPointer { body($0.baseAddress) }
  }
}

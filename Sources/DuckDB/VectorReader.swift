// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

import CDuckDB
import Foundation

/// Reads one vector of the engine, whatever its type, as values.
///
/// It holds the engine's addresses, so it lives only inside the reading of one chunk.
struct VectorReader {
  let column: Column
  let data: UnsafeMutableRawPointer?
  let validity: UnsafeMutablePointer<UInt64>?
  /// The vectors inside: a list's or array's elements, a structure's fields.
  let children: [VectorReader]

  init(_ vector: UnsafeMutablePointer<DuckVector>?, column: Column, engine: Engine) {
    let call = engine.call
    self.column = column
    data = call.vector_get_data(vector)
    validity = call.vector_get_validity(vector)
    func reader(_ child: UnsafeMutablePointer<DuckVector>?, _ type: ColumnType) -> VectorReader {
      VectorReader(child, column: Column(name: column.name, type: type), engine: engine)
    }
    switch column.type {
    case .list(let element):
      children = [reader(call.list_vector_get_child(vector), element)]
    case .array(let element, _):
      children = [reader(call.array_vector_get_child(vector), element)]
    case .structure(let fields):
      children = fields.enumerated().map { index, field in
        reader(call.struct_vector_get_child(vector, UInt64(index)), field.type)
      }
    case .map(let key, let value):
      // A map is a list of structures of a key and a value.
      let entries = call.list_vector_get_child(vector)
      children = [
        reader(call.struct_vector_get_child(entries, 0), key),
        reader(call.struct_vector_get_child(entries, 1), value),
      ]
    default:
      children = []
    }
  }

  /// Whether a row holds a value: a bit per row, and no mask at all when every row does.
  @inline(__always)
  func isValid(_ row: Int) -> Bool {
    guard let validity else { return true }
    return validity[row >> 6] & (1 << UInt64(row & 63)) != 0
  }

  @inline(__always)
  func load<T: BitwiseCopyable>(_ row: Int, as type: T.Type = T.self) throws(DuckDBError) -> T {
    guard let data else {
      throw .unsupportedType(column: column.name, type: column.type.sqlName)
    }
    return data.load(fromByteOffset: row &* MemoryLayout<T>.stride, as: T.self)
  }

  /// The value of a row.
  ///
  /// - Precondition: 0 ≤ row < rows of the vector; the chunk checks it.
  func value(_ row: Int) throws(DuckDBError) -> Value {
    guard isValid(row) else { return .null }
    switch column.type {
    case .boolean: return .boolean(try load(row, as: UInt8.self) != 0)
    case .tinyint: return .int64(Int64(try load(row, as: Int8.self)))
    case .smallint: return .int64(Int64(try load(row, as: Int16.self)))
    case .integer: return .int64(Int64(try load(row, as: Int32.self)))
    case .bigint: return .int64(try load(row))
    case .hugeint: return .int128(try hugeInteger(row))
    case .utinyint: return .int64(Int64(try load(row, as: UInt8.self)))
    case .usmallint: return .int64(Int64(try load(row, as: UInt16.self)))
    case .uinteger: return .int64(Int64(try load(row, as: UInt32.self)))
    case .ubigint: return .uint64(try load(row))
    case .uhugeint: return .uint128(UInt128(truncatingIfNeeded: try hugeInteger(row)))
    case .float: return .double(Double(try load(row, as: Float.self)))
    case .double: return .double(try load(row))
    case .decimal(let width, let scale):
      return .decimal(
        ExactDecimal(unscaled: try unscaled(row, width: width), scale: scale).decimal)
    case .varchar: return .text(try text(row))
    case .blob: return .blob(try withBytes(row) { Array($0) })
    case .date: return .date(try load(row))
    case .time: return .time(try load(row))
    case .timeNanoseconds: return .timeNanoseconds(try load(row))
    case .timeWithZone: return timeWithZone(try load(row))
    case .timestamp: return .timestamp(try load(row))
    case .timestampSeconds: return .timestamp(try microseconds(row, per: 1_000_000))
    case .timestampMilliseconds: return .timestamp(try microseconds(row, per: 1_000))
    case .timestampNanoseconds: return .timestampNanoseconds(try load(row))
    case .timestampWithZone: return .timestampWithZone(try load(row))
    case .interval:
      let interval: DuckInterval = try load(row)
      return .interval(
        months: interval.months, days: interval.days, microseconds: interval.micros)
    case .uuid: return .uuid(uuid(try hugeInteger(row)))
    case .enumeration(let names): return .text(try enumeration(row, names))
    case .list:
      let entry: DuckListEntry = try load(row)
      return .list(try elements(from: Int(entry.offset), count: Int(entry.length)))
    case .array(_, let count):
      return .list(try elements(from: row * count, count: count))
    case .structure(let fields):
      return .structure(try structure(row, fields))
    case .map:
      return .map(try map(try load(row)))
    case .null: return .null
    case .unsupported:
      throw .unsupportedType(column: column.name, type: column.type.sqlName)
    }
  }

  // MARK: Pieces

  func hugeInteger(_ row: Int) throws(DuckDBError) -> Int128 {
    let parts: DuckHugeInteger = try load(row)
    return Int128(parts.upper) << 64 | Int128(parts.lower)
  }

  /// The digits of a decimal, kept in the smallest integer that holds its width.
  func unscaled(_ row: Int, width: Int) throws(DuckDBError) -> Int128 {
    switch width {
    case ...4: Int128(try load(row, as: Int16.self))
    case ...9: Int128(try load(row, as: Int32.self))
    case ...18: Int128(try load(row, as: Int64.self))
    default: try hugeInteger(row)
    }
  }

  /// Gives the bytes of a text or blob, which are valid inside the closure only.
  @inline(__always)
  func withBytes<R>(
    _ row: Int, _ body: (UnsafeBufferPointer<UInt8>) throws(DuckDBError) -> R
  ) throws(DuckDBError) -> R {
    guard let data else {
      throw .unsupportedType(column: column.name, type: column.type.sqlName)
    }
    // The address inside the vector: a short string lies in it, so it must not be copied first.
    let string = data.assumingMemoryBound(to: DuckString.self) + row
    let length = Int(string.pointee.length)
    guard let bytes = duck_string_bytes(string) else {
      return try body(UnsafeBufferPointer(start: nil, count: 0))
    }
    return try body(
      UnsafeBufferPointer(
        start: UnsafeRawPointer(bytes).assumingMemoryBound(to: UInt8.self), count: length))
  }

  func text(_ row: Int) throws(DuckDBError) -> String {
    let text = try withBytes(row) { (bytes) throws(DuckDBError) in
      String(validating: bytes, as: UTF8.self)
    }
    guard let text else { throw .invalidText(column: column.name) }
    return text
  }

  private func enumeration(_ row: Int, _ names: [String]) throws(DuckDBError) -> String {
    // The index has the smallest width that counts the names.
    let index =
      switch names.count {
      case ...0xFF: Int(try load(row, as: UInt8.self))
      case ...0xFFFF: Int(try load(row, as: UInt16.self))
      default: Int(try load(row, as: UInt32.self))
      }
    guard names.indices.contains(index) else {
      throw .valueOutOfRange(column: column.name, type: "its ENUM")
    }
    return names[index]
  }

  private func microseconds(_ row: Int, per tick: Int64) throws(DuckDBError) -> Int64 {
    let ticks: Int64 = try load(row)
    if ticks == .max || ticks == -.max { return ticks }
    let (micros, overflow) = ticks.multipliedReportingOverflow(by: tick)
    guard !overflow else {
      throw .valueOutOfRange(column: column.name, type: "microseconds")
    }
    return micros
  }

  /// Forty bits of microseconds over twenty-four of the offset, stored so that it sorts.
  private func timeWithZone(_ bits: UInt64) -> Value {
    let largestOffset: Int32 = 16 * 60 * 60 - 1
    return .timeWithZone(
      microseconds: Int64(bits >> 24), offsetSeconds: largestOffset - Int32(bits & 0xFF_FFFF))
  }

  /// A UUID is a huge integer with its first bit turned, so that it sorts as text does.
  private func uuid(_ integer: Int128) -> UUID {
    let bits = UInt128(truncatingIfNeeded: integer) ^ (1 << 127)
    var bytes: uuid_t = (0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0)
    withUnsafeMutableBytes(of: &bytes) { buffer in
      for index in 0..<16 {
        buffer[index] = UInt8(truncatingIfNeeded: bits >> UInt128(8 * (15 - index)))
      }
    }
    return UUID(uuid: bytes)
  }

  private func elements(from offset: Int, count: Int) throws(DuckDBError) -> [Value] {
    var result: [Value] = []
    result.reserveCapacity(count)
    for index in offset..<(offset + count) { result.append(try children[0].value(index)) }
    return result
  }

  private func structure(
    _ row: Int, _ fields: [ColumnType.StructureField]
  ) throws(DuckDBError) -> [Value.Field] {
    var result: [Value.Field] = []
    for (field, child) in zip(fields, children) {
      result.append(Value.Field(field.name, try child.value(row)))
    }
    return result
  }

  private func map(_ entry: DuckListEntry) throws(DuckDBError) -> [Value.Entry] {
    var result: [Value.Entry] = []
    for index in Int(entry.offset)..<Int(entry.offset + entry.length) {
      result.append(Value.Entry(try children[0].value(index), try children[1].value(index)))
    }
    return result
  }
}

// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

import CDuckDB
import Foundation

/// A value in the engine's hands, destroyed with this owner.
struct NativeValue: ~Copyable {
  private(set) var pointer: UnsafeMutablePointer<DuckValue>?
  private let engine: Engine

  deinit {
    var pointer = pointer
    engine.call.destroy_value(&pointer)
  }

  /// Makes the engine's form of a value.
  ///
  /// - Throws: ``DuckDBError/unsupportedValue(_:)`` for a value that the engine has no form of.
  init(_ value: Value, engine: Engine) throws(DuckDBError) {
    let made = try Self.make(value, engine)
    guard let made else {
      throw .unsupportedValue("the engine refuses \(value.kindName)")
    }
    pointer = made
    self.engine = engine
  }

  private static func make(
    _ value: Value, _ engine: Engine
  ) throws(DuckDBError) -> UnsafeMutablePointer<DuckValue>? {
    let call = engine.call
    switch value {
    case .null: return call.create_null_value()
    case .boolean(let value): return call.create_bool(value)
    case .int64(let value): return call.create_int64(value)
    case .uint64(let value): return call.create_uint64(value)
    case .int128(let value): return call.create_hugeint(DuckHugeInteger(value))
    case .uint128(let value): return call.create_uhugeint(DuckUnsignedHugeInteger(value))
    case .double(let value): return call.create_double(value)
    case .decimal(let value):
      let exact = try ExactDecimal(value)
      return call.create_decimal(
        DuckDecimal(
          width: UInt8(exact.width), scale: UInt8(exact.scale),
          value: DuckHugeInteger(exact.unscaled)))
    case .text(let value):
      var value = value
      return value.withUTF8 { bytes in
        bytes.withMemoryRebound(to: CChar.self) {
          call.create_varchar_length($0.baseAddress, UInt64($0.count))
        }
      }
    case .blob(let bytes):
      return bytes.withUnsafeBufferPointer { call.create_blob($0.baseAddress, UInt64($0.count)) }
    case .date(let days): return call.create_date(DuckDate(days: days))
    case .time(let micros): return call.create_time(DuckTime(micros: micros))
    case .timestamp(let ticks): return call.create_timestamp(DuckTimestamp(ticks: ticks))
    case .timestampNanoseconds(let ticks):
      return call.create_timestamp_ns(DuckTimestamp(ticks: ticks))
    case .timestampWithZone(let ticks):
      return call.create_timestamp_tz(DuckTimestamp(ticks: ticks))
    case .timeNanoseconds, .timeWithZone:
      throw .unsupportedValue("a time with zone or of nanoseconds; send it as text and cast it")
    case .interval(let months, let days, let micros):
      return call.create_interval(DuckInterval(months: months, days: days, micros: micros))
    case .uuid(let value): return call.create_uuid(DuckUnsignedHugeInteger(bigEndian: value))
    case .list, .structure, .map: return try makeNested(value, engine)
    }
  }

  private static func makeNested(
    _ value: Value, _ engine: Engine
  ) throws(DuckDBError) -> UnsafeMutablePointer<DuckValue>? {
    let type = try NativeType(of: value, engine: engine)
    switch value {
    case .list(let elements):
      let children = try NativeValues(elements, engine)
      return children.withPointers {
        engine.call.create_list_value(type.elementPointer, $0, UInt64(elements.count))
      }
    case .structure(let fields):
      let children = try NativeValues(fields.map(\.value), engine)
      return children.withPointers { engine.call.create_struct_value(type.pointer, $0) }
    case .map(let entries):
      let keys = try NativeValues(entries.map(\.key), engine)
      let values = try NativeValues(entries.map(\.value), engine)
      return keys.withPointers { keys in
        values.withPointers { values in
          engine.call.create_map_value(type.pointer, keys, values, UInt64(entries.count))
        }
      }
    default:
      throw .unsupportedValue("\(value.kindName) is not nested")
    }
  }
}

/// Several values in the engine's hands.
private final class NativeValues {
  private var pointers: [UnsafeMutablePointer<DuckValue>?] = []
  private let owners: [Owner]

  private final class Owner {
    let value: NativeValue
    init(_ value: consuming NativeValue) { self.value = value }
  }

  init(_ values: [Value], _ engine: Engine) throws(DuckDBError) {
    var owners: [Owner] = []
    for value in values { owners.append(Owner(try NativeValue(value, engine: engine))) }
    self.owners = owners
    pointers = owners.map { $0.value.pointer }
  }

  func withPointers<R>(
    _ body: (UnsafeMutablePointer<UnsafeMutablePointer<DuckValue>?>?) -> R
  ) -> R {
    withExtendedLifetime(owners) {
      pointers.withUnsafeMutableBufferPointer { body($0.baseAddress) }
    }
  }
}

extension DuckHugeInteger {
  init(_ value: Int128) {
    self.init(
      lower: UInt64(truncatingIfNeeded: value), upper: Int64(truncatingIfNeeded: value >> 64))
  }
}

extension DuckUnsignedHugeInteger {
  init(_ value: UInt128) {
    self.init(
      lower: UInt64(truncatingIfNeeded: value), upper: UInt64(truncatingIfNeeded: value >> 64))
  }

  init(bigEndian uuid: UUID) {
    let bits = withUnsafeBytes(of: uuid.uuid) { bytes in
      bytes.reduce(UInt128(0)) { $0 << 8 | UInt128($1) }
    }
    self.init(bits)
  }
}

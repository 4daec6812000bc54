// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

import CDuckDB
import Synchronization

/// An appender in the engine's hands, used on its connection's executor.
final class NativeAppender: Closable {
  let table: String
  private let handle: NativeHandle<DuckAppender>
  private let engine: Engine
  private let columns: [Column]
  private let hasFailed = Mutex(false)

  /// Opens an appender.
  ///
  /// - Throws: ``DuckDBError/engine(_:)`` when there is no such table or column.
  init(
    connection: UnsafeMutablePointer<DuckConnection>, table: String, schema: String?,
    columns names: [String]?, engine: Engine
  ) throws(DuckDBError) {
    let call = engine.call
    var pointer: UnsafeMutablePointer<DuckAppender>?
    let state = call.appender_create_ext(connection, nil, schema, table, &pointer)
    let failure = state == 0 ? nil : Self.failure(of: pointer, engine)
    self.table = table
    self.engine = engine
    handle = NativeHandle(pointer) { pointer in
      // Destroying flushes; clearing first gives up what nobody asked to keep.
      _ = engine.call.appender_clear(pointer)
      _ = engine.call.appender_destroy(&pointer)
    }
    if let failure {
      columns = []
      throw failure
    }
    for name in names ?? [] {
      guard call.appender_add_column(pointer, name) == 0 else {
        columns = []
        throw Self.failure(of: pointer, engine)
      }
    }
    columns = (0..<call.appender_column_count(pointer)).map { index in
      var type = call.appender_column_type(pointer, index)
      defer { call.destroy_logical_type(&type) }
      let position = Int(index)
      let name = names.flatMap { $0.indices.contains(position) ? $0[position] : nil }
      return Column(
        name: name ?? "\(table), number \(position + 1)", type: ColumnType(type, engine: engine))
    }
  }

  func close() { handle.close() }

  // MARK: Rows

  func append(rows: [[Value]]) throws(DuckDBError) {
    let appender = try usable()
    for row in rows {
      guard row.count == columns.count else {
        fail()
        throw .appendShape(table: table, expected: columns.count, given: row.count)
      }
      for value in row {
        let state: DuckState
        do {
          state = try append(value, to: appender)
        } catch {
          fail()
          throw error
        }
        guard state == 0 else { throw failure(row) }
      }
      guard engine.call.appender_end_row(appender) == 0 else { throw failure(row) }
    }
  }

  private func append(
    _ value: Value, to appender: UnsafeMutablePointer<DuckAppender>
  ) throws(DuckDBError) -> DuckState {
    let call = engine.call
    switch value {
    case .null: return call.append_null(appender)
    case .boolean(let value): return call.append_bool(appender, value)
    case .int64(let value): return call.append_int64(appender, value)
    case .double(let value): return call.append_double(appender, value)
    case .date(let days): return call.append_date(appender, DuckDate(days: days))
    case .timestamp(let ticks): return call.append_timestamp(appender, DuckTimestamp(ticks: ticks))
    case .text(var value):
      return value.withUTF8 { bytes in
        bytes.withMemoryRebound(to: CChar.self) {
          call.append_varchar_length(appender, $0.baseAddress, UInt64($0.count))
        }
      }
    default:
      let native = try NativeValue(value, engine: engine)
      return call.append_value(appender, native.pointer)
    }
  }

  // MARK: Columns

  func append(columns given: [ColumnValues]) throws(DuckDBError) {
    let appender = try usable()
    guard given.count == columns.count, Set(given.map(\.count)).count <= 1 else {
      throw .appendShape(table: table, expected: columns.count, given: given.count)
    }
    for (column, values) in zip(columns, given) where column.type != values.type {
      throw .typeMismatch(
        column: column.name, expected: values.type.sqlName, actual: column.type.sqlName)
    }
    let count = given.first?.count ?? 0
    let writer = try ChunkWriter(types: given.map(\.type), engine: engine)
    for start in stride(from: 0, to: count, by: engine.vectorSize) {
      let rows = start..<min(start + engine.vectorSize, count)
      writer.fill(given, rows: rows)
      guard engine.call.append_data_chunk(appender, writer.chunk) == 0 else { throw failure([]) }
    }
  }

  func flush() throws(DuckDBError) {
    let appender = try usable()
    guard engine.call.appender_flush(appender) == 0 else { throw failure([]) }
  }

  // MARK: Failing

  private func usable() throws(DuckDBError) -> UnsafeMutablePointer<DuckAppender> {
    let appender = try handle.pointer("appender")
    guard !hasFailed.withLock({ $0 }) else { throw .appenderFailed(table: table) }
    return appender
  }

  private func fail() {
    hasFailed.withLock { $0 = true }
    handle.peek { _ = engine.call.appender_clear($0) }
  }

  private func failure(_ row: [Value]) -> DuckDBError {
    let failure = handle.peek { Self.failure(of: $0, engine, bindings: row) }
    fail()
    return failure ?? .closed("appender")
  }

  /// What the engine says of its appender's failure: a number for the kind, and a message.
  private static func failure(
    of appender: UnsafeMutablePointer<DuckAppender>?, _ engine: Engine, bindings: [Value] = []
  ) -> DuckDBError {
    let call = engine.call
    var data = call.appender_error_data(appender)
    defer { call.destroy_error_data(&data) }
    let kind = ErrorKind(number: call.error_data_error_type(data))
    return .engine(
      EngineFailure(
        engineMessage: engine.text(call.error_data_message(data)) ?? "no reason is given",
        sql: nil, bindings: bindings, kind: kind))
  }
}

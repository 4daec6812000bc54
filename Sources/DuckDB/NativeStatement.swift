// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

import CDuckDB

/// A statement prepared by the engine: bound, run and destroyed on its connection's executor.
final class NativeStatement: Sendable {
  let sql: String
  let handle: NativeHandle<DuckPrepared>
  private let engine: Engine

  init(sql: String, pointer: UnsafeMutablePointer<DuckPrepared>?, engine: Engine) {
    self.sql = sql
    self.engine = engine
    handle = NativeHandle(pointer) { engine.call.destroy_prepare(&$0) }
  }

  /// How many parameters the statement has.
  func parameterCount() throws(DuckDBError) -> Int {
    Int(engine.call.nparams(try handle.pointer("prepared statement")))
  }

  /// Binds every parameter anew.
  func bind(_ values: [Value]) throws(DuckDBError) {
    let call = engine.call
    let statement = try handle.pointer("prepared statement")
    let expected = Int(call.nparams(statement))
    guard expected == values.count else {
      throw .bindingCount(expected: expected, given: values.count, sql: sql)
    }
    guard expected > 0 else { return }
    _ = call.clear_bindings(statement)
    for (index, value) in values.enumerated() {
      guard try bind(value, at: UInt64(index + 1), of: statement) == 0 else {
        throw .engine(
          EngineFailure(
            engineMessage: "Invalid Input Error: the value of parameter \(index + 1), "
              + "\(value.kindName), is refused",
            sql: sql, bindings: values))
      }
    }
  }

  private func bind(
    _ value: Value, at index: UInt64, of statement: UnsafeMutablePointer<DuckPrepared>
  ) throws(DuckDBError) -> DuckState {
    let call = engine.call
    switch value {
    case .null: return call.bind_null(statement, index)
    case .boolean(let value): return call.bind_boolean(statement, index, value)
    case .int64(let value): return call.bind_int64(statement, index, value)
    case .double(let value): return call.bind_double(statement, index, value)
    case .text(var value):
      return value.withUTF8 { bytes in
        bytes.withMemoryRebound(to: CChar.self) {
          call.bind_varchar_length(statement, index, $0.baseAddress, UInt64($0.count))
        }
      }
    default:
      let native = try NativeValue(value, engine: engine)
      return call.bind_value(statement, index, native.pointer)
    }
  }

  /// Runs the bound statement until its result, or its first rows, are there.
  ///
  /// - Parameters:
  ///   - streams: Whether rows are computed as they are fetched, instead of kept all in memory.
  ///   - bindings: What was bound, to keep it out of the error.
  ///   - isCancelled: Asked once between the two steps; an interrupt is lost before, not after.
  /// - Returns: The result, of which a stream computes the rows as they are fetched.
  /// - Throws: ``DuckDBError/engine(_:)``; `CancellationError`.
  func run(
    streams: Bool, bindings: [Value], isCancelled: () -> Bool
  ) throws -> NativeResult {
    let call = engine.call
    let statement = try handle.pointer("prepared statement")
    var pending: UnsafeMutablePointer<DuckPending>?
    defer { call.destroy_pending(&pending) }
    let state =
      if streams, let stream = call.pending_prepared_streaming {
        stream(statement, &pending)
      } else {
        call.pending_prepared(statement, &pending)
      }
    guard state == 0 else { throw failure(engine.text(call.pending_error(pending)), bindings) }
    // The engine forgets interrupts when a query begins, which it has by now.
    if isCancelled() { throw CancellationError() }
    var result = DuckResult()
    guard call.execute_pending(pending, &result) == 0 else {
      let message = engine.text(call.result_error(&result))
      call.destroy_result(&result)
      throw failure(message, bindings)
    }
    return NativeResult(result, engine: engine)
  }

  /// The error for a message of the engine about this statement.
  func failure(_ message: String?, _ bindings: [Value]) -> DuckDBError {
    .engine(
      EngineFailure(
        engineMessage: message ?? "INTERNAL Error: the engine gives no reason", sql: sql,
        bindings: bindings))
  }
}

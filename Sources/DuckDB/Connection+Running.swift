// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

import CDuckDB

extension Connection {
  typealias Reading<R> = (NativeStatement, NativeResult) throws -> R

  /// Runs SQL, waiting for a transaction of another task and heeding cancellation.
  func run<R: Sendable>(
    _ sql: String, _ bindings: [Value], streams: Bool, _ read: Reading<R>
  ) async throws -> R {
    await takeTurn()
    return try await cancellable { isCancelled in
      try runBlocking(sql, bindings, streams: streams, isCancelled: isCancelled, read)
    }
  }

  /// Runs blocking work that a cancelled task interrupts.
  func cancellable<R: Sendable>(
    _ work: (_ isCancelled: () -> Bool) throws -> R
  ) async throws -> R {
    try Task.checkCancellation()
    return try await withTaskCancellationHandler {
      // A method of the actor, and not the work itself: a closure that does not name the actor
      // would run on Swift's shared pool.
      try perform(work)
    } onCancel: {
      interrupt()
    }
  }

  private func perform<R: Sendable>(_ work: (_ isCancelled: () -> Bool) throws -> R) throws -> R {
    do {
      return try core.whileRunning { try work { Task.isCancelled } }
    } catch let error as DuckDBError
      where Task.isCancelled && error.engineFailure?.kind == .interrupt
    {
      throw CancellationError()
    }
  }

  /// Runs every statement of a text and reads the result of the last.
  func runBlocking<R>(
    _ sql: String, _ bindings: [Value], streams: Bool, isCancelled: () -> Bool,
    _ read: Reading<R>
  ) throws -> R {
    let statement = try prepareLast(
      sql, bindingCount: bindings.count, isSingle: false, isCancelled: isCancelled)
    // Closed as soon as it was read: a statement can hold locks on the tables it names.
    defer { statement.handle.close() }
    try statement.bind(bindings)
    let result = try statement.run(
      streams: streams, bindings: bindings, isCancelled: isCancelled)
    return try finishing { try read(statement, result) }
  }

  /// Reads a result; when that fails half way, stops the threads that go on computing it.
  func finishing<R>(_ read: () throws -> R) throws -> R {
    do {
      return try read()
    } catch {
      core.interrupt()
      throw error
    }
  }

  /// Runs all statements of a text but the last, which it prepares.
  ///
  /// A text is cut by the engine's own parser; each statement is prepared after the one before
  /// has run, because it may name a table that the one before makes.
  func prepareLast(
    _ sql: String, bindingCount: Int, isSingle: Bool, isCancelled: () -> Bool
  ) throws -> NativeStatement {
    let call = engine.call
    let connection = try core.handle.pointer("connection")
    guard !sql.utf8.contains(0) else {
      // The engine would stop reading there, and run a part as if it were the whole.
      throw DuckDBError.unsupportedValue("an SQL text holds no zero character; bind the value")
    }
    var statements: UnsafeMutablePointer<DuckStatements>?
    defer { call.destroy_extracted(&statements) }
    let count = call.extract_statements(connection, sql, &statements)
    guard count > 0 else {
      guard let message = engine.text(call.extract_statements_error(statements)) else {
        throw DuckDBError.emptyStatement
      }
      throw DuckDBError.engine(EngineFailure(engineMessage: message, sql: sql))
    }
    guard count == 1 || (bindingCount == 0 && !isSingle) else {
      throw DuckDBError.bindingsNeedOneStatement(count: Int(count), sql: sql)
    }
    for index in 0..<count {
      var pointer: UnsafeMutablePointer<DuckPrepared>?
      guard call.prepare_extracted_statement(connection, statements, index, &pointer) == 0 else {
        let message = engine.text(call.prepare_error(pointer))
        call.destroy_prepare(&pointer)
        throw DuckDBError.engine(
          EngineFailure(
            engineMessage: message ?? "INTERNAL Error: the engine gives no reason", sql: sql))
      }
      let statement = NativeStatement(sql: sql, pointer: pointer, engine: engine)
      if index == count - 1 { return statement }
      defer { statement.handle.close() }
      try statement.bind([])
      _ = try statement.run(streams: false, bindings: [], isCancelled: isCancelled)
    }
    throw DuckDBError.emptyStatement
  }

  // MARK: Reading

  static func table(
    _ statement: NativeStatement, _ result: NativeResult, _ bindings: [Value]
  ) throws -> ResultTable {
    var rows: [[Value]] = []
    try read(statement, result, bindings) { try $0.appendRows(to: &rows) }
    return ResultTable(columns: result.columns, rows: rows)
  }

  static func read(
    _ statement: NativeStatement, _ result: NativeResult, _ bindings: [Value],
    _ body: (borrowing DataChunk) throws -> Void
  ) throws {
    try result.checkTypes()
    while try result.withNextChunk(body) {
      try Task.checkCancellation()
    }
    if let message = result.failure, !message.isEmpty {
      throw statement.failure(message, bindings)
    }
  }
}

// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

import CDuckDB

/// A session with a database: one statement at a time, on a thread of its own.
///
/// Cancelling the task that waits for a statement stops the statement, which then throws
/// `CancellationError`. While a ``transaction(_:)`` runs, calls from other tasks wait for its end.
package actor Connection {
  let engine: Engine
  nonisolated let core: ConnectionCore
  var turns = Turns()

  package nonisolated var unownedExecutor: UnownedSerialExecutor {
    core.executor.asUnownedSerialExecutor()
  }

  init(_ core: ConnectionCore, engine: Engine) {
    self.core = core
    self.engine = engine
  }

  deinit { core.closeLater() }

  // MARK: Running SQL

  /// Runs one statement or several, and gives the rows that the last one changed.
  ///
  /// - Parameters:
  ///   - sql: One statement, or several divided by semicolons when nothing is bound.
  ///   - bindings: The values of `$1`, `$2`, … or of each `?`.
  /// - Returns: The number of rows inserted, updated, deleted or copied; 0 for others.
  /// - Throws: ``DuckDBError``; `CancellationError` when the task is cancelled.
  @discardableResult
  package func execute(_ sql: String, _ bindings: [Value] = []) async throws -> Int {
    try await run(sql, bindings, streams: false) { _, result in result.rowsChanged }
  }

  /// Runs one statement or several, and gives all rows of the last one.
  ///
  /// - Parameters:
  ///   - sql: One statement, or several divided by semicolons when nothing is bound.
  ///   - bindings: The values of `$1`, `$2`, … or of each `?`.
  /// - Returns: The columns and rows of the last statement's result.
  /// - Throws: ``DuckDBError``; `CancellationError` when the task is cancelled.
  package func query(_ sql: String, _ bindings: [Value] = []) async throws -> ResultTable {
    try await run(sql, bindings, streams: true) { statement, result in
      try Self.table(statement, result, bindings)
    }
  }

  /// Reads a result chunk by chunk, where the engine keeps it, without ever holding it whole.
  ///
  /// - Parameters:
  ///   - sql: The query.
  ///   - bindings: The values of its parameters.
  ///   - body: Reads a chunk, on the connection's thread; it may throw to stop the query.
  /// - Throws: ``DuckDBError``; what `body` throws; `CancellationError`.
  package func forEachChunk(
    _ sql: String, _ bindings: [Value] = [],
    _ body: @Sendable (borrowing DataChunk) throws -> Void
  ) async throws {
    try await run(sql, bindings, streams: true) { statement, result in
      try Self.read(statement, result, bindings, body)
    }
  }

  /// Reads a result chunk by chunk into a value that each chunk adds to.
  ///
  /// - Parameters:
  ///   - sql: The query.
  ///   - bindings: The values of its parameters.
  ///   - initial: The value before the first chunk.
  ///   - body: Adds a chunk to the value, on the connection's thread.
  /// - Returns: The value after the last chunk.
  /// - Throws: ``DuckDBError``; what `body` throws; `CancellationError`.
  package func reduceChunks<R: Sendable>(
    _ sql: String, _ bindings: [Value] = [], into initial: R,
    _ body: @Sendable (inout R, borrowing DataChunk) throws -> Void
  ) async throws -> R {
    try await run(sql, bindings, streams: true) { statement, result in
      var value = initial
      try Self.read(statement, result, bindings) { try body(&value, $0) }
      return value
    }
  }

  /// Prepares a statement to be run many times.
  ///
  /// - Throws: ``DuckDBError``.
  package func prepare(_ sql: String) async throws -> PreparedStatement {
    await takeTurn()
    let statement = try prepareLast(sql, bindingCount: 0, isSingle: true, isCancelled: { false })
    core.adopt(statement.handle)
    return PreparedStatement(statement, connection: self)
  }

  // MARK: From any thread

  /// Stops the statement that runs, if any; it throws an error of kind `interrupt`.
  package nonisolated func interrupt() {
    core.interrupt()
  }

  /// Whether a statement runs now.
  package nonisolated var isRunning: Bool { core.isRunning }

  /// How far the running statement has come; nil when none runs or the engine cannot tell.
  ///
  /// The engine knows best how much of a file it has read; over tables its count is coarse.
  package nonisolated func progress() -> QueryProgress? {
    guard let progress = core.progress(), progress.percentage >= 0 else { return nil }
    return QueryProgress(
      fraction: min(progress.percentage / 100, 1), rowsProcessed: progress.rows_processed,
      rowsTotal: progress.rows_total)
  }

  // MARK: Closing

  /// Closes the connection and what was prepared on it.
  ///
  /// A second call does nothing. An open transaction is rolled back; rows that an appender holds unflushed are given up.
  package func close() async {
    core.close()
  }

  /// Whether the connection was closed.
  package nonisolated var isClosed: Bool { core.handle.isClosed }

  /// Asks the engine to keep count of its progress and to print nothing.
  ///
  /// These settings belong to a connection. With the configuration locked the engine refuses
  /// them, and the connection works without progress.
  func reportProgress() {
    let settings = """
      SET enable_progress_bar = true; SET enable_progress_bar_print = false; \
      SET progress_bar_time = 0
      """
    do {
      _ = try runBlocking(settings, [], streams: false, isCancelled: { false }) { _, _ in () }
    } catch {
      return
    }
  }
}

// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

/// A statement that the engine has read once and runs many times.
///
/// It belongs to its connection, waits its turn there, and ends with it.
package final class PreparedStatement: Sendable {
  private let statement: NativeStatement
  private let connection: Connection

  init(_ statement: NativeStatement, connection: Connection) {
    self.statement = statement
    self.connection = connection
  }

  deinit {
    // The engine must not destroy a statement while its connection runs: after all that waits.
    let handle = statement.handle
    connection.core.executor.run { handle.close() }
  }

  /// The SQL text.
  package var sql: String { statement.sql }

  /// How many parameters it has.
  ///
  /// - Throws: ``DuckDBError/closed(_:)``.
  package func parameterCount() async throws -> Int {
    try await connection.parameterCount(statement)
  }

  /// Runs it and gives the rows it changed.
  ///
  /// - Throws: ``DuckDBError``; `CancellationError` when the task is cancelled.
  @discardableResult
  package func execute(_ bindings: [Value] = []) async throws -> Int {
    try await connection.run(statement, bindings, streams: false) { _, result in
      result.rowsChanged
    }
  }

  /// Runs it and gives all rows of its result.
  ///
  /// - Throws: ``DuckDBError``; `CancellationError` when the task is cancelled.
  package func query(_ bindings: [Value] = []) async throws -> ResultTable {
    try await connection.run(statement, bindings, streams: true) { statement, result in
      try Connection.table(statement, result, bindings)
    }
  }

  /// Gives up the engine's statement now.
  package func close() async {
    await connection.close(statement)
  }
}

extension Connection {
  /// Runs a prepared statement, waiting for a transaction of another task.
  func run<R: Sendable>(
    _ statement: NativeStatement, _ bindings: [Value], streams: Bool,
    _ read: @Sendable (NativeStatement, NativeResult) throws -> R
  ) async throws -> R {
    await takeTurn()
    return try await cancellable { isCancelled in
      try statement.bind(bindings)
      let result = try statement.run(
        streams: streams, bindings: bindings, isCancelled: isCancelled)
      return try finishing { try read(statement, result) }
    }
  }

  func parameterCount(_ statement: NativeStatement) throws(DuckDBError) -> Int {
    try statement.parameterCount()
  }

  func close(_ statement: NativeStatement) {
    statement.handle.close()
  }
}

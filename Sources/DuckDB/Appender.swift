// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

/// Adds many rows to a table, far faster than INSERT: a million or more a second.
///
/// Rows are held back until ``flush()`` or ``close()``, which say whether they were taken: **rows
/// of an appender that is only dropped are given up**. Inside a transaction they follow its fate.
/// After a failure of rows the ones held back are gone and the appender refuses more; columns of
/// the wrong shape or type are refused before anything is taken.
package final class Appender: Sendable {
  /// The table that rows go to.
  package let table: String
  private let native: NativeAppender
  private let connection: Connection

  init(_ native: NativeAppender, connection: Connection) {
    table = native.table
    self.native = native
    self.connection = connection
  }

  deinit {
    // Not here but after the running query: the engine's appender belongs to its connection.
    let native = native
    connection.core.executor.run { native.close() }
  }

  /// Appends one row: a value per column, converted as INSERT converts.
  ///
  /// - Throws: ``DuckDBError``.
  package func append(_ row: [Value]) async throws {
    try await append(rows: [row])
  }

  /// Appends rows: a value per column, converted as INSERT converts.
  ///
  /// - Throws: ``DuckDBError``.
  package func append(rows: [[Value]]) async throws {
    try await connection.append { [native] in try native.append(rows: rows) }
  }

  /// Appends columns of equal length, one per column of the table, in its exact types: the
  /// fastest way in.
  ///
  /// - Throws: ``DuckDBError/typeMismatch(column:expected:actual:)`` and other ``DuckDBError``.
  package func append(columns: [ColumnValues]) async throws {
    try await connection.append { [native] in try native.append(columns: columns) }
  }

  /// Hands the rows held back to the table.
  ///
  /// - Throws: ``DuckDBError``, for instance when one breaks a constraint.
  package func flush() async throws {
    try await connection.append { [native] in try native.flush() }
  }

  /// Hands the rows held back to the table and ends the appender.
  ///
  /// - Throws: ``DuckDBError``, for instance when one breaks a constraint.
  package func close() async throws {
    try await connection.append { [native] in
      defer { native.close() }
      try native.flush()
    }
  }
}

extension Connection {
  /// Opens an appender to a table.
  ///
  /// - Parameters:
  ///   - table: Its name, not quoted.
  ///   - schema: Its schema; nil for the current one.
  ///   - columns: The columns that rows give, in order; the others take their default. Nil for
  ///     all.
  /// - Returns: An empty appender, to be closed.
  /// - Throws: ``DuckDBError/engine(_:)`` when there is no such table or column.
  package func appender(
    table: String, schema: String? = nil, columns: [String]? = nil
  ) async throws -> Appender {
    await takeTurn()
    let native = try NativeAppender(
      connection: try core.handle.pointer("connection"), table: table, schema: schema,
      columns: columns, engine: engine)
    core.adopt(native)
    return Appender(native, connection: self)
  }

  func append(_ work: @Sendable () throws -> Void) async throws {
    await takeTurn()
    try Task.checkCancellation()
    try work()
  }
}

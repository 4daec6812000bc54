// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

/// Why the engine, or this binding to it, could not do what was asked.
///
/// Its ``description`` may be logged: it holds the SQL and the engine's words, and never a bound
/// value nor the content of a row. What a visitor may read is ``publicMessage``.
package enum DuckDBError: Error, Sendable, Equatable {
  /// The engine refused or failed.
  case engine(EngineFailure)
  /// No usable library: where it was looked for, and why each one found was refused.
  case libraryNotFound(looked: [String], refused: [String])
  /// The library that was asked for by name cannot be used.
  case libraryRefused(path: String, reason: String)
  /// The database or connection was closed before.
  case closed(String)
  /// The SQL holds no statement at all.
  case emptyStatement
  /// The number of bound values differs from the number of parameters.
  case bindingCount(expected: Int, given: Int, sql: String)
  /// Values were bound to a text of several statements.
  case bindingsNeedOneStatement(count: Int, sql: String)
  /// A value cannot be sent to the engine: which kind, and why.
  case unsupportedValue(String)
  /// A column, or a vector inside one, has a type that this binding does not read.
  case unsupportedType(column: String, type: String)
  /// A typed read asked for another type than the column has.
  case typeMismatch(column: String, expected: String, actual: String)
  /// A value of a column lies outside what its Swift type can hold.
  case valueOutOfRange(column: String, type: String)
  /// Bytes of a text column that are not UTF-8.
  case invalidText(column: String)
  /// A column that the result does not have.
  case noSuchColumn(String, known: [String])
  /// A row that the result or chunk does not have.
  case rowOutOfRange(row: Int, count: Int)
  /// A row or column given to an appender does not fit its table.
  case appendShape(table: String, expected: Int, given: Int)
  /// An earlier append failed; the appender holds nothing any more.
  case appenderFailed(table: String)
  /// `transaction` inside a transaction, which the engine cannot nest.
  case nestedTransaction
  /// A setting that the binding fixes for safety.
  case fixedSetting(name: String, value: String)
}

/// What the engine said about a statement that failed.
package struct EngineFailure: Sendable, Equatable {
  /// The kind of fault.
  package let kind: ErrorKind
  /// The engine's message without bound values and without the content of rows.
  package let message: String
  /// The SQL text of the statement, without values; nil where there is none, as for opening.
  package let sql: String?
  /// The engine's message word for word: it can quote values, so it is for a person who asked
  /// for it on their own data, and never for a log, a page or a report.
  package let unredactedMessage: String

  /// Creates a failure from the engine's own message.
  ///
  /// - Parameters:
  ///   - engineMessage: What the engine said.
  ///   - sql: The statement, without values.
  ///   - bindings: The values bound to it, so that none of them stays in ``message``.
  ///   - knownKind: The kind of fault; nil when the message begins with it.
  init(
    engineMessage: String, sql: String?, bindings: [Value] = [], kind knownKind: ErrorKind? = nil
  ) {
    let kind = knownKind ?? ErrorKind(message: engineMessage)
    self.kind = kind
    message = Redaction.redact(engineMessage, kind: kind, bindings: bindings)
    self.sql = sql
    unredactedMessage = engineMessage
  }
}

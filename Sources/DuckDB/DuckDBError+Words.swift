// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

extension DuckDBError: CustomStringConvertible {
  /// The sentence for the log and for the person at the keyboard.
  package var description: String {
    switch self {
    case .engine(let failure):
      failure.sql.map { "\(failure.message)\nin: \($0)" } ?? failure.message
    case .libraryNotFound(let looked, let refused):
      """
      DuckDB's library was not found (looked in: \(looked.joined(separator: ", ")))\
      \(refused.isEmpty ? "" : "; refused: \(refused.joined(separator: "; "))"): \
      run `make setup`, or set RENDEMENT_LIBDUCKDB to a libduckdb of version \
      \(EngineVersion.accepted).
      """
    case .libraryRefused(let path, let reason):
      """
      The library \(path) cannot be used: \(reason). Run `make setup`, or set \
      RENDEMENT_LIBDUCKDB to a libduckdb of version \(EngineVersion.accepted).
      """
    case .closed(let what):
      "The \(what) is closed. Open a new one before using it."
    case .emptyStatement:
      "There is no SQL statement to run. Give one."
    case .bindingCount(let expected, let given, let sql):
      "The statement has \(expected) parameters and \(given) values are bound to it. "
        + "Bind one value to each.\nin: \(sql)"
    case .bindingsNeedOneStatement(let count, let sql):
      "Values can be bound to one statement, and this text holds \(count). Run them one by one."
        + "\nin: \(sql)"
    case .unsupportedValue(let reason):
      "A value cannot be sent to the engine: \(reason)."
    case .unsupportedType(let column, let type):
      "The column \(column) has the type \(type), which cannot be read. "
        + "Cast it in the query, for instance to VARCHAR."
    case .typeMismatch(let column, let expected, let actual):
      "The column \(column) holds \(actual), and \(expected) was asked for. "
        + "Ask for its own type, or cast it in the query."
    case .valueOutOfRange(let column, let type):
      "A value of the column \(column) does not fit in \(type). Cast the column in the query."
    case .invalidText(let column):
      "A text of the column \(column) is not valid UTF-8. Convert the file before importing it."
    case .noSuchColumn(let name, let known):
      "The result has no column \(name). It has: \(known.joined(separator: ", "))."
    case .rowOutOfRange(let row, let count):
      "Row \(row) was asked for, and there are \(count), counted from 0."
    case .appendShape(let table, let expected, let given):
      "The table \(table) takes \(expected) columns of equal length, and \(given) were given."
    case .appenderFailed(let table):
      "An earlier append to \(table) failed and its rows were given up. Open a new appender."
    case .nestedTransaction:
      "A transaction is already open on this connection. Run both parts inside one."
    case .fixedSetting(let name, let value):
      "The setting \(name) stays \(value), so that the engine never reaches for the network. "
        + "Leave it out."
    }
  }

  /// A stable name of the error, for the interface, the documentation and the tests.
  package var code: String {
    switch self {
    case .engine(let failure): "duckdb.\(failure.kind.rawValue)"
    case .libraryNotFound: "duckdb.library-not-found"
    case .libraryRefused: "duckdb.library-refused"
    case .closed: "duckdb.closed"
    case .emptyStatement: "duckdb.empty-statement"
    case .bindingCount: "duckdb.binding-count"
    case .bindingsNeedOneStatement: "duckdb.bindings-need-one-statement"
    case .unsupportedValue: "duckdb.unsupported-value"
    case .unsupportedType: "duckdb.unsupported-type"
    case .typeMismatch: "duckdb.type-mismatch"
    case .valueOutOfRange: "duckdb.value-out-of-range"
    case .invalidText: "duckdb.invalid-text"
    case .noSuchColumn: "duckdb.no-such-column"
    case .rowOutOfRange: "duckdb.row-out-of-range"
    case .appendShape: "duckdb.append-shape"
    case .appenderFailed: "duckdb.appender-failed"
    case .nestedTransaction: "duckdb.nested-transaction"
    case .fixedSetting: "duckdb.fixed-setting"
    }
  }

  /// The sentence that a visitor or a client of the interface may read: no SQL, no row, no value,
  /// no path.
  package var publicMessage: String {
    switch self {
    case .engine(let failure): failure.kind.publicSentence
    case .libraryNotFound, .libraryRefused:
      "The database engine is not installed. Ask the person who runs the server."
    default: ErrorKind.internal.publicSentence
    }
  }

  /// The engine's failure when it is one.
  package var engineFailure: EngineFailure? {
    guard case .engine(let failure) = self else { return nil }
    return failure
  }
}

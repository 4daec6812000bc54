// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

package import DuckDB
package import Foundation

/// A table read from a file: named columns of texts, nil where the file says NA or nothing.
package struct CaseTable: Sendable {
  /// The names of the columns, in order.
  package let names: [String]
  /// The values, a list per column.
  package let columns: [[String?]]

  /// Creates a table.
  package init(names: [String], columns: [[String?]]) {
    self.names = names
    self.columns = columns
  }

  /// The number of rows.
  package var count: Int { columns.first?.count ?? 0 }

  /// A column as texts; nil where nothing was written.
  package func texts(_ name: String) throws -> [String?] {
    guard let index = names.firstIndex(of: name) else {
      throw CaseError.noSuchColumn(name, known: names)
    }
    return columns[index]
  }

  /// A column as numbers; nil where nothing was written.
  package func optionalNumbers(_ name: String) throws -> [Double?] {
    try texts(name).enumerated().map { row, text in
      guard let text else { return nil }
      switch text.lowercased() {
      case "true": return 1
      case "false": return 0
      default: break
      }
      guard let value = Double(text) else {
        throw CaseError.notANumber(column: name, row: row + 1, value: text)
      }
      return value
    }
  }

  /// A column as numbers, each of which must be there.
  package func numbers(_ name: String) throws -> [Double] {
    try optionalNumbers(name).enumerated().map { row, value in
      guard let value else { throw CaseError.notANumber(column: name, row: row + 1, value: "") }
      return value
    }
  }
}

/// Reads tables by the embedded engine, which finds delimiter, quotes and header by itself.
package actor TableReader {
  private var connection: Connection?

  /// Creates a reader; the engine is opened with the first file.
  package init() {}

  /// The table in a file of separated values with a header line.
  package func read(_ file: URL) async throws -> CaseTable {
    let table = try await query(
      "SELECT * FROM read_csv($1, header = true, all_varchar = true, nullstr = ['', 'NA'])",
      [.text(file.path(percentEncoded: false))])
    let names = table.columns.map(\.name)
    let columns = try names.indices.map { column in
      try table.rows.map { try $0[column].text() }
    }
    return CaseTable(names: names, columns: columns)
  }

  /// The answer of the engine to a query, for operations that it answers itself.
  package func query(_ sql: String, _ bindings: [Value] = []) async throws -> ResultTable {
    try await open().query(sql, bindings)
  }

  private func open() async throws -> Connection {
    if let connection { return connection }
    let database = try await Database.open(.memory, library: try EngineLibrary.load())
    let opened = try await database.connect()
    connection = opened
    return opened
  }
}

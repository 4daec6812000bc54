// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

/// A column of a result.
package struct Column: Sendable, Hashable {
  /// The name, as the query gives it.
  package let name: String
  /// The type.
  package let type: ColumnType
}

/// A whole result in memory, for answers of a size that a person reads.
///
/// Larger ones are read in chunks with ``Connection/reduceChunks(_:_:into:_:)``.
package struct ResultTable: Sendable {
  /// The columns, in order.
  package let columns: [Column]
  /// The rows; each has one value per column.
  package let rows: [[Value]]

  /// The position of a column.
  ///
  /// - Throws: ``DuckDBError/noSuchColumn(_:known:)``.
  package func index(of name: String) throws(DuckDBError) -> Int {
    guard let index = columns.firstIndex(where: { $0.name == name }) else {
      throw .noSuchColumn(name, known: columns.map(\.name))
    }
    return index
  }

  /// The values of a column, from the first row to the last.
  ///
  /// - Throws: ``DuckDBError/noSuchColumn(_:known:)``.
  package func values(of name: String) throws(DuckDBError) -> [Value] {
    let index = try index(of: name)
    return rows.map { $0[index] }
  }

  /// The value of a result of one row and one column or more; nil when there is no row.
  package var scalar: Value? { rows.first?.first }
}

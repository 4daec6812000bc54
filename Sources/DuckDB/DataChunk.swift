// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

import CDuckDB

/// A batch of rows, column by column, read where the engine keeps it.
///
/// It exists inside the closure it is given to, and cannot be copied out of it. A column is read
/// with the type it has: ``withColumn(_:as:_:)`` for numbers and times, ``withText(_:_:)`` for
/// text, ``value(_:row:)`` for anything.
package struct DataChunk: ~Copyable {
  /// The columns, in order.
  package let columns: [Column]
  /// How many rows the chunk has: at least one, at most 2048 in today's engine.
  package let rowCount: Int
  private let readers: [VectorReader]

  init(_ chunk: UnsafeMutablePointer<DuckChunk>, columns: [Column], engine: Engine) {
    self.columns = columns
    rowCount = Int(engine.call.data_chunk_get_size(chunk))
    readers = columns.enumerated().map { index, column in
      VectorReader(
        engine.call.data_chunk_get_vector(chunk, UInt64(index)), column: column, engine: engine)
    }
  }

  /// Any value, as ``Value``.
  ///
  /// - Throws: ``DuckDBError/unsupportedType(column:type:)`` and its like; a column or row that
  ///   does not exist is an error.
  package borrowing func value(_ column: Int, row: Int) throws(DuckDBError) -> Value {
    let reader = try reader(column)
    guard row >= 0, row < rowCount else { throw .rowOutOfRange(row: row, count: rowCount) }
    return try reader.value(row)
  }

  /// Reads a column of numbers, dates or times in place.
  ///
  /// - Parameters:
  ///   - column: The position, from 0.
  ///   - type: The type of its elements; see ``ColumnElement``.
  ///   - body: Reads the column, which is valid inside it only.
  /// - Returns: What `body` returns.
  /// - Throws: ``DuckDBError/typeMismatch(column:expected:actual:)`` when the column has another
  ///   type; what `body` throws.
  package borrowing func withColumn<Element: ColumnElement, R>(
    _ column: Int, as type: Element.Type, _ body: (borrowing ColumnView<Element>) throws -> R
  ) throws -> R {
    let reader = try reader(column)
    guard Element.reads(reader.column.type) else {
      throw DuckDBError.typeMismatch(
        column: reader.column.name, expected: "\(Element.self)",
        actual: reader.column.type.sqlName)
    }
    guard let data = reader.data else {
      throw DuckDBError.unsupportedType(
        column: reader.column.name, type: reader.column.type.sqlName)
    }
    return try body(
      ColumnView(
        values: UnsafeBufferPointer(
          start: data.assumingMemoryBound(to: Element.self), count: rowCount),
        reader: reader))
  }

  /// Reads a column of text in place.
  ///
  /// - Throws: ``DuckDBError/typeMismatch(column:expected:actual:)`` when the column is not
  ///   VARCHAR; what `body` throws.
  package borrowing func withText<R>(
    _ column: Int, _ body: (borrowing TextView) throws -> R
  ) throws -> R {
    let reader = try reader(column)
    guard reader.column.type == .varchar else {
      throw DuckDBError.typeMismatch(
        column: reader.column.name, expected: "VARCHAR", actual: reader.column.type.sqlName)
    }
    return try body(TextView(count: rowCount, reader: reader))
  }

  /// The rows as values, for a result that is kept whole.
  borrowing func appendRows(to rows: inout [[Value]]) throws(DuckDBError) {
    rows.reserveCapacity(rows.count + rowCount)
    for row in 0..<rowCount {
      var values: [Value] = []
      values.reserveCapacity(readers.count)
      for reader in readers { values.append(try reader.value(row)) }
      rows.append(values)
    }
  }

  private borrowing func reader(_ column: Int) throws(DuckDBError) -> VectorReader {
    guard readers.indices.contains(column) else {
      throw .noSuchColumn("number \(column)", known: columns.map(\.name))
    }
    return readers[column]
  }
}

// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

/// A column of a chunk, read in place with its own type.
package struct ColumnView<Element: ColumnElement>: ~Copyable {
  private let values: UnsafeBufferPointer<Element>
  private let reader: VectorReader

  init(values: UnsafeBufferPointer<Element>, reader: VectorReader) {
    self.values = values
    self.reader = reader
  }

  /// How many rows there are.
  package var count: Int { values.count }

  /// Whether any row may be NULL; when not, ``withValues(_:)`` holds every value.
  package var mayHoldNull: Bool { reader.validity != nil }

  /// Whether a row is NULL.
  ///
  /// - Precondition: 0 ≤ row < ``count``.
  package func isNull(_ row: Int) -> Bool {
    precondition(row >= 0 && row < count, "A row of the chunk is asked for.")
    return !reader.isValid(row)
  }

  /// The value of a row; nil for NULL.
  ///
  /// - Precondition: 0 ≤ row < ``count``.
  package subscript(_ row: Int) -> Element? {
    precondition(row >= 0 && row < count, "A row of the chunk is asked for.")
    return reader.isValid(row) ? values[row] : nil
  }

  /// All values at once, without copying; where a row is NULL the element means nothing.
  package func withValues<R>(_ body: (Span<Element>) throws -> R) rethrows -> R {
    try body(values.span)
  }
}

/// A column of text of a chunk, read in place.
package struct TextView: ~Copyable {
  /// How many rows there are.
  package let count: Int
  private let reader: VectorReader

  init(count: Int, reader: VectorReader) {
    self.count = count
    self.reader = reader
  }

  /// Whether a row is NULL.
  ///
  /// - Precondition: 0 ≤ row < ``count``.
  package func isNull(_ row: Int) -> Bool {
    precondition(row >= 0 && row < count, "A row of the chunk is asked for.")
    return !reader.isValid(row)
  }

  /// The text of a row; nil for NULL.
  ///
  /// - Throws: ``DuckDBError/invalidText(column:)``, ``DuckDBError/rowOutOfRange(row:count:)``.
  package func text(_ row: Int) throws(DuckDBError) -> String? {
    guard row >= 0, row < count else { throw .rowOutOfRange(row: row, count: count) }
    return reader.isValid(row) ? try reader.text(row) : nil
  }

  /// Gives the UTF-8 bytes of a row without copying them; nil for NULL.
  ///
  /// - Throws: ``DuckDBError/rowOutOfRange(row:count:)``.
  package func withUTF8<R>(_ row: Int, _ body: (Span<UInt8>) -> R) throws(DuckDBError) -> R? {
    guard row >= 0, row < count else { throw .rowOutOfRange(row: row, count: count) }
    guard reader.isValid(row) else { return nil }
    return try reader.withBytes(row) { (bytes) throws(DuckDBError) in body(bytes.span) }
  }
}

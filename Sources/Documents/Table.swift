// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

/// Rows of typed cells under named columns.
package struct Table: Sendable, Hashable {
  /// A column's head.
  package struct Column: Sendable, Hashable {
    /// Where the cells of a column stand.
    package enum Alignment: Sendable, Hashable { case leading, trailing }

    /// The heading, with the unit where the cells have none.
    package var title: String
    /// Where the cells stand: numbers trailing, words leading.
    package var alignment: Alignment

    /// Creates a column of words.
    package static func words(_ title: String) -> Column {
      Column(title: title, alignment: .leading)
    }

    /// Creates a column of numbers.
    package static func figures(_ title: String) -> Column {
      Column(title: title, alignment: .trailing)
    }
  }

  /// One line of the table.
  package struct Row: Sendable, Hashable {
    /// What a row is for.
    package enum Kind: Sendable, Hashable { case body, subtotal, total }

    /// The cells, one for each column.
    package var cells: [Cell]
    /// What the row is for.
    package var kind: Kind

    /// Creates a row.
    package init(_ cells: [Cell], kind: Kind = .body) {
      self.cells = cells
      self.kind = kind
    }
  }

  /// The stable name of the table; nil when nothing points to it.
  package var id: Anchor?
  /// What the table shows.
  package var caption: String
  /// The columns.
  package var columns: [Column]
  /// The rows.
  package var rows: [Row]
  /// Whether the first cell of a row names the row.
  package var hasRowHeaders: Bool
  /// What a reader must know about the table, under it.
  package var notes: [[Inline]]

  /// Creates a table.
  package init(
    id: String? = nil, caption: String, columns: [Column], rows: [Row],
    hasRowHeaders: Bool = true, notes: [[Inline]] = []
  ) {
    self.id = id.map { Anchor($0) }
    self.caption = caption
    self.columns = columns
    self.rows = rows
    self.hasRowHeaders = hasRowHeaders
    self.notes = notes
  }
}

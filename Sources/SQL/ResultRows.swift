// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

/// The answer of an engine to one statement: names of columns and rows of values.
package struct ResultRows: Sendable, Hashable {
  /// The columns' names, in the order of the select list.
  package var columns: [String]
  /// The rows, each with one value per column.
  package var rows: [[SQLValue]]

  /// Creates an answer.
  package init(columns: [String], rows: [[SQLValue]]) {
    self.columns = columns
    self.rows = rows
  }
}

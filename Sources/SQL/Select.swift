// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

/// A query, as a tree that a ``Renderer`` writes down for a ``Dialect``.
package struct Select: Sendable, Hashable {
  /// A named subquery in front of the query.
  package struct CommonTable: Sendable, Hashable {
    /// The name by which the query refers to it.
    package var name: String
    /// The subquery.
    package var select: Select

    /// Creates a named subquery.
    package init(_ name: String, _ select: Select) {
      self.name = name
      self.select = select
    }
  }

  /// An item of the select list.
  package struct Column: Sendable, Hashable {
    /// The value.
    package var expression: Expression
    /// Its name in the result; nil for a plain column that keeps its own.
    package var alias: String?

    /// Creates an item.
    package init(_ expression: Expression, as alias: String? = nil) {
      self.expression = expression
      self.alias = alias
    }
  }

  /// An item of the order; unknown values always come last.
  package struct Order: Sendable, Hashable {
    /// The value sorted by.
    package var expression: Expression
    /// True for the largest first.
    package var descending: Bool

    /// Creates an item.
    package init(_ expression: Expression, descending: Bool = false) {
      self.expression = expression
      self.descending = descending
    }
  }

  /// Named subqueries in front.
  package var with: [CommonTable] = []
  /// True to keep one of equal rows.
  package var isDistinct = false
  /// The select list; at least one item.
  package var columns: [Column]
  /// Where the rows come from; nil for a single row of values.
  package var source: Source?
  /// Only rows for which this holds.
  package var filter: Expression?
  /// What the rows are grouped by.
  package var groups: [Expression] = []
  /// How the result is sorted.
  package var order: [Order] = []
  /// The largest number of rows.
  package var limit: Int?

  /// Creates a query; what is not given stays out of the text.
  package init(
    _ columns: [Column], from source: Source? = nil, where filter: Expression? = nil,
    groupBy groups: [Expression] = [], orderBy order: [Order] = [], limit: Int? = nil,
    with: [CommonTable] = [], distinct isDistinct: Bool = false
  ) {
    self.columns = columns
    self.source = source
    self.filter = filter
    self.groups = groups
    self.order = order
    self.limit = limit
    self.with = with
    self.isDistinct = isDistinct
  }
}

// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

/// Where the rows of a query come from.
package indirect enum Source: Sendable, Hashable {
  /// A table, of a schema when one is named.
  case table(schema: String? = nil, name: String, alias: String? = nil)
  /// The rows of another query.
  case subquery(Select, alias: String)
  /// Rows written in the query itself, with names for their columns; all rows of equal length.
  case values([[Expression]], alias: String, columns: [String])
  /// Pairs of rows of two sources for which a condition holds.
  case join(Source, JoinKind, Source, on: Expression)

  /// Which rows of a join survive without a partner.
  package enum JoinKind: String, Sendable, Hashable {
    /// None.
    case inner = "JOIN"
    /// Those of the left source.
    case left = "LEFT JOIN"
  }
}

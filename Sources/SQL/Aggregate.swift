// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

/// An aggregate over a group's rows, possibly over some of them only.
package struct Aggregate: Sendable, Hashable {
  /// What is aggregated and how.
  package enum Function: Sendable, Hashable {
    /// The number of rows.
    case countRows
    /// The number of rows in which the expression is known.
    case count(Expression)
    /// The number of different known values.
    case countDistinct(Expression)
    /// The sum of the known values; NULL when there are none.
    case sum(Expression)
    /// The smallest known value.
    case minimum(Expression)
    /// The largest known value.
    case maximum(Expression)
    /// The exact quantile by linear interpolation (Hyndman and Fan, type 7) at a fraction in 0…1.
    case percentile(Double, Expression)
  }

  /// What is aggregated and how.
  package var function: Function
  /// Only the rows for which this holds, when it is given.
  package var filter: Expression?

  /// Creates an aggregate.
  package init(_ function: Function, where filter: Expression? = nil) {
    self.function = function
    self.filter = filter
  }
}

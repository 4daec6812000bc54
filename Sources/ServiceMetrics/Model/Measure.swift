// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

package import SQL

/// A sum or count asked of the warehouse: one column of one statement.
package struct Measure: Sendable, Hashable {
  /// The table it is taken from.
  package var fact: Fact
  /// What is counted or summed, over which rows.
  package var aggregate: Aggregate

  /// Creates a measure.
  package init(_ fact: Fact, _ function: Aggregate.Function, where filter: Expression? = nil) {
    self.fact = fact
    aggregate = Aggregate(function, where: filter)
  }

  /// True when values of two parts of the rows add up to the value of the whole.
  ///
  /// Counts and sums merge across partitions, periods and engines. Distinct counts, extremes and
  /// exact quantiles do not: they must be asked again for each cut.
  package var isMergeable: Bool {
    switch aggregate.function {
    case .countRows, .count, .sum: true
    case .countDistinct, .minimum, .maximum, .percentile: false
    }
  }

  /// The number of rows for which a condition holds, or of all rows.
  package static func count(_ fact: Fact = .contacts, where filter: Expression? = nil) -> Measure {
    Measure(fact, .countRows, where: filter)
  }

  /// The sum of an expression over the rows for which a condition holds.
  package static func sum(
    _ expression: Expression, of fact: Fact = .contacts, where filter: Expression? = nil
  ) -> Measure {
    Measure(fact, .sum(expression), where: filter)
  }
}

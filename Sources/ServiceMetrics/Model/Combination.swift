// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

package import SQL

/// A weighted sum of measures: what a formula divides.
package struct Combination: Sendable, Hashable {
  /// A measure and the factor it enters with.
  package struct Term: Sendable, Hashable {
    /// The factor, usually 1 or −1.
    package var factor: Double
    /// The measure.
    package var measure: Measure
  }

  /// The terms, added up.
  package var terms: [Term]

  /// A combination of terms.
  package init(terms: [Term]) { self.terms = terms }

  /// The combination that is one measure.
  package init(_ measure: Measure) { terms = [Term(factor: 1, measure: measure)] }

  /// The sum of two combinations.
  package static func + (left: Combination, right: Combination) -> Combination {
    Combination(terms: left.terms + right.terms)
  }

  /// The difference of two combinations.
  package static func - (left: Combination, right: Combination) -> Combination {
    Combination(
      terms: left.terms + right.terms.map { Term(factor: -$0.factor, measure: $0.measure) })
  }

  /// The number of rows for which a condition holds, as a combination.
  package static func count(
    _ fact: Fact = .contacts, where filter: Expression? = nil
  ) -> Combination {
    Combination(.count(fact, where: filter))
  }

  /// The number of rows in which an expression is known, among those that meet a condition.
  package static func known(
    _ value: Expression, of fact: Fact = .contacts, where filter: Expression? = nil
  ) -> Combination {
    Combination(Measure(fact, .count(value), where: filter))
  }

  /// The number of rows in which an expression is unknown: all rows minus those that know it, two
  /// counts that other metrics ask for anyway.
  package static func unknown(
    _ value: Expression, of fact: Fact = .contacts, where filter: Expression? = nil
  ) -> Combination {
    count(fact, where: filter) - known(value, of: fact, where: filter)
  }

  /// The combination with every factor multiplied.
  package func scaled(by factor: Double) -> Combination {
    Combination(terms: terms.map { Term(factor: factor * $0.factor, measure: $0.measure) })
  }
}

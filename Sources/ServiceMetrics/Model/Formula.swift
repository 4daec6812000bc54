// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

package import SQL

/// How a metric's value and its interval follow from measures.
package indirect enum Formula: Sendable, Hashable {
  /// A number of rows or of different things, without an interval: it is a complete count.
  case count(Measure)
  /// A part of a whole, in 0…1, with Wilson's interval; and the rows left out as unknown.
  case share(Combination, of: Combination, leftOut: Combination? = nil)
  /// The mean of a column over the rows in which it is known, with Student's interval.
  case mean(Sample)
  /// An exact quantile (type 7) of a column over the rows in which it is known.
  case quantile(Double, Sample)
  /// Hundred times the difference of two shares of one whole, in −100…100, with the normal
  /// interval of the standard error 100·√((p + d − (p − d)²) / n).
  case index(positive: Measure, negative: Measure, of: Measure, leftOut: Combination? = nil)
  /// A sum that is no number of rows, without an interval.
  case total(Combination)
  /// A quotient that is no share, without an interval.
  case ratio(Combination, over: Combination)
  /// A sum of money, without an interval; its currency comes from the rows.
  case money(Measure)
  /// A sum of money over a number of things; its currency comes from the rows.
  case moneyRatio(Combination, over: Combination)
  /// The full cost of the contacts handled, allocated where a cost names no cut.
  case costPerContact(CostPerContact)
  /// What a customer brings over the expected lifetime.
  case lifetimeValue(LifetimeValue)

  /// A column observed over some rows of a fact.
  package struct Sample: Sendable, Hashable {
    /// The fact.
    package var fact: Fact
    /// The observed number.
    package var value: Expression
    /// The rows that belong to the question, whether or not the number is known.
    package var population: Expression?

    /// Creates a sample.
    package init(
      _ value: Expression, of fact: Fact = .contacts, where population: Expression? = nil
    ) {
      self.fact = fact
      self.value = value
      self.population = population
    }
  }

  /// The ingredients of the cost per contact.
  package struct CostPerContact: Sendable, Hashable {
    /// Contacts handled: the denominator.
    package var contacts: Measure
    /// Handle time, in seconds: the key by which undirected costs are allocated.
    package var handleSeconds: Measure
    /// The amounts of the costs.
    package var cost: Measure
  }

  /// The ingredients of the customer lifetime value.
  package struct LifetimeValue: Sendable, Hashable {
    /// Revenue of the period, or revenue per month of the customers at its start.
    package var revenue: Measure
    /// True when `revenue` is an amount per month, not of the period.
    package var isMonthly: Bool
    /// Customers at the start of the period.
    package var atStart: Measure
    /// Customers at its end.
    package var atEnd: Measure
    /// Customers lost within it.
    package var lost: Measure
    /// The contribution margin as a fraction of revenue; nil when none was given.
    package var margin: Double?
  }
}

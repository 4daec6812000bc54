// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

/// A value computed by an engine, as a tree that a ``Renderer`` writes down.
package indirect enum Expression: Sendable, Hashable {
  /// A column, of the table or subquery with that alias when one is named.
  case column(String, of: String? = nil)
  /// A value, which is always bound, never written into the text.
  case value(SQLValue)
  /// An aggregate over the rows of a group.
  case aggregate(Aggregate)
  /// Two values compared: `left < right`.
  case comparison(Expression, Comparison, Expression)
  /// A value among others: `x IN (…)`; an empty list is false.
  case isIn(Expression, [Expression])
  /// A value between two bounds, both included.
  case between(Expression, Expression, Expression)
  /// A test for NULL.
  case isNull(Expression)
  /// A test for a known value.
  case isNotNull(Expression)
  /// A test for true, in which NULL counts as false.
  case isTrue(Expression)
  /// A test for not true: false or NULL.
  case isNotTrue(Expression)
  /// All conditions hold; true when there are none.
  case all([Expression])
  /// At least one condition holds; false when there are none.
  case any([Expression])
  /// The opposite of a condition.
  case not(Expression)
  /// Arithmetic on two numbers. Division by zero gives NULL.
  case arithmetic(Expression, Arithmetic, Expression)
  /// The result of the first branch whose condition holds, else the last value, else NULL.
  case choice([Branch], otherwise: Expression?)
  /// The first day of the period that holds a day, as a DATE.
  case periodStart(DateUnit, Expression)
  /// The start of the hour that holds a local time, as a TIMESTAMP.
  case hourStart(Expression)
  /// Whole days from one DATE to another, negative when the second lies before the first.
  case daysBetween(Expression, Expression)
  /// The smallest of several values.
  case least([Expression])
  /// The greatest of several values.
  case greatest([Expression])
  /// A value converted to a type.
  case cast(Expression, SQLType)

  /// A condition and what it leads to.
  package struct Branch: Sendable, Hashable {
    /// The condition.
    package var condition: Expression
    /// The value when it holds.
    package var result: Expression

    /// Creates a branch.
    package init(when condition: Expression, then result: Expression) {
      self.condition = condition
      self.result = result
    }
  }
}

/// A comparison of two values.
package enum Comparison: String, Sendable, Hashable {
  case equal = "="
  case notEqual = "<>"
  case less = "<"
  case atMost = "<="
  case greater = ">"
  case atLeast = ">="
}

/// An operation on two numbers.
package enum Arithmetic: String, Sendable, Hashable {
  case plus = "+"
  case minus = "-"
  case times = "*"
  case dividedBy = "/"
}

/// A calendar period that an engine can truncate a day to.
package enum DateUnit: String, Sendable, Hashable, CaseIterable {
  case day, week, month, quarter, year
}

/// A type to convert to, among those that every engine has.
package enum SQLType: Sendable, Hashable {
  case boolean, integer, double, text, date, timestamp
  /// A decimal number of that many digits, so many of them after the point.
  case decimal(precision: Int, scale: Int)
}

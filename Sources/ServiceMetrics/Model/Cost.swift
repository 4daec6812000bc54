// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

import SQL

/// The columns of `marts.fct_costs`, seen from a period whose first day is `start` and whose first
/// day after is `end`.
enum Cost {
  static let amount = Expression.column("amount", of: "cost")
  static let start = Expression.column("period_start", of: "cost")
  static let end = Expression.column("period_end", of: "cost")

  /// The part of a cost that falls into the period: its amount × days in both ÷ its days.
  static let amountInPeriod = Expression.arithmetic(
    .arithmetic(
      amount, .times,
      .daysBetween(
        .greatest([start, Customer.periodStart]), .least([end, Customer.periodEnd]))),
    .dividedBy, .daysBetween(start, end))

  /// All costs of the period.
  static let total = Measure.sum(amountInPeriod, of: .costs)
}

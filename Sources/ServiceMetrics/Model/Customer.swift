// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

import SQL

/// The columns of `marts.dim_customers`, seen from a period whose first day is `start` and whose
/// first day after is `end`, and the measures they share.
///
/// A customer whose start is unknown counts as one from the beginning. A customer is lost on
/// `ended_date`: active until the day before.
enum Customer {
  static let startedDate = Expression.column("started_date", of: "customer")
  static let endedDate = Expression.column("ended_date", of: "customer")
  static let monthlyRevenue = Expression.column("monthly_revenue", of: "customer")
  static let periodStart = Expression.column("start", of: "period")
  static let periodEnd = Expression.column("end", of: "period")

  /// Active on the eve of the period's first day and still on that day.
  static let isAtStart = Expression.any([
    startedDate.isUnknown, .comparison(startedDate, .less, periodStart),
  ]).and(.any([endedDate.isUnknown, .comparison(endedDate, .atLeast, periodStart)]))
  /// Ended within the period.
  static let isEnded = Expression.comparison(endedDate, .less, periodEnd)

  static let atStart = Measure.count(.customers, where: isAtStart)
  static let lost = Measure.count(.customers, where: isAtStart.and(isEnded))
  static let atEnd = Measure.count(
    .customers,
    where: .any([endedDate.isUnknown, .comparison(endedDate, .atLeast, periodEnd)]))
  /// All customers active on at least one day of the period: every row of the join.
  static let active = Measure.count(.customers)
}

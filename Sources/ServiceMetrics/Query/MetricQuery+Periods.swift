// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

import Quantities

extension MetricQuery {
  /// The most periods that a question about customers or costs may have: ten years of weeks.
  static let mostClosedPeriods = 1100

  /// The first day of the window, asked for or that of the data; nil when neither is known.
  var firstDay: LocalDate? { from ?? dataRange?.lowerBound }

  /// The last day of the window, asked for or that of the data; nil when neither is known.
  var lastDay: LocalDate? { to ?? dataRange?.upperBound }

  /// The window cut into periods with both ends known; empty when an end of the window is open.
  var closedPeriods: [MetricPeriod] {
    guard let first = firstDay, let last = lastDay, first <= last else { return [] }
    guard let grain else { return [MetricPeriod(start: first, end: last, grain: nil)] }
    var periods: [MetricPeriod] = []
    var start = grain.start(of: first)
    while start <= last, periods.count <= MetricQuery.mostClosedPeriods {
      let next = grain.next(after: start)
      periods.append(
        MetricPeriod(start: max(start, first), end: min(next.adding(days: -1), last), grain: grain))
      start = next
    }
    return periods
  }

  /// The dimensions of the cut and of the conditions: the cells over which costs are allocated.
  var allocationDimensions: [Dimension] {
    var cut = dimensions
    for filter in filters where !cut.contains(filter.dimension) { cut.append(filter.dimension) }
    return cut
  }
}

extension MetricPeriod {
  /// Both days of a period whose ends are known.
  var closedDays: (start: LocalDate, end: LocalDate) {
    guard let start, let end else { preconditionFailure("The period \(label) has an open end.") }
    return (start, end)
  }
}

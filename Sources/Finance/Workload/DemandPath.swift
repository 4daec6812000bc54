// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

import Quantities

extension WorkloadSegment {
  /// Demand of a month relative to the baseline, without any lever.
  ///
  ///     (1 + g)^(m/12) · season(calendar month)
  ///
  /// - Parameters:
  ///   - month: 0 for the baseline, 1 for the first month of the case.
  ///   - firstCalendarMonth: 1 for a case that starts in January.
  /// - Returns: 1 for month 0 and wherever neither growth nor season is stated.
  func demandFactor(month: Int, firstCalendarMonth: Int) -> Double {
    guard month > 0 else { return 1 }
    let growth = growthPerYear == 0 ? 1 : power(1 + growthPerYear, Double(month) / 12)
    guard season.count == 12 else { return growth }
    return growth * season[(firstCalendarMonth - 1 + month - 1) % 12]
  }
}

extension BusinessCase {
  /// The calendar month of month 1: that of ``start``, January without one.
  var firstCalendarMonth: Int { start?.month ?? 1 }
}

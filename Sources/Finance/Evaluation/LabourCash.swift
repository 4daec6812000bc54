// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

extension CashPlan {
  /// Money no longer paid out because hours were freed, by month 0 to the horizon.
  ///
  /// Freed hours first end outsourced, temporary and overtime hours; what is left frees posts,
  /// whole ones only, no more than have fallen vacant by themselves or were going to be hired.
  ///
  ///     posts ≤ ⌊FTE freed⌋  and  posts ≤ ⌊attrition so far + planned hires⌋
  ///     cash  = external hours cut · rate + posts · cost/12 − severance of newly gone posts
  ///
  /// - Parameter freedHours: Paid hours freed by month, after risk.
  /// - Returns: Currency units by month.
  func cash(freedHours: [Double]) -> [Double] {
    var mostPosts = 0.0
    return freedHours.enumerated().map { month, freed in
      guard month > 0, freed > 0 else { return 0 }
      let external = min(freed, externalHoursPerMonth)
      let posts = (freed - external) * 12 / paidHoursPerPostPerYear
      let vacant = attritionPerYear * Double(month) / 12 + plannedHires
      // A hair above the whole number, so that 3 × 1607/12 h × 12/1607 counts as three posts.
      let gone = (min(posts, vacant) + 1e-9).rounded(.down)
      let newlyGone = max(0, gone - mostPosts)
      mostPosts = max(mostPosts, gone)
      return external * externalHourlyRate + gone * costPerPostPerYear / 12
        - newlyGone * severancePerPost
    }
  }
}

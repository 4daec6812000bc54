// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

extension CashPlan {
  /// The posts of one month.
  struct Posts {
    /// Hours cut from providers, temporary work and overtime.
    var external: Double
    /// Full-time equivalents freed beyond them.
    var freed: Double
    /// Posts that fell vacant since hours were first freed, and planned hires.
    var vacant: Double
    /// Whole posts gone.
    var gone: Double
  }

  /// Posts by month 0 to the horizon.
  ///
  /// Freed hours first end outsourced, temporary and overtime hours; what is left frees posts,
  /// whole ones only, no more than have fallen vacant by themselves or were going to be hired.
  ///
  ///     posts ≤ ⌊FTE freed⌋  and  posts ≤ ⌊attrition so far + planned hires⌋
  ///
  /// - Parameter freedHours: Paid hours freed by month, after risk.
  /// - Returns: The posts of each month, month 0 first.
  func posts(freedHours: [Double]) -> [Posts] {
    // Who left before hours were freed had to be replaced.
    let first = max(1, freedHours.firstIndex { $0 > 0 } ?? 1)
    return freedHours.enumerated().map { month, freed in
      guard month > 0, freed > 0 else {
        return Posts(external: 0, freed: 0, vacant: 0, gone: 0)
      }
      let external = min(freed, externalHoursPerMonth)
      let posts = (freed - external) * 12 / paidHoursPerPostPerYear
      let vacant = attritionPerYear * Double(month - first + 1) / 12 + plannedHires
      // A hair above the whole number, so that 3 × 1607/12 h × 12/1607 counts as three posts.
      let gone = (min(posts, vacant) + 1e-9).rounded(.down)
      return Posts(external: external, freed: posts, vacant: vacant, gone: gone)
    }
  }

  /// Money no longer paid out because hours were freed, by month 0 to the horizon.
  ///
  ///     cash = external hours cut · rate + posts · cost/12 − severance of newly gone posts
  ///
  /// - Parameter freedHours: Paid hours freed by month, after risk.
  /// - Returns: Currency units by month.
  func cash(freedHours: [Double]) -> [Double] {
    var mostPosts = 0.0
    return posts(freedHours: freedHours).map { month in
      let newlyGone = max(0, month.gone - mostPosts)
      mostPosts = max(mostPosts, month.gone)
      return month.external * externalHourlyRate + month.gone * costPerPostPerYear / 12
        - newlyGone * severancePerPost
    }
  }
}

// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

/// Posts that freed hours amount to, and whole posts that can go without anybody being dismissed.
public struct PostsResult: Sendable, Hashable, Codable {
  /// The state at the end of each year, and at the end of the horizon.
  public var years: [Year]

  /// What keeps more posts from going.
  public enum Limit: String, Sendable, Hashable, Codable, CaseIterable {
    /// Too few hours are freed for another whole post.
    case freedHours = "freed_hours"
    /// No more posts have fallen vacant or were going to be hired.
    case vacancies
  }

  /// The last month of a year.
  public struct Year: Sendable, Hashable, Codable {
    /// The month, from 1.
    public var month: Int
    /// Full-time equivalents freed after risk, external hours included.
    public var freed: Double
    /// Posts vacant by attrition or left out of planned hires so far, fractions of posts included.
    public var vacant: Double
    /// Whole posts gone.
    public var gone: Double
    /// What keeps more from going.
    public var limit: Limit
  }
}

extension CaseAssembly {
  /// The posts of a case with a cash plan.
  var posts: PostsResult? {
    guard let plan = businessCase.cash, series.workload != nil else { return nil }
    let horizon = businessCase.horizonMonths
    let months = Set(stride(from: 12, through: horizon, by: 12)).union([horizon]).sorted()
    let freed = series.freedHours(businessCase)
    let posts = plan.posts(freedHours: freed)
    return PostsResult(
      years: months.map { month in
        let entry = posts[month]
        return PostsResult.Year(
          month: month, freed: freed[month] * 12 / plan.paidHoursPerPostPerYear,
          vacant: entry.vacant, gone: entry.gone,
          limit: entry.gone + 1 > entry.freed ? .freedHours : .vacancies)
      })
  }
}

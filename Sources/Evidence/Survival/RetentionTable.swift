// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

/// How many customers of each starting cohort come back in each later period.
///
/// Periods are numbered by the caller (months since an origin), so that the table knows no
/// calendar.
public struct RetentionTable: Sendable, Hashable {
  /// The customers that started in one period.
  public struct Cohort: Sendable, Hashable {
    /// The period in which they started.
    public let start: Int
    /// How many they are.
    public let size: Int
    /// How many of them were active so many periods after the start; the first is their size.
    ///
    /// Only periods that were fully observed.
    public let active: [Int]

    /// The share active after so many periods; nil when that period was not yet observed.
    public func share(after periods: Int) -> Double? {
      guard active.indices.contains(periods), size > 0 else { return nil }
      return Double(active[periods]) / Double(size)
    }
  }

  /// The cohorts by rising start.
  public let cohorts: [Cohort]
  /// The last period observed in full.
  public let lastPeriod: Int

  /// Counts the table.
  ///
  /// - Parameters:
  ///   - activity: For each customer the numbers of the periods with any activity, in any order,
  ///     repeated at will; the first is its start. A customer without activity does not count.
  ///   - lastPeriod: The last period observed in full; later activity is left out.
  /// - Throws: ``SurvivalError/tooFewSubjects(count:needed:)`` when nobody was active.
  public init(activity: [[Int]], lastPeriod: Int) throws(SurvivalError) {
    var counts: [Int: [Int]] = [:]
    for periods in activity {
      let seen = Set(periods.filter { $0 <= lastPeriod })
      guard let start = seen.min() else { continue }
      let width = lastPeriod - start + 1
      for period in seen {
        counts[start, default: [Int](repeating: 0, count: width)][period - start] += 1
      }
    }
    guard !counts.isEmpty else { throw .tooFewSubjects(count: 0, needed: 1) }
    cohorts = counts.keys.sorted().compactMap { start in
      counts[start].map { Cohort(start: start, size: $0[0], active: $0) }
    }
    self.lastPeriod = lastPeriod
  }

  /// The share active so many periods after the start, over all cohorts observed that long.
  ///
  /// - Returns: Customers active by customers observed; nil when no cohort is old enough.
  public func share(after periods: Int) -> Double? {
    let old = cohorts.filter { $0.active.indices.contains(periods) }
    let size = old.reduce(0) { $0 + $1.size }
    guard size > 0 else { return nil }
    return Double(old.reduce(0) { $0 + $1.active[periods] }) / Double(size)
  }
}

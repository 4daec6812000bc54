// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

internal import Foundation
internal import Statistics

/// Whether groups differ in how long they last.
public struct LogRankTest: Sendable, Hashable {
  /// χ² of the differences between events seen and expected.
  public let statistic: Double
  /// Groups − 1.
  public let degreesOfFreedom: Int
  /// The chance of differences at least as large between equal groups.
  public let pValue: Double
  /// Events of each group, weighted, in the order of `groups`.
  public let observed: [Double]
  /// Events that each group would have if all groups were alike, weighted.
  public let expected: [Double]
  /// The names of the groups, sorted.
  public let groups: [String]
}

/// Tests whether the groups of subjects have the same survival.
///
///     Uⱼ = Σ wᵢ (dᵢⱼ − dᵢ nᵢⱼ/nᵢ),   wᵢ = S(tᵢ−)^ρ
///     χ² = UᵀV⁻U,   V by the hypergeometric distribution at each time
///
/// - Parameters:
///   - data: The durations.
///   - groups: The name of the group of each subject; two groups at least.
///   - rho: 0 for the log-rank test, 1 for Peto and Peto's, which weighs early differences more.
///   - strata: A name per subject within which groups are compared; nil for one stratum.
/// - Returns: The test. Groups never at risk at an event do not count.
/// - Throws: ``SurvivalError``: no events, one group, lengths that differ.
///
/// Source: D. Harrington and T. Fleming, Biometrika 69 (1982), doi:10.1093/biomet/69.3.553; agrees
/// with R `survdiff`.
public func logRankTest(
  _ data: SurvivalData, groups: [String], rho: Double = 0, strata: [String]? = nil
) throws(SurvivalError) -> LogRankTest {
  guard groups.count == data.count else {
    throw .unequalLengths(column: "group", count: groups.count, expected: data.count)
  }
  if let strata, strata.count != data.count {
    throw .unequalLengths(column: "stratum", count: strata.count, expected: data.count)
  }
  guard rho.isFinite else { throw .outOfDomain(name: "rho", value: rho, expected: "finite") }
  guard data.events.contains(true) else { throw .noEvents }
  let names = Set(groups).sorted()
  let places = Dictionary(uniqueKeysWithValues: names.enumerated().map { ($1, $0) })
  let labels = groups.compactMap { places[$0] }
  var tally = GroupTally(groups: names.count)
  if let strata {
    for indices in Dictionary(grouping: data.times.indices, by: { strata[$0] }).values {
      tally.add(try data.selecting(indices), indices.map { labels[$0] }, rho)
    }
  } else {
    tally.add(data, labels, rho)
  }
  let compared = names.indices.filter { tally.expected[$0] > 0 }
  guard compared.count > 1 else { throw .oneGroup }
  let rest = Array(compared.dropFirst())
  let difference = rest.map { tally.observed[$0] - tally.expected[$0] }
  let variance = tally.variance.selecting(rows: rest).selecting(columns: rest)
  guard let factor = CholeskyDecomposition(variance) else { throw .oneGroup }
  let half = factor.solveLower(difference)
  let statistic = half.reduce(0) { $0 + $1 * $1 }
  return LogRankTest(
    statistic: statistic, degreesOfFreedom: rest.count,
    pValue: chiSquaredSurvival(statistic, degreesOfFreedom: Double(rest.count)),
    observed: tally.observed, expected: tally.expected, groups: names)
}

/// Weighted events seen and expected by group, and the covariance of their differences.
private struct GroupTally {
  var observed: [Double]
  var expected: [Double]
  var variance: Matrix

  init(groups: Int) {
    observed = [Double](repeating: 0, count: groups)
    expected = observed
    variance = Matrix(rows: groups, columns: groups)
  }

  mutating func add(_ data: SurvivalData, _ labels: [Int], _ rho: Double) {
    let order = ascendingOrder(of: data.times)
    var atRisk = [Double](repeating: 0, count: observed.count)
    var entry = EntryQueue(data)
    if data.entries == nil { for label in labels { atRisk[label] += 1 } }
    var survival = 1.0
    var place = 0
    while place < order.count {
      let time = data.times[Int(order[place])]
      entry.enter(before: time) { atRisk[labels[$0]] += 1 }
      var events = [Double](repeating: 0, count: observed.count)
      var leaving = events
      while place < order.count, data.times[Int(order[place])] == time {
        let subject = Int(order[place])
        leaving[labels[subject]] += 1
        if data.events[subject] { events[labels[subject]] += 1 }
        place += 1
      }
      let d = events.reduce(0, +)
      if d > 0 {
        let n = atRisk.reduce(0, +)
        add(events, atRisk, d, n, weight: rho == 0 ? 1 : pow(survival, rho))
        survival *= (n - d) / n
      }
      for group in leaving.indices { atRisk[group] -= leaving[group] }
    }
  }

  private mutating func add(
    _ events: [Double], _ atRisk: [Double], _ d: Double, _ n: Double, weight: Double
  ) {
    let spread = n > 1 ? weight * weight * d * (n - d) / (n - 1) : 0
    for group in events.indices {
      let share = atRisk[group] / n
      observed[group] += weight * events[group]
      expected[group] += weight * d * share
      guard spread > 0, share > 0 else { continue }
      for other in events.indices {
        let same = group == other ? share : 0
        variance[group, other] += spread * (same - share * atRisk[other] / n)
      }
    }
  }
}

/// Hands out left-truncated subjects in the order of their entry.
private struct EntryQueue {
  let entries: [Double]
  let order: [Int32]
  var next = 0

  init(_ data: SurvivalData) {
    entries = data.entries ?? []
    order = ascendingOrder(of: entries)
  }

  mutating func enter(before time: Double, _ body: (Int) -> Void) {
    while next < order.count, entries[Int(order[next])] < time {
      body(Int(order[next]))
      next += 1
    }
  }
}

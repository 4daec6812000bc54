// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

internal import Foundation
internal import Statistics

/// Whether units came into the arms in the shares that were planned.
public struct SampleRatioTest: Sendable, Hashable {
  /// χ² of the counts against the plan.
  public let statistic: Double
  /// Arms − 1.
  public let degreesOfFreedom: Int
  /// The chance of counts at least as far from the plan.
  public let pValue: Double
  /// The counts that the plan expected, in the order of the arms.
  public let expected: [Double]

  /// Below this p-value the split is taken to be broken: looked at every day of every experiment,
  /// 0.05 would cry wolf.
  public static let alarm = 0.001

  /// Whether the experiment must not be read before the split is explained.
  public var isBroken: Bool { pValue < SampleRatioTest.alarm }
}

/// Tests the counts of the arms against the planned shares (sample-ratio mismatch).
///
///     χ² = Σ (Oᵢ − n wᵢ)² / (n wᵢ)
///
/// - Parameters:
///   - observed: Units per arm, each at least 0, two arms or more.
///   - shares: The planned share of each arm, above 0; brought to a sum of 1.
/// - Returns: The test.
/// - Throws: ``ExperimentError``: lengths that differ, fewer than two arms, no unit, or a share
///   that is not above 0.
///
/// Source: A. Fabijan et al., "Diagnosing sample ratio mismatch in online controlled experiments",
/// KDD 2019, doi:10.1145/3292500.3330722; agrees with R `chisq.test(p = shares)`.
public func sampleRatioTest(
  observed: [Double], shares: [Double]
) throws(ExperimentError) -> SampleRatioTest {
  guard observed.count == shares.count else {
    throw .unequalLengths("observed", observed.count, "shares", shares.count)
  }
  guard observed.count >= 2 else {
    throw .outOfDomain(name: "arms", value: Double(observed.count), expected: "two or more")
  }
  for count in observed where !(count >= 0 && count.isFinite) {
    throw .outOfDomain(name: "observed", value: count, expected: "a count of at least 0")
  }
  for share in shares where !(share > 0 && share.isFinite) {
    throw .outOfDomain(name: "share", value: share, expected: "above 0")
  }
  let total = observed.reduce(0, +)
  guard total > 0 else { throw .tooFewUnits(arm: "all", count: 0, needed: 1) }
  let whole = shares.reduce(0, +)
  let expected = shares.map { total * $0 / whole }
  let statistic = zip(observed, expected).reduce(0) { sum, pair in
    sum + (pair.0 - pair.1) * (pair.0 - pair.1) / pair.1
  }
  let degrees = observed.count - 1
  return SampleRatioTest(
    statistic: statistic, degreesOfFreedom: degrees,
    pValue: chiSquaredSurvival(statistic, degreesOfFreedom: Double(degrees)), expected: expected)
}

// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

public import Statistics

/// What a comparison of two arms needs to know about one of them.
///
/// All tests of means work on such summaries, so they run on figures added up in a warehouse
/// without a single row leaving it.
public struct ArmSummary: Sendable, Hashable {
  /// The units randomised into the arm, such as customers.
  public let count: Double
  /// The mean of the outcome per unit.
  public let mean: Double
  /// The variance of the outcome of one unit, in the square of its unit.
  public let variance: Double

  /// The variance of the mean.
  public var varianceOfMean: Double { variance / count }

  /// The standard error of the mean.
  public var standardError: Double { varianceOfMean.squareRoot() }

  init(count: Double, mean: Double, variance: Double) {
    self.count = count
    self.mean = mean
    self.variance = variance
  }

  /// The summary of a measured outcome: mean Σx/n, variance with n − 1 below.
  ///
  /// - Parameters:
  ///   - statistics: Count, sum and sum of squares over the units of the arm.
  ///   - arm: The name of the arm, for sentences.
  /// - Returns: The summary, checked.
  /// - Throws: ``ExperimentError`` for fewer than two units, sums that are not finite, or sums that
  ///   do not fit together.
  public static func measured(
    _ statistics: SufficientStatistics, arm: String
  ) throws(ExperimentError) -> ArmSummary {
    let sums = [statistics.count, statistics.sum, statistics.sumOfSquares]
    guard sums.allSatisfy(\.isFinite) else { throw .notFinite(arm) }
    guard statistics.count >= 2, let mean = statistics.mean, let variance = statistics.variance
    else { throw .tooFewUnits(arm: arm, count: statistics.count, needed: 2) }
    let excess = statistics.sumOfSquares - statistics.sum * mean
    guard excess >= -1e-9 * abs(statistics.sumOfSquares) else { throw .sumsDisagree(arm: arm) }
    return ArmSummary(count: statistics.count, mean: mean, variance: variance)
  }

  /// The summary of the values of every unit, without the loss of digits of large sums.
  ///
  /// - Parameters:
  ///   - values: One finite number per unit, at least two.
  ///   - arm: The name of the arm, for sentences.
  /// - Returns: The summary, checked.
  /// - Throws: ``ExperimentError/tooFewUnits(arm:count:needed:)`` or
  ///   ``ExperimentError/notFinite(_:)``.
  public static func measured(
    _ values: [Double], arm: String
  ) throws(ExperimentError) -> ArmSummary {
    guard values.allSatisfy(\.isFinite) else { throw .notFinite(arm) }
    guard values.count >= 2 else {
      throw .tooFewUnits(arm: arm, count: Double(values.count), needed: 2)
    }
    let count = Double(values.count)
    let mean = values.reduce(0, +) / count
    let squares = values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
    return ArmSummary(count: count, mean: mean, variance: squares / (count - 1))
  }

  /// The summary of a yes-or-no outcome: mean p = successes/n, variance p(1 − p).
  ///
  /// - Parameters:
  ///   - successes: The units that said yes, between 0 and `count`.
  ///   - count: The units of the arm.
  ///   - arm: The name of the arm, for sentences.
  /// - Returns: The summary, checked.
  /// - Throws: ``ExperimentError`` for fewer than two units or more successes than units.
  public static func proportion(
    successes: Double, count: Double, arm: String
  ) throws(ExperimentError) -> ArmSummary {
    guard successes.isFinite, count.isFinite else { throw .notFinite(arm) }
    guard count >= 2 else { throw .tooFewUnits(arm: arm, count: count, needed: 2) }
    guard successes >= 0, successes <= count else {
      throw .outOfDomain(
        name: "successes of \(arm)", value: successes, expected: "between 0 and the count \(count)")
    }
    let share = successes / count
    return ArmSummary(count: count, mean: share, variance: share * (1 - share))
  }

  /// The summary of a count of independent events: mean k/E, variance k/E per unit of exposure.
  ///
  /// - Parameters:
  ///   - events: k, at least 1 for a spread to exist.
  ///   - exposure: E, at least 2 units.
  ///   - arm: The name of the arm, for sentences.
  /// - Returns: The summary, checked; its count is the exposure.
  /// - Throws: ``ExperimentError`` for an exposure under 2 or a negative count.
  public static func rate(
    events: Int, exposure: Double, arm: String
  ) throws(ExperimentError) -> ArmSummary {
    guard exposure.isFinite else { throw .notFinite(arm) }
    guard exposure >= 2 else { throw .tooFewUnits(arm: arm, count: exposure, needed: 2) }
    guard events >= 0 else {
      throw .outOfDomain(
        name: "events of \(arm)", value: Double(events), expected: "at least 0")
    }
    let rate = Double(events) / exposure
    return ArmSummary(count: exposure, mean: rate, variance: rate)
  }
}

// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

import Foundation

/// What a mean and its error need to know about a sample: count, sum and sum of squares.
///
/// Merging two of them gives the statistics of both samples together.
public struct SufficientStatistics: Sendable, Hashable, Codable {
  /// The number of observations.
  public var count: Double
  /// Σx, in the unit of the observations.
  public var sum: Double
  /// Σx², in the square of that unit.
  public var sumOfSquares: Double

  /// Creates the statistics.
  public init(count: Double, sum: Double, sumOfSquares: Double) {
    self.count = count
    self.sum = sum
    self.sumOfSquares = sumOfSquares
  }

  /// Creates the statistics of some values.
  public init(_ values: some Sequence<Double>) {
    self.init(count: 0, sum: 0, sumOfSquares: 0)
    for value in values {
      count += 1
      sum += value
      sumOfSquares += value * value
    }
  }

  /// The statistics of two samples together.
  public static func + (
    left: SufficientStatistics, right: SufficientStatistics
  ) -> SufficientStatistics {
    SufficientStatistics(
      count: left.count + right.count, sum: left.sum + right.sum,
      sumOfSquares: left.sumOfSquares + right.sumOfSquares)
  }

  /// The mean; nil without an observation.
  public var mean: Double? { count > 0 ? sum / count : nil }

  /// The sample variance with n − 1 below; nil with fewer than two observations.
  ///
  /// (Σx² − (Σx)²/n)/(n − 1), not below zero: the difference loses about log₁₀(mean²/variance)
  /// of its sixteen digits.
  public var variance: Double? {
    guard count > 1 else { return nil }
    return max(0, (sumOfSquares - sum * sum / count) / (count - 1))
  }

  /// The sample standard deviation; nil with fewer than two observations.
  public var standardDeviation: Double? { variance.map { $0.squareRoot() } }

  /// The standard error of the mean, s/√n; nil with fewer than two observations.
  public var standardError: Double? { variance.map { ($0 / count).squareRoot() } }

  /// The interval of the mean by Student's t with n − 1 degrees of freedom.
  ///
  /// - Parameter level: Confidence level, strictly between 0 and 1.
  /// - Returns: mean ± t·s/√n in the unit of the observations; nil with fewer than two of them.
  public func meanInterval(level: Double = 0.95) -> ClosedRange<Double>? {
    guard level > 0, level < 1, let mean, let standardError else { return nil }
    let t = studentQuantile(0.5 + level / 2, degreesOfFreedom: count - 1)
    return (mean - t * standardError)...(mean + t * standardError)
  }
}

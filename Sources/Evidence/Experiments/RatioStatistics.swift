// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

/// The sums behind a ratio of two outcomes of the same unit, such as minutes per contact by
/// customer.
///
/// A ratio of sums is not a mean of units: its variance needs the product of numerator and
/// denominator. All six figures add up over partitions.
public struct RatioStatistics: Sendable, Hashable {
  /// The units randomised.
  public var count: Double
  /// Σa of the numerators.
  public var numerator: Double
  /// Σb of the denominators.
  public var denominator: Double
  /// Σa².
  public var numeratorSquares: Double
  /// Σb².
  public var denominatorSquares: Double
  /// Σab.
  public var products: Double

  /// Creates the statistics.
  public init(
    count: Double, numerator: Double, denominator: Double, numeratorSquares: Double,
    denominatorSquares: Double, products: Double
  ) {
    self.count = count
    self.numerator = numerator
    self.denominator = denominator
    self.numeratorSquares = numeratorSquares
    self.denominatorSquares = denominatorSquares
    self.products = products
  }

  /// The statistics of the units given one by one, numerator and denominator each.
  public init(_ units: some Sequence<(numerator: Double, denominator: Double)>) {
    self.init(
      count: 0, numerator: 0, denominator: 0, numeratorSquares: 0, denominatorSquares: 0,
      products: 0)
    for unit in units {
      count += 1
      numerator += unit.numerator
      denominator += unit.denominator
      numeratorSquares += unit.numerator * unit.numerator
      denominatorSquares += unit.denominator * unit.denominator
      products += unit.numerator * unit.denominator
    }
  }

  /// The ratio as an arm of a comparison, its variance by the delta method.
  ///
  ///     R = ā / b̄,   v = s²ₐ/b̄² − 2 R sₐᵦ/b̄² + R² s²ᵦ/b̄²
  ///
  /// - Parameter arm: The name of the arm, for sentences.
  /// - Returns: Mean R and variance v per unit, covariances with n − 1 below.
  /// - Throws: ``ExperimentError`` for fewer than two units, sums that are not finite, or a
  ///   denominator of 0.
  ///
  /// Source: A. Deng, U. Knoblich and J. Lu, "Applying the delta method in metric analytics",
  /// KDD 2018, doi:10.1145/3219819.3219919; agrees with GrowthBook's ratio statistic.
  public func summary(arm: String) throws(ExperimentError) -> ArmSummary {
    let sums = [
      count, numerator, denominator, numeratorSquares, denominatorSquares, products,
    ]
    guard sums.allSatisfy(\.isFinite) else { throw .notFinite(arm) }
    guard count >= 2 else { throw .tooFewUnits(arm: arm, count: count, needed: 2) }
    guard denominator != 0 else { throw .denominatorZero(arm: arm) }
    let below = count - 1
    let top = (numeratorSquares - numerator * numerator / count) / below
    let bottom = (denominatorSquares - denominator * denominator / count) / below
    let both = (products - numerator * denominator / count) / below
    let ratio = numerator / denominator
    let mean = denominator / count
    let variance = (top - 2 * ratio * both + ratio * ratio * bottom) / (mean * mean)
    return ArmSummary(count: count, mean: ratio, variance: max(0, variance))
  }
}

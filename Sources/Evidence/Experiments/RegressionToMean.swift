// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

internal import Foundation
internal import Statistics

/// How units were picked by their figure of a first period.
public enum SelectionRule: Sendable, Hashable {
  /// Every unit above a threshold.
  case above(Double)
  /// Every unit below a threshold.
  case below(Double)
  /// The given share of units with the highest figures, a fraction.
  case topShare(Double)
  /// The given share of units with the lowest figures, a fraction.
  case bottomShare(Double)
}

/// The change from a first to a second period that units picked for an extreme first figure show
/// without any effect.
///
///     E[X₂ − X₁ | X₁ > c] = −σ(1 − ρ) φ(z)/(1 − Φ(z)),   z = (c − μ)/σ
///
/// - Parameters:
///   - mean: The mean μ of all units, in the unit of the metric.
///   - standardDeviation: The spread σ of the units in one period, above 0.
///   - correlation: The correlation ρ of a unit's figures in two periods without a change, between
///     −1 and 1.
///   - selection: Which units were picked.
/// - Returns: The expected change of the picked units, negative for units picked for being high.
/// - Throws: ``ExperimentError/outOfDomain(name:value:expected:)``.
///
/// Properties: 0 at ρ = 1; independent of μ when a share is picked. The figures are taken to be
/// bivariate normal with equal spread in both periods.
///
/// Source: A. Barnett, J. van der Pols and A. Dobson, "Regression to the mean: what it is and how to
/// deal with it", International Journal of Epidemiology 34 (2005), doi:10.1093/ije/dyh299.
public func regressionToMean(
  mean: Double, standardDeviation: Double, correlation: Double, selection: SelectionRule
) throws(ExperimentError) -> Double {
  guard mean.isFinite else { throw .notFinite("mean") }
  guard standardDeviation > 0, standardDeviation.isFinite else {
    throw .outOfDomain(
      name: "standard deviation", value: standardDeviation, expected: "above 0")
  }
  guard (-1...1).contains(correlation) else {
    throw .outOfDomain(name: "correlation", value: correlation, expected: "between -1 and 1")
  }
  let z: Double
  let sign: Double
  switch selection {
  case .above(let threshold):
    (z, sign) = ((threshold - mean) / standardDeviation, -1)
  case .below(let threshold):
    (z, sign) = ((mean - threshold) / standardDeviation, 1)
  case .topShare(let share), .bottomShare(let share):
    guard share > 0, share < 1 else {
      throw .outOfDomain(name: "share", value: share, expected: "strictly between 0 and 1")
    }
    z = -standardNormalQuantile(share)
    if case .topShare = selection { sign = -1 } else { sign = 1 }
  }
  guard z.isFinite else { throw .notFinite("threshold") }
  return sign * standardDeviation * (1 - correlation) * inverseMills(z)
}

/// φ(z)/(1 − Φ(z)); in the far tail by its continued fraction, where both vanish.
private func inverseMills(_ z: Double) -> Double {
  guard z > 30 else { return standardNormalDensity(z) / standardNormalSurvival(z) }
  return z + 1 / (z + 2 / (z + 3 / (z + 4 / z)))
}

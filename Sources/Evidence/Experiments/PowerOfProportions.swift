// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

internal import Foundation
internal import Statistics

/// The units that each of two equal groups needs for a test of shares.
///
///     n = ((z₁₋α⸝₂ √(2p̄(1 − p̄)) + z_power √(p₁(1 − p₁) + p₂(1 − p₂))) / |p₁ − p₂|)²
///
/// - Parameters:
///   - first: The share p₁ in one group, strictly between 0 and 1.
///   - second: The share p₂ in the other, different from the first.
///   - power: The chance to find the difference, above alpha and below 1.
///   - alpha: The two-sided level of the test.
/// - Returns: Units per group, a fraction to be rounded up.
/// - Throws: ``ExperimentError/outOfDomain(name:value:expected:)``.
///
/// Source: J. Fleiss, *Statistical Methods for Rates and Proportions*, chapter 4; agrees with R
/// `power.prop.test`.
public func unitsForProportions(
  first: Double, second: Double, power: Double = 0.8, alpha: Double = 0.05
) throws(ExperimentError) -> Double {
  try checkShares(first, second)
  try checkPower(power, alpha)
  let (pooled, separate) = spreads(first, second)
  let top =
    standardNormalQuantile(1 - alpha / 2) * pooled + standardNormalQuantile(power) * separate
  let root = top / abs(first - second)
  return root * root
}

/// The chance that a test of two shares finds a true difference.
///
/// - Parameters:
///   - first: The share in one group, strictly between 0 and 1.
///   - second: The share in the other, different from the first.
///   - perGroup: Units in each group, at least 1.
///   - alpha: The two-sided level of the test.
/// - Returns: A probability; findings on the wrong side are left out.
/// - Throws: ``ExperimentError/outOfDomain(name:value:expected:)``.
///
/// Source: agrees with R `power.prop.test`.
public func powerOfProportions(
  first: Double, second: Double, perGroup: Double, alpha: Double = 0.05
) throws(ExperimentError) -> Double {
  try checkShares(first, second)
  guard alpha > 0, alpha < 1 else {
    throw .outOfDomain(name: "alpha", value: alpha, expected: "strictly between 0 and 1")
  }
  guard perGroup >= 1, perGroup.isFinite else {
    throw .outOfDomain(name: "units per group", value: perGroup, expected: "at least 1")
  }
  let (pooled, separate) = spreads(first, second)
  let distance =
    perGroup.squareRoot() * abs(first - second) - standardNormalQuantile(1 - alpha / 2) * pooled
  return standardNormalCDF(distance / separate)
}

private func spreads(_ first: Double, _ second: Double) -> (pooled: Double, separate: Double) {
  let sum = first + second
  let separate = first * (1 - first) + second * (1 - second)
  return ((sum * (1 - sum / 2)).squareRoot(), separate.squareRoot())
}

private func checkShares(_ first: Double, _ second: Double) throws(ExperimentError) {
  for share in [first, second] where !(share > 0 && share < 1) {
    throw .outOfDomain(name: "share", value: share, expected: "strictly between 0 and 1")
  }
  guard first != second else {
    throw .outOfDomain(name: "second share", value: second, expected: "different from the first")
  }
}

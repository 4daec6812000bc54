// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

internal import Foundation
internal import Statistics

/// The chance that Student's test of two equal groups finds a true difference.
///
///     power = P(T′(ν, δ/σ √(n/2)) > t₁₋α⸝₂(ν)),   ν = 2(n − 1),   T′ noncentral t
///
/// - Parameters:
///   - difference: The true difference δ, in the unit of the outcome; its sign does not matter.
///   - standardDeviation: The spread σ within a group, above 0.
///   - perGroup: Units in each group, at least 2, not necessarily whole.
///   - alpha: The two-sided level of the test, strictly between 0 and 1.
/// - Returns: A probability; the chance of a finding on the wrong side is left out, as R does.
/// - Throws: ``ExperimentError/outOfDomain(name:value:expected:)``.
///
/// Source: agrees with R `power.t.test(type = "two.sample")`.
public func powerOfMeans(
  difference: Double, standardDeviation: Double, perGroup: Double, alpha: Double = 0.05
) throws(ExperimentError) -> Double {
  try checkPlan(difference, standardDeviation, alpha)
  guard perGroup >= 2, perGroup.isFinite else {
    throw .outOfDomain(name: "units per group", value: perGroup, expected: "at least 2")
  }
  return uncheckedPower(abs(difference) / standardDeviation, perGroup, alpha)
}

/// The units that each of two equal groups needs for a test of means.
///
/// - Parameters:
///   - difference: The smallest difference worth finding, in the unit of the outcome; not 0.
///   - standardDeviation: The spread within a group, above 0.
///   - power: The chance to find it, above alpha and below 1; 0.8 is usual.
///   - alpha: The two-sided level of the test.
/// - Returns: Units per group, a fraction to be rounded up; 2 when two are more than enough.
/// - Throws: ``ExperimentError/outOfDomain(name:value:expected:)``.
///
/// Source: the root of ``powerOfMeans(difference:standardDeviation:perGroup:alpha:)`` in n; agrees
/// with R `power.t.test`.
public func unitsForMeans(
  difference: Double, standardDeviation: Double, power: Double = 0.8, alpha: Double = 0.05
) throws(ExperimentError) -> Double {
  try checkPlan(difference, standardDeviation, alpha)
  try checkPower(power, alpha)
  guard difference != 0 else {
    throw .outOfDomain(name: "difference", value: 0, expected: "other than 0")
  }
  let effect = abs(difference) / standardDeviation
  // The normal answer is a little low; the root lies above it by a few units.
  let sum = standardNormalQuantile(1 - alpha / 2) + standardNormalQuantile(power)
  let normal = 2 * sum * sum / (effect * effect)
  let gap = { (n: Double) in uncheckedPower(effect, n, alpha) - power }
  guard gap(2) < 0 else { return 2 }
  var high = max(4, normal + 10)
  while gap(high) < 0, high < 1e15 { high *= 2 }
  let found = root(in: max(2, min(normal * 0.9, high / 2))...high, tolerance: 1e-9, of: gap)
  guard let found = found ?? root(in: 2...high, tolerance: 1e-9, of: gap) else {
    throw .outOfDomain(
      name: "difference", value: difference, expected: "large enough to be found at all")
  }
  return found
}

/// The smallest difference of means that an experiment of a given size finds.
///
/// - Parameters:
///   - standardDeviation: The spread within a group, above 0.
///   - perGroup: Units in each group, at least 2.
///   - power: The chance to find it, above alpha and below 1.
///   - alpha: The two-sided level of the test.
/// - Returns: The minimum detectable difference, in the unit of the outcome, above 0.
/// - Throws: ``ExperimentError/outOfDomain(name:value:expected:)``.
public func detectableDifference(
  standardDeviation: Double, perGroup: Double, power: Double = 0.8, alpha: Double = 0.05
) throws(ExperimentError) -> Double {
  try checkPlan(1, standardDeviation, alpha)
  try checkPower(power, alpha)
  guard perGroup >= 2, perGroup.isFinite else {
    throw .outOfDomain(name: "units per group", value: perGroup, expected: "at least 2")
  }
  let gap = { (effect: Double) in uncheckedPower(effect, perGroup, alpha) - power }
  var high = 10 / perGroup.squareRoot()
  while gap(high) < 0, high < 1e6 { high *= 2 }
  guard let effect = root(in: 0...high, tolerance: 1e-12, of: gap) else {
    throw .outOfDomain(name: "power", value: power, expected: "reachable with these units")
  }
  return effect * standardDeviation
}

private func uncheckedPower(_ effect: Double, _ perGroup: Double, _ alpha: Double) -> Double {
  let degrees = 2 * (perGroup - 1)
  let limit = studentQuantile(1 - alpha / 2, degreesOfFreedom: degrees)
  return noncentralStudentSurvival(
    limit, degreesOfFreedom: degrees, noncentrality: effect * (perGroup / 2).squareRoot())
}

func checkPlan(
  _ difference: Double, _ standardDeviation: Double, _ alpha: Double
) throws(ExperimentError) {
  guard difference.isFinite else { throw .notFinite("difference") }
  guard standardDeviation > 0, standardDeviation.isFinite else {
    throw .outOfDomain(
      name: "standard deviation", value: standardDeviation, expected: "above 0")
  }
  guard alpha > 0, alpha < 1 else {
    throw .outOfDomain(name: "alpha", value: alpha, expected: "strictly between 0 and 1")
  }
}

func checkPower(_ power: Double, _ alpha: Double) throws(ExperimentError) {
  guard alpha > 0, alpha < 1 else {
    throw .outOfDomain(name: "alpha", value: alpha, expected: "strictly between 0 and 1")
  }
  guard power > alpha, power < 1 else {
    throw .outOfDomain(name: "power", value: power, expected: "above alpha and below 1")
  }
}

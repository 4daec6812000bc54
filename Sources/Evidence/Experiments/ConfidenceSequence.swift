// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

internal import Foundation
internal import Statistics

/// The difference of two arms with an interval that holds however often and whenever one looks.
///
///     n = n_a + n_b,   ρ² = (−2 ln α + ln(1 − 2 ln α)) / tuning
///     effect ± √(n·var) · √( 2(nρ² + 1)/(n²ρ²) · ln(√(nρ² + 1)/α) )
///     p = min(1, √(nρ² + 1) · exp(−ρ² n effect² / (2 var (nρ² + 1))))
///
/// - Parameters:
///   - control: The arm without the change, as of now.
///   - treatment: The arm with the change, as of now.
///   - scale: Absolute or relative to the control mean (delta method).
///   - level: Confidence level 1 − α, strictly between 0 and 1.
///   - tuning: The number of units, both arms together, at which the interval is narrowest compared
///     with a test planned for that size; above 0.
/// - Returns: The effect, its standard error, the interval and the always-valid p-value.
/// - Throws: ``ExperimentError``.
///
/// Properties: an interval that leaves out 0 has p < α, and the chance that any of all intervals of
/// an experiment without effect leaves out 0 is at most α, in the limit of many units.
///
/// Source: I. Waudby-Smith, D. Arbour, R. Sinha, E. Kennedy and A. Ramdas, "Time-uniform central
/// limit theory and asymptotic confidence sequences" (2023), arXiv:2103.06476v7, equations 9 and
/// 155; agrees with GrowthBook's `SequentialTwoSidedTTest`.
public func confidenceSequence(
  control: ArmSummary, treatment: ArmSummary, scale: DifferenceScale = .absolute,
  level: Double = 0.95, tuning: Double = 5_000
) throws(ExperimentError) -> ArmComparison {
  try checkLevel(level)
  guard tuning > 0, tuning.isFinite else {
    throw .outOfDomain(name: "tuning", value: tuning, expected: "a number of units above 0")
  }
  let moments = try EffectMoments(control: control, treatment: treatment, scale: scale)
  let alpha = 1 - level
  let count = control.count + treatment.count
  let weight = count * sequenceMixture(alpha: alpha, tuning: tuning)
  let width =
    (moments.variance * 2 * (weight + 1) / weight).squareRoot()
    * (0.5 * log1p(weight) - log(alpha)).squareRoot()
  let square = moments.effect * moments.effect / moments.variance
  let logP = 0.5 * log1p(weight) - square * weight / (2 * (weight + 1))
  return ArmComparison(
    effect: moments.effect, standardError: moments.variance.squareRoot(),
    interval: (moments.effect - width)...(moments.effect + width),
    pValue: min(1, exp(logP)), degreesOfFreedom: nil, level: level, scale: scale,
    isAlwaysValid: true, units: count)
}

/// ρ² of the sequence that is narrowest at `tuning` units.
private func sequenceMixture(alpha: Double, tuning: Double) -> Double {
  let bits = -2 * log(alpha)
  return (bits + log(bits + 1)) / tuning
}

// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

internal import Foundation
internal import Statistics

/// The difference of two arms by Welch's test, which lets their variances differ.
///
///     absolute  m_b − m_a,              var = s²_a/n_a + s²_b/n_b
///     relative  (m_b − m_a)/m_a,        var = s²_b/(n_b m_a²) + s²_a m_b²/(n_a m_a⁴)
///     ν = (v_a + v_b)² / (v_a²/(n_a − 1) + v_b²/(n_b − 1)),   v = s²/n
///
/// - Parameters:
///   - control: The arm without the change (a).
///   - treatment: The arm with the change (b).
///   - scale: Absolute, in the unit of the outcome, or relative to the control mean.
///   - level: Confidence level, strictly between 0 and 1.
/// - Returns: The effect with Student's interval and two-sided p-value; ν is that of the absolute
///   test on both scales.
/// - Throws: ``ExperimentError``: no spread in either arm, a control mean of 0 for the relative
///   scale, or a level outside its domain.
///
/// Near a control mean of 0 (within five of its standard errors) prefer ``fiellerInterval(control:treatment:level:)``.
/// One look only: while the experiment runs, use
/// ``confidenceSequence(control:treatment:scale:level:tuning:)``.
///
/// Source: B. L. Welch, Biometrika 34 (1947), doi:10.1093/biomet/34.1-2.28; agrees with R
/// `t.test` and GrowthBook's `TwoSidedTTest`.
public func welchComparison(
  control: ArmSummary, treatment: ArmSummary, scale: DifferenceScale = .absolute,
  level: Double = 0.95
) throws(ExperimentError) -> ArmComparison {
  try checkLevel(level)
  let moments = try EffectMoments(control: control, treatment: treatment, scale: scale)
  let degrees = welchDegreesOfFreedom(control, treatment)
  let error = moments.variance.squareRoot()
  let width = studentQuantile(0.5 + level / 2, degreesOfFreedom: degrees) * error
  return ArmComparison(
    effect: moments.effect, standardError: error,
    interval: (moments.effect - width)...(moments.effect + width),
    pValue: studentTwoSidedP(moments.effect / error, degreesOfFreedom: degrees),
    degreesOfFreedom: degrees, level: level, scale: scale, isAlwaysValid: false,
    units: control.count + treatment.count)
}

/// The degrees of freedom of Welch and Satterthwaite.
func welchDegreesOfFreedom(_ control: ArmSummary, _ treatment: ArmSummary) -> Double {
  // Divided by the larger first, so that tiny variances do not underflow when squared.
  let scale = max(control.varianceOfMean, treatment.varianceOfMean)
  let a = control.varianceOfMean / scale
  let b = treatment.varianceOfMean / scale
  return (a + b) * (a + b) / (a * a / (control.count - 1) + b * b / (treatment.count - 1))
}

/// The mean change of pairs by Student's test on their differences.
///
/// - Parameters:
///   - first: One finite value per pair, at least two.
///   - second: The other value of the same pairs.
///   - level: Confidence level, strictly between 0 and 1.
/// - Returns: Mean of first − second with its interval, p-value and n − 1 degrees of freedom.
/// - Throws: ``ExperimentError``: lengths that differ, fewer than two pairs, values that are not
///   finite, or differences that are all the same.
///
/// Source: Student, Biometrika 6 (1908); agrees with R `t.test(paired = TRUE)`.
public func pairedComparison(
  _ first: [Double], _ second: [Double], level: Double = 0.95
) throws(ExperimentError) -> ArmComparison {
  try checkLevel(level)
  guard first.count == second.count else {
    throw .unequalLengths("first", first.count, "second", second.count)
  }
  let differences = zip(first, second).map { $0 - $1 }
  let summary = try ArmSummary.measured(differences, arm: "pairs")
  guard summary.variance > 0 else { throw .noSpread }
  let degrees = summary.count - 1
  let width = studentQuantile(0.5 + level / 2, degreesOfFreedom: degrees) * summary.standardError
  return ArmComparison(
    effect: summary.mean, standardError: summary.standardError,
    interval: (summary.mean - width)...(summary.mean + width),
    pValue: studentTwoSidedP(summary.mean / summary.standardError, degreesOfFreedom: degrees),
    degreesOfFreedom: degrees, level: level, scale: .absolute, isAlwaysValid: false,
    units: summary.count)
}

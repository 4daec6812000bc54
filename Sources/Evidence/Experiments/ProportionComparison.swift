// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

internal import Foundation
internal import Statistics

/// The difference of two shares, treatment minus control.
///
/// The p-value is that of the pooled normal test, √χ² of the fourfold table; the interval combines
/// the Wilson intervals of both shares and keeps its level for small counts and shares near 0.
///
/// - Parameters:
///   - control: Successes and units of the arm without the change.
///   - treatment: Successes and units of the arm with the change.
///   - level: Confidence level, strictly between 0 and 1.
/// - Returns: The difference as a fraction (0.02 is two points).
/// - Throws: ``ExperimentError``: an empty arm, more successes than units, or all units alike.
///
/// Source: R. Newcombe, Statistics in Medicine 17 (1998), method 10,
/// doi:10.1002/(SICI)1097-0258(19980430)17:8<873::AID-SIM779>3.0.CO;2-I; the p-value agrees with R
/// `prop.test(correct = FALSE)`.
public func proportionComparison(
  control: (successes: Double, count: Double), treatment: (successes: Double, count: Double),
  level: Double = 0.95
) throws(ExperimentError) -> ArmComparison {
  try checkLevel(level)
  let a = try ArmSummary.proportion(
    successes: control.successes, count: control.count, arm: "control")
  let b = try ArmSummary.proportion(
    successes: treatment.successes, count: treatment.count, arm: "treatment")
  let pooled = (control.successes + treatment.successes) / (a.count + b.count)
  let error = (pooled * (1 - pooled) * (1 / a.count + 1 / b.count)).squareRoot()
  guard error > 0,
    let low = wilsonInterval(successes: control.successes, count: a.count, level: level),
    let high = wilsonInterval(successes: treatment.successes, count: b.count, level: level)
  else { throw .noSpread }
  let difference = b.mean - a.mean
  let down = hypot(b.mean - high.lowerBound, low.upperBound - a.mean)
  let up = hypot(high.upperBound - b.mean, a.mean - low.lowerBound)
  return ArmComparison(
    effect: difference, standardError: error, interval: (difference - down)...(difference + up),
    pValue: 2 * standardNormalSurvival(abs(difference) / error), degreesOfFreedom: nil,
    level: level, scale: .absolute, isAlwaysValid: false, units: a.count + b.count)
}

// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

internal import Foundation
internal import Statistics

/// How often something happens in one arm as a multiple of the other.
public struct RateRatio: Sendable, Hashable {
  /// Treatment rate over control rate.
  public let ratio: Double
  /// The exact interval of the ratio; the upper end is infinite when the control saw no event.
  public let interval: ClosedRange<Double>
  /// The exact two-sided p-value of equal rates.
  public let pValue: Double
  /// The level of the interval, a fraction.
  public let level: Double
}

/// Compares two counts of independent events, such as contacts per thousand orders.
///
/// Given the sum of both counts, the count of the treatment is binomial with the share
/// θ = ρE_b/(E_a + ρE_b); the interval of Clopper and Pearson for that share becomes the interval
/// of the ratio ρ = (k_b/E_b)/(k_a/E_a).
///
/// - Parameters:
///   - control: Events (whole, at least 0) and exposure (above 0; customers, days, orders).
///   - treatment: The same of the other arm.
///   - level: Confidence level, strictly between 0 and 1.
/// - Returns: The ratio of rates with its exact interval and p-value.
/// - Throws: ``ExperimentError``: no event at all, or counts and exposures outside their domain.
///
/// Events of one unit that come in bursts are more variable than this supposes: then compare means
/// per unit with ``welchComparison(control:treatment:scale:level:)``.
///
/// Source: J. Przyborowski and H. Wilenski, Biometrika 31 (1940); agrees with R `poisson.test`.
public func rateComparison(
  control: (events: Int, exposure: Double), treatment: (events: Int, exposure: Double),
  level: Double = 0.95
) throws(ExperimentError) -> RateRatio {
  try checkLevel(level)
  for (arm, name) in [(control, "control"), (treatment, "treatment")] {
    guard arm.events >= 0 else {
      throw .outOfDomain(
        name: "events of \(name)", value: Double(arm.events), expected: "at least 0")
    }
    guard arm.exposure > 0, arm.exposure.isFinite else {
      throw .outOfDomain(name: "exposure of \(name)", value: arm.exposure, expected: "above 0")
    }
  }
  let total = control.events + treatment.events
  guard total > 0,
    let share = clopperPearsonInterval(successes: treatment.events, count: total, level: level)
  else { throw .noSpread }
  func ratio(_ share: Double) -> Double {
    share / (1 - share) * control.exposure / treatment.exposure
  }
  let expected = treatment.exposure / (control.exposure + treatment.exposure)
  return RateRatio(
    ratio: ratio(Double(treatment.events) / Double(total)),
    interval: ratio(share.lowerBound)...ratio(share.upperBound),
    pValue: binomialTestP(successes: treatment.events, count: total, probability: expected),
    level: level)
}

/// The exact two-sided binomial test: the chance of every outcome no likelier than the one seen.
///
/// - Parameters:
///   - successes: Between 0 and `count`.
///   - count: Trials, at least 1.
///   - probability: The share supposed, strictly between 0 and 1.
/// - Returns: A probability.
///
/// Source: R `binom.test`, including its allowance of 1e-7 for ties.
func binomialTestP(successes: Int, count: Int, probability: Double) -> Double {
  let n = Double(count)
  func logMass(_ k: Double) -> Double {
    logGamma(n + 1) - logGamma(k + 1) - logGamma(n - k + 1) + k * log(probability)
      + (n - k) * log1p(-probability)
  }
  let limit = logMass(Double(successes)) + log1p(1e-7)
  let total = (0...count).reduce(0.0) { sum, k in
    let mass = logMass(Double(k))
    return mass <= limit ? sum + exp(mass) : sum
  }
  return min(1, total)
}

// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

internal import Foundation
internal import Statistics

/// On which scale the interval of a survival share is symmetric.
public enum SurvivalIntervalKind: String, Sendable, Hashable, Codable, CaseIterable {
  /// S ± z·se, cut at 0 and 1.
  case plain
  /// exp(ln S ± z√V), cut at 1: the default of R.
  case log
  /// exp(−exp(ln(−ln S) ± z√V/ln S)): inside 0…1 by itself; the default here.
  case logLog
}

extension SurvivalCurve {
  /// The interval of the share that lasts beyond a time.
  ///
  /// - Parameters:
  ///   - time: The duration asked for.
  ///   - level: Confidence level, strictly between 0 and 1.
  ///   - kind: The scale of the interval.
  /// - Returns: Two shares; nil where the scale gives none: S = 0, and S = 1 on the log-log scale.
  /// - Throws: ``SurvivalError/outOfDomain(name:value:expected:)`` for the level.
  ///
  /// Source: J. Klein and M. Moeschberger, *Survival Analysis*, 4.3; agrees with R
  /// `survfit(conf.type = …)`.
  public func interval(
    at time: Double, level: Double = 0.95, kind: SurvivalIntervalKind = .logLog
  ) throws(SurvivalError) -> ClosedRange<Double>? {
    let z = try standardNormalWidth(level)
    guard let step = step(at: time) else { return kind == .logLog ? nil : 1...1 }
    return limits(step, z, kind)
  }

  func limits(_ step: Step, _ z: Double, _ kind: SurvivalIntervalKind) -> ClosedRange<Double>? {
    let survival = step.survival
    guard survival > 0 else { return nil }
    let width = z * step.logVariance.squareRoot()
    switch kind {
    case .plain:
      return max(0, survival * (1 - width))...min(1, survival * (1 + width))
    case .log:
      return survival * exp(-width)...min(1, survival * exp(width))
    case .logLog:
      guard survival < 1 else { return nil }
      let logSurvival = Foundation.log(survival)
      let spread = exp(-width / logSurvival)
      return exp(logSurvival * spread)...exp(logSurvival / spread)
    }
  }

  /// The duration that a share of the subjects does not outlast.
  ///
  /// The first time at which S ≤ 1 − p; where S stays exactly at 1 − p, the middle of that stretch.
  ///
  /// - Parameter probability: p, strictly between 0 and 1; 0.5 is the median.
  /// - Returns: A time; nil when the curve does not fall so low.
  /// - Throws: ``SurvivalError/outOfDomain(name:value:expected:)``.
  ///
  /// Source: agrees with R `print.survfit` and `quantile.survfit`.
  public func quantile(_ probability: Double) throws(SurvivalError) -> Double? {
    try checkProbability(probability)
    return crossing(1 - probability) { $0.survival }
  }

  /// The interval of a quantile: where the limits of S cross 1 − p.
  ///
  /// - Parameters:
  ///   - probability: p, strictly between 0 and 1.
  ///   - level: Confidence level, strictly between 0 and 1.
  ///   - kind: The scale of the limits of S.
  /// - Returns: The two ends; an end is nil where its limit does not fall so low.
  /// - Throws: ``SurvivalError/outOfDomain(name:value:expected:)``.
  ///
  /// Source: R. Brookmeyer and J. Crowley, Biometrics 38 (1982); agrees with R `survfit`.
  public func quantileInterval(
    _ probability: Double, level: Double = 0.95, kind: SurvivalIntervalKind = .logLog
  ) throws(SurvivalError) -> (low: Double?, high: Double?) {
    try checkProbability(probability)
    let z = try standardNormalWidth(level)
    return (
      crossing(1 - probability) { limits($0, z, kind)?.lowerBound },
      crossing(1 - probability) { limits($0, z, kind)?.upperBound }
    )
  }

  private func crossing(_ target: Double, _ height: (Step) -> Double?) -> Double? {
    let tolerance = Double.ulpOfOne.squareRoot()
    var reached: (time: Double, height: Double)?
    for step in steps {
      guard let height = height(step) else { continue }
      guard let (time, first) = reached else {
        if height < target + tolerance { reached = (step.time, height) }
        continue
      }
      guard abs(first - target) < tolerance else { return time }
      if height < first { return (time + step.time) / 2 }
    }
    return reached?.time
  }

  /// The mean duration up to a horizon, ∫₀^τ S(t) dt, with its standard error.
  ///
  ///     se² = Σ_{tᵢ ≤ τ} (∫_{tᵢ}^τ S)² dᵢ/(nᵢ(nᵢ − dᵢ))
  ///
  /// - Parameter horizon: τ, above 0, in the unit of the durations; beyond the last time the curve
  ///   is held level.
  /// - Returns: The restricted mean and its standard error, in the unit of the durations.
  /// - Throws: ``SurvivalError/outOfDomain(name:value:expected:)``.
  ///
  /// Source: Klein and Moeschberger, *Survival Analysis*, 4.5; agrees with R
  /// `print(survfit, rmean = τ)`.
  public func restrictedMean(
    to horizon: Double
  ) throws(SurvivalError) -> (mean: Double, standardError: Double) {
    guard horizon > 0, horizon.isFinite else {
      throw .outOfDomain(name: "horizon", value: horizon, expected: "above 0")
    }
    let inside = steps.prefix { $0.time <= horizon }
    var area = 0.0
    var variance = 0.0
    var end = horizon
    for step in inside.reversed() {
      area += (end - step.time) * step.survival
      end = step.time
      if step.events > 0, step.atRisk > step.events {
        let n = Double(step.atRisk)
        let d = Double(step.events)
        variance += area * area * d / (n * (n - d))
      }
    }
    return (area + end, variance.squareRoot())
  }
}

func standardNormalWidth(_ level: Double) throws(SurvivalError) -> Double {
  guard level > 0, level < 1 else {
    throw .outOfDomain(
      name: "level", value: level, expected: "strictly between 0 and 1, such as 0.95")
  }
  return standardNormalQuantile(0.5 + level / 2)
}

private func checkProbability(_ probability: Double) throws(SurvivalError) {
  guard probability > 0, probability < 1 else {
    throw .outOfDomain(
      name: "probability", value: probability, expected: "strictly between 0 and 1")
  }
}

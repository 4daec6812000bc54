// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

/// How the difference of two arms is expressed.
public enum DifferenceScale: String, Sendable, Hashable, Codable {
  /// Treatment minus control, in the unit of the outcome.
  case absolute
  /// (Treatment − control) / control, a fraction: 0.05 is 5 % more.
  case relative
}

/// The difference that an experiment found, treatment against control.
public struct ArmComparison: Sendable, Hashable {
  /// The difference, on the scale.
  public let effect: Double
  /// Its standard error, on the scale.
  public let standardError: Double
  /// Its interval, on the scale.
  public let interval: ClosedRange<Double>
  /// The two-sided p-value of no difference; always-valid for a confidence sequence.
  public let pValue: Double
  /// Degrees of freedom of Student's t; nil when the reference is the normal distribution.
  public let degreesOfFreedom: Double?
  /// The level of the interval, a fraction.
  public let level: Double
  /// Absolute or relative.
  public let scale: DifferenceScale
  /// Whether the interval holds however often one looks.
  public let isAlwaysValid: Bool
  /// The units of both arms together.
  public let units: Double

  /// The effect in standard errors.
  public var statistic: Double { effect / standardError }

  /// Whether the interval leaves out no difference.
  public var excludesZero: Bool { !interval.contains(0) }
}

/// The effect and its variance, absolute or by the delta method relative to the control mean.
struct EffectMoments {
  let effect: Double
  let variance: Double

  init(
    control: ArmSummary, treatment: ArmSummary, scale: DifferenceScale
  ) throws(ExperimentError) {
    let difference = treatment.mean - control.mean
    switch scale {
    case .absolute:
      effect = difference
      variance = treatment.varianceOfMean + control.varianceOfMean
    case .relative:
      guard control.mean != 0 else { throw .controlMeanZero }
      let square = control.mean * control.mean
      effect = difference / control.mean
      variance =
        treatment.varianceOfMean / square
        + control.varianceOfMean * treatment.mean * treatment.mean / (square * square)
    }
    guard variance > 0 else { throw .noSpread }
    guard variance.isFinite, effect.isFinite else { throw .notFinite("effect") }
  }
}

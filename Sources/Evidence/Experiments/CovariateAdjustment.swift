// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

internal import Foundation
internal import Statistics

/// Count, means and centred products of an outcome and a covariate over the units of an arm.
///
/// Kept centred, so that merging partitions loses no digits.
public struct CovariateStatistics: Sendable, Hashable {
  /// The units.
  public private(set) var count = 0.0
  /// The mean of the outcome.
  public private(set) var outcomeMean = 0.0
  /// The mean of the covariate.
  public private(set) var covariateMean = 0.0
  /// Σ(y − ȳ)².
  public private(set) var outcomeSquares = 0.0
  /// Σ(x − x̄)².
  public private(set) var covariateSquares = 0.0
  /// Σ(y − ȳ)(x − x̄).
  public private(set) var products = 0.0

  /// The statistics of no unit.
  public init() {}

  /// The statistics of units with their outcome and their covariate measured before.
  ///
  /// - Parameters:
  ///   - outcomes: One finite number per unit.
  ///   - covariates: The covariate of the same units.
  /// - Throws: ``ExperimentError`` when the lengths differ or a value is not finite.
  public init(outcomes: [Double], covariates: [Double]) throws(ExperimentError) {
    guard outcomes.count == covariates.count else {
      throw .unequalLengths("outcomes", outcomes.count, "covariates", covariates.count)
    }
    guard outcomes.allSatisfy(\.isFinite) else { throw .notFinite("outcomes") }
    guard covariates.allSatisfy(\.isFinite) else { throw .notFinite("covariates") }
    guard !outcomes.isEmpty else { return }
    count = Double(outcomes.count)
    outcomeMean = outcomes.reduce(0, +) / count
    covariateMean = covariates.reduce(0, +) / count
    for (outcome, covariate) in zip(outcomes, covariates) {
      let y = outcome - outcomeMean
      let x = covariate - covariateMean
      outcomeSquares += y * y
      covariateSquares += x * x
      products += x * y
    }
  }

  /// The statistics from plain sums, as a warehouse adds them up.
  public init(
    count: Double, outcomes: Double, covariates: Double, outcomeSquares: Double,
    covariateSquares: Double, products: Double
  ) {
    guard count > 0 else { return }
    self.count = count
    outcomeMean = outcomes / count
    covariateMean = covariates / count
    self.outcomeSquares = max(0, outcomeSquares - outcomes * outcomes / count)
    self.covariateSquares = max(0, covariateSquares - covariates * covariates / count)
    self.products = products - outcomes * covariates / count
  }

  /// The statistics of both groups of units together.
  public static func + (
    left: CovariateStatistics, right: CovariateStatistics
  ) -> CovariateStatistics {
    guard left.count > 0 else { return right }
    guard right.count > 0 else { return left }
    var both = CovariateStatistics()
    both.count = left.count + right.count
    let share = right.count / both.count
    let y = right.outcomeMean - left.outcomeMean
    let x = right.covariateMean - left.covariateMean
    both.outcomeMean = left.outcomeMean + share * y
    both.covariateMean = left.covariateMean + share * x
    let weight = left.count * share
    both.outcomeSquares = left.outcomeSquares + right.outcomeSquares + weight * y * y
    both.covariateSquares = left.covariateSquares + right.covariateSquares + weight * x * x
    both.products = left.products + right.products + weight * x * y
    return both
  }
}

/// A comparison whose noise a covariate measured before the experiment has taken away.
public struct AdjustedComparison: Sendable, Hashable {
  /// The slope θ = cov(y, x)/var(x) over all units of both arms.
  public let slope: Double
  /// The comparison of y − θ(x − x̄).
  public let adjusted: ArmComparison
  /// The comparison of y as it is.
  public let unadjusted: ArmComparison
  /// 1 − var(y − θx)/var(y) over all units: the share of the variance taken away.
  public let varianceReduction: Double
}

/// Compares two arms with the help of what was known of their units before (CUPED).
///
/// - Parameters:
///   - control: The arm without the change.
///   - treatment: The arm with the change.
///   - scale: Absolute, or relative to the adjusted control mean.
///   - level: Confidence level, strictly between 0 and 1.
/// - Returns: Welch's comparison of the adjusted outcomes, beside that of the plain ones.
/// - Throws: ``ExperimentError``: fewer than two units in an arm, or a covariate without spread.
///
/// The covariate must be measured before the exposure; one that the change can move biases the
/// effect.
///
/// Source: A. Deng, Y. Xu, R. Kohavi and T. Walker, "Improving the sensitivity of online controlled
/// experiments by utilizing pre-experiment data", WSDM 2013, doi:10.1145/2433396.2433413.
public func covariateAdjustedComparison(
  control: CovariateStatistics, treatment: CovariateStatistics,
  scale: DifferenceScale = .absolute, level: Double = 0.95
) throws(ExperimentError) -> AdjustedComparison {
  let pooled = control + treatment
  let (adjustedControl, adjustedTreatment) = try adjustedSummaries(
    control: control, treatment: treatment)
  guard pooled.outcomeSquares > 0 else { throw .noSpread }
  let slope = pooled.products / pooled.covariateSquares
  return AdjustedComparison(
    slope: slope,
    adjusted: try welchComparison(
      control: adjustedControl, treatment: adjustedTreatment, scale: scale, level: level),
    unadjusted: try welchComparison(
      control: control.summary(slope: 0, around: pooled.covariateMean),
      treatment: treatment.summary(slope: 0, around: pooled.covariateMean), scale: scale,
      level: level),
    varianceReduction: slope * pooled.products / pooled.outcomeSquares)
}

/// The arms with the part of the outcome that the covariate explains taken away.
func adjustedSummaries(
  control: CovariateStatistics, treatment: CovariateStatistics
) throws(ExperimentError) -> (ArmSummary, ArmSummary) {
  for (arm, name) in [(control, "control"), (treatment, "treatment")] where arm.count < 2 {
    throw .tooFewUnits(arm: name, count: arm.count, needed: 2)
  }
  let pooled = control + treatment
  guard pooled.covariateSquares > 0 else { throw .constantCovariate }
  let slope = pooled.products / pooled.covariateSquares
  return (
    control.summary(slope: slope, around: pooled.covariateMean),
    treatment.summary(slope: slope, around: pooled.covariateMean)
  )
}

extension CovariateStatistics {
  /// The summary of y − slope·(x − center).
  fileprivate func summary(slope: Double, around center: Double) -> ArmSummary {
    let squares = outcomeSquares - 2 * slope * products + slope * slope * covariateSquares
    return ArmSummary(
      count: count, mean: outcomeMean - slope * (covariateMean - center),
      variance: max(0, squares) / (count - 1))
  }
}

// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

internal import Foundation
public import Statistics

/// How events at the same time share the subjects at risk.
public enum TieMethod: String, Sendable, Hashable, Codable, CaseIterable {
  /// Efron: each of d tied events leaves the risk set by 1/d. Close to the exact answer.
  case efron
  /// Breslow: every tied event sees the whole risk set. Pulls effects towards 0 under many ties.
  case breslow
}

/// How covariates multiply the hazard of an event: Cox's proportional hazards.
///
///     h(t | x) = h₀(t) exp(xᵀβ)
public struct CoxModel: Sendable, Hashable {
  /// The names of the covariates.
  public let names: [String]
  /// β: the logarithm of the hazard ratio per unit of each covariate.
  public let coefficients: [Double]
  /// The covariance of β, the inverse of the information.
  public let covariance: Matrix
  /// The partial log-likelihood at β.
  public let logLikelihood: Double
  /// The partial log-likelihood without covariates.
  public let nullLogLikelihood: Double
  /// The share of pairs in which the subject with the higher risk had the event first, ties in
  /// risk counted half; nil when no pair can be compared.
  public let concordance: Double?
  /// How ties were treated.
  public let ties: TieMethod
  /// Subjects.
  public let count: Int
  /// Events.
  public let eventCount: Int
  /// Newton steps taken.
  public let iterations: Int
  /// The means of the covariates, at which the risk is 1.
  public let means: [Double]

  /// The standard error of each coefficient.
  public var standardErrors: [Double] { covariance.diagonal.map { $0.squareRoot() } }

  /// exp(β): by how much one unit of each covariate multiplies the hazard.
  public var hazardRatios: [Double] { coefficients.map { exp($0) } }

  /// The two-sided p-value of each coefficient by Wald's test.
  public var pValues: [Double] {
    zip(coefficients, standardErrors).map { 2 * standardNormalSurvival(abs($0 / $1)) }
  }

  /// The interval of each hazard ratio, exp(β ± z·se).
  ///
  /// - Parameter level: Confidence level, strictly between 0 and 1.
  /// - Returns: One interval per covariate.
  /// - Throws: ``SurvivalError/outOfDomain(name:value:expected:)``.
  public func hazardRatioIntervals(
    level: Double = 0.95
  ) throws(SurvivalError) -> [ClosedRange<Double>] {
    let z = try standardNormalWidth(level)
    return zip(coefficients, standardErrors).map { exp($0 - z * $1)...exp($0 + z * $1) }
  }

  /// χ² = 2(ℓ − ℓ₀) of all covariates together, its degrees of freedom and p-value.
  public var likelihoodRatio: (statistic: Double, degreesOfFreedom: Int, pValue: Double) {
    let statistic = max(0, 2 * (logLikelihood - nullLogLikelihood))
    let degrees = coefficients.count
    return (
      statistic, degrees, chiSquaredSurvival(statistic, degreesOfFreedom: Double(degrees))
    )
  }

  /// Fits the model.
  ///
  /// - Parameters:
  ///   - data: The durations; left-truncated ones are at risk after their entry only.
  ///   - covariates: One or more, none constant, none a combination of the others.
  ///   - strata: A name per subject; each stratum has a baseline of its own. Nil for one.
  ///   - ties: Efron by default: months and weeks tie many events.
  /// - Returns: The maximum of the partial likelihood, to 1e-11 of its logarithm.
  /// - Throws: ``SurvivalError`` naming the covariate that is constant, collinear, or separates the
  ///   events.
  /// - Complexity: O(n log n) once and O(n k²) per Newton step.
  ///
  /// Source: D. R. Cox, Journal of the Royal Statistical Society B 34 (1972); B. Efron, JASA 72
  /// (1977), doi:10.1080/01621459.1977.10480613; agrees with R `coxph`.
  public static func fit(
    _ data: SurvivalData, covariates: [Covariate], strata: [String]? = nil,
    ties: TieMethod = .efron
  ) throws(SurvivalError) -> CoxModel {
    guard !covariates.isEmpty else {
      throw .outOfDomain(name: "covariates", value: 0, expected: "one or more")
    }
    let sample = try CoxSample(data, covariates, strata: strata)
    var search = try CoxSearch(sample, ties)
    try search.run()
    return CoxModel(
      names: sample.names, coefficients: search.coefficients,
      covariance: try search.covariance(), logLikelihood: search.here.logLikelihood,
      nullLogLikelihood: search.nullLogLikelihood,
      concordance: coxConcordance(sample, search.coefficients), ties: ties, count: sample.count,
      eventCount: sample.eventCount, iterations: search.iterations, means: sample.means)
  }
}

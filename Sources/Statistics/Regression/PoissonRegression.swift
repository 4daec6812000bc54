// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

import Foundation

/// A regression of counts with a logarithmic link: E[y] = exp(offset + Xβ).
///
/// The Poisson likelihood gives the coefficients; the quasi-Poisson errors multiply its covariance
/// by the Pearson dispersion, which real contact counts almost always need.
///
/// Source: P. McCullagh and J. Nelder, "Generalized Linear Models", 2nd ed. (1989), chapter 6;
/// iteratively reweighted least squares by QR; agrees with R `glm(family = poisson)` and
/// `quasipoisson`.
public struct PoissonRegression: Sendable {
  /// The columns.
  public let design: Design
  /// β̂ on the log scale, in the order of the columns.
  public let coefficients: [Double]
  /// The covariance of β̂ when the variance equals the mean: (XᵀWX)⁻¹ with W = diag(μ̂).
  public let poissonCovariance: Matrix
  /// μ̂, the expected counts.
  public let fitted: [Double]
  /// 2 Σ (y ln(y/μ̂) − (y − μ̂)).
  public let deviance: Double
  /// Σ (y − μ̂)²/μ̂ / (n − k), 1 for a true Poisson count.
  public let dispersion: Double
  /// The log-likelihood of the Poisson model, constants included.
  public let logLikelihood: Double

  /// n − k.
  public var degreesOfFreedom: Double { Double(fitted.count - coefficients.count) }

  /// Standard errors when the variance equals the mean.
  public var poissonStandardErrors: [Double] {
    poissonCovariance.diagonal.map { $0.squareRoot() }
  }

  /// The covariance with the dispersion estimated.
  public var quasiCovariance: Matrix { dispersion * poissonCovariance }

  /// Standard errors with the dispersion estimated.
  public var quasiStandardErrors: [Double] { quasiCovariance.diagonal.map { $0.squareRoot() } }

  /// Fits the model.
  ///
  /// - Parameters:
  ///   - counts: At least 0, finite; one per row, not all zero.
  ///   - design: More rows than columns, none a combination of others.
  ///   - offset: ln of the exposure of each row (customers, hours); nil for none.
  /// - Returns: The fit.
  /// - Throws: ``StatisticsError/separated(column:)`` when a coefficient has no finite value, and
  ///   the other errors of ``LeastSquares/fit(_:on:weights:)``.
  public static func fit(
    _ counts: [Double], on design: Design, offset: [Double]? = nil
  ) throws(StatisticsError) -> PoissonRegression {
    let exposure = try checkCounts(counts, design, offset)
    let work = try LogLinearIteration.run(counts, design, exposure) { mean in mean }
    let mean = work.mean
    let pearson = CompensatedSum(
      of: zip(counts, mean).lazy.map { ($0 - $1) * ($0 - $1) / $1 }
    ).value
    let likelihood = CompensatedSum(
      of: zip(counts, mean).lazy.map { $0 * log($1) - $1 - logGamma($0 + 1) }
    ).value
    return PoissonRegression(
      design: design, coefficients: work.coefficients, poissonCovariance: work.covariance,
      fitted: mean, deviance: poissonDeviance(counts, mean),
      dispersion: pearson / Double(counts.count - design.columns), logLikelihood: likelihood)
  }

  /// The test of added columns: F = (deviance drop / added) / dispersion of the larger model.
  ///
  /// - Parameter larger: A fit of the same counts with more columns.
  /// - Returns: F and its p-value with (added, n − k) degrees of freedom; nil unless columns were
  ///   added.
  public func comparison(with larger: PoissonRegression) -> (f: Double, p: Double)? {
    let added = Double(larger.coefficients.count - coefficients.count)
    guard added > 0, larger.fitted.count == fitted.count else { return nil }
    let f = (deviance - larger.deviance) / added / larger.dispersion
    return (f, fisherSurvival(f, added, larger.degreesOfFreedom))
  }
}

/// 2 Σ (y ln(y/μ) − (y − μ)), each term exact for y close to μ.
func poissonDeviance(_ counts: [Double], _ mean: [Double]) -> Double {
  let terms = zip(counts, mean).lazy.map { count, mean in
    count > 0 ? -count * logOnePlusLessArgument((mean - count) / count) : mean
  }
  return 2 * CompensatedSum(of: terms).value
}

/// Checks counts and gives the offset, zeros when there is none.
func checkCounts(
  _ counts: [Double], _ design: Design, _ offset: [Double]?
) throws(StatisticsError) -> [Double] {
  try checkOutcome(counts, count: design.rows)
  if let count = counts.first(where: { $0 < 0 }) {
    throw .outOfDomain(name: "y", value: count, expected: "a count, at least 0")
  }
  guard counts.contains(where: { $0 > 0 }) else { throw .constant(column: "y") }
  guard let offset else { return Array(repeating: 0, count: design.rows) }
  try checkOutcome(offset, count: design.rows, name: "offset")
  return offset
}

/// The iteration behind every regression with a logarithmic link.
struct LogLinearIteration {
  var coefficients: [Double]
  var covariance: Matrix
  var mean: [Double]

  /// Iterates to the last digits.
  ///
  /// - Parameters:
  ///   - counts: The outcome.
  ///   - design: The columns.
  ///   - offset: Added to Xβ.
  ///   - start: Means to begin with; nil for y + 0.1.
  ///   - weight: The working weight at a mean: μ²/V(μ).
  /// - Returns: Coefficients, covariance and means at the optimum.
  /// - Throws: ``StatisticsError/separated(column:)`` when a coefficient runs away.
  static func run(
    _ counts: [Double], _ design: Design, _ offset: [Double], start: [Double]? = nil,
    weight: (Double) -> Double
  ) throws(StatisticsError) -> LogLinearIteration {
    _ = try design.factored(method: "The regression")
    var mean = start ?? counts.map { $0 + 0.1 }
    var coefficients: [Double] = []
    for _ in 0..<100 {
      let weights = mean.map(weight)
      let response = counts.indices.map {
        log(mean[$0]) - offset[$0] + (counts[$0] - mean[$0]) / mean[$0]
      }
      guard weights.allSatisfy({ $0 > 1e-290 && $0.isFinite }), response.allSatisfy(\.isFinite)
      else { throw .separated(column: suspect(coefficients, design)) }
      let (next, factors) = try step(response, design, weights, coefficients)
      let change = zip(next, coefficients).map { abs($0 - $1) / (1e-6 + abs($0)) }.max()
      coefficients = next
      let predictor = design.matrix * coefficients
      mean = zip(predictor, offset).map { exp(min(700, $0 + $1)) }
      if let change, change < 1e-13, let inverse = factors.inverseCrossProduct {
        try refuseSeparation(counts, mean, coefficients, inverse, design)
        return LogLinearIteration(
          coefficients: coefficients, covariance: try informationInverse(design, mean.map(weight)),
          mean: mean)
      }
    }
    if mean.contains(where: { $0 < 1e-6 }) {
      throw .separated(column: suspect(coefficients, design))
    }
    return LogLinearIteration(
      coefficients: coefficients, covariance: try informationInverse(design, mean.map(weight)),
      mean: mean)
  }

  private static func step(
    _ response: [Double], _ design: Design, _ weights: [Double], _ coefficients: [Double]
  ) throws(StatisticsError) -> ([Double], QRDecomposition) {
    let roots = weights.map { $0.squareRoot() }
    var matrix = design.matrix
    for column in 0..<matrix.columns {
      for row in 0..<matrix.rows { matrix[row, column] *= roots[row] }
    }
    let factors = QRDecomposition(matrix, tolerance: 1e-13)
    guard let next = factors.solve(zip(response, roots).map { $0 * $1 }) else {
      throw .separated(column: suspect(coefficients, design))
    }
    return (next, factors)
  }

  private static func informationInverse(
    _ design: Design, _ weights: [Double]
  ) throws(StatisticsError) -> Matrix {
    let (_, factors) = try step(
      Array(repeating: 0, count: design.rows), design, weights, [])
    guard let inverse = factors.inverseCrossProduct else {
      throw .notPositiveDefinite(name: "the information")
    }
    return inverse
  }

  /// Means that ran to zero for zero counts, with an error that ran to infinity: no finite effect.
  private static func refuseSeparation(
    _ counts: [Double], _ mean: [Double], _ coefficients: [Double], _ covariance: Matrix,
    _ design: Design
  ) throws(StatisticsError) {
    guard zip(counts, mean).contains(where: { $0 == 0 && $1 < 1e-7 }) else { return }
    let errors = covariance.diagonal
    guard let widest = errors.indices.max(by: { errors[$0] < errors[$1] }), errors[widest] > 1e4
    else { return }
    throw .separated(column: design.names[widest])
  }

  private static func suspect(_ coefficients: [Double], _ design: Design) -> String {
    let place = coefficients.indices.max { abs(coefficients[$0]) < abs(coefficients[$1]) }
    return design.names[place ?? design.columns - 1]
  }
}

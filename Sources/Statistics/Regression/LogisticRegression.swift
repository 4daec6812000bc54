// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

import Foundation

/// How the odds of an event depend on some columns.
///
///     log(pᵢ / (1 − pᵢ)) = xᵢ'β
///
/// Fitted by maximum likelihood with iterated weighted least squares; each step is an orthogonal
/// factorisation.
///
/// Source: P. McCullagh and J. A. Nelder, *Generalized Linear Models*, 2nd ed. (1989), chapter 4.
/// Agrees with R `glm(family = binomial)`.
public struct LogisticRegression: Sendable {
  /// The columns.
  public let design: Design
  /// One log odds ratio per column, in their order.
  public let coefficients: [Double]
  /// The covariance of the coefficients, the inverse of the information.
  public let covariance: Matrix
  /// The probability of each observation.
  public let probabilities: [Double]
  /// −2 log-likelihood.
  public let deviance: Double

  /// The square roots of the diagonal of the covariance.
  public var standardErrors: [Double] { covariance.diagonal.map { $0.squareRoot() } }

  /// Fits the model.
  ///
  /// - Parameters:
  ///   - outcome: Whether the event took place, one per row of the design; both kinds occur.
  ///   - design: More rows than columns, none a combination of others.
  /// - Returns: The fit.
  /// - Throws: ``StatisticsError/constant(column:)`` when all or none have the event,
  ///   ``StatisticsError/separated(column:)`` when columns predict it without fault, and the errors
  ///   of ``LeastSquares/fit(_:on:weights:)``.
  public static func fit(
    _ outcome: [Bool], on design: Design
  ) throws(StatisticsError) -> LogisticRegression {
    guard outcome.count == design.rows else {
      throw .lengthMismatch(column: "outcome", count: outcome.count, expected: design.rows)
    }
    guard outcome.contains(true), outcome.contains(false) else {
      throw .constant(column: "outcome")
    }
    let events = outcome.map { $0 ? 1.0 : 0 }
    var score = events.map { log(($0 + 0.5) / (1.5 - $0)) }
    var deviance = Double.infinity
    var isSettled = false
    for _ in 0..<60 {
      let probabilities = score.map { 1 / (1 + exp(-$0)) }
      let weights = probabilities.map { max(1e-12, $0 * (1 - $0)) }
      let working = score.indices.map {
        score[$0] + (events[$0] - probabilities[$0]) / weights[$0]
      }
      let step = try LeastSquares.fit(working, on: design, weights: weights)
      score = step.fitted
      let previous = deviance
      deviance = LogisticRegression.deviance(score, outcome)
      if isSettled { return try finished(design, step, score, deviance) }
      // One more step: the covariance belongs to the point before, and convergence is quadratic.
      isSettled = abs(previous - deviance) < 1e-9 * (abs(deviance) + 0.1)
    }
    throw separation(design, score) ?? .notConverged(method: "Logistic regression", iterations: 60)
  }

  private static func finished(
    _ design: Design, _ step: LeastSquares, _ score: [Double], _ deviance: Double
  ) throws(StatisticsError) -> LogisticRegression {
    if let fault = separation(design, score) { throw fault }
    return LogisticRegression(
      design: design, coefficients: step.coefficients, covariance: step.inverseCrossProduct,
      probabilities: score.map { 1 / (1 + exp(-$0)) }, deviance: deviance)
  }

  /// The column that drives some odds beyond any bound; nil when all are moderate.
  private static func separation(_ design: Design, _ score: [Double]) -> StatisticsError? {
    guard let row = score.indices.max(by: { abs(score[$0]) < abs(score[$1]) }),
      abs(score[row]) > 25
    else { return nil }
    let names = design.names.indices.filter { design.names[$0] != Design.intercept }
    let spreads = names.map { column -> Double in
      let values = design.matrix.column(column)
      let mean = values.reduce(0, +) / Double(values.count)
      return abs(values[row] - mean)
    }
    let widest = zip(names, spreads).max { $0.1 < $1.1 }
    return .separated(column: widest.map { design.names[$0.0] } ?? Design.intercept)
  }

  /// −2 Σ log of the probability of what took place, without cancellation.
  private static func deviance(_ score: [Double], _ outcome: [Bool]) -> Double {
    zip(score, outcome).reduce(0) { sum, pair in
      let margin = pair.1 ? pair.0 : -pair.0
      return sum + 2 * (margin > 0 ? log1p(exp(-margin)) : -margin + log1p(exp(margin)))
    }
  }
}

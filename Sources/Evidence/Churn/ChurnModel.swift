// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

internal import Foundation
internal import Statistics

/// How columns known before go with the chance that a customer leaves: a logistic regression with
/// its quality.
public struct ChurnModel: Sendable, Hashable {
  /// The names of the columns, without the intercept.
  public let names: [String]
  /// The intercept and one log odds ratio per column.
  public let coefficients: [Double]
  /// The standard errors, in the same order.
  public let standardErrors: [Double]
  /// −2 log-likelihood.
  public let deviance: Double
  /// The quality on customers kept out of the fit; nil when none were.
  public let heldOut: PredictionQuality?
  /// The quality on the customers of the fit.
  public let fitted: PredictionQuality
  /// Customers of the fit, and those of them who left.
  public let count: Int
  /// The customers of the fit who left.
  public let departures: Int

  /// Fits the model.
  ///
  /// - Parameters:
  ///   - columns: One or more, measured before the window in which departures are counted.
  ///   - left: Whether each customer left.
  ///   - heldOutShare: The share of customers kept out of the fit to judge it, 0 to 0.5: at 0.25
  ///     every fourth in the order given.
  /// - Returns: The model.
  /// - Throws: ``ChurnError``; a column that is constant, repeats others or separates who left is
  ///   named.
  ///
  /// Source: ``LogisticRegression``, which agrees with R `glm(family = binomial)`.
  public static func fit(
    columns: [Covariate], left: [Bool], heldOutShare: Double = 0.25
  ) throws(ChurnError) -> ChurnModel {
    guard !columns.isEmpty else {
      throw .outOfDomain(name: "columns", value: 0, expected: "one or more")
    }
    guard (0...0.5).contains(heldOutShare) else {
      throw .outOfDomain(name: "held-out share", value: heldOutShare, expected: "0 to 0.5")
    }
    for column in columns where column.values.count != left.count {
      throw .unequalLengths(
        column: column.name, count: column.values.count, expected: left.count)
    }
    guard left.count >= 10 + columns.count else {
      throw .tooFewCustomers(count: left.count, needed: 10 + columns.count)
    }
    let every = heldOutShare > 0 ? Int((1 / heldOutShare).rounded()) : 0
    let isKeptOut = left.indices.map { every > 0 && $0 % every == every - 1 }
    let used = left.indices.filter { !isKeptOut[$0] }
    let outcome = used.map { left[$0] }
    guard outcome.contains(true), outcome.contains(false) else { throw .oneOutcome }
    let regression = try fitted(columns, used, outcome)
    let kept = left.indices.filter { isKeptOut[$0] }
    return ChurnModel(
      names: columns.map(\.name), coefficients: regression.coefficients,
      standardErrors: regression.standardErrors, deviance: regression.deviance,
      heldOut: try quality(columns, regression.coefficients, kept, left),
      fitted: try PredictionQuality(predicted: regression.probabilities, left: outcome),
      count: used.count, departures: outcome.count { $0 })
  }

  private static func fitted(
    _ columns: [Covariate], _ used: [Int], _ outcome: [Bool]
  ) throws(ChurnError) -> LogisticRegression {
    do {
      let design = try Design(
        count: used.count,
        columns.map { column in (column.name, used.map { column.values[$0] }) })
      return try LogisticRegression.fit(outcome, on: design)
    } catch {
      throw .regression(error)
    }
  }

  private static func quality(
    _ columns: [Covariate], _ coefficients: [Double], _ kept: [Int], _ left: [Bool]
  ) throws(ChurnError) -> PredictionQuality? {
    let outcome = kept.map { left[$0] }
    guard kept.count >= 30, outcome.contains(true), outcome.contains(false) else { return nil }
    let predicted = kept.map { index in
      probability(coefficients, columns.map { $0.values[index] })
    }
    return try PredictionQuality(predicted: predicted, left: outcome, isHeldOut: true)
  }

  /// The chance that a customer leaves.
  ///
  /// - Parameter values: One value per column, in their order.
  /// - Returns: A probability.
  public func probability(_ values: [Double]) -> Double {
    precondition(values.count == names.count, "one value per column")
    return ChurnModel.probability(coefficients, values)
  }

  private static func probability(_ coefficients: [Double], _ values: [Double]) -> Double {
    let score = zip(coefficients.dropFirst(), values).reduce(coefficients[0]) { $0 + $1.0 * $1.1 }
    return score >= 0 ? 1 / (1 + exp(-score)) : exp(score) / (1 + exp(score))
  }
}

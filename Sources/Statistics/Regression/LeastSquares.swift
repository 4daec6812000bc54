// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

import Foundation

/// A linear regression by ordinary or weighted least squares.
///
///     y = Xβ + ε,   β̂ = argmin Σ wᵢ (yᵢ − xᵢβ)²
///
/// By column-pivoted Householder QR, then two steps of iterative refinement whose residuals carry
/// twice the digits, so that ill-conditioned designs (NIST Longley) keep eleven or more.
public struct LeastSquares: Sendable {
  /// The columns.
  public let design: Design
  /// β̂, in the order of the columns.
  public let coefficients: [Double]
  /// y − Xβ̂ in the unit of the outcome, not weighted.
  public let residuals: [Double]
  /// Σ w (y − Xβ̂)².
  public let residualSumOfSquares: Double
  /// Σ w (y − ȳ)² with an intercept among the columns, else Σ w y².
  public let totalSumOfSquares: Double
  /// (XᵀWX)⁻¹.
  public let inverseCrossProduct: Matrix
  /// The share of each observation in its own fit, from 0 to 1.
  public let leverages: [Double]
  /// The weights; nil when all are 1.
  public let weights: [Double]?

  /// Fits a regression.
  ///
  /// - Parameters:
  ///   - outcome: One finite number per row of the design.
  ///   - design: More rows than columns, none a combination of others.
  ///   - weights: Above 0, proportional to one over the variance of each observation; nil for 1.
  /// - Returns: The fit.
  /// - Throws: ``StatisticsError`` naming the column or observation at fault.
  ///
  /// Source: Å. Björck, "Iterative refinement of linear least squares solutions I", BIT 7 (1967).
  public static func fit(
    _ outcome: [Double], on design: Design, weights: [Double]? = nil
  ) throws(StatisticsError) -> LeastSquares {
    try checkOutcome(outcome, count: design.rows)
    var matrix = design.matrix
    var target = outcome
    if let weights {
      try checkOutcome(weights, count: design.rows, name: "weights")
      if let weight = weights.first(where: { $0 <= 0 }) {
        throw .outOfDomain(name: "weights", value: weight, expected: "above 0")
      }
      let roots = weights.map { $0.squareRoot() }
      for column in 0..<matrix.columns {
        for row in 0..<matrix.rows { matrix[row, column] *= roots[row] }
      }
      for row in target.indices { target[row] *= roots[row] }
    }
    let factors = try design.factored(matrix, method: "The regression")
    guard let inverse = factors.inverseCrossProduct else { throw .collinear(column: "x") }
    let (coefficients, scaled) = refinedSolution(factors, matrix, target)
    let residuals: [Double]
    if let weights {
      residuals = zip(scaled, weights).map { $0 / $1.squareRoot() }
    } else {
      residuals = scaled
    }
    return LeastSquares(
      design: design, coefficients: coefficients, residuals: residuals,
      residualSumOfSquares: CompensatedSum(of: scaled.lazy.map { $0 * $0 }).value,
      totalSumOfSquares: totalSumOfSquares(outcome, weights, centred: hasIntercept(design)),
      inverseCrossProduct: inverse, leverages: factors.leverages, weights: weights)
  }

  /// The number of observations.
  public var count: Int { residuals.count }

  /// n − k.
  public var degreesOfFreedom: Double { Double(count - coefficients.count) }

  /// RSS/(n − k).
  public var residualVariance: Double { residualSumOfSquares / degreesOfFreedom }

  /// √(RSS/(n − k)), in the unit of the outcome.
  public var residualStandardDeviation: Double { residualVariance.squareRoot() }

  /// 1 − RSS/TSS; nil when the outcome never changes.
  public var rSquared: Double? {
    totalSumOfSquares > 0 ? 1 - residualSumOfSquares / totalSumOfSquares : nil
  }

  /// Xβ̂.
  public var fitted: [Double] { design.matrix * coefficients }

  /// The covariance of β̂ when errors are independent with one variance: s²(XᵀWX)⁻¹.
  public var covariance: Matrix { residualVariance * inverseCrossProduct }

  /// The classical standard errors, in the order of the columns.
  public var standardErrors: [Double] { covariance.diagonal.map { $0.squareRoot() } }

  private static func hasIntercept(_ design: Design) -> Bool {
    (0..<design.columns).contains { column in
      let first = design.matrix[0, column]
      return first != 0 && (0..<design.rows).allSatisfy { design.matrix[$0, column] == first }
    }
  }

  private static func totalSumOfSquares(
    _ outcome: [Double], _ weights: [Double]?, centred: Bool
  ) -> Double {
    let weights = weights ?? Array(repeating: 1, count: outcome.count)
    let total = CompensatedSum(of: weights).value
    let mean =
      centred ? CompensatedSum(of: zip(outcome, weights).lazy.map { $0 * $1 }).value / total : 0
    return CompensatedSum(
      of: zip(outcome, weights).lazy.map { ($0 - mean) * ($0 - mean) * $1 }
    ).value
  }
}

/// The coefficients and residuals of min |target − matrix·β|, refined twice.
func refinedSolution(
  _ factors: QRDecomposition, _ matrix: Matrix, _ target: [Double]
) -> (coefficients: [Double], residuals: [Double]) {
  let size = matrix.columns
  let rotated = factors.transposedQTimes(target)
  var coefficients = factors.solveUpper(Array(rotated.prefix(size)))
  var tail = rotated
  for row in 0..<size { tail[row] = 0 }
  var residuals = factors.qTimes(tail)
  for _ in 0..<2 {
    let fault = faultOfFit(matrix, target, coefficients, residuals)
    let slope = faultOfOrthogonality(matrix, residuals)
    let head = factors.solveTransposedUpper(slope)
    var change = factors.transposedQTimes(fault)
    let step = factors.solveUpper(zip(change, head).map { $0 - $1 })
    for row in 0..<size { change[row] = head[row] }
    let correction = factors.qTimes(change)
    for column in 0..<size { coefficients[column] += step[column] }
    for row in residuals.indices { residuals[row] += correction[row] }
  }
  return (coefficients, residuals)
}

/// target − residuals − matrix·coefficients, rounded once.
private func faultOfFit(
  _ matrix: Matrix, _ target: [Double], _ coefficients: [Double], _ residuals: [Double]
) -> [Double] {
  target.indices.map { row in
    var sum = ExactSum(target[row])
    sum.add(-residuals[row])
    for column in 0..<matrix.columns { sum.add(-matrix[row, column], coefficients[column]) }
    return sum.value
  }
}

/// −matrixᵀ·residuals, rounded once.
private func faultOfOrthogonality(_ matrix: Matrix, _ residuals: [Double]) -> [Double] {
  (0..<matrix.columns).map { column in
    var sum = ExactSum(0)
    for row in residuals.indices { sum.add(-matrix[row, column], residuals[row]) }
    return sum.value
  }
}

/// A sum of products with about twice the digits of a number.
///
/// Source: T. Ogita, S. Rump and S. Oishi, "Accurate sum and dot product" (2005), Dot2.
private struct ExactSum {
  private var high: Double
  private var low = 0.0

  init(_ first: Double) { high = first }

  mutating func add(_ value: Double) {
    let total = high + value
    let back = total - high
    low += (high - (total - back)) + (value - back)
    high = total
  }

  mutating func add(_ left: Double, _ right: Double) {
    let product = left * right
    low += (-product).addingProduct(left, right)
    add(product)
  }

  var value: Double { high + low }
}

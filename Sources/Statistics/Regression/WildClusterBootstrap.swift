// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

import Foundation

/// The test of one coefficient with few clusters: residuals of the restricted fit are multiplied,
/// cluster by cluster, by random weights, and the t statistic is compared with its own draws.
///
/// Weights are Webb's six points ±√½, ±1, ±√(3/2), each with probability 1/6, which give enough
/// different draws with five clusters or more. Two-sided, symmetric, null imposed.
///
/// Source: A. Cameron, J. Gelbach and D. Miller, Review of Economics and Statistics 90 (2008); M.
/// Webb, Queen's Economics Department working paper 1315 (2014); the per-cluster form of D. Roodman
/// et al., Stata Journal 19 (2019).
public struct WildClusterBootstrap: Sendable {
  /// The two-sided p-value of "no effect".
  public let pValue: Double
  /// The interval of the values that the test does not reject; nil when it has no finite ends.
  public let interval: ClosedRange<Double>?
  /// The number of draws.
  public let draws: Int
  /// The seed of the draws.
  public let seed: UInt64

  /// Tests a coefficient.
  ///
  /// - Parameters:
  ///   - covariance: The fit and its clusters.
  ///   - column: The place of the coefficient.
  ///   - level: The level of the interval.
  ///   - draws: At least 99.
  ///   - seed: Of the draws.
  /// - Throws: ``StatisticsError`` when the other columns alone cannot be fitted.
  public init(
    _ covariance: ClusterCovariance, column: Int, level: Double = 0.95, draws: Int = 9999,
    seed: UInt64
  ) throws(StatisticsError) {
    precondition(draws >= 99, "at least 99 draws")
    let kernel = try Kernel(covariance, column: column, draws: draws, seed: seed)
    let center = covariance.fit.coefficients[column]
    let error = covariance.cr1[column, column].squareRoot()
    self.draws = draws
    self.seed = seed
    pValue = kernel.pValue(of: 0)
    let low = kernel.boundary(from: center, step: -error, alpha: 1 - level)
    let high = kernel.boundary(from: center, step: error, alpha: 1 - level)
    if let low, let high, low <= high { interval = low...high } else { interval = nil }
  }
}

/// What the test of one value needs from the data, once.
private struct Kernel {
  /// a_gᵀu_g of the residuals at the value 0, and how it changes with the value.
  var parts: [Double]
  var partSlopes: [Double]
  /// How the weights of cluster g move the score of cluster h, and how that changes.
  var moves: Matrix
  var moveSlopes: Matrix
  var estimate: Double
  var weights: [[Double]]
  var squareOfStandardError: Double

  init(
    _ covariance: ClusterCovariance, column: Int, draws: Int, seed: UInt64
  ) throws(StatisticsError) {
    let fit = covariance.fit
    let matrix = fit.design.matrix
    let others = (0..<matrix.columns).filter { $0 != column }
    let focus = matrix.column(column)
    let outcome = zip(fit.fitted, fit.residuals).map { $0 + $1 }
    let (residuals, slopes) = try Kernel.restricted(fit, outcome, focus, others)
    var unit = [Double](repeating: 0, count: matrix.columns)
    unit[column] = 1
    let influence = matrix * (fit.inverseCrossProduct * unit)
    let groups = covariance.clusterMembers
    func sums(_ values: [Double]) -> [Double] {
      groups.map { rows in rows.reduce(0) { $0 + influence[$1] * values[$1] } }
    }
    func scores(_ values: [Double]) -> [[Double]] {
      groups.map { rows in
        (0..<matrix.columns).map { index in
          rows.reduce(0) { $0 + matrix[$1, index] * values[$1] }
        }
      }
    }
    parts = sums(residuals)
    partSlopes = sums(slopes)
    let leftover = scores(influence).map { fit.inverseCrossProduct * $0 }
    moves = Kernel.products(leftover, scores(residuals))
    moveSlopes = Kernel.products(leftover, scores(slopes))
    estimate = fit.coefficients[column]
    squareOfStandardError = sums(fit.residuals).reduce(0) { $0 + $1 * $1 }
    weights = Kernel.webbWeights(clusters: groups.count, draws: draws, seed: seed)
  }

  /// Residuals of y − value·x on the other columns, as a straight line in the value.
  private static func restricted(
    _ fit: LeastSquares, _ outcome: [Double], _ focus: [Double], _ others: [Int]
  ) throws(StatisticsError) -> ([Double], [Double]) {
    guard !others.isEmpty else { return (outcome, focus.map { -$0 }) }
    let design = Design(
      names: others.map { fit.design.names[$0] },
      matrix: fit.design.matrix.selecting(columns: others))
    let residuals = try LeastSquares.fit(outcome, on: design).residuals
    return (residuals, try LeastSquares.fit(focus, on: design).residuals.map { -$0 })
  }

  private static func products(_ left: [[Double]], _ right: [[Double]]) -> Matrix {
    Matrix(
      columns: right.map { scores in
        left.map { row in zip(row, scores).reduce(0) { $0 + $1.0 * $1.1 } }
      })
  }

  private static func webbWeights(clusters: Int, draws: Int, seed: UInt64) -> [[Double]] {
    let points = [-1.5, -1, -0.5, 0.5, 1, 1.5].map { ($0 < 0 ? -1.0 : 1.0) * abs($0).squareRoot() }
    return (0..<draws).map { draw in
      let source = HashDraws(seed: seed, stream: UInt64(draw))
      return (0..<clusters).map { points[min(5, Int(source.uniform(UInt64($0)) * 6))] }
    }
  }

  /// The share of draws whose |t| reaches the observed one at a value of the coefficient.
  func pValue(of value: Double) -> Double {
    let size = parts.count
    let moved = Matrix(
      columns: (0..<size).map { column in
        (0..<size).map { moves[$0, column] + value * moveSlopes[$0, column] }
      })
    let local = zip(parts, partSlopes).map { $0 + value * $1 }
    let difference = estimate - value
    let observed = difference * difference / squareOfStandardError
    var reached = 0
    for draw in weights {
      var effect = 0.0
      var square = 0.0
      for group in 0..<size {
        effect += draw[group] * local[group]
        var score = draw[group] * local[group]
        for other in 0..<size { score -= moved[group, other] * draw[other] }
        square += score * score
      }
      if effect * effect >= observed * square * (1 - 1e-12) { reached += 1 }
    }
    return Double(reached) / Double(weights.count)
  }

  /// The value beyond which the test rejects, by doubling steps and bisection.
  func boundary(from center: Double, step: Double, alpha: Double) -> Double? {
    guard step != 0, step.isFinite else { return nil }
    var inside = center
    var outside = center + 2 * step
    var tries = 0
    while pValue(of: outside) > alpha {
      inside = outside
      outside = center + 2 * (outside - center)
      tries += 1
      guard tries < 12 else { return nil }
    }
    for _ in 0..<18 {
      let middle = (inside + outside) / 2
      if pValue(of: middle) > alpha { inside = middle } else { outside = middle }
    }
    return (inside + outside) / 2
  }
}

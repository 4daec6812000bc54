// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

import Foundation

/// The covariance of regression coefficients by Newey and West (1994): scores prewhitened by a
/// first-order vector autoregression, bandwidth chosen from the data.
///
/// Source: W. Newey and K. West, "Automatic lag selection in covariance matrix estimation", Review
/// of Economic Studies 61 (1994), doi:10.2307/2297912, table I B and II C; agrees with the defaults
/// of R `sandwich::NeweyWest`, whose bandwidth leaves the intercept out.
public struct PrewhitenedCovariance: Sendable {
  /// The bandwidth before it is cut to a whole lag.
  public let bandwidth: Double
  /// The covariance, in the order of the columns; no n/(n − k).
  public let covariance: Matrix

  /// The standard errors, in the order of the columns.
  public var standardErrors: [Double] { covariance.diagonal.map { $0.squareRoot() } }

  /// Estimates the covariance of a fit whose observations stand in time order.
  ///
  /// - Parameter fit: A regression with at least two observations more than columns.
  /// - Throws: ``StatisticsError/collinear(column:)`` when the scores depend on each other.
  public init(_ fit: LeastSquares) throws(StatisticsError) {
    let scores = fit.scores
    let size = scores.columns
    guard scores.rows > size + 1 else {
      throw .tooFewPoints(count: scores.rows, needed: size + 2, method: "Prewhitening")
    }
    let before = scores.selecting(rows: Array(0..<(scores.rows - 1)))
    let factors = QRDecomposition(before)
    guard factors.rank == size else { throw .collinear(column: fit.design.names[0]) }
    var white = Matrix(rows: scores.rows - 1, columns: size)
    // Column j holds how the score of column j follows from all scores one step before.
    var transition = Matrix(rows: size, columns: size)
    for column in 0..<size {
      let target = Array(scores.column(column).dropFirst())
      let slopes = factors.solve(target) ?? []
      let predicted = before * slopes
      for row in target.indices { white[row, column] = target[row] - predicted[row] }
      for (row, slope) in slopes.enumerated() { transition[row, column] = slope }
    }
    bandwidth = PrewhitenedCovariance.bandwidth(white, fit.design)
    let lag = min(max(0, Int(bandwidth)), white.rows - 1)
    let meat = longRunCrossProduct(white, lag: lag)
    covariance = fit.sandwich(try PrewhitenedCovariance.recoloured(meat, transition))
  }

  private static func bandwidth(_ white: Matrix, _ design: Design) -> Double {
    var sums = [Double](repeating: 0, count: white.rows)
    let slopes = (0..<white.columns).filter { design.names[$0] != Design.intercept }
    for column in slopes.isEmpty ? [0] : slopes {
      for row in sums.indices { sums[row] += white[row, column] }
    }
    let size = Double(sums.count)
    let longest = Int(3 * pow((size + 1) / 100, 2.0 / 9))
    let covariances = (0...min(longest, sums.count - 1)).map { lag in
      zip(sums, sums.dropFirst(lag)).reduce(0) { $0 + $1.0 * $1.1 } / size
    }
    let level = covariances[0] + 2 * covariances.dropFirst().reduce(0, +)
    let slope = 2 * covariances.enumerated().reduce(0) { $0 + Double($1.0) * $1.1 }
    let ratio = slope / level
    return 1.1447 * cbrt(ratio * ratio) * cbrt(size + 1)
  }

  /// D M Dᵀ with D = (I − A)⁻¹, A the transposed transition.
  private static func recoloured(
    _ meat: Matrix, _ transition: Matrix
  ) throws(StatisticsError) -> Matrix {
    let size = meat.rows
    var left = Matrix.identity(size)
    for row in 0..<size {
      for column in 0..<size { left[row, column] -= transition[column, row] }
    }
    let factors = QRDecomposition(left)
    guard factors.rank == size else { throw .notPositiveDefinite(name: "prewhitening") }
    let inverse = Matrix(
      columns: (0..<size).map { factors.solve(Matrix.identity(size).column($0)) ?? [] })
    return inverse * meat * inverse.transposed
  }
}

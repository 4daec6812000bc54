// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

import Foundation

/// The likelihood of a regression with AR(1) errors as a function of ρ alone.
///
/// The columns are first replaced by an orthonormal basis and the outcome by its residual, so
/// that the cross product of the transformed columns, G₀ − ρG₁ + ρ²G₂, is well conditioned and one
/// value of ρ costs a Cholesky factor of k + 1 columns instead of a pass over the data.
struct AutoregressiveProfile {
  private let factors: QRDecomposition
  private let projections: [Double]
  private let level: Matrix
  private let slope: Matrix
  private let curvature: Matrix
  private let criterion: AutoregressiveRegression.Criterion
  private let rows: Int
  private let columns: Int
  private let logDeterminant: Double

  /// Σ e² of the ordinary regression.
  var leftover: Double { level[columns, columns] }

  init(
    _ factors: QRDecomposition, _ outcome: [Double],
    _ criterion: AutoregressiveRegression.Criterion
  ) {
    self.factors = factors
    self.criterion = criterion
    rows = factors.rows
    columns = factors.columns
    logDeterminant = factors.logDeterminantOfCrossProduct
    let rotated = factors.transposedQTimes(outcome)
    projections = Array(rotated.prefix(columns))
    var tail = rotated
    for index in 0..<columns { tail[index] = 0 }
    let basis = factors.thinQ
    let all = Matrix(
      columns: (0..<columns).map { basis.column($0) } + [factors.qTimes(tail)])
    (level, slope, curvature) = AutoregressiveProfile.products(all)
  }

  private static func products(_ all: Matrix) -> (Matrix, Matrix, Matrix) {
    let size = all.columns
    let rows = all.rows
    var level = Matrix(rows: size, columns: size)
    var slope = level
    var curvature = level
    all.elements.withUnsafeBufferPointer { values in
      for first in 0..<size {
        for second in first..<size {
          let left = rows * first
          let right = rows * second
          var same = values[left] * values[right]
          var next = 0.0
          for row in 1..<rows {
            same += values[left + row] * values[right + row]
            next += values[left + row] * values[right + row - 1]
            next += values[left + row - 1] * values[right + row]
          }
          let edges =
            values[left] * values[right] + values[left + rows - 1] * values[right + rows - 1]
          for (row, column) in [(first, second), (second, first)] {
            level[row, column] = same
            slope[row, column] = next
            curvature[row, column] = same - edges
          }
        }
      }
    }
    return (level, slope, curvature)
  }

  private func crossProduct(at rho: Double) -> Matrix {
    var product = level
    for index in product.elements.indices {
      product.elements[index] += rho * (rho * curvature.elements[index] - slope.elements[index])
    }
    return product
  }

  /// The criterion at ρ; −∞ where it cannot be computed.
  func value(at rho: Double) -> Double {
    guard let factor = CholeskyDecomposition(crossProduct(at: rho)) else { return -.infinity }
    let diagonal = factor.lower.diagonal
    let squares = diagonal[columns] * diagonal[columns]
    let size = Double(rows)
    let edge = log1p(-rho * rho) / 2
    switch criterion {
    case .full:
      return -size / 2 * (log(2 * Double.pi * squares / size) + 1) + edge
    case .restricted:
      let free = size - Double(columns)
      let determinant = diagonal.prefix(columns).reduce(0) { $0 + log($1) } + logDeterminant / 2
      return -free / 2 * (log(2 * Double.pi * squares / free) + 1) + edge - determinant
    }
  }

  /// The ρ where the criterion is largest: a grid on artanh ρ, then golden sections.
  func maximiser() -> Double {
    let grid = (-24...24).map { Double($0) * 0.2 }
    let values = grid.map { value(at: tanh($0)) }
    guard let best = values.indices.max(by: { values[$0] < values[$1] }) else { return 0 }
    var low = grid[max(0, best - 1)]
    var high = grid[min(grid.count - 1, best + 1)]
    let golden = 0.61803398874989484820
    var left = high - golden * (high - low)
    var right = low + golden * (high - low)
    var atLeft = value(at: tanh(left))
    var atRight = value(at: tanh(right))
    while high - low > 1e-8 {
      if atLeft < atRight {
        low = left
        (left, atLeft) = (right, atRight)
        right = low + golden * (high - low)
        atRight = value(at: tanh(right))
      } else {
        high = right
        (right, atRight) = (left, atLeft)
        left = high - golden * (high - low)
        atLeft = value(at: tanh(left))
      }
    }
    return tanh((low + high) / 2)
  }

  /// The covariance of the coefficients about their values at a best ρ, averaged over ρ.
  ///
  /// Each ρ weighs as its likelihood times 1/√(1 − ρ²); its covariance and the distance of
  /// its coefficients from the best ones are added up on a grid of artanh ρ.
  func averagedCovariance(around best: Double) -> Matrix? {
    guard let center = shift(at: best) else { return nil }
    let grid = (-48...48).map { tanh(Double($0) * 0.1) }
    let heights = grid.map { value(at: $0) }
    guard let top = heights.max(), top.isFinite else { return nil }
    var sum = Matrix(rows: columns, columns: columns)
    var total = 0.0
    for (rho, height) in zip(grid, heights) where height > top - 16 {
      guard let part = shift(at: rho) else { continue }
      let weight = exp(height - top) * (1 - rho * rho).squareRoot()
      total += weight
      for row in 0..<columns {
        let distance = part.moved[row] - center.moved[row]
        for column in 0..<columns {
          let other = part.moved[column] - center.moved[column]
          sum[row, column] += weight * (part.covariance[row, column] + distance * other)
        }
      }
    }
    return total > 0 ? columnsCovariance((1 / total) * sum) : nil
  }

  /// The coefficients of the basis beyond least squares, and their covariance, at ρ.
  private func shift(at rho: Double) -> (moved: [Double], covariance: Matrix)? {
    let product = crossProduct(at: rho)
    let head = Array(0..<columns)
    guard let whole = CholeskyDecomposition(product),
      let part = CholeskyDecomposition(product.selecting(rows: head).selecting(columns: head))
    else { return nil }
    let root = whole.lower[columns, columns]
    return (
      part.solve(head.map { product[$0, columns] }),
      (root * root / Double(rows - columns)) * part.inverse
    )
  }

  /// A covariance of basis coefficients as one of the columns' coefficients.
  private func columnsCovariance(_ covariance: Matrix) -> Matrix {
    let head = 0..<columns
    let left = Matrix(columns: head.map { factors.solveUpper(covariance.column($0)) })
    return Matrix(columns: head.map { factors.solveUpper(left.row($0)) })
  }

  /// Coefficients, covariance and variance at ρ; nil where the columns degenerate.
  func solution(at rho: Double) -> (coefficients: [Double], covariance: Matrix, variance: Double)? {
    guard let part = shift(at: rho), let whole = CholeskyDecomposition(crossProduct(at: rho)) else {
      return nil
    }
    let coefficients = factors.solveUpper(zip(projections, part.moved).map { $0 + $1 })
    let root = whole.lower[columns, columns]
    return (
      coefficients, columnsCovariance(part.covariance), root * root / Double(rows - columns)
    )
  }
}

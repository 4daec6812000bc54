// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

import Foundation

/// The factor A = L Lᵀ of a symmetric positive definite matrix.
public struct CholeskyDecomposition: Sendable {
  /// L, with zeros above the diagonal.
  public let lower: Matrix

  /// Factors a symmetric matrix, reading its lower triangle; nil when it is not positive definite.
  public init?(_ matrix: Matrix) {
    guard matrix.rows == matrix.columns else { return nil }
    let size = matrix.rows
    var lower = Matrix(rows: size, columns: size)
    for column in 0..<size {
      var pivot = matrix[column, column]
      for inner in 0..<column { pivot -= lower[column, inner] * lower[column, inner] }
      guard pivot > 0, pivot.isFinite else { return nil }
      let root = pivot.squareRoot()
      lower[column, column] = root
      for row in (column + 1)..<max(size, column + 1) {
        var sum = matrix[row, column]
        for inner in 0..<column { sum -= lower[row, inner] * lower[column, inner] }
        lower[row, column] = sum / root
      }
    }
    self.lower = lower
  }

  /// ln det A.
  public var logDeterminant: Double { 2 * lower.diagonal.reduce(0) { $0 + log($1) } }

  /// v of L v = b.
  public func solveLower(_ vector: [Double]) -> [Double] {
    var solution = vector
    for row in solution.indices {
      for column in 0..<row { solution[row] -= lower[row, column] * solution[column] }
      solution[row] /= lower[row, row]
    }
    return solution
  }

  /// x of A x = b.
  public func solve(_ vector: [Double]) -> [Double] {
    var solution = solveLower(vector)
    for row in solution.indices.reversed() {
      for column in (row + 1)..<max(solution.count, row + 1) {
        solution[row] -= lower[column, row] * solution[column]
      }
      solution[row] /= lower[row, row]
    }
    return solution
  }

  /// A⁻¹, symmetric.
  public var inverse: Matrix {
    let size = lower.rows
    return Matrix(
      columns: (0..<size).map { index in
        var unit = [Double](repeating: 0, count: size)
        unit[index] = 1
        return solve(unit)
      })
  }
}

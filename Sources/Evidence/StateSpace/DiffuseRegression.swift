// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

import Foundation

/// Least squares of the last column on the others by Householder reflections, with what the
/// diffuse likelihood needs of the triangle.
struct DiffuseRegression {
  /// One coefficient per column.
  let coefficients: [Double]
  /// The residual sum of squares.
  let residualSum: Double
  /// log |X'X|.
  let logDeterminant: Double
  /// The rows of the inverse of the triangle R: (X'X)⁻¹ = R⁻¹R⁻ᵀ.
  let inverseTriangle: [[Double]]
  /// Rows less columns.
  let degreesOfFreedom: Int

  /// Solves the system; the error holds the index of a column that the ones before it explain.
  init(_ columns: [[Double]], on outcome: [Double]) throws(DependentColumn) {
    var work = columns + [outcome]
    let (rows, count) = (outcome.count, columns.count)
    let sizes = columns.map { $0.reduce(0) { $0 + $1 * $1 }.squareRoot() }
    for pivot in 0..<count {
      guard pivot < rows else { throw DependentColumn(index: pivot) }
      var size = 0.0
      for row in pivot..<rows { size += work[pivot][row] * work[pivot][row] }
      size.formSquareRoot()
      guard size > 1e-10 * sizes[pivot], size > 0 else { throw DependentColumn(index: pivot) }
      let corner = work[pivot][pivot]
      let diagonal = corner > 0 ? -size : size
      // The reflection v with v[0] = corner − diagonal; β = −1/(diagonal · v[0]).
      let head = corner - diagonal
      let factor = -1 / (diagonal * head)
      let tail = work[pivot]
      for column in pivot + 1...count {
        var product = head * work[column][pivot]
        for row in pivot + 1..<max(rows, pivot + 1) { product += tail[row] * work[column][row] }
        product *= factor
        work[column][pivot] -= product * head
        for row in pivot + 1..<max(rows, pivot + 1) { work[column][row] -= product * tail[row] }
      }
      work[pivot][pivot] = diagonal
    }
    residualSum = work[count][min(count, rows)..<rows].reduce(0) { $0 + $1 * $1 }
    logDeterminant = (0..<count).reduce(0) { $0 + 2 * log(abs(work[$1][$1])) }
    degreesOfFreedom = rows - count
    inverseTriangle = DiffuseRegression.inverse(work, count)
    var solution = Array(repeating: 0.0, count: count)
    for row in 0..<count {
      for column in row..<count {
        solution[row] += inverseTriangle[row][column] * work[count][column]
      }
    }
    coefficients = solution
  }

  /// The inverse of the upper triangle whose entry (i, j) is `work[j][i]`.
  private static func inverse(_ work: [[Double]], _ count: Int) -> [[Double]] {
    var inverse = Array(repeating: Array(repeating: 0.0, count: count), count: count)
    for column in 0..<count {
      inverse[column][column] = 1 / work[column][column]
      for row in stride(from: column - 1, through: 0, by: -1) {
        var sum = 0.0
        for between in row + 1...column { sum += work[between][row] * inverse[between][column] }
        inverse[row][column] = -sum / work[row][row]
      }
    }
    return inverse
  }

  /// a'(X'X)⁻¹a: the variance of a combination of the coefficients at error variance 1.
  func variance(of combination: [Double]) -> Double {
    combination.indices.reduce(0) { sum, column in
      var part = 0.0
      for row in 0...column { part += combination[row] * inverseTriangle[row][column] }
      return sum + part * part
    }
  }
}

/// A column that the columns before it explain, or for which no observation is left.
struct DependentColumn: Error {
  let index: Int
}

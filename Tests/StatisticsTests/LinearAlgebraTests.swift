// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

import Foundation
import Statistics
import Testing

@Suite struct LinearAlgebraTests {
  private func hilbert(_ size: Int) -> Matrix {
    var matrix = Matrix(rows: size, columns: size)
    for row in 0..<size {
      for column in 0..<size { matrix[row, column] = 1 / Double(row + column + 1) }
    }
    return matrix
  }

  // The inverse of the Hilbert matrix of size 3 is whole: 9, −36, 30; −36, 192, −180; 30, −180, 180.
  @Test func `a Cholesky factor inverts the Hilbert matrix`() throws {
    let factor = try #require(CholeskyDecomposition(hilbert(3)))
    let expected: [Double] = [9, -36, 30, -36, 192, -180, 30, -180, 180]
    for (value, exact) in zip(factor.inverse.elements, expected) {
      #expect(relative(value, exact) < 1e-12)
    }
    // det H₃ = 1/2160.
    #expect(relative(factor.logDeterminant, -log(2160)) < 1e-13)
    #expect(CholeskyDecomposition(Matrix(rows: [[1, 2], [2, 1]])) == nil)
  }

  @Test func `QR solves, projects and names what depends`() throws {
    let matrix = Matrix(columns: [[1, 1, 1, 1], [0, 1, 2, 3]])
    let factors = QRDecomposition(matrix)
    // The line through (0, 1), (1, 3), (2, 5), (3, 7).
    let line = try #require(factors.solve([1, 3, 5, 7]))
    #expect(zip(line, [1, 2]).allSatisfy { abs($0 - $1) < 1e-14 })
    // Leverages 1/n + (x − x̄)²/Σ: 0.7, 0.3, 0.3, 0.7.
    #expect(zip(factors.leverages, [0.7, 0.3, 0.3, 0.7]).allSatisfy { abs($0 - $1) < 1e-14 })
    // (XᵀX)⁻¹ of that line: 14/20, −6/20, 4/20; det = 20.
    let inverse = try #require(factors.inverseCrossProduct)
    #expect(zip(inverse.elements, [0.7, -0.3, -0.3, 0.2]).allSatisfy { abs($0 - $1) < 1e-14 })
    #expect(relative(factors.logDeterminantOfCrossProduct, log(20)) < 1e-13)
    let dependent = Matrix(columns: [[1, 1, 1, 1], [0, 1, 2, 3], [2, 3, 4, 5], [1, 0, 0, 1]])
    #expect(QRDecomposition(dependent).rank == 3)
    #expect(QRDecomposition.firstDependentColumn(of: dependent) == 2)
    #expect(QRDecomposition(Matrix(columns: [[0, 0, 0]])).rank == 0)
  }

  // The second difference matrix has eigenvalues 2 − 2 cos(jπ/(n + 1)).
  @Test func `eigenvalues of the second difference are its cosines`() throws {
    let size = 7
    var matrix = Matrix.identity(size)
    for index in 0..<size {
      matrix[index, index] = 2
      if index > 0 {
        matrix[index, index - 1] = -1
        matrix[index - 1, index] = -1
      }
    }
    let eigen = try #require(SymmetricEigenvalues(matrix))
    for (place, value) in eigen.values.enumerated() {
      let angle = Double(size - place) * Double.pi / Double(size + 1)
      #expect(relative(value, 2 - 2 * cos(angle)) < 1e-13)
    }
    let back = matrix * eigen.vectors.column(0)
    for (left, right) in zip(back, eigen.vectors.column(0)) {
      #expect(abs(left - eigen.values[0] * right) < 1e-13)
    }
  }
}

// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

import Foundation

/// The eigenvalues and eigenvectors of a symmetric matrix: A = V diag(λ) Vᵀ.
///
/// By cyclic Jacobi rotations, which give small eigenvalues of a positive matrix to high relative
/// accuracy; meant for sizes up to about a hundred.
///
/// Source: G. Golub and C. Van Loan, "Matrix Computations", 4th ed. (2013), section 8.5.
public struct SymmetricEigenvalues: Sendable {
  /// The eigenvalues, falling.
  public let values: [Double]
  /// The eigenvectors of length 1, a column per eigenvalue.
  public let vectors: Matrix

  /// Decomposes a symmetric matrix; nil when it is not square or holds a number that is not
  /// finite.
  public init?(_ matrix: Matrix) {
    guard matrix.rows == matrix.columns, matrix.elements.allSatisfy(\.isFinite) else { return nil }
    var rotated = matrix
    var vectors = Matrix.identity(matrix.rows)
    for _ in 0..<60 {
      guard SymmetricEigenvalues.sweep(&rotated, &vectors) else { break }
    }
    let values = rotated.diagonal
    let order = values.indices.sorted { values[$0] > values[$1] }
    self.values = order.map { values[$0] }
    self.vectors = vectors.selecting(columns: order)
  }

  /// Rotates every pair once; false when nothing was left to rotate.
  private static func sweep(_ matrix: inout Matrix, _ vectors: inout Matrix) -> Bool {
    var moved = false
    let size = matrix.rows
    for p in 0..<size {
      for q in (p + 1)..<max(size, p + 1) {
        let off = matrix[p, q]
        let scale = (abs(matrix[p, p]) * abs(matrix[q, q])).squareRoot()
        guard off != 0, abs(off) > 1e-17 * scale, abs(off) > 1e-300 else { continue }
        moved = moved || abs(off) > 1e-16 * scale
        rotate(&matrix, &vectors, p, q, off)
      }
    }
    return moved
  }

  private static func rotate(
    _ matrix: inout Matrix, _ vectors: inout Matrix, _ p: Int, _ q: Int, _ off: Double
  ) {
    let theta = (matrix[q, q] - matrix[p, p]) / (2 * off)
    let t = (theta >= 0 ? 1.0 : -1.0) / (abs(theta) + hypot(theta, 1))
    let cosine = 1 / hypot(t, 1)
    let sine = t * cosine
    let size = matrix.rows
    let turn = { (values: UnsafeMutableBufferPointer<Double>, left: Int, right: Int, step: Int) in
      for index in 0..<size {
        let first = values[left + index * step]
        let second = values[right + index * step]
        values[left + index * step] = cosine * first - sine * second
        values[right + index * step] = sine * first + cosine * second
      }
    }
    matrix.elements.withUnsafeMutableBufferPointer { values in
      turn(values, p * size, q * size, 1)
      turn(values, p, q, size)
      values[p + q * size] = 0
      values[q + p * size] = 0
    }
    vectors.elements.withUnsafeMutableBufferPointer { turn($0, p * size, q * size, 1) }
  }
}

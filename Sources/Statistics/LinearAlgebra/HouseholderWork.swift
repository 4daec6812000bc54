// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

import Foundation

/// The state of a QR factorisation while it runs: R above the diagonal, reflections below.
struct HouseholderWork {
  var matrix: Matrix
  var factors: [Double]
  var order: [Int]
  var scales: [Double]

  /// Copies a matrix with its columns divided by powers of two near their lengths.
  init(_ source: Matrix) {
    matrix = source
    factors = Array(repeating: 0, count: source.columns)
    order = Array(0..<source.columns)
    scales = (0..<source.columns).map { column in
      let length = HouseholderWork.length(source, column, from: 0)
      return length > 0 && length.isFinite ? exp2(log2(length).rounded()) : 1
    }
    for column in 0..<source.columns {
      for row in 0..<source.rows { matrix[row, column] /= scales[column] }
    }
  }

  /// Reflects column after column.
  mutating func run(pivoting: Bool) {
    for step in 0..<min(matrix.columns, matrix.rows) {
      if pivoting { bringLongest(to: step) }
      reflect(step)
    }
  }

  /// The number of columns of which the others leave more than a share.
  func rank(tolerance: Double) -> Int {
    (0..<matrix.columns).filter { abs(matrix[$0, $0]) > tolerance }.count
  }

  private mutating func bringLongest(to step: Int) {
    let lengths = (step..<matrix.columns).map { HouseholderWork.length(matrix, $0, from: step) }
    guard let longest = lengths.indices.max(by: { lengths[$0] < lengths[$1] }), longest > 0 else {
      return
    }
    let other = step + longest
    order.swapAt(step, other)
    for row in 0..<matrix.rows {
      let kept = matrix[row, step]
      matrix[row, step] = matrix[row, other]
      matrix[row, other] = kept
    }
  }

  private mutating func reflect(_ step: Int) {
    let rows = matrix.rows
    let length = HouseholderWork.length(matrix, step, from: step)
    guard length > 0 else { return }
    let head = matrix[step, step]
    let diagonal = head > 0 ? -length : length
    let first = head - diagonal
    // The reflection's vector has a leading 1, which is not stored.
    for row in (step + 1)..<max(rows, step + 1) { matrix[row, step] /= first }
    factors[step] = -first / diagonal
    matrix[step, step] = diagonal
    let factor = factors[step]
    let columns = matrix.columns
    matrix.elements.withUnsafeMutableBufferPointer { values in
      let base = rows * step
      for column in (step + 1)..<max(columns, step + 1) {
        let other = rows * column
        var sum = values[other + step]
        for row in (step + 1)..<max(rows, step + 1) {
          sum += values[base + row] * values[other + row]
        }
        sum *= factor
        values[other + step] -= sum
        for row in (step + 1)..<max(rows, step + 1) {
          values[other + row] -= values[base + row] * sum
        }
      }
    }
  }

  private static func length(_ matrix: Matrix, _ column: Int, from row: Int) -> Double {
    matrix.elements.withUnsafeBufferPointer { values in
      var sum = 0.0
      for index in (matrix.rows * column + row)..<(matrix.rows * (column + 1)) {
        sum += values[index] * values[index]
      }
      return sum.squareRoot()
    }
  }
}

/// ln |x|.
func logOfSize(_ x: Double) -> Double { log(abs(x)) }

// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

/// The factors A P = Q R of a tall matrix by Householder reflections with column pivoting.
///
/// Columns are first divided by powers of two near their lengths, so that a count of millions and
/// a share are judged alike; results refer to the matrix as given. Never forms AᵀA, whose
/// condition is the square of that of A.
///
/// Source: G. Golub and C. Van Loan, "Matrix Computations", 4th ed. (2013), algorithm 5.4.1.
public struct QRDecomposition: Sendable {
  /// The number of rows.
  public let rows: Int
  /// The number of columns.
  public let columns: Int
  /// How many columns are independent, at the tolerance given.
  public let rank: Int
  private let reflections: Matrix
  private let factors: [Double]
  /// The column of the matrix that stands at each place of R.
  private let order: [Int]
  private let scales: [Double]

  /// Factors a matrix with at least as many rows as columns.
  ///
  /// - Parameters:
  ///   - matrix: The matrix; every element finite.
  ///   - tolerance: A column counts as dependent when what the others leave of it is below this
  ///     share of its length.
  ///   - pivoting: Whether the longest remaining column comes first; without it the order stays.
  public init(_ matrix: Matrix, tolerance: Double = 1e-11, pivoting: Bool = true) {
    precondition(matrix.rows >= matrix.columns, "as many rows as columns at least")
    rows = matrix.rows
    columns = matrix.columns
    var work = HouseholderWork(matrix)
    work.run(pivoting: pivoting)
    reflections = work.matrix
    factors = work.factors
    order = work.order
    scales = work.scales
    rank = work.rank(tolerance: tolerance)
  }

  /// Qᵀv, all rows: the first ones fit the columns, the others are left over.
  public func transposedQTimes(_ vector: [Double]) -> [Double] {
    precondition(vector.count == rows, "one number per row")
    var result = vector
    for step in 0..<columns { reflect(&result, step) }
    return result
  }

  /// Qv for a vector with one number per row.
  public func qTimes(_ vector: [Double]) -> [Double] {
    precondition(vector.count == rows, "one number per row")
    var result = vector
    for step in (0..<columns).reversed() { reflect(&result, step) }
    return result
  }

  private func reflect(_ vector: inout [Double], _ step: Int) {
    let factor = factors[step]
    guard factor != 0 else { return }
    reflections.elements.withUnsafeBufferPointer { values in
      vector.withUnsafeMutableBufferPointer { into in
        let base = rows * step
        var sum = into[step]
        for row in (step + 1)..<max(rows, step + 1) { sum += values[base + row] * into[row] }
        sum *= factor
        into[step] -= sum
        for row in (step + 1)..<max(rows, step + 1) { into[row] -= values[base + row] * sum }
      }
    }
  }

  /// The coefficients whose combination of the columns comes closest to a vector.
  ///
  /// - Parameter vector: One number per row.
  /// - Returns: One coefficient per column; nil when the columns are dependent.
  public func solve(_ vector: [Double]) -> [Double]? {
    guard rank == columns else { return nil }
    return solveUpper(Array(transposedQTimes(vector).prefix(columns)))
  }

  /// x of R Pᵀ x = v, in the order and scale of the columns as given.
  func solveUpper(_ vector: [Double]) -> [Double] {
    var solution = vector
    for row in (0..<columns).reversed() {
      for column in (row + 1)..<max(columns, row + 1) {
        solution[row] -= reflections[row, column] * solution[column]
      }
      solution[row] /= reflections[row, row]
    }
    var result = [Double](repeating: 0, count: columns)
    for (place, column) in order.enumerated() { result[column] = solution[place] / scales[column] }
    return result
  }

  /// u of (R Pᵀ)ᵀ u = v.
  func solveTransposedUpper(_ vector: [Double]) -> [Double] {
    var solution = order.map { vector[$0] / scales[$0] }
    for row in 0..<columns {
      for column in 0..<row { solution[row] -= reflections[column, row] * solution[column] }
      solution[row] /= reflections[row, row]
    }
    return solution
  }

  /// (AᵀA)⁻¹; nil when the columns are dependent.
  public var inverseCrossProduct: Matrix? {
    guard rank == columns else { return nil }
    // Row i of A⁺ is (R Pᵀ)⁻ᵀ eᵢ: the products of those rows are the inverse.
    let halves = (0..<columns).map { index in
      var unit = [Double](repeating: 0, count: columns)
      unit[index] = 1
      return solveTransposedUpper(unit)
    }
    var result = Matrix(rows: columns, columns: columns)
    for first in 0..<columns {
      for second in first..<columns {
        var sum = 0.0
        for place in 0..<columns { sum += halves[first][place] * halves[second][place] }
        result[first, second] = sum
        result[second, first] = sum
      }
    }
    return result
  }

  /// ln |det AᵀA| = 2 Σ ln |rⱼⱼ|; −∞ when the columns are dependent.
  public var logDeterminantOfCrossProduct: Double {
    guard rank == columns else { return -.infinity }
    return 2
      * (0..<columns).reduce(0) { sum, index in
        sum + logOfSize(reflections[index, index]) + logOfSize(scales[order[index]])
      }
  }

  /// The first `columns` columns of Q: an orthonormal basis of the columns.
  public var thinQ: Matrix {
    var result = Matrix(rows: rows, columns: columns)
    for column in 0..<columns {
      var unit = [Double](repeating: 0, count: rows)
      unit[column] = 1
      let values = qTimes(unit)
      for row in 0..<rows { result[row, column] = values[row] }
    }
    return result
  }

  /// The diagonal of the projection on the columns, a number from 0 to 1 per row.
  public var leverages: [Double] {
    let basis = thinQ
    return (0..<rows).map { row in
      (0..<columns).reduce(0) { $0 + basis[row, $1] * basis[row, $1] }
    }
  }

  /// The first column that the ones before it explain, in the order given; nil when none is.
  public static func firstDependentColumn(
    of matrix: Matrix, tolerance: Double = 1e-11
  ) -> Int? {
    var work = HouseholderWork(matrix)
    work.run(pivoting: false)
    return (0..<min(matrix.columns, matrix.rows)).first { abs(work.matrix[$0, $0]) <= tolerance }
      ?? (matrix.rows < matrix.columns ? matrix.rows : nil)
  }
}

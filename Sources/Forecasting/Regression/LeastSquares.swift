// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

/// Ordinary and ridge least squares by Householder reflections, never by normal equations.
///
/// Source: Golub & Van Loan (2013), *Matrix Computations*, algorithm 5.3.2.
enum LeastSquares {
  /// Coefficients and what is needed for their errors.
  struct Fit {
    var coefficients: [Double]
    /// Σ (y − ŷ)².
    var residualSquares: Double
    /// (XᵀX)⁻¹, row by row.
    var inverse: [[Double]]
  }

  /// The fit of `y` on the columns of `rows`; nil when a column repeats others.
  ///
  /// - Parameters:
  ///   - rows: One row per observation, all of the same length, not more columns than rows.
  ///   - y: One response per row.
  ///   - ridge: A penalty on the squares of the coefficients, one per column; nil for none.
  /// - Returns: The fitted model.
  static func fit(_ rows: [[Double]], _ y: [Double], ridge: [Double]? = nil) -> Fit? {
    guard let columns = rows.first?.count, columns > 0 else { return nil }
    var matrix = rows
    var response = y
    if let ridge {
      for column in 0..<columns where ridge[column] > 0 {
        var row = [Double](repeating: 0, count: columns)
        row[column] = ridge[column].squareRoot()
        matrix.append(row)
        response.append(0)
      }
    }
    guard matrix.count >= columns else { return nil }
    guard let triangle = reflect(&matrix, &response, columns) else { return nil }
    var coefficients = [Double](repeating: 0, count: columns)
    for row in stride(from: columns - 1, through: 0, by: -1) {
      var sum = response[row]
      for column in stride(from: row + 1, to: columns, by: 1) {
        sum -= triangle[row][column] * coefficients[column]
      }
      coefficients[row] = sum / triangle[row][row]
    }
    let rest = response[columns...].reduce(0) { $0 + $1 * $1 }
    return Fit(
      coefficients: coefficients, residualSquares: rest,
      inverse: crossInverse(triangle, columns))
  }

  private static func reflect(
    _ matrix: inout [[Double]], _ response: inout [Double], _ columns: Int
  ) -> [[Double]]? {
    let rows = matrix.count
    var columnsFirst = (0..<columns).map { column in matrix.map { $0[column] } }
    let norms = columnsFirst.map { column in column.reduce(0) { $0 + $1 * $1 }.squareRoot() }
    for pivot in 0..<columns {
      var norm = 0.0
      for row in pivot..<rows { norm += columnsFirst[pivot][row] * columnsFirst[pivot][row] }
      norm.formSquareRoot()
      guard norm > 1e-9 * norms[pivot], norm > 0 else { return nil }
      let head = columnsFirst[pivot][pivot]
      let sign = head > 0 ? -norm : norm
      var reflector = columnsFirst[pivot]
      reflector[pivot] = head - sign
      let size = norm * (norm + abs(head))
      for column in (pivot + 1)..<max(columns, pivot + 1) {
        apply(reflector, size, pivot, to: &columnsFirst[column])
      }
      apply(reflector, size, pivot, to: &response)
      columnsFirst[pivot][pivot] = sign
    }
    return (0..<columns).map { row in (0..<columns).map { columnsFirst[$0][row] } }
  }

  private static func apply(
    _ reflector: [Double], _ size: Double, _ pivot: Int, to column: inout [Double]
  ) {
    var sum = 0.0
    for row in pivot..<column.count { sum += reflector[row] * column[row] }
    sum /= size
    for row in pivot..<column.count { column[row] -= sum * reflector[row] }
  }

  private static func crossInverse(_ triangle: [[Double]], _ columns: Int) -> [[Double]] {
    var inverse = [[Double]](
      repeating: [Double](repeating: 0, count: columns), count: columns)
    for column in 0..<columns {
      inverse[column][column] = 1 / triangle[column][column]
      for row in stride(from: column - 1, through: 0, by: -1) {
        var sum = 0.0
        for middle in (row + 1)...column { sum += triangle[row][middle] * inverse[middle][column] }
        inverse[row][column] = -sum / triangle[row][row]
      }
    }
    return (0..<columns).map { row in
      (0..<columns).map { column in
        (max(row, column)..<columns).reduce(0) { $0 + inverse[row][$1] * inverse[column][$1] }
      }
    }
  }
}

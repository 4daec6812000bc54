// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

/// A matrix of numbers, stored column after column.
public struct Matrix: Sendable, Hashable {
  /// The number of rows.
  public let rows: Int
  /// The number of columns.
  public let columns: Int
  /// The elements, column after column: element (i, j) stands at i + rows·j.
  public var elements: [Double]

  /// Creates a matrix with the same number everywhere.
  ///
  /// - Parameters:
  ///   - rows: At least 0.
  ///   - columns: At least 0.
  ///   - value: The number.
  public init(rows: Int, columns: Int, repeating value: Double = 0) {
    precondition(rows >= 0 && columns >= 0, "a matrix has no negative size")
    self.rows = rows
    self.columns = columns
    elements = Array(repeating: value, count: rows * columns)
  }

  /// Creates a matrix from its columns, all of one length.
  public init(columns: [[Double]]) {
    let rows = columns.first?.count ?? 0
    precondition(columns.allSatisfy { $0.count == rows }, "the columns have one length")
    self.rows = rows
    self.columns = columns.count
    elements = Array(columns.joined())
  }

  /// Creates a matrix from its rows, all of one length.
  public init(rows: [[Double]]) {
    self = Matrix(columns: rows).transposed
  }

  /// The identity matrix.
  public static func identity(_ size: Int) -> Matrix {
    var matrix = Matrix(rows: size, columns: size)
    for index in 0..<size { matrix[index, index] = 1 }
    return matrix
  }

  /// The element in a row and a column, counted from 0.
  public subscript(row: Int, column: Int) -> Double {
    get { elements[row + rows * column] }
    set { elements[row + rows * column] = newValue }
  }

  /// A column as a list.
  public func column(_ index: Int) -> [Double] {
    Array(elements[(rows * index)..<(rows * (index + 1))])
  }

  /// A row as a list.
  public func row(_ index: Int) -> [Double] { (0..<columns).map { self[index, $0] } }

  /// The elements of the main diagonal.
  public var diagonal: [Double] { (0..<min(rows, columns)).map { self[$0, $0] } }

  /// The matrix with rows and columns exchanged.
  public var transposed: Matrix {
    var result = Matrix(rows: columns, columns: rows)
    for column in 0..<columns {
      for row in 0..<rows { result[column, row] = self[row, column] }
    }
    return result
  }

  /// The rows with the given indices, in that order.
  public func selecting(rows indices: [Int]) -> Matrix {
    var result = Matrix(rows: indices.count, columns: columns)
    for column in 0..<columns {
      for (place, row) in indices.enumerated() { result[place, column] = self[row, column] }
    }
    return result
  }

  /// The columns with the given indices, in that order.
  public func selecting(columns indices: [Int]) -> Matrix {
    var result = Matrix(rows: rows, columns: indices.count)
    for (place, index) in indices.enumerated() {
      for row in 0..<rows { result[row, place] = self[row, index] }
    }
    return result
  }

  /// The product of two matrices that fit together.
  public static func * (left: Matrix, right: Matrix) -> Matrix {
    precondition(left.columns == right.rows, "the matrices fit together")
    var result = Matrix(rows: left.rows, columns: right.columns)
    let size = left.rows
    left.elements.withUnsafeBufferPointer { from in
      result.elements.withUnsafeMutableBufferPointer { into in
        for column in 0..<right.columns {
          for inner in 0..<left.columns {
            let factor = right[inner, column]
            guard factor != 0 else { continue }
            for row in 0..<size { into[row + size * column] += from[row + size * inner] * factor }
          }
        }
      }
    }
    return result
  }

  /// The product of a matrix and a vector with one number per column.
  public static func * (left: Matrix, right: [Double]) -> [Double] {
    precondition(left.columns == right.count, "one number per column")
    var result = [Double](repeating: 0, count: left.rows)
    for (column, factor) in right.enumerated() where factor != 0 {
      for row in 0..<left.rows { result[row] += left[row, column] * factor }
    }
    return result
  }

  /// The matrix with every element multiplied.
  public static func * (left: Double, right: Matrix) -> Matrix {
    var result = right
    for index in result.elements.indices { result.elements[index] *= left }
    return result
  }

  /// The sum of two matrices of one size.
  public static func + (left: Matrix, right: Matrix) -> Matrix {
    precondition(left.rows == right.rows && left.columns == right.columns, "one size")
    var result = left
    for index in result.elements.indices { result.elements[index] += right.elements[index] }
    return result
  }

  /// AᵀA, symmetric.
  public var crossProduct: Matrix {
    var result = Matrix(rows: columns, columns: columns)
    for first in 0..<columns {
      for second in first..<columns {
        let product = dotProduct(of: first, second)
        result[first, second] = product
        result[second, first] = product
      }
    }
    return result
  }

  private func dotProduct(of first: Int, _ second: Int) -> Double {
    elements.withUnsafeBufferPointer { values in
      var sum = 0.0
      for row in 0..<rows { sum += values[row + rows * first] * values[row + rows * second] }
      return sum
    }
  }

  /// Aᵀv for a vector with one number per row.
  public func transposedTimes(_ vector: [Double]) -> [Double] {
    precondition(vector.count == rows, "one number per row")
    return (0..<columns).map { column in
      var sum = 0.0
      for row in 0..<rows { sum += self[row, column] * vector[row] }
      return sum
    }
  }
}

// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

import Foundation

/// A polynomial fitted by least squares with twice the digits of a number.
///
///     y = β₀ + β₁x + … + β_d x^d
///
/// Powers of x are nearly dependent; carrying 31 digits through the orthogonalisation keeps the
/// certified digits even of NIST Wampler5 and Filip.
public struct PolynomialFit: Sendable, Hashable {
  /// β, constant first.
  public let coefficients: [Double]
  /// Their classical standard errors.
  public let standardErrors: [Double]
  /// √(RSS/(n − d − 1)).
  public let residualStandardDeviation: Double
  /// 1 − RSS/TSS; nil when the outcome never changes.
  public let rSquared: Double?

  /// Fits a polynomial.
  ///
  /// - Parameters:
  ///   - x: Finite numbers, more different ones than the degree.
  ///   - y: One finite number per x.
  ///   - degree: At least 0.
  /// - Throws: ``StatisticsError/tooFewPoints(count:needed:method:)`` unless there are at least
  ///   degree + 2 points, ``StatisticsError/collinear(column:)`` when too few x differ.
  public init(x: [Double], y: [Double], degree: Int) throws(StatisticsError) {
    try checkOutcome(y, count: x.count)
    try checkOutcome(x, count: x.count, name: "x")
    let size = degree + 1
    guard degree >= 0, x.count > size else {
      throw .tooFewPoints(count: x.count, needed: size + 1, method: "The polynomial")
    }
    let basis = try PolynomialBasis(x: x, size: size)
    var target = y.map { DoubleDouble($0) }
    let projections = basis.project(&target)
    let coefficients = basis.solve(projections)
    let squares = target.reduce(DoubleDouble(0)) { $0 + $1 * $1 }.value
    let variance = squares / Double(x.count - size)
    self.coefficients = coefficients.map(\.value)
    standardErrors = basis.inverseDiagonal().map { (variance * $0).squareRoot() }
    residualStandardDeviation = variance.squareRoot()
    let mean = y.reduce(DoubleDouble(0)) { $0 + DoubleDouble($1) } / DoubleDouble(Double(y.count))
    let total = y.reduce(DoubleDouble(0)) { sum, value in
      let deviation = DoubleDouble(value) - mean
      return sum + deviation * deviation
    }
    rSquared = total.value > 0 ? 1 - squares / total.value : nil
  }
}

/// The orthonormal basis of the powers of x (modified Gram–Schmidt, every projection twice).
private struct PolynomialBasis {
  var columns: [[DoubleDouble]] = []
  /// R, column after column: powers = basis · R.
  var triangle: [[DoubleDouble]] = []

  init(x: [Double], size: Int) throws(StatisticsError) {
    var power = Array(repeating: DoubleDouble(1), count: x.count)
    for degree in 0..<size {
      if degree > 0 { for row in power.indices { power[row] = power[row] * DoubleDouble(x[row]) } }
      var column = power
      let before = PolynomialBasis.length(column).value
      var heads = project(&column)
      let length = PolynomialBasis.length(column)
      guard before.isFinite, length.value > 1e-26 * before else {
        throw .collinear(column: "x^\(degree)")
      }
      heads.append(length)
      triangle.append(heads)
      columns.append(column.map { $0 / length })
    }
  }

  /// Takes the basis out of a vector and gives its coordinates.
  func project(_ vector: inout [DoubleDouble]) -> [DoubleDouble] {
    var heads = Array(repeating: DoubleDouble(0), count: columns.count)
    for _ in 0..<2 {
      for (place, column) in columns.enumerated() {
        let product = zip(column, vector).reduce(DoubleDouble(0)) { $0 + $1.0 * $1.1 }
        heads[place] = heads[place] + product
        for row in vector.indices { vector[row] = vector[row] - product * column[row] }
      }
    }
    return heads
  }

  func solve(_ right: [DoubleDouble]) -> [DoubleDouble] {
    var solution = right
    for row in solution.indices.reversed() {
      for column in (row + 1)..<max(solution.count, row + 1) {
        solution[row] = solution[row] - triangle[column][row] * solution[column]
      }
      solution[row] = solution[row] / triangle[row][row]
    }
    return solution
  }

  /// The diagonal of (RᵀR)⁻¹: the squared lengths of the rows of R⁻¹.
  func inverseDiagonal() -> [Double] {
    var sums = Array(repeating: DoubleDouble(0), count: columns.count)
    for column in columns.indices {
      var unit = Array(repeating: DoubleDouble(0), count: columns.count)
      unit[column] = DoubleDouble(1)
      let inverse = solve(unit)
      for row in sums.indices { sums[row] = sums[row] + inverse[row] * inverse[row] }
    }
    return sums.map(\.value)
  }

  private static func length(_ vector: [DoubleDouble]) -> DoubleDouble {
    vector.reduce(DoubleDouble(0)) { $0 + $1 * $1 }.squareRoot()
  }
}

// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

import Foundation
internal import Statistics

/// Which control series enter a regression, their coefficients and the noise, drawn from their
/// posterior.
///
///     γⱼ ~ Bernoulli(min(1, 3/k))        β_γ | σ² ~ N(0, σ²Ω),  Ω⁻¹ = 0.01 (½X'X + ½diag X'X)/n
///     1/σ² ~ Γ(25, 25·0.2)               expected R² 0.8 of 50 observations, unit variance
///
/// The columns are the control series, standardised, and a constant. β and σ² are integrated out
/// when the columns are chosen.
///
/// Source: E. I. George and R. E. McCulloch, "Approaches for Bayesian variable selection",
/// Statistica Sinica 7 (1997); the defaults of R's `bsts` 0.9.10 under `CausalImpact`.
struct SpikeAndSlab {
  private let columns: [[Double]]
  private let gram: Matrix
  private let priorPrecision: Matrix
  private let inclusion: Double
  private let rows: Int
  private(set) var isIncluded: [Bool]

  static let priorFreedom = 50.0
  static let priorVariance = 0.2
  static let greatestDeviation = 1.2

  init(columns: [[Double]], expectedSize: Double = 3) {
    self.columns = columns
    rows = columns.first?.count ?? 0
    gram = Matrix(columns: columns).crossProduct
    var prior = Matrix(rows: gram.rows, columns: gram.columns)
    for row in 0..<gram.rows {
      for column in 0..<gram.columns {
        prior[row, column] =
          0.01 * gram[row, column] * (row == column ? 1 : 0.5) / Double(max(1, rows))
      }
    }
    priorPrecision = prior
    inclusion = min(1, expectedSize / Double(max(1, columns.count)))
    isIncluded = columns.map { _ in true }
    // With many candidates a full start would be singular: begin with the expected number.
    if columns.count > rows / 3 { isIncluded = columns.indices.map { Double($0) < expectedSize } }
  }

  struct Draw {
    var coefficients: [Double]
    var variance: Double
  }

  /// One sweep: every column's membership, then σ² and β.
  ///
  /// - Parameters:
  ///   - target: The series less its level and season; NaN is not allowed.
  ///   - generator: The source of chance.
  /// - Returns: The coefficients, 0 for the columns left out, and σ².
  mutating func draw(
    _ target: [Double], using generator: inout some RandomNumberGenerator
  ) -> Draw {
    let products = columns.map { column in
      var sum = 0.0
      for row in column.indices { sum += column[row] * target[row] }
      return sum
    }
    let square = target.reduce(0) { $0 + $1 * $1 }
    var current = summary(isIncluded, products, square)
    if inclusion < 1 {
      for index in columns.indices {
        var flipped = isIncluded
        flipped[index].toggle()
        let other = summary(flipped, products, square)
        let odds = exp(other.logDensity - current.logDensity)
        if generator.nextUniform() < odds / (1 + odds) || odds.isInfinite {
          isIncluded = flipped
          current = other
        }
      }
    }
    return sample(current, using: &generator)
  }

  private struct Summary {
    var indices: [Int]
    var mean: [Double]
    var factor: CholeskyDecomposition?
    var scale: Double
    var logDensity: Double
  }

  private func summary(_ included: [Bool], _ products: [Double], _ square: Double) -> Summary {
    let indices = included.indices.filter { included[$0] }
    let freedom = SpikeAndSlab.priorFreedom + Double(rows)
    let base = SpikeAndSlab.priorFreedom * SpikeAndSlab.priorVariance + square
    let members = Double(indices.count)
    var logDensity = 0.0
    if inclusion < 1 {
      logDensity =
        members * log(inclusion) + (Double(included.count) - members) * log(1 - inclusion)
    }
    guard !indices.isEmpty else {
      return Summary(
        indices: [], mean: [], factor: nil, scale: base,
        logDensity: logDensity - freedom / 2 * log(base))
    }
    let prior = priorPrecision.selecting(rows: indices).selecting(columns: indices)
    let posterior = prior + gram.selecting(rows: indices).selecting(columns: indices)
    guard let factor = CholeskyDecomposition(posterior),
      let priorFactor = CholeskyDecomposition(prior)
    else {
      // Columns that repeat each other never enter together.
      return Summary(indices: indices, mean: [], factor: nil, scale: base, logDensity: -.infinity)
    }
    let own = indices.map { products[$0] }
    let mean = factor.solve(own)
    let scale = base - zip(mean, own).reduce(0) { $0 + $1.0 * $1.1 }
    logDensity += 0.5 * (priorFactor.logDeterminant - factor.logDeterminant)
    logDensity -= freedom / 2 * log(scale)
    return Summary(
      indices: indices, mean: mean, factor: factor, scale: scale, logDensity: logDensity)
  }

  private func sample(
    _ summary: Summary, using generator: inout some RandomNumberGenerator
  ) -> Draw {
    let variance = inverseGamma(
      shape: (SpikeAndSlab.priorFreedom + Double(rows)) / 2, rate: summary.scale / 2,
      greatest: SpikeAndSlab.greatestDeviation, using: &generator)
    var coefficients = Array(repeating: 0.0, count: columns.count)
    if let factor = summary.factor {
      let noise = summary.indices.map { _ in generator.nextNormal() }
      let shift = factor.solveUpper(noise)
      for (place, index) in summary.indices.enumerated() {
        coefficients[index] = summary.mean[place] + variance.squareRoot() * shift[place]
      }
    }
    return Draw(coefficients: coefficients, variance: variance)
  }
}

extension CholeskyDecomposition {
  /// L'x = v, so that x has covariance (LL')⁻¹ when v is standard normal.
  fileprivate func solveUpper(_ vector: [Double]) -> [Double] {
    var solution = vector
    for row in solution.indices.reversed() {
      for column in (row + 1)..<max(solution.count, row + 1) {
        solution[row] -= lower[column, row] * solution[column]
      }
      solution[row] /= lower[row, row]
    }
    return solution
  }
}

/// A variance whose inverse is gamma distributed, with an upper bound on its square root.
///
/// Draws beyond the bound are thrown away; when the bound lies far in the tail, the bound itself
/// is the answer after a hundred attempts.
func inverseGamma(
  shape: Double, rate: Double, greatest: Double = .infinity,
  using generator: inout some RandomNumberGenerator
) -> Double {
  for _ in 0..<100 {
    let variance = rate / generator.nextGamma(shape: shape)
    if variance <= greatest * greatest { return variance }
  }
  return greatest * greatest
}

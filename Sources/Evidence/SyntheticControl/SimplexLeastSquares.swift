// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

import Foundation

/// The weighted mean of some columns that lies nearest to a target, exactly.
///
///     min  ‖Σ wⱼcⱼ − b‖² + ridge·‖w‖²       wⱼ ≥ 0,  Σ wⱼ = 1
///
/// - Parameters:
///   - columns: At least one column, each of the length of the target; finite.
///   - target: b.
///   - ridge: At least 0; above 0 the weights spread and are unique.
/// - Returns: One weight per column, summing to 1; those outside the active set are exactly 0.
///
/// Since the weights sum to 1, the problem is the point of least norm in the convex hull of
/// cⱼ − b. It is solved by the active set method of P. Wolfe, "Finding the nearest point in a
/// polytope", Mathematical Programming 11 (1976), doi:10.1007/BF01580381; each step is a least
/// squares problem by Householder reflections, never the normal equations.
func simplexLeastSquares(columns: [[Double]], target: [Double], ridge: Double = 0) -> [Double] {
  var search = NearestPoint(columns: columns, target: target, ridge: ridge)
  return search.run()
}

private struct NearestPoint {
  /// cⱼ − b; the ridge adds √ridge in a row of its own, which is not stored.
  let points: [[Double]]
  let ridge: Double
  var active: [Int]
  var weights: [Double]

  init(columns: [[Double]], target: [Double], ridge: Double) {
    let points = columns.map { column in zip(column, target).map { $0 - $1 } }
    self.points = points
    self.ridge = ridge
    let nearest = points.indices.min {
      NearestPoint.square(points[$0]) < NearestPoint.square(points[$1])
    }
    active = nearest.map { [$0] } ?? []
    weights = [1]
  }

  private static func square(_ vector: [Double]) -> Double { vector.reduce(0) { $0 + $1 * $1 } }

  mutating func run() -> [Double] {
    let size = points.map { NearestPoint.square($0) + ridge }.max() ?? 0
    // Every major step lowers the norm and no set returns; the bound only guards rounding.
    for _ in 0..<(100 * points.count + 100) {
      guard let entering = entering(tolerance: 1e-13 * size) else { break }
      active.append(entering)
      weights.append(0)
      settle()
    }
    var result = Array(repeating: 0.0, count: points.count)
    for (index, weight) in zip(active, weights) { result[index] = weight }
    return result
  }

  /// The column that lowers the norm most; nil when none does.
  private func entering(tolerance: Double) -> Int? {
    var point = Array(repeating: 0.0, count: points.first?.count ?? 0)
    for (index, weight) in zip(active, weights) {
      for row in point.indices { point[row] += weight * points[index][row] }
    }
    let norm = NearestPoint.square(point) + ridge * weights.reduce(0) { $0 + $1 * $1 }
    var own = Array(repeating: 0.0, count: points.count)
    for (index, weight) in zip(active, weights) { own[index] = weight }
    var best: (index: Int, product: Double)?
    for (index, candidate) in points.enumerated() where !active.contains(index) {
      let product = zip(point, candidate).reduce(ridge * own[index]) { $0 + $1.0 * $1.1 }
      if best.map({ product < $0.product }) ?? true { best = (index, product) }
    }
    guard let best, best.product < norm - tolerance else { return nil }
    return best.index
  }

  /// Moves to the nearest point of the plane through the active columns, dropping those whose
  /// weight would become negative.
  private mutating func settle() {
    while let aim = affineMinimizer() {
      if aim.allSatisfy({ $0 > 0 }) {
        weights = aim
        return
      }
      // Go as far as no weight turns negative; the first to reach zero leaves.
      let blocking = aim.indices.filter { aim[$0] <= 0 }
        .map { (index: $0, step: weights[$0] / (weights[$0] - aim[$0])) }
        .min { $0.step < $1.step }
      guard let blocking else { return }
      weights = zip(weights, aim).map { $0 + blocking.step * ($1 - $0) }
      weights[blocking.index] = 0
      let kept = weights.indices.filter { weights[$0] > 0 }
      active = kept.map { active[$0] }
      weights = kept.map { weights[$0] }
    }
    // The newest column depends on the others: it adds nothing.
    active.removeLast()
    weights.removeLast()
  }

  /// The weights, of any sign, that sum to 1 and give the least norm; nil when the columns are
  /// affinely dependent.
  private func affineMinimizer() -> [Double]? {
    guard active.count > 1 else { return [1] }
    // w = e₁ + Σ uⱼ(eⱼ − e₁) turns the sum into a free least squares problem.
    let extended = active.enumerated().map { position, index in
      points[index] + (ridge > 0 ? ridgeRows(position) : [])
    }
    let differences = extended.dropFirst().map { column in
      zip(column, extended[0]).map { $0 - $1 }
    }
    guard let solved = try? DiffuseRegression(Array(differences), on: extended[0].map { -$0 })
    else { return nil }
    return [1 - solved.coefficients.reduce(0, +)] + solved.coefficients
  }

  private func ridgeRows(_ position: Int) -> [Double] {
    active.indices.map { $0 == position ? ridge.squareRoot() : 0 }
  }
}

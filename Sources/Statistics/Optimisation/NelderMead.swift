// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

import Foundation

/// How a simplex search ends.
public struct SimplexOptions: Sendable, Hashable {
  /// The largest spread of the values of the simplex at the end, relative to the value (and
  /// absolute below 1).
  public var valueTolerance = 1e-12
  /// The largest extent of the simplex at the end, relative to the point (and absolute below 1).
  public var pointTolerance = 1e-8
  /// The most evaluations of the function.
  public var evaluations = 20_000
  /// How often the search starts again from its own answer, which frees a collapsed simplex.
  public var restarts = 1

  /// Creates the defaults: 1e-12, 1e-8, 20 000 evaluations, one restart.
  public init() {}
}

/// The minimum of a function without derivatives, by the simplex of Nelder and Mead.
///
/// The reflections, expansions, contractions and shrinkage use the coefficients that F. Gao and
/// L. Han adapted to the dimension (Computational Optimization and Applications 51, 2012,
/// doi:10.1007/s10589-010-9329-3). A value that is not a number counts as infinite, so a function
/// may refuse a point by returning NaN.
///
/// - Parameters:
///   - start: The first corner; one number per coordinate, at least one.
///   - step: How far the other corners lie from the first, one number per coordinate; nil for a
///     tenth of each coordinate, and 0.1 where it is 0.
///   - options: When to stop.
///   - function: What is made small.
/// - Returns: The best corner. `converged` is false when the evaluations ran out or no corner had
///   a finite value.
/// - Complexity: One or two evaluations per step; fit for up to about ten coordinates.
///
/// Source: J. A. Nelder and R. Mead, "A simplex method for function minimization", The Computer
/// Journal 7 (1965), doi:10.1093/comjnl/7.4.308.
public func minimumBySimplex(
  from start: [Double], step: [Double]? = nil, options: SimplexOptions = SimplexOptions(),
  of function: ([Double]) -> Double
) -> Minimum {
  precondition(!start.isEmpty, "a search needs at least one coordinate")
  precondition(step == nil || step?.count == start.count, "one step per coordinate")
  let step = step ?? start.map { $0 == 0 ? 0.1 : 0.1 * abs($0) }
  return withoutActuallyEscaping(function) { descend(from: start, step, options, $0) }
}

private func descend(
  from start: [Double], _ step: [Double], _ options: SimplexOptions,
  _ function: @escaping ([Double]) -> Double
) -> Minimum {
  var budget = options.evaluations
  var best = Minimum(point: start, value: .infinity, iterations: 0, converged: false)
  for round in 0...max(0, options.restarts) {
    // A restart looks around the answer with a smaller simplex.
    let scale = round == 0 ? 1.0 : 0.1
    var simplex = Simplex(
      corner: best.point, step: step.map { $0 * scale }, budget: budget, function: function)
    let iterations = simplex.descend(options)
    budget = simplex.budget
    let found = simplex.corners[0]
    best = Minimum(
      point: found.point, value: found.value, iterations: best.iterations + iterations,
      converged: simplex.converged && found.value.isFinite)
    if budget <= 0 { break }
  }
  return best
}

/// The corners of a simplex, best first, and the moves that shrink it around a minimum.
private struct Simplex {
  struct Corner {
    var point: [Double]
    var value: Double
  }

  var corners: [Corner]
  var budget: Int
  var converged = false
  let function: ([Double]) -> Double

  init(
    corner: [Double], step: [Double], budget: Int, function: @escaping ([Double]) -> Double
  ) {
    self.function = function
    self.budget = budget
    corners = []
    corners.append(evaluated(corner))
    for index in corner.indices {
      var point = corner
      point[index] += step[index]
      corners.append(evaluated(point))
    }
    sort()
  }

  mutating func evaluated(_ point: [Double]) -> Corner {
    budget -= 1
    let value = function(point)
    return Corner(point: point, value: value.isNaN ? .infinity : value)
  }

  mutating func sort() { corners.sort { $0.value < $1.value } }

  mutating func descend(_ options: SimplexOptions) -> Int {
    var iterations = 0
    while budget > 0 {
      if isSmall(options) {
        converged = true
        break
      }
      iterations += 1
      move()
      sort()
    }
    return iterations
  }

  func isSmall(_ options: SimplexOptions) -> Bool {
    let best = corners[0]
    guard best.value.isFinite, let worst = corners.last, worst.value.isFinite else { return false }
    guard worst.value - best.value <= options.valueTolerance * max(1, abs(best.value))
    else { return false }
    return corners.allSatisfy { corner in
      zip(corner.point, best.point).allSatisfy {
        abs($0 - $1) <= options.pointTolerance * max(1, abs($1))
      }
    }
  }

  mutating func move() {
    let n = Double(max(2, corners.count - 1))
    let last = corners.count - 1
    let worst = corners[last]
    let center = centroid()
    let reflected = evaluated(along(center, worst.point, 1))
    if reflected.value < corners[0].value {
      let expanded = evaluated(along(center, worst.point, 1 + 2 / n))
      corners[last] = expanded.value < reflected.value ? expanded : reflected
      return
    }
    if reflected.value < corners[last - 1].value {
      corners[last] = reflected
      return
    }
    let contraction = 0.75 - 1 / (2 * n)
    let outside = reflected.value < worst.value
    let contracted = evaluated(along(center, worst.point, outside ? contraction : -contraction))
    if contracted.value < min(reflected.value, worst.value) {
      corners[last] = contracted
      return
    }
    shrink(by: 1 - 1 / n)
  }

  func centroid() -> [Double] {
    let others = corners.dropLast()
    return corners[0].point.indices.map { index in
      others.reduce(0) { $0 + $1.point[index] } / Double(others.count)
    }
  }

  /// The point on the line from the worst corner through the centre; factor 1 is its mirror.
  func along(_ center: [Double], _ worst: [Double], _ factor: Double) -> [Double] {
    zip(center, worst).map { $0 + factor * ($0 - $1) }
  }

  mutating func shrink(by factor: Double) {
    let best = corners[0].point
    for index in 1..<corners.count {
      let point = zip(best, corners[index].point).map { $0 + factor * ($1 - $0) }
      corners[index] = evaluated(point)
    }
  }
}

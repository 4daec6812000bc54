// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

import Foundation

/// How a search along gradients ends.
public struct GradientOptions: Sendable, Hashable {
  /// The largest component of the gradient at the end, relative to the value (absolute below 1).
  public var gradientTolerance = 1e-8
  /// The smallest gain of value per step worth going on for, relative to the value.
  public var valueTolerance = 1e-14
  /// The most steps.
  public var iterations = 500
  /// How many past steps shape the next direction.
  public var memory = 10

  /// Creates the defaults: 1e-8, 1e-14, 500 steps, a memory of ten.
  public init() {}
}

/// The minimum of a smooth function by the limited-memory method of Broyden, Fletcher, Goldfarb
/// and Shanno (L-BFGS).
///
/// Each step goes along −H∇f, H built from the last ten steps by the two-loop recursion, as far
/// as the strong Wolfe conditions ask (c₁ = 1e-4, c₂ = 0.9). A value that is not finite shortens
/// the step, so a function may refuse a point by returning NaN.
///
/// - Parameters:
///   - start: The first point; the function must be finite there.
///   - options: When to stop.
///   - function: Writes the gradient into its second argument, which holds one number per
///     coordinate, and returns the value.
/// - Returns: The best point. `converged` says that the gradient vanished within tolerance or
///   that no step could lower the value any more by a relative 1e-14.
/// - Complexity: One evaluation per step as a rule, O(memory · coordinates) beside it.
///
/// Source: J. Nocedal and S. Wright, *Numerical Optimization*, second edition, algorithms 7.4,
/// 7.5, 3.5 and 3.6.
public func minimumByGradient(
  from start: [Double], options: GradientOptions = GradientOptions(),
  of function: ([Double], inout [Double]) -> Double
) -> Minimum {
  var gradient = [Double](repeating: 0, count: start.count)
  let value = function(start, &gradient)
  var here = LinePoint(step: 0, point: start, value: value, gradient: gradient, slope: 0)
  guard value.isFinite, gradient.allSatisfy(\.isFinite) else {
    return Minimum(point: start, value: value, iterations: 0, converged: false)
  }
  var memory = CurvatureMemory(limit: options.memory)
  var stalls = 0
  for iteration in 0..<options.iterations {
    if isFlat(here, options) {
      return Minimum(point: here.point, value: here.value, iterations: iteration, converged: true)
    }
    var direction = memory.direction(against: here.gradient)
    here.slope = scalarProduct(direction, here.gradient)
    if !(here.slope < 0) {
      // Rounding spoilt the memory: begin again with steepest descent.
      memory.forget()
      direction = here.gradient.map { -$0 }
      here.slope = -scalarProduct(here.gradient, here.gradient)
    }
    let first = memory.isEmpty ? min(1, 1 / euclideanLength(here.gradient)) : 1
    let next = strongWolfePoint(from: here, along: direction, firstStep: first, of: function)
    guard let next, next.value < here.value else {
      if !memory.isEmpty {
        memory.forget()
        continue
      }
      // Not even steepest descent lowers the value: the gradient is rounding.
      let settled = isFlat(here, options, loosened: 1e4)
      return Minimum(
        point: here.point, value: here.value, iterations: iteration, converged: settled)
    }
    memory.remember(from: here, to: next)
    let gain = here.value - next.value
    here = next
    here.step = 0
    stalls = gain <= options.valueTolerance * max(1, abs(here.value)) ? stalls + 1 : 0
    if stalls >= 3 {
      return Minimum(
        point: here.point, value: here.value, iterations: iteration + 1, converged: true)
    }
  }
  return Minimum(
    point: here.point, value: here.value, iterations: options.iterations,
    converged: isFlat(here, options))
}

private func isFlat(
  _ point: LinePoint, _ options: GradientOptions, loosened factor: Double = 1
) -> Bool {
  let limit = factor * options.gradientTolerance * max(1, abs(point.value))
  return point.gradient.allSatisfy { abs($0) <= limit }
}

/// The last steps and changes of gradient, from which the curvature is known.
private struct CurvatureMemory {
  struct Pair {
    var step: [Double]
    var change: [Double]
    var product: Double
  }

  let limit: Int
  var pairs: [Pair] = []

  init(limit: Int) { self.limit = max(1, limit) }

  var isEmpty: Bool { pairs.isEmpty }

  mutating func forget() { pairs.removeAll() }

  mutating func remember(from: LinePoint, to: LinePoint) {
    let step = zip(to.point, from.point).map { $0 - $1 }
    let change = zip(to.gradient, from.gradient).map { $0 - $1 }
    let product = scalarProduct(step, change)
    // Only a step with positive curvature keeps the matrix positive definite.
    guard product > 1e-14 * euclideanLength(step) * euclideanLength(change) else { return }
    if pairs.count == limit { pairs.removeFirst() }
    pairs.append(Pair(step: step, change: change, product: product))
  }

  func direction(against gradient: [Double]) -> [Double] {
    var q = gradient
    var weights = [Double](repeating: 0, count: pairs.count)
    for index in pairs.indices.reversed() {
      let pair = pairs[index]
      weights[index] = scalarProduct(pair.step, q) / pair.product
      for i in q.indices { q[i] -= weights[index] * pair.change[i] }
    }
    if let last = pairs.last {
      let scale = last.product / scalarProduct(last.change, last.change)
      for i in q.indices { q[i] *= scale }
    }
    for index in pairs.indices {
      let pair = pairs[index]
      let back = scalarProduct(pair.change, q) / pair.product
      for i in q.indices { q[i] += (weights[index] - back) * pair.step[i] }
    }
    return q.map { -$0 }
  }
}

// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

/// Minimises a smooth function by the quasi-Newton method of Broyden, Fletcher, Goldfarb and
/// Shanno, with a backtracking line search.
///
/// Source: Nocedal & Wright (2006), *Numerical Optimization*, algorithm 6.1.
struct QuasiNewtonSearch {
  /// The most steps taken.
  var maximumSteps = 200
  /// The search ends when steps improve the function by less than this share of its size.
  var tolerance = 1e-7

  /// A place and the function there.
  struct Minimum {
    var point: [Double]
    var value: Double
  }

  /// The minimum reached from `start`.
  ///
  /// - Parameters:
  ///   - start: Where the search begins; the function is finite there.
  ///   - function: The function; it fills its gradient, and answers infinity outside its domain.
  /// - Returns: The best place found.
  func minimum(
    from start: [Double], of function: ([Double], inout [Double]) -> Double
  ) -> Minimum {
    let count = start.count
    var point = start
    var gradient = [Double](repeating: 0, count: count)
    var value = function(point, &gradient)
    guard value.isFinite else { return Minimum(point: point, value: value) }
    var inverse = identity(count, scale: firstScale(gradient))
    var fresh = true
    var idle = 0
    for _ in 0..<maximumSteps {
      var direction = product(inverse, gradient, count)
      var slope = dot(direction, gradient)
      if !(slope < 0) {
        inverse = identity(count, scale: firstScale(gradient))
        fresh = true
        direction = product(inverse, gradient, count)
        slope = dot(direction, gradient)
        guard slope < 0 else { break }
      }
      guard
        let next = lineSearch(point, value, slope, direction, function)
      else {
        if fresh { break }
        inverse = identity(count, scale: firstScale(gradient))
        fresh = true
        continue
      }
      let gain = value - next.value
      update(&inverse, from: point, gradient, to: next.point, next.gradient, fresh: fresh)
      fresh = false
      point = next.point
      value = next.value
      gradient = next.gradient
      idle = gain <= tolerance * (abs(value) + 1) ? idle + 1 : 0
      if idle >= 2 { break }
    }
    return Minimum(point: point, value: value)
  }

  private struct Step {
    var point: [Double]
    var value: Double
    var gradient: [Double]
  }

  private func lineSearch(
    _ point: [Double], _ value: Double, _ slope: Double, _ direction: [Double],
    _ function: ([Double], inout [Double]) -> Double
  ) -> Step? {
    var length = 1.0
    var gradient = [Double](repeating: 0, count: point.count)
    var trial = point
    for _ in 0..<25 {
      for index in point.indices { trial[index] = point[index] + length * direction[index] }
      let reached = function(trial, &gradient)
      if reached.isFinite, reached <= value + 1e-4 * length * slope {
        return Step(point: trial, value: reached, gradient: gradient)
      }
      if reached.isFinite {
        let curved = -slope * length * length / (2 * (reached - value - slope * length))
        length = min(max(curved, 0.1 * length), 0.5 * length)
      } else {
        length *= 0.3
      }
    }
    return nil
  }

  private func update(
    _ inverse: inout [Double], from point: [Double], _ gradient: [Double],
    to next: [Double], _ nextGradient: [Double], fresh: Bool
  ) {
    let count = point.count
    let step = zip(next, point).map { $0 - $1 }
    let change = zip(nextGradient, gradient).map { $0 - $1 }
    let curvature = dot(step, change)
    let sizes = (dot(step, step) * dot(change, change)).squareRoot()
    guard curvature > 1e-10 * sizes, curvature > 0 else { return }
    if fresh { inverse = identity(count, scale: curvature / dot(change, change)) }
    var moved = [Double](repeating: 0, count: count)
    for row in 0..<count {
      var sum = 0.0
      for column in 0..<count { sum += inverse[row * count + column] * change[column] }
      moved[row] = sum
    }
    let factor = (1 + dot(change, moved) / curvature) / curvature
    for row in 0..<count {
      for column in 0..<count {
        inverse[row * count + column] +=
          factor * step[row] * step[column]
          - (moved[row] * step[column] + step[row] * moved[column]) / curvature
      }
    }
  }

  private func firstScale(_ gradient: [Double]) -> Double {
    let size = dot(gradient, gradient).squareRoot()
    return size > 0 ? min(1, 0.3 / size) : 1
  }

  private func identity(_ count: Int, scale: Double) -> [Double] {
    var matrix = [Double](repeating: 0, count: count * count)
    for index in 0..<count { matrix[index * count + index] = scale }
    return matrix
  }

  private func product(_ matrix: [Double], _ vector: [Double], _ count: Int) -> [Double] {
    (0..<count).map { row in
      var sum = 0.0
      for column in 0..<count { sum -= matrix[row * count + column] * vector[column] }
      return sum
    }
  }

  private func dot(_ first: [Double], _ second: [Double]) -> Double {
    var sum = 0.0
    for index in first.indices { sum += first[index] * second[index] }
    return sum
  }
}

// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

import Foundation

/// A point on a line of search, with what the function says there.
struct LinePoint {
  var step: Double
  var point: [Double]
  var value: Double
  var gradient: [Double]
  /// The derivative along the line.
  var slope: Double
}

/// A point along a direction where the value has fallen and the slope has flattened enough.
///
/// - Parameters:
///   - start: The point of departure; its slope is below 0.
///   - direction: Where to go.
///   - firstStep: The first length tried, in units of the direction.
///   - function: The function; see ``minimumByGradient(from:options:of:)``.
/// - Returns: A point that meets the strong Wolfe conditions, or the lowest found; nil when no
///   finite value lies along the line.
///
/// Source: Nocedal and Wright, *Numerical Optimization*, algorithms 3.5 and 3.6.
func strongWolfePoint(
  from start: LinePoint, along direction: [Double], firstStep: Double,
  of function: ([Double], inout [Double]) -> Double
) -> LinePoint? {
  var search = LineSearch(start: start, direction: direction, best: nil)
  var previous = start
  var step = firstStep
  for trial in 0..<30 {
    let here = search.point(at: step, function)
    guard here.value.isFinite, here.slope.isFinite else {
      step = previous.step + 0.1 * (step - previous.step)
      continue
    }
    if !search.falls(here) || (trial > 0 && here.value >= previous.value) {
      return search.zoom(low: previous, high: here, function)
    }
    if search.isFlatEnough(here) { return here }
    if here.slope >= 0 { return search.zoom(low: here, high: previous, function) }
    previous = here
    step *= 2.5
  }
  return search.best
}

private struct LineSearch {
  let start: LinePoint
  let direction: [Double]
  var best: LinePoint?

  mutating func point(
    at step: Double, _ function: ([Double], inout [Double]) -> Double
  ) -> LinePoint {
    var point = start.point
    for index in point.indices { point[index] += step * direction[index] }
    var gradient = [Double](repeating: 0, count: point.count)
    let value = function(point, &gradient)
    let here = LinePoint(
      step: step, point: point, value: value, gradient: gradient,
      slope: scalarProduct(gradient, direction))
    if value.isFinite, here.slope.isFinite, value < (best?.value ?? start.value) { best = here }
    return here
  }

  /// Whether the value fell by at least a ten-thousandth of what the slope promised.
  func falls(_ here: LinePoint) -> Bool {
    here.value <= start.value + 1e-4 * here.step * start.slope
  }

  func isFlatEnough(_ here: LinePoint) -> Bool { abs(here.slope) <= 0.9 * abs(start.slope) }

  mutating func zoom(
    low: LinePoint, high: LinePoint, _ function: ([Double], inout [Double]) -> Double
  ) -> LinePoint? {
    var low = low
    var high = high
    for _ in 0..<40 {
      let width = high.step - low.step
      if abs(width) <= 1e-16 * max(1, abs(low.step)) { break }
      let here = point(at: cubicStep(low, high), function)
      if !here.value.isFinite || !here.slope.isFinite || !falls(here) || here.value >= low.value {
        high = here
        continue
      }
      if isFlatEnough(here) { return here }
      if here.slope * width >= 0 { high = low }
      low = here
    }
    return best
  }

  /// Where the cubic through both values and slopes is lowest, kept off the ends.
  func cubicStep(_ low: LinePoint, _ high: LinePoint) -> Double {
    let width = high.step - low.step
    let middle = low.step + 0.5 * width
    guard high.value.isFinite, high.slope.isFinite else { return low.step + 0.1 * width }
    let first = low.slope + high.slope - 3 * (low.value - high.value) / (low.step - high.step)
    let square = first * first - low.slope * high.slope
    guard square >= 0 else { return middle }
    let second = (width < 0 ? -1.0 : 1.0) * square.squareRoot()
    let bottom = high.slope - low.slope + 2 * second
    guard bottom != 0 else { return middle }
    let step = high.step - width * (high.slope + second - first) / bottom
    let share = (step - low.step) / width
    return share > 0.05 && share < 0.95 ? step : middle
  }
}

func scalarProduct(_ left: [Double], _ right: [Double]) -> Double {
  var sum = 0.0
  for index in left.indices { sum += left[index] * right[index] }
  return sum
}

func euclideanLength(_ vector: [Double]) -> Double {
  scalarProduct(vector, vector).squareRoot()
}

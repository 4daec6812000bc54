// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

import Foundation

/// The minimum of a function of one number inside an interval, by the method of Brent.
///
/// Golden sections, with steps to the vertex of a parabola where they are safe. For a function
/// with one valley the answer is its minimum, otherwise one of several.
///
/// - Parameters:
///   - range: The interval searched, both ends finite.
///   - tolerance: How near the answer lies to the minimum, absolute; below about 1e-8 of the
///     point no method without derivatives can tell values apart.
///   - function: What is made small; NaN counts as infinite.
/// - Returns: The point and value. `converged` is false after 200 steps.
///
/// Source: R. P. Brent, *Algorithms for Minimization without Derivatives* (1973), chapter 5; the
/// method of R's `optimize`.
public func minimum(
  in range: ClosedRange<Double>, tolerance: Double = 1e-9, of function: (Double) -> Double
) -> Minimum {
  let golden = (3 - 5.0.squareRoot()) / 2
  var (low, high) = (range.lowerBound, range.upperBound)
  func value(_ x: Double) -> Double {
    let value = function(x)
    return value.isNaN ? .infinity : value
  }
  var best = low + golden * (high - low)
  var (second, third) = (best, best)
  var bestValue = value(best)
  var (secondValue, thirdValue) = (bestValue, bestValue)
  var (step, before) = (0.0, 0.0)
  for iteration in 0..<200 {
    let middle = (low + high) / 2
    let near = 1.5e-8 * abs(best) + tolerance / 3
    if abs(best - middle) <= 2 * near - (high - low) / 2 {
      return Minimum(point: [best], value: bestValue, iterations: iteration, converged: true)
    }
    var (p, q, r) = (0.0, 0.0, 0.0)
    if abs(before) > near {
      r = (best - second) * (bestValue - thirdValue)
      q = (best - third) * (bestValue - secondValue)
      p = (best - third) * q - (best - second) * r
      q = 2 * (q - r)
      if q > 0 { p = -p } else { q = -q }
      (r, before) = (before, step)
    }
    let isParabolaSafe =
      (p / q).isFinite && abs(p) < abs(0.5 * q * r) && p > q * (low - best)
      && p < q * (high - best)
    if isParabolaSafe {
      step = p / q
      let next = best + step
      if next - low < 2 * near || high - next < 2 * near { step = best < middle ? near : -near }
    } else {
      before = (best < middle ? high : low) - best
      step = golden * before
    }
    let next = best + (abs(step) >= near ? step : (step > 0 ? near : -near))
    let nextValue = value(next)
    if nextValue <= bestValue {
      if next < best { high = best } else { low = best }
      (third, thirdValue) = (second, secondValue)
      (second, secondValue) = (best, bestValue)
      (best, bestValue) = (next, nextValue)
    } else {
      if next < best { low = next } else { high = next }
      if nextValue <= secondValue || second == best {
        (third, thirdValue) = (second, secondValue)
        (second, secondValue) = (next, nextValue)
      } else if nextValue <= thirdValue || third == best || third == second {
        (third, thirdValue) = (next, nextValue)
      }
    }
  }
  return Minimum(point: [best], value: bestValue, iterations: 200, converged: false)
}

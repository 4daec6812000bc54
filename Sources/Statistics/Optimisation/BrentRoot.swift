// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

import Foundation

/// The number at which a continuous function is zero, between two at which its signs differ.
///
/// Inverse quadratic interpolation and secants, with bisection where they do not shrink the
/// bracket fast enough.
///
/// - Parameters:
///   - range: The bracket, both ends finite.
///   - tolerance: The width of the bracket at the end, absolute; rounding of the root is added.
///   - function: The function; must be finite inside the bracket.
/// - Returns: The root; nil when the values at the ends have the same sign, or a value is not a
///   number.
///
/// Source: R. P. Brent, *Algorithms for Minimization without Derivatives* (1973), chapter 4; the
/// method of R's `uniroot`.
public func root(
  in range: ClosedRange<Double>, tolerance: Double = 1e-14, of function: (Double) -> Double
) -> Double? {
  // `best` and `other` bracket the root, `best` being the nearer; `previous` is the last `best`.
  var (previous, best) = (range.lowerBound, range.upperBound)
  var (previousValue, bestValue) = (function(previous), function(best))
  if previousValue == 0 { return previous }
  if bestValue == 0 { return best }
  guard previousValue.isFinite, bestValue.isFinite, (previousValue < 0) != (bestValue < 0)
  else { return nil }
  var (other, otherValue) = (previous, previousValue)
  var step = best - previous
  var before = step
  for _ in 0..<300 {
    if (bestValue > 0) == (otherValue > 0) {
      (other, otherValue) = (previous, previousValue)
      step = best - previous
      before = step
    }
    if abs(otherValue) < abs(bestValue) {
      (previous, best, other) = (best, other, best)
      (previousValue, bestValue, otherValue) = (bestValue, otherValue, bestValue)
    }
    let near = 2 * Double.ulpOfOne * abs(best) + tolerance / 2
    let half = (other - best) / 2
    if abs(half) <= near || bestValue == 0 { return best }
    let guess = interpolatedStep(
      half, (previous, previousValue), (best, bestValue), (other, otherValue))
    if abs(before) >= near, abs(previousValue) > abs(bestValue), let guess,
      2 * abs(guess) < min(3 * abs(half) - near, abs(before)), (guess > 0) == (half > 0)
    {
      (before, step) = (step, guess)
    } else {
      (step, before) = (half, half)
    }
    (previous, previousValue) = (best, bestValue)
    best += abs(step) > near ? step : (half > 0 ? near : -near)
    bestValue = function(best)
    if bestValue.isNaN { return nil }
  }
  return best
}

private func interpolatedStep(
  _ half: Double, _ previous: (x: Double, y: Double), _ best: (x: Double, y: Double),
  _ other: (x: Double, y: Double)
) -> Double? {
  let s = best.y / previous.y
  if previous.x == other.x {
    let step = -2 * half * s / (1 - s)
    return step.isFinite ? step : nil
  }
  let q = previous.y / other.y
  let r = best.y / other.y
  let top = s * (2 * half * q * (q - r) - (best.x - previous.x) * (r - 1))
  let bottom = (q - 1) * (r - 1) * (s - 1)
  let step = -top / bottom
  return step.isFinite ? step : nil
}

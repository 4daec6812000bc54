// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

import Foundation

/// Horner's rule; the constant comes first.
func horner(_ x: Double, _ coefficients: [Double]) -> Double {
  var sum = 0.0
  for coefficient in coefficients.reversed() { sum = sum * x + coefficient }
  return sum
}

/// ln(1 + x) − x without cancellation, for x above −1.
func logOnePlusLessArgument(_ x: Double) -> Double {
  guard x > -0.4, x < 0.7 else { return log1p(x) - x }
  // ln(1 + x) = 2 artanh r with r = x/(2 + x), and 2r − x = −x r.
  let r = x / (2 + x)
  let square = r * r
  var sum = 0.0
  for step in stride(from: 18.0, through: 1, by: -1) { sum = sum * square + 1 / (2 * step + 1) }
  return r * (2 * square * sum - x)
}

/// ln(ratio) − excess where excess is ratio − 1 to full accuracy; far from 1 the ratio itself has
/// the better digits.
func logRatioLessExcess(_ ratio: Double, _ excess: Double) -> Double {
  excess > -0.4 && excess < 0.7 ? logOnePlusLessArgument(excess) : log(ratio) - excess
}

/// What Stirling's formula misses: ln Γ(x + 1) − (x + ½) ln x + x − ½ ln 2π, for x above 0.
///
/// Source: C. Loader, "Fast and accurate computation of binomial probabilities" (2000).
func stirlingError(_ x: Double) -> Double {
  guard x < 16 else {
    let z = 1 / (x * x)
    return horner(
      z, [1.0 / 12, -1.0 / 360, 1.0 / 1260, -1.0 / 1680, 1.0 / 1188, -691.0 / 360_360, 1.0 / 156])
      / x
  }
  return logGammaOnePlus(x) - (x + 0.5) * log(x) + x - 0.91893853320467274178
}

/// The point where an increasing function crosses zero, by Newton's steps kept inside a bracket.
///
/// - Parameters:
///   - start: The first guess, inside the bracket.
///   - low: Where the function is negative.
///   - high: Where the function is positive.
///   - function: The value and the slope at a point.
/// - Returns: The root to the last digits that the function gives.
func safeguardedRoot(
  from start: Double, low: Double, high: Double,
  of function: (Double) -> (value: Double, slope: Double)
) -> Double {
  var low = low
  var high = high
  var x = start
  for _ in 0..<300 {
    let (value, slope) = function(x)
    if value == 0 { return x }
    if value > 0 { high = x } else { low = x }
    var next = x - value / slope
    if !(next > low && next < high) { next = inside(low, high) }
    if abs(next - x) <= 2e-16 * abs(x) { return next }
    x = next
  }
  return x
}

/// A point inside an interval whose ends may be infinite or of very different size.
private func inside(_ low: Double, _ high: Double) -> Double {
  if low == -.infinity { return high < 0 ? 2 * high : min(-1, 2 * high - 1) }
  if high == .infinity { return low > 0 ? 2 * low : max(1, 2 * low + 1) }
  if low > 0, high > 4 * low { return (low * high).squareRoot() }
  if high < 0, low < 4 * high { return -(low * high).squareRoot() }
  return low + (high - low) / 2
}

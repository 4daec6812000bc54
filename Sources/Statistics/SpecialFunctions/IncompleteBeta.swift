// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

import Foundation

/// The regularized incomplete beta function I_x(a, b): the probability that a beta(a, b) number
/// is at most `x`.
///
/// - Parameters:
///   - x: Between 0 and 1.
///   - a: First shape, above 0.
///   - b: Second shape, above 0.
/// - Returns: A probability; relative accuracy 1e-13 for shapes up to a million, in the far tail
///   too.
///
/// Source: the continued fraction of A. DiDonato and A. Morris, "Algorithm 708", ACM Transactions
/// on Mathematical Software 18 (1992), doi:10.1145/131766.131776, with the density in the form of
/// C. Loader (2000), which does not subtract large logarithms.
public func regularizedIncompleteBeta(_ x: Double, _ a: Double, _ b: Double) -> Double {
  regularizedIncompleteBeta(x, 1 - x, a, b)
}

/// I_x(a, b) where x and y = 1 − x are both known to full accuracy; the upper tail is the same
/// function with both pairs exchanged.
///
/// - Parameters:
///   - x: Between 0 and 1.
///   - y: 1 − x, which keeps its digits when x is close to 1.
///   - a: First shape, above 0.
///   - b: Second shape, above 0.
/// - Returns: A probability.
public func regularizedIncompleteBeta(
  _ x: Double, _ y: Double, _ a: Double, _ b: Double
) -> Double {
  precondition(a > 0 && b > 0, "the shapes of a beta distribution are above 0")
  guard !x.isNaN, !y.isNaN else { return .nan }
  guard x > 0 else { return 0 }
  guard y > 0 else { return 1 }
  // The fraction converges fast on the side of the mean only; the other side by symmetry.
  if a * y >= b * x { return betaTail(x, y, a, b) }
  if b < 1, y * max(a, 1) <= 0.5 { return betaComplementOfSmallShape(y, b, a) }
  return 1 - betaTail(y, x, b, a)
}

/// xᵃ yᵇ / B(a, b).
///
/// With n = a + b and d = bx − ay it equals √(ab/2πn) · exp(δ(n) − δ(a) − δ(b)) ·
/// exp(a λ(d/a) + b λ(−d/b)), where δ is Stirling's error and λ(t) = ln(1 + t) − t.
func betaKernel(_ x: Double, _ y: Double, _ a: Double, _ b: Double) -> Double {
  let n = a + b
  let d = x * b - y * a
  let exponent =
    a * logRatioLessExcess(x * (n / a), d / a) + b * logRatioLessExcess(y * (n / b), -d / b)
  let stirling = stirlingError(n) - stirlingError(a) - stirlingError(b)
  return (a / n).squareRoot() * (b / (2 * Double.pi)).squareRoot() * exp(stirling + exponent)
}

/// I_x(a, b) for x at most at the mean a/(a + b).
private func betaTail(_ x: Double, _ y: Double, _ a: Double, _ b: Double) -> Double {
  let kernel = betaKernel(x, y, a, b)
  guard kernel > 0 else { return 0 }
  let c = 1 + (a * y - b * x)
  let c0 = b / a
  let c1 = 1 + 1 / a
  var p = 1.0
  var s = a + 1
  var (top, bottom) = (0.0, 1.0)
  var (nextTop, nextBottom) = (1.0, c / c1)
  var ratio = c1 / c
  for step in 1...1_000_000 {
    let n = Double(step)
    let t = n / a
    let w = n * (b - n) * x
    let before = a / s
    let alpha = (p * (p + c0) * before * before) * (w * x)
    let after = (t + 1) / (c1 + t + t)
    let beta = n + w / s + after * (c + n * (y + 1))
    p = t + 1
    s += 2
    (top, nextTop) = (nextTop, alpha * top + beta * nextTop)
    (bottom, nextBottom) = (nextBottom, alpha * bottom + beta * nextBottom)
    let previous = ratio
    ratio = nextTop / nextBottom
    if abs(ratio - previous) <= 1e-16 * ratio { break }
    top /= nextBottom
    bottom /= nextBottom
    nextTop = ratio
    nextBottom = 1
  }
  return min(1, kernel * ratio)
}

/// 1 − I_y(b, a) for a shape b below 1 and a small y, where I_y(b, a) is close to 1.
///
/// I_y(b, a) = yᵇ/(b B(b, a)) · (1 + b Σ (1 − a)ₙ yⁿ/(n! (b + n))) (NIST DLMF 8.17.7).
private func betaComplementOfSmallShape(_ y: Double, _ b: Double, _ a: Double) -> Double {
  // b B(b, a) = Γ(1 + b) Γ(a)/Γ(a + b).
  let logFront = b * log(y) - logGammaOnePlus(b) - logGammaQuotient(a, b)
  var sum = 0.0
  var term = 1.0
  for step in 1...10_000 {
    let n = Double(step)
    term *= (n - a) / n * y
    let part = term / (b + n)
    sum += part
    if abs(part) <= 1e-17 * abs(sum) { break }
  }
  return -expm1(logFront) - exp(logFront) * b * sum
}

/// The number below which a share `probability` of a beta(a, b) distribution lies.
///
/// - Parameters:
///   - probability: Between 0 and 1.
///   - a: First shape, above 0.
///   - b: Second shape, above 0.
/// - Returns: The quantile; relative accuracy 1e-13.
public func betaQuantile(_ probability: Double, _ a: Double, _ b: Double) -> Double {
  betaQuantiles(probability, 1 - probability, a, b).x
}

/// The quantile of a beta distribution and its complement 1 − x, each to full accuracy.
///
/// - Parameters:
///   - lower: The probability below the quantile.
///   - upper: 1 − lower, which keeps its digits when lower is close to 1.
///   - a: First shape, above 0.
///   - b: Second shape, above 0.
/// - Returns: x and y = 1 − x.
func betaQuantiles(
  _ lower: Double, _ upper: Double, _ a: Double, _ b: Double
) -> (x: Double, y: Double) {
  precondition(a > 0 && b > 0, "the shapes of a beta distribution are above 0")
  guard lower > 0 else { return (0, 1) }
  guard upper > 0 else { return (1, 0) }
  guard lower <= upper else {
    let mirrored = betaQuantiles(upper, lower, b, a)
    return (mirrored.y, mirrored.x)
  }
  // ln I is concave in u = ln x, so Newton's steps come from the left without overshooting.
  let target = log(lower)
  var start = (target + log(a) + logBeta(a, b)) / a
  if !(start < 0) { start = -log1p(b / a) }
  let root = safeguardedRoot(from: start, low: -.infinity, high: 0) { u in
    let x = exp(u)
    let y = -expm1(u)
    let share = regularizedIncompleteBeta(x, y, a, b)
    guard share > 0 else { return (-1, 0) }
    return (log(share) - target, betaKernel(x, y, a, b) / (y * share))
  }
  return (exp(root), -expm1(root))
}

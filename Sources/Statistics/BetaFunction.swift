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
/// - Returns: A probability; relative accuracy 1e-12 for shapes up to a thousand, falling to
///   1e-9 at a hundred thousand.
///
/// Source: the continued fraction NIST DLMF 8.17.22 by the modified Lentz method.
public func regularizedIncompleteBeta(_ x: Double, _ a: Double, _ b: Double) -> Double {
  precondition(a > 0 && b > 0, "the shapes of a beta distribution are above 0")
  guard x > 0 else { return 0 }
  guard x < 1 else { return 1 }
  // The fraction converges fast on the side of the mean only; the other side by symmetry.
  if x > (a + 1) / (a + b + 2) { return 1 - incompleteBetaTail(1 - x, b, a) }
  return incompleteBetaTail(x, a, b)
}

private func incompleteBetaTail(_ x: Double, _ a: Double, _ b: Double) -> Double {
  let front = exp(logBetaKernel(x, a, b)) / a
  let tiny = 1e-300
  var c = 1.0
  var d = 1 - (a + b) * x / (a + 1)
  d = 1 / (abs(d) < tiny ? tiny : d)
  var fraction = d
  for step in 1...10_000 {
    let m = Double(step)
    let even = m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m))
    d = 1 + even * d
    d = 1 / (abs(d) < tiny ? tiny : d)
    c = 1 + even / c
    c = abs(c) < tiny ? tiny : c
    fraction *= d * c
    let odd = -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1))
    d = 1 + odd * d
    d = 1 / (abs(d) < tiny ? tiny : d)
    c = 1 + odd / c
    c = abs(c) < tiny ? tiny : c
    fraction *= d * c
    if abs(d * c - 1) < 1e-16 { break }
  }
  return front * fraction
}

/// ln of xᵃ (1 − x)ᵇ / B(a, b).
private func logBetaKernel(_ x: Double, _ a: Double, _ b: Double) -> Double {
  logGamma(a + b) - logGamma(a) - logGamma(b) + a * log(x) + b * log1p(-x)
}

/// The natural logarithm of Γ(x) for x above 0.
///
/// The platform's `lgamma`, whose second result (the sign) is always positive here.
func logGamma(_ x: Double) -> Double {
  let (value, _) = lgamma(x)
  return value
}

/// The number below which a share `probability` of a beta(a, b) distribution lies.
///
/// - Parameters:
///   - probability: Between 0 and 1.
///   - a: First shape, above 0.
///   - b: Second shape, above 0.
/// - Returns: The quantile; relative accuracy 1e-10.
public func betaQuantile(_ probability: Double, _ a: Double, _ b: Double) -> Double {
  guard probability > 0 else { return 0 }
  guard probability < 1 else { return 1 }
  var low = 0.0
  var high = 1.0
  var x = a / (a + b)
  for _ in 0..<200 {
    let error = regularizedIncompleteBeta(x, a, b) - probability
    if error > 0 { high = x } else { low = x }
    // Newton's step where it stays inside the bracket, else its middle.
    let density = exp(logBetaKernel(x, a, b)) / (x * (1 - x))
    var next = x - error / density
    if !(next > low && next < high) { next = (low + high) / 2 }
    if abs(next - x) <= 1e-15 * x { return next }
    x = next
  }
  return x
}

// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

internal import Foundation

/// The probability that a noncentral Student t number is above `t`.
///
/// (Z + δ)/√(χ²_ν/ν) with Z standard normal.
///
/// - Parameters:
///   - t: Any number.
///   - degreesOfFreedom: ν, above 0, not necessarily whole.
///   - noncentrality: δ, any finite number.
/// - Returns: A probability; absolute accuracy 1e-12 for |δ| up to 37, beyond that the normal
///   approximation of Abramowitz and Stegun 26.7.10 as R takes it.
///
/// Source: R. Lenth, algorithm AS 243, Applied Statistics 38 (1989), doi:10.2307/2347693; agrees
/// with R `pt(t, df, ncp, lower.tail = FALSE)`.
public func noncentralStudentSurvival(
  _ t: Double, degreesOfFreedom: Double, noncentrality: Double
) -> Double {
  precondition(degreesOfFreedom > 0, "the degrees of freedom are above 0")
  guard t >= 0 else {
    // (Z + δ)/S > t is −(Z + δ)/S < −t, which is not above −t for −δ.
    return 1
      - noncentralStudentSurvival(
        -t, degreesOfFreedom: degreesOfFreedom, noncentrality: -noncentrality)
  }
  if degreesOfFreedom > 4e5 || noncentrality * noncentrality > 2 * 708 {
    let shrink = 1 / (4 * degreesOfFreedom)
    let spread = (1 + t * t * 2 * shrink).squareRoot()
    return standardNormalCDF(-(t * (1 - shrink) - noncentrality) / spread)
  }
  let upper = lenthSum(t, degreesOfFreedom, noncentrality) + standardNormalCDF(-noncentrality)
  return min(1, max(0, 1 - upper))
}

/// P(0 < T ≤ t) by the series of Lenth in incomplete beta functions, each from the one before.
private func lenthSum(_ t: Double, _ degrees: Double, _ noncentrality: Double) -> Double {
  let square = t * t
  let x = square / (square + degrees)
  guard x > 0 else { return 0 }
  let rest = degrees / (square + degrees)
  let lambda = noncentrality * noncentrality
  var p = 0.5 * exp(-0.5 * lambda)
  guard p > 0 else { return 0 }
  var q = (2 / Double.pi).squareRoot() * p * noncentrality
  var remaining = 0.5 - p
  var a = 0.5
  let b = 0.5 * degrees
  let power = exp(b * log(rest))
  let logSqrtPi = 0.5 * log(Double.pi)
  let logBetaHalf = logSqrtPi + logGamma(b) - logGamma(0.5 + b)
  var odd = regularizedIncompleteBeta(x, a, b)
  var oddStep = 2 * power * exp(a * log(x) - logBetaHalf)
  // I_x(1, b) = 1 − (1 − x)ᵇ, by expm1 because the difference may be tiny.
  var even = -expm1(b * log(rest))
  var evenStep = b * x * power
  var sum = p * odd + q * even
  for step in 1...10_000 {
    a += 1
    odd -= oddStep
    even -= evenStep
    oddStep *= x * (a + b - 1) / a
    evenStep *= x * (a + b - 0.5) / (a + 0.5)
    p *= lambda / Double(2 * step)
    q *= lambda / Double(2 * step + 1)
    sum += p * odd + q * even
    remaining -= p
    // What is left is bounded by the remaining weight of the Poisson terms.
    if remaining < -1e-10 || abs(2 * remaining * (odd - oddStep)) < 1e-13 { break }
  }
  return sum
}

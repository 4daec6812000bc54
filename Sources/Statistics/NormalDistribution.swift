// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

import Foundation

/// The probability that a standard normal number is at most `x`.
///
///     Φ(x) = erfc(−x/√2) / 2
///
/// - Parameter x: Any number.
/// - Returns: A probability; relative accuracy 1e-13 in the left tail too.
public func standardNormalCDF(_ x: Double) -> Double { 0.5 * erfc(-x / 2.0.squareRoot()) }

/// The standard normal number below which a share `probability` of all lies.
///
/// - Parameter probability: Strictly between 0 and 1.
/// - Returns: The quantile; relative accuracy 1e-13, absolute 1e-15 about the median.
///
/// Source: the rational approximation of P. J. Acklam (2003, relative error 1.15e-9), then two
/// steps of Halley's method on the distribution function.
public func standardNormalQuantile(_ probability: Double) -> Double {
  precondition(probability > 0 && probability < 1, "a probability lies between 0 and 1")
  // Work in the left tail, where the distribution function keeps its relative accuracy.
  guard probability <= 0.5 else { return -standardNormalQuantile(1 - probability) }
  var x = acklam(probability)
  for _ in 0..<2 {
    let error = (standardNormalCDF(x) - probability) * (2 * Double.pi).squareRoot()
    let step = error * exp(x * x / 2)
    x -= step / (1 + x * step / 2)
  }
  return x
}

private func acklam(_ probability: Double) -> Double {
  if probability < 0.02425 {
    let q = (-2 * log(probability)).squareRoot()
    let top = polynomial(
      q,
      [
        -7.784894002430293e-03, -3.223964580411365e-01, -2.400758277161838, -2.549732539343734,
        4.374664141464968, 2.938163982698783,
      ])
    let bottom = polynomial(
      q, [7.784695709041462e-03, 3.224671290700398e-01, 2.445134137142996, 3.754408661907416, 1])
    return top / bottom
  }
  let q = probability - 0.5
  let r = q * q
  let top = polynomial(
    r,
    [
      -3.969683028665376e+01, 2.209460984245205e+02, -2.759285104469687e+02,
      1.383577518672690e+02, -3.066479806614716e+01, 2.506628277459239,
    ])
  let bottom = polynomial(
    r,
    [
      -5.447609879822406e+01, 1.615858368580409e+02, -1.556989798598866e+02,
      6.680131188771972e+01, -1.328068155288572e+01, 1,
    ])
  return q * top / bottom
}

/// Horner's rule; the coefficient of the highest power comes first.
private func polynomial(_ x: Double, _ coefficients: [Double]) -> Double {
  coefficients.reduce(0) { $0 * x + $1 }
}

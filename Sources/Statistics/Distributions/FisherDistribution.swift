// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

/// The probability that a number of Fisher's F distribution is above `x`.
///
/// - Parameters:
///   - x: Any number; below 0 the probability is 1.
///   - numerator: Degrees of freedom above, more than 0; +∞ is allowed.
///   - denominator: Degrees of freedom below, more than 0; +∞ is allowed.
/// - Returns: A probability; relative accuracy 1e-13 in the far tail too.
///
/// Source: I_w(d₂/2, d₁/2) with w = d₂/(d₂ + d₁x) (NIST DLMF 8.17).
public func fisherSurvival(_ x: Double, _ numerator: Double, _ denominator: Double) -> Double {
  precondition(numerator > 0 && denominator > 0, "the degrees of freedom are above 0")
  guard !x.isNaN else { return .nan }
  guard x > 0 else { return 1 }
  guard x.isFinite else { return 0 }
  guard denominator.isFinite else {
    guard numerator.isFinite else { return x < 1 ? 1 : 0 }
    return chiSquaredSurvival(numerator * x, degreesOfFreedom: numerator)
  }
  guard numerator.isFinite else {
    return chiSquaredCDF(denominator / x, degreesOfFreedom: denominator)
  }
  let ratio = numerator / denominator * x
  // Both complements from the ratio, so that neither loses its digits.
  let w = ratio > 1 ? (1 / ratio) / (1 + 1 / ratio) : 1 / (1 + ratio)
  let rest = ratio > 1 ? 1 / (1 + 1 / ratio) : ratio / (1 + ratio)
  return regularizedIncompleteBeta(w, rest, denominator / 2, numerator / 2)
}

/// The number of Fisher's F distribution below which a share `probability` of all lies.
///
/// - Parameters:
///   - probability: Strictly between 0 and 1.
///   - numerator: Degrees of freedom above, more than 0 and finite.
///   - denominator: Degrees of freedom below, more than 0 and finite.
/// - Returns: The quantile; relative accuracy 1e-12.
public func fisherQuantile(
  _ probability: Double, _ numerator: Double, _ denominator: Double
) -> Double {
  precondition(probability > 0 && probability < 1, "a probability lies between 0 and 1")
  let (x, y) = betaQuantiles(probability, 1 - probability, numerator / 2, denominator / 2)
  return denominator / numerator * x / y
}

// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

import Foundation

/// The probability that a Student t number is at most `t`.
///
/// - Parameters:
///   - t: Any number.
///   - degreesOfFreedom: Above 0, not necessarily whole.
/// - Returns: A probability; relative accuracy 1e-12 in the left tail too.
///
/// Source: I_x(ν/2, ½)/2 with x = ν/(ν + t²) (NIST DLMF 8.17).
public func studentCDF(_ t: Double, degreesOfFreedom: Double) -> Double {
  precondition(degreesOfFreedom > 0, "the degrees of freedom are above 0")
  let x = degreesOfFreedom / (degreesOfFreedom + t * t)
  let tail = 0.5 * regularizedIncompleteBeta(x, degreesOfFreedom / 2, 0.5)
  return t > 0 ? 1 - tail : tail
}

/// The Student t number below which a share `probability` of all lies.
///
/// - Parameters:
///   - probability: Strictly between 0 and 1.
///   - degreesOfFreedom: Above 0, not necessarily whole.
/// - Returns: The quantile; relative accuracy 1e-10.
///
/// Source: inversion of ``studentCDF(_:degreesOfFreedom:)`` through the beta quantile:
/// t² = ν(1 − x)/x with x = I⁻¹(2p; ν/2, ½).
public func studentQuantile(_ probability: Double, degreesOfFreedom: Double) -> Double {
  precondition(probability > 0 && probability < 1, "a probability lies between 0 and 1")
  precondition(degreesOfFreedom > 0, "the degrees of freedom are above 0")
  let tail = min(probability, 1 - probability)
  guard tail < 0.5 else { return 0 }
  // Near the median the other end of the beta distribution keeps the digits.
  let half = degreesOfFreedom / 2
  let square: Double
  if tail < 0.25 {
    let x = betaQuantile(2 * tail, half, 0.5)
    square = degreesOfFreedom * (1 - x) / x
  } else {
    let y = betaQuantile(1 - 2 * tail, 0.5, half)
    square = degreesOfFreedom * y / (1 - y)
  }
  return probability < 0.5 ? -square.squareRoot() : square.squareRoot()
}

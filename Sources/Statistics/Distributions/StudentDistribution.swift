// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

import Foundation

/// The probability that a Student t number is at most `t`.
///
/// - Parameters:
///   - t: Any number.
///   - degreesOfFreedom: Above 0, not necessarily whole; +∞ is the normal distribution.
/// - Returns: A probability; relative accuracy 1e-13 in the left tail too.
///
/// Source: I_x(ν/2, ½)/2 with x = ν/(ν + t²) (NIST DLMF 8.17).
public func studentCDF(_ t: Double, degreesOfFreedom: Double) -> Double {
  studentSurvival(-t, degreesOfFreedom: degreesOfFreedom)
}

/// The probability that a Student t number is above `t`, exact in the right tail, where one
/// minus the distribution function would be zero.
///
/// - Parameters:
///   - t: Any number.
///   - degreesOfFreedom: Above 0, not necessarily whole; +∞ is the normal distribution.
/// - Returns: A probability; relative accuracy 1e-13.
public func studentSurvival(_ t: Double, degreesOfFreedom: Double) -> Double {
  precondition(degreesOfFreedom > 0, "the degrees of freedom are above 0")
  guard !t.isNaN else { return .nan }
  guard degreesOfFreedom.isFinite else { return standardNormalSurvival(t) }
  guard t >= 0 else { return 1 - studentSurvival(-t, degreesOfFreedom: degreesOfFreedom) }
  // x = ν/(ν + t²) and 1 − x from the ratio t/√ν, whose square does not overflow early.
  let ratio = t / degreesOfFreedom.squareRoot()
  let x: Double
  let y: Double
  if ratio > 1 {
    let inverse = 1 / ratio
    x = inverse * inverse / (1 + inverse * inverse)
    y = 1 / (1 + inverse * inverse)
  } else {
    x = 1 / (1 + ratio * ratio)
    y = ratio * ratio / (1 + ratio * ratio)
  }
  return 0.5 * regularizedIncompleteBeta(x, y, degreesOfFreedom / 2, 0.5)
}

/// The two-sided p-value of a Student t statistic: the probability of one as far from 0.
///
/// - Parameters:
///   - t: Any number.
///   - degreesOfFreedom: Above 0; +∞ is the normal distribution.
/// - Returns: A probability; relative accuracy 1e-13 however small.
public func studentTwoSidedP(_ t: Double, degreesOfFreedom: Double) -> Double {
  2 * studentSurvival(abs(t), degreesOfFreedom: degreesOfFreedom)
}

/// The Student t number below which a share `probability` of all lies.
///
/// - Parameters:
///   - probability: Strictly between 0 and 1.
///   - degreesOfFreedom: Above 0, not necessarily whole; +∞ is the normal distribution.
/// - Returns: The quantile; relative accuracy 1e-13.
///
/// Source: inversion of ``studentCDF(_:degreesOfFreedom:)`` through the beta quantile:
/// t² = ν(1 − x)/x with x = I⁻¹(2p; ν/2, ½).
public func studentQuantile(_ probability: Double, degreesOfFreedom: Double) -> Double {
  precondition(probability > 0 && probability < 1, "a probability lies between 0 and 1")
  precondition(degreesOfFreedom > 0, "the degrees of freedom are above 0")
  guard degreesOfFreedom.isFinite else { return standardNormalQuantile(probability) }
  let tail = min(probability, 1 - probability)
  guard tail < 0.5 else { return 0 }
  let (x, y) = betaQuantiles(2 * tail, 1 - 2 * tail, degreesOfFreedom / 2, 0.5)
  let size = degreesOfFreedom.squareRoot() * y.squareRoot() / x.squareRoot()
  return probability < 0.5 ? -size : size
}

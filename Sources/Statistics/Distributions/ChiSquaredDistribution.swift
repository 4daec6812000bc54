// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

/// The probability that a χ² number is above `x`.
///
/// - Parameters:
///   - x: Any number; below 0 the probability is 1.
///   - degreesOfFreedom: Above 0, not necessarily whole.
/// - Returns: A probability; relative accuracy 1e-13 in the far tail too.
public func chiSquaredSurvival(_ x: Double, degreesOfFreedom: Double) -> Double {
  regularizedGammaQ(degreesOfFreedom / 2, x / 2)
}

/// The probability that a χ² number is at most `x`; see
/// ``chiSquaredSurvival(_:degreesOfFreedom:)``.
public func chiSquaredCDF(_ x: Double, degreesOfFreedom: Double) -> Double {
  regularizedGammaP(degreesOfFreedom / 2, x / 2)
}

/// The χ² number below which a share `probability` of all lies.
///
/// - Parameters:
///   - probability: Between 0 and 1.
///   - degreesOfFreedom: Above 0, not necessarily whole.
/// - Returns: The quantile; relative accuracy 1e-13.
public func chiSquaredQuantile(_ probability: Double, degreesOfFreedom: Double) -> Double {
  2 * gammaQuantile(probability, shape: degreesOfFreedom / 2)
}

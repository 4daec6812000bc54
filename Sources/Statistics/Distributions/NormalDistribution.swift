// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

import Foundation

/// The probability that a standard normal number is at most `x`.
///
///     Φ(x) = erfc(−x/√2) / 2
///
/// - Parameter x: Any number.
/// - Returns: A probability; relative accuracy 1e-15 in the left tail too.
public func standardNormalCDF(_ x: Double) -> Double { standardNormalSurvival(-x) }

/// The probability that a standard normal number is above `x`: Φ(−x), exact in the right tail,
/// where 1 − Φ(x) would be zero.
///
/// - Parameter x: Any number.
/// - Returns: A probability; relative accuracy 1e-15.
public func standardNormalSurvival(_ x: Double) -> Double {
  guard x.isFinite else { return x.isNaN ? .nan : (x > 0 ? 0 : 1) }
  // x/√2 in two parts: in the tail erfc multiplies the rounding of its argument by 2x².
  let scaled = x * 0.70710678118654752440
  let rest = (-scaled).addingProduct(x, 0.70710678118654752440) - x * 4.8336466567264567e-17
  let slope = 2 / Double.pi.squareRoot() * exp(-scaled * scaled)
  return 0.5 * (erfc(scaled) - slope * rest)
}

/// The density of the standard normal distribution, exp(−x²/2)/√2π.
public func standardNormalDensity(_ x: Double) -> Double {
  exp(-x * x / 2) * 0.39894228040143267794
}

/// The standard normal number below which a share `probability` of all lies.
///
/// - Parameter probability: Strictly between 0 and 1.
/// - Returns: The quantile; relative accuracy 1e-15 (sixteen digits).
///
/// Source: M. Wichura, "Algorithm AS 241: the percentage points of the normal distribution",
/// Applied Statistics 37 (1988), routine PPND16.
public func standardNormalQuantile(_ probability: Double) -> Double {
  precondition(probability > 0 && probability < 1, "a probability lies between 0 and 1")
  let q = probability - 0.5
  if abs(q) <= 0.425 {
    let r = 0.180625 - q * q
    return q * horner(r, centreTop) / horner(r, centreBottom)
  }
  let r = (-log(min(probability, 1 - probability))).squareRoot()
  let size =
    r <= 5
    ? horner(r - 1.6, middleTop) / horner(r - 1.6, middleBottom)
    : horner(r - 5, farTop) / horner(r - 5, farBottom)
  return q < 0 ? -size : size
}

private let centreTop: [Double] = [
  3.3871328727963666080, 1.3314166789178437745e2, 1.9715909503065514427e3,
  1.3731693765509461125e4, 4.5921953931549871457e4, 6.7265770927008700853e4,
  3.3430575583588128105e4, 2.5090809287301226727e3,
]
private let centreBottom: [Double] = [
  1, 4.2313330701600911252e1, 6.8718700749205790830e2, 5.3941960214247511077e3,
  2.1213794301586595867e4, 3.9307895800092710610e4, 2.8729085735721942674e4,
  5.2264952788528545610e3,
]
private let middleTop: [Double] = [
  1.42343711074968357734, 4.63033784615654529590, 5.76949722146069140550,
  3.64784832476320460504, 1.27045825245236838258, 2.41780725177450611770e-1,
  2.27238449892691845833e-2, 7.74545014278341407640e-4,
]
private let middleBottom: [Double] = [
  1, 2.05319162663775882187, 1.67638483018380384940, 6.89767334985100004550e-1,
  1.48103976427480074590e-1, 1.51986665636164571966e-2, 5.47593808499534494600e-4,
  1.05075007164441684324e-9,
]
private let farTop: [Double] = [
  6.65790464350110377720, 5.46378491116411436990, 1.78482653991729133580,
  2.96560571828504891230e-1, 2.65321895265761230930e-2, 1.24266094738807843860e-3,
  2.71155556874348757815e-5, 2.01033439929228813265e-7,
]
private let farBottom: [Double] = [
  1, 5.99832206555887937690e-1, 1.36929880922735805310e-1, 1.48753612908506148525e-2,
  7.86869131145613259100e-4, 1.84631831751005468180e-5, 1.42151175831644588870e-7,
  2.04426310338993978564e-15,
]

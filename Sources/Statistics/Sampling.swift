// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

import Foundation

extension RandomNumberGenerator {
  /// A draw from the uniform distribution on the open interval (0, 1), 53 bits.
  public mutating func nextUniform() -> Double {
    (Double(next() >> 11) + 0.5) / 9_007_199_254_740_992
  }

  /// A draw from the standard normal distribution (Box–Muller, one number per pair of uniforms).
  public mutating func nextNormal() -> Double {
    let radius = (-2 * log(nextUniform())).squareRoot()
    return radius * cos(2 * Double.pi * nextUniform())
  }

  /// A draw from the gamma distribution of scale 1.
  ///
  /// - Parameter shape: The shape, at least 1.
  /// - Returns: A positive number with mean and variance `shape`.
  ///
  /// Source: G. Marsaglia and W. W. Tsang, "A simple method for generating gamma variables", ACM
  /// Transactions on Mathematical Software 26 (2000), doi:10.1145/358407.358414.
  public mutating func nextGamma(shape: Double) -> Double {
    precondition(shape >= 1, "the method of Marsaglia and Tsang needs a shape of at least 1")
    let d = shape - 1 / 3
    let c = 1 / (9 * d).squareRoot()
    while true {
      let x = nextNormal()
      let v = 1 + c * x
      guard v > 0 else { continue }
      let cube = v * v * v
      if log(nextUniform()) < 0.5 * x * x + d - d * cube + d * log(cube) { return d * cube }
    }
  }

  /// A draw from the beta distribution on (0, 1); both shapes at least 1.
  public mutating func nextBeta(_ a: Double, _ b: Double) -> Double {
    let left = nextGamma(shape: a)
    return left / (left + nextGamma(shape: b))
  }
}

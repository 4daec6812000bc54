// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

import Foundation

/// Random draws addressed by (seed, stream, index): the same draw whatever the order or the
/// number of threads that ask.
///
///     key = mix(seed ⊕ stream·0xD1342543DE82EF95)
///     u   = ((mix(mix(i ⊕ key)) >> 11) + ½) / 2⁵³          0 < u < 1
///     z   = √(−2 ln u(seed, stream, i)) · cos(2π u(seed, stream + 500, i))
///
/// `mix` is ``SplitMix64/mix(_:)``; z is one half of a Box–Muller pair.
public struct HashDraws: Sendable, Hashable {
  private let key: UInt64
  private let angleKey: UInt64

  /// Creates the draws of one stream of a seed.
  public init(seed: UInt64, stream: UInt64) {
    key = HashDraws.key(seed: seed, stream: stream)
    angleKey = HashDraws.key(seed: seed, stream: stream &+ 500)
  }

  /// A draw from the uniform distribution on (0, 1).
  public func uniform(_ index: UInt64) -> Double { HashDraws.uniform(key, index) }

  /// A draw from the standard normal distribution.
  public func normal(_ index: UInt64) -> Double {
    let radius = (-2 * log(HashDraws.uniform(key, index))).squareRoot()
    return radius * cos(2 * Double.pi * HashDraws.uniform(angleKey, index))
  }

  /// A generator of its own for one index, for draws that need more than one number.
  public func generator(_ index: UInt64) -> SplitMix64 {
    SplitMix64(seed: SplitMix64.mix(index ^ key))
  }

  private static func key(seed: UInt64, stream: UInt64) -> UInt64 {
    SplitMix64.mix(seed ^ (stream &* 0xD134_2543_DE82_EF95))
  }

  private static func uniform(_ key: UInt64, _ index: UInt64) -> Double {
    let bits = SplitMix64.mix(SplitMix64.mix(index ^ key)) >> 11
    return (Double(bits) + 0.5) / 9_007_199_254_740_992
  }
}

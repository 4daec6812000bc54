// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

/// The xoshiro256** generator: 256 bits of state, period 2²⁵⁶ − 1.
///
/// Source: D. Blackman and S. Vigna, "Scrambled linear pseudorandom number generators", ACM
/// Transactions on Mathematical Software 47 (2021), doi:10.1145/3460772.
public struct Xoshiro256StarStar: RandomNumberGenerator, Sendable, Hashable {
  private var a: UInt64
  private var b: UInt64
  private var c: UInt64
  private var d: UInt64

  /// Creates a generator from four words of state; nil when all are zero, the one state that
  /// never moves.
  public init?(state: (UInt64, UInt64, UInt64, UInt64)) {
    guard state.0 | state.1 | state.2 | state.3 != 0 else { return nil }
    (a, b, c, d) = state
  }

  /// Creates a generator from one seed, spread over the state by ``SplitMix64``.
  public init(seed: UInt64) {
    var spread = SplitMix64(seed: seed)
    // SplitMix64 is a bijection of its counter: four consecutive outputs are never all zero.
    (a, b, c, d) = (spread.next(), spread.next(), spread.next(), spread.next())
  }

  /// The next 64 bits.
  public mutating func next() -> UInt64 {
    let scrambled = b &* 5
    let output = (scrambled << 7 | scrambled >> 57) &* 9
    let shifted = b << 17
    c ^= a
    d ^= b
    b ^= c
    a ^= d
    c ^= shifted
    d = d << 45 | d >> 19
    return output
  }
}

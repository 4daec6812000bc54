// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

/// The SplitMix64 generator: 64 bits of state, one output per step, any seed.
///
/// Source: G. Steele, D. Lea and C. Flood, "Fast splittable pseudorandom number generators",
/// OOPSLA 2014; constants of S. Vigna's reference program `splitmix64.c` (public domain).
public struct SplitMix64: RandomNumberGenerator, Sendable, Hashable {
  private var state: UInt64

  /// Creates a generator whose whole sequence is decided by the seed.
  public init(seed: UInt64) { state = seed }

  /// The next 64 bits.
  public mutating func next() -> UInt64 {
    let output = SplitMix64.mix(state)
    state &+= SplitMix64.increment
    return output
  }

  static let increment: UInt64 = 0x9E37_79B9_7F4A_7C15

  /// One step of the generator from a given state: adds the increment, then scrambles.
  public static func mix(_ value: UInt64) -> UInt64 {
    var bits = value &+ increment
    bits = (bits ^ (bits >> 30)) &* 0xBF58_476D_1CE4_E5B9
    bits = (bits ^ (bits >> 27)) &* 0x94D0_49BB_1331_11EB
    return bits ^ (bits >> 31)
  }
}

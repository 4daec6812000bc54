// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

/// The seeded generator of the demonstration world and the draws it needs.
///
/// SplitMix64 (Steele, Lea & Flood, "Fast splittable pseudorandom number generators", OOPSLA 2014)
/// with draws built on ``PortableMath``, so that a seed gives the same bytes on every platform.
struct WorldRandom: RandomNumberGenerator {
  private var state: UInt64

  /// Starts the stream of a seed, a purpose and a number such as a day: streams do not overlap in
  /// practice, so adding draws to one leaves the others as they were.
  init(seed: UInt64, stream: Stream, number: Int = 0) {
    var mixer = WorldRandom(state: seed)
    let first = mixer.next() ^ (stream.rawValue &* 0xD1B5_4A32_D192_ED03)
    var second = WorldRandom(state: first)
    state = second.next() ^ (UInt64(bitPattern: Int64(number)) &* 0x8CB9_2BA7_2F3D_8DD7)
  }

  /// Starts at a state, as the published algorithm does.
  init(state: UInt64) { self.state = state }

  /// What a stream of draws is for.
  enum Stream: UInt64 {
    case roster = 1, customers, contacts, orders, surveys
  }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }

  /// A number in [0, 1) with 53 random bits.
  mutating func uniform() -> Double { Double(next() >> 11) * 0x1p-53 }

  /// A number in [low, high).
  mutating func uniform(_ low: Double, _ high: Double) -> Double { low + (high - low) * uniform() }

  /// A whole number in 0 ..< count; the bias of multiplication is below count / 2⁵³.
  mutating func index(below count: Int) -> Int { Int(uniform() * Double(count)) }

  /// True with a probability.
  mutating func chance(_ probability: Double) -> Bool { uniform() < probability }

  /// A standard normal number, by Marsaglia's polar method (the second of the pair is dropped).
  mutating func normal() -> Double {
    while true {
      let x = uniform(-1, 1)
      let y = uniform(-1, 1)
      let square = x * x + y * y
      if square > 0, square < 1 {
        return x * (-2 * PortableMath.log(square) / square).squareRoot()
      }
    }
  }

  /// A log-normal number by its median and the standard deviation of its logarithm.
  mutating func logNormal(median: Double, spread: Double) -> Double {
    median * PortableMath.exp(spread * normal())
  }

  /// An exponential number by its mean.
  mutating func exponential(mean: Double) -> Double { -mean * PortableMath.log(1 - uniform()) }

  /// A Poisson count: Knuth's product up to a mean of 30, the rounded normal above.
  mutating func poisson(mean: Double) -> Int {
    guard mean > 0 else { return 0 }
    if mean > 30 { return max(0, Int((mean + mean.squareRoot() * normal()).rounded())) }
    let limit = PortableMath.exp(-mean)
    var count = 0
    var product = uniform()
    while product > limit {
      count += 1
      product *= uniform()
    }
    return count
  }
}

// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

import Testing

@testable import Demonstration

@Suite struct WorldRandomTests {
  /// Expected: the first five outputs for seed 1234567, as Rosetta Code's page
  /// "Pseudo-random numbers/Splitmix64" lists them from the reference implementation.
  @Test func `agrees with the reference SplitMix64`() {
    var random = WorldRandom(state: 1_234_567)
    let expected: [UInt64] = [
      6_457_827_717_110_365_317, 3_203_168_211_198_807_973, 9_817_491_932_198_370_423,
      4_593_380_528_125_082_431, 16_408_922_859_458_223_821,
    ]
    #expect((0..<5).map { _ in random.next() } == expected)
  }

  @Test func `streams of one seed differ by purpose and by number`() {
    var starts: Set<UInt64> = []
    for stream in [WorldRandom.Stream.contacts, .orders, .surveys] {
      for day in 0..<100 {
        var random = WorldRandom(seed: 7, stream: stream, number: day)
        starts.insert(random.next())
      }
    }
    #expect(starts.count == 300)
  }

  /// Means by the theory of each distribution; four standard errors of 40 000 draws.
  @Test func `draws have the moments of their distributions`() {
    var random = WorldRandom(state: 99)
    let count = 40_000
    func mean(_ draw: (inout WorldRandom) -> Double) -> Double {
      (0..<count).reduce(0) { sum, _ in sum + draw(&random) } / Double(count)
    }
    let root = Double(count).squareRoot()
    #expect(abs(mean { $0.uniform() } - 0.5) < 4 * 0.2887 / root)
    #expect(abs(mean { $0.normal() }) < 4 / root)
    let square = mean { random in
      let value = random.normal()
      return value * value
    }
    #expect(abs(square - 1) < 4 * 1.4143 / root)
    #expect(abs(mean { $0.exponential(mean: 3) } - 3) < 4 * 3 / root)
    #expect(abs(mean { Double($0.poisson(mean: 2.5)) } - 2.5) < 4 * 1.5812 / root)
    #expect(abs(mean { Double($0.poisson(mean: 80)) } - 80) < 4 * 8.945 / root)
    // The mean of a log-normal is median · exp(spread²/2) = 10 · 1.133148.
    #expect(
      abs(mean { $0.logNormal(median: 10, spread: 0.5) } - 11.33148) < 4 * 6.04 / root)
  }

  @Test func `weights decide how often a value is drawn`() {
    var random = WorldRandom(state: 5)
    let choice = Weighted([("a", 1), ("b", 3)])
    let count = (0..<20_000).count { _ in choice.draw(&random) == "b" }
    // 20 000 draws at 3/4: standard error 61.
    #expect(abs(count - 15_000) < 4 * 61)
  }
}

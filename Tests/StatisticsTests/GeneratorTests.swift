// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

import Statistics
import Testing

@Suite struct GeneratorTests {
  // Vigna's splitmix64.c with seed 1234567, as printed on Rosetta Code.
  @Test func `SplitMix64 repeats the reference program`() {
    var generator = SplitMix64(seed: 1_234_567)
    #expect(
      (0..<5).map { _ in generator.next() } == [
        6_457_827_717_110_365_317, 3_203_168_211_198_807_973, 9_817_491_932_198_370_423,
        4_593_380_528_125_082_431, 16_408_922_859_458_223_821,
      ])
  }

  // Blackman and Vigna's generator from the state 1, 2, 3, 4, as in the tests of rand_xoshiro.
  @Test func `xoshiro256 star star repeats the reference program`() throws {
    var generator = try #require(Xoshiro256StarStar(state: (1, 2, 3, 4)))
    #expect(
      (0..<6).map { _ in generator.next() } == [
        11520, 0, 1_509_978_240, 1_215_971_899_390_074_240, 1_216_172_134_540_287_360,
        607_988_272_756_665_600,
      ])
  }

  @Test func `a state of zeros is refused because it never moves`() {
    #expect(Xoshiro256StarStar(state: (0, 0, 0, 0)) == nil)
  }

  // The project's definition of hash draws, computed by its reference program.
  @Test func `hash draws repeat the reference values`() {
    let draws = HashDraws(seed: 10_000, stream: 1)
    let uniform = [
      0.19916107728638982, 0.09867282760279289, 0.19770482907385095, 0.6195174866967446,
      0.4778498648761073,
    ]
    let normal = [
      0.4867568754668488, 0.32025300500045506, -0.6279365023824738, 0.8476188839007909,
      -1.105692696977934,
    ]
    for index in 0..<5 {
      #expect(draws.uniform(UInt64(index)) == uniform[index])
      #expect(abs(draws.normal(UInt64(index)) - normal[index]) < 1e-12)
    }
  }

  @Test func `a draw depends on its address only`() {
    let draws = HashDraws(seed: 3, stream: 9)
    let forwards = (0..<50).map { draws.uniform($0) }
    let backwards = (0..<50).reversed().map { draws.uniform($0) }
    #expect(forwards == backwards.reversed())
    #expect(HashDraws(seed: 4, stream: 9).uniform(0) != forwards[0])
    #expect(HashDraws(seed: 3, stream: 8).uniform(0) != forwards[0])
  }
}

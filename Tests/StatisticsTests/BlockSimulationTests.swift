// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

import Statistics
import Testing

@Suite struct BlockSimulationTests {
  private let inputs: [Distribution] = [
    .pert(low: 40_000, mode: 60_000, high: 120_000), .pert(low: 0, mode: 0, high: 1),
    .triangular(low: 2, mode: 5, high: 6), .uniform(low: -1, high: 1),
    .normal(mean: 3, standardDeviation: 2), .lognormal(median: 2, sigma: 0.4),
    .pert(low: 7, mode: 7, high: 7), .triangular(low: 4, mode: 4, high: 4),
  ]

  private func columns(_ draws: Int, seed: UInt64) -> [[Double]] {
    BlockSimulation(inputs: inputs, outputs: inputs.count).run(draws: draws, seed: seed) { block in
      for (input, output) in zip(block.inputs, block.outputs) {
        for i in 0..<block.count { output[i] = input[i] }
      }
    }
  }

  /// Mean, standard deviation and quantiles of each column lie within five Monte-Carlo errors of
  /// the closed forms of the distributions, which other tests hold to mpmath.
  @Test func drawsFollowTheirDistributions() throws {
    let draws = 150_000
    for (values, distribution) in zip(columns(draws, seed: 7), inputs) {
      let statistics = SufficientStatistics(values)
      let mean = try #require(statistics.mean)
      let spread = distribution.standardDeviation
      #expect(abs(mean - distribution.mean) <= 5 * spread / Double(draws).squareRoot() + 1e-12)
      guard spread > 0 else {
        #expect(values.allSatisfy { $0 == distribution.mean })
        continue
      }
      for probability in [0.001, 0.05, 0.5, 0.95, 0.999] {
        let quantile = distribution.quantile(probability)
        let below = Double(values.count { $0 < quantile }) / Double(draws)
        let error = (probability * (1 - probability) / Double(draws)).squareRoot()
        #expect(abs(below - probability) < 5 * error)
      }
    }
  }

  /// The first block is the same however many follow, and the seed decides everything.
  @Test func blocksDependOnSeedAndNumberOnly() {
    let short = columns(1000, seed: 3)
    let long = columns(2 * BlockSimulation.blockSize + 5, seed: 3)
    #expect(short[0][0..<10] == long[0][0..<10])
    #expect(columns(1000, seed: 3) == short)
    #expect(columns(1000, seed: 4)[0] != short[0])
    #expect(long[3][0] != long[3][BlockSimulation.blockSize])
  }

  @Test func selectedQuantilesAreThoseOfTheSortedValues() throws {
    for column in columns(60_000, seed: 5) {
      let wanted = [0, 0.05, 0.123456, 0.5, 0.95, 1]
      #expect(selectedQuantiles(of: column, at: wanted) == quantiles(of: column, at: wanted))
    }
    #expect(selectedQuantiles(of: [3, 1, 2], at: [0.5]) == [2])
    #expect(selectedQuantiles(of: [], at: [0.5]) == nil)
    #expect(selectedQuantiles(of: [1, .nan], at: [0.5]) == nil)
    #expect(selectedQuantiles(of: [1], at: [1.5]) == nil)
  }
}

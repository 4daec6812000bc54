// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

import Statistics
import Testing

@Suite struct DistributionTests {
  private let triangular = Distribution.triangular(low: 40_000, mode: 60_000, high: 120_000)
  private let pert = Distribution.pert(low: 40_000, mode: 60_000, high: 120_000)

  // mpmath with 40 digits.
  @Test func `the triangular distribution agrees with mpmath`() {
    #expect(relative(triangular.mean, 73333.33333333333) < 1e-14)
    #expect(relative(triangular.standardDeviation, 16996.73171197595) < 1e-12)
    for (p, value) in [
      (0.05, 48944.27190999916), (0.5, 71010.20514433645), (0.95, 104508.06661517033),
    ] {
      #expect(relative(triangular.quantile(p), value) < 1e-12)
    }
  }

  // mpmath with 40 digits; Beta-PERT with λ = 4.
  @Test func `the PERT distribution agrees with mpmath`() {
    #expect(relative(pert.mean, 66666.66666666667) < 1e-14)
    #expect(relative(pert.standardDeviation, 14253.932901995968) < 1e-12)
    for (p, value) in [
      (0.05, 46115.23131298631), (0.5, 65104.813636455794), (0.95, 92592.6654400911),
    ] {
      #expect(relative(pert.quantile(p), value) < 1e-9)
    }
  }

  // The mean of n draws lies within five standard errors, a chance of 6 in ten million.
  @Test(arguments: [
    Distribution.uniform(low: 2, high: 5), .triangular(low: -1, mode: 0, high: 4),
    .pert(low: 0.15, mode: 0.30, high: 0.40), .normal(mean: 7, standardDeviation: 2),
    .lognormal(median: 3, sigma: 0.4),
  ])
  func `draws have the mean and the spread of their distribution`(_ distribution: Distribution) {
    var generator = SplitMix64(seed: 42)
    let draws = (0..<20_000).map { _ in distribution.sample(using: &generator) }
    let sample = SufficientStatistics(draws)
    let deviation = distribution.standardDeviation
    #expect(abs((sample.mean ?? .nan) - distribution.mean) < 5 * deviation / 20_000.0.squareRoot())
    #expect(relative(sample.standardDeviation ?? .nan, deviation) < 0.05)
    #expect(draws.allSatisfy(distribution.support.contains))
  }

  @Test func `a distribution without width is its value`() {
    var generator = SplitMix64(seed: 1)
    for distribution in [
      Distribution.uniform(low: 3, high: 3), .triangular(low: 3, mode: 3, high: 3),
      .pert(low: 3, mode: 3, high: 3), .normal(mean: 3, standardDeviation: 0),
      .lognormal(median: 3, sigma: 0),
    ] {
      #expect(distribution.fault == nil)
      #expect(distribution.sample(using: &generator) == 3)
    }
  }

  @Test func `parameters that describe nothing are named`() {
    #expect(Distribution.triangular(low: 3, mode: 2, high: 4).fault == .unordered)
    #expect(Distribution.pert(low: 0, mode: 2, high: 1).fault == .unordered)
    #expect(Distribution.uniform(low: 1, high: 0).fault == .unordered)
    #expect(Distribution.normal(mean: 0, standardDeviation: -1).fault == .negativeSpread)
    #expect(Distribution.lognormal(median: 0, sigma: 1).fault == .medianNotPositive)
    #expect(Distribution.uniform(low: .nan, high: 1).fault == .notFinite)
    #expect(Distribution.uniform(low: 0, high: .infinity).fault == .notFinite)
  }
}

/// The relative error of a value.
func relative(_ value: Double, _ expected: Double) -> Double {
  abs(value - expected) / abs(expected)
}

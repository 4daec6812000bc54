// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

import Evidence
import Statistics
import Testing

struct ArmComparisonTests {
  /// The arms of GrowthBook's unit tests (MIT), `packages/stats/tests`.
  private func growthBook(controlUnits: Double = 3_407) throws -> (ArmSummary, ArmSummary) {
    (
      try .measured(
        SufficientStatistics(count: controlUnits, sum: 1_396.87, sumOfSquares: 52_377.9767),
        arm: "control"),
      try .measured(
        SufficientStatistics(count: 3_461, sum: 2_422.7, sumOfSquares: 134_698.29),
        arm: "treatment")
    )
  }

  // Published by GrowthBook to five decimals.
  @Test func `Welch agrees with GrowthBook on both scales`() throws {
    let (a, b) = try growthBook()
    let absolute = try welchComparison(control: a, treatment: b)
    #expect(abs(absolute.effect - 0.29) < 1e-9)
    #expect(abs(absolute.standardError - 0.12478) < 5e-6)
    #expect(abs(absolute.pValue - 0.020158402643587) < 1e-9)
    let relative = try welchComparison(control: a, treatment: b, scale: .relative)
    #expect(abs(relative.effect - 0.70732) < 5e-6)
    #expect(abs(relative.interval.lowerBound + 0.03526) < 5e-6)
    #expect(abs(relative.interval.upperBound - 1.44989) < 5e-6)
    #expect(abs(relative.pValue - 0.06191) < 5e-6)
  }

  // Published by GrowthBook: 0.50336 (−0.55844, 1.56516) with tuning 1 000.
  @Test func `the confidence sequence agrees with GrowthBook`() throws {
    let (a, b) = try growthBook(controlUnits: 3_000)
    let found = try confidenceSequence(
      control: a, treatment: b, scale: .relative, tuning: 1_000)
    #expect(abs(found.effect - 0.50336) < 5e-6)
    #expect(abs(found.interval.lowerBound + 0.55844) < 5e-6)
    #expect(abs(found.interval.upperBound - 1.56516) < 5e-6)
    #expect(found.pValue == 1)
  }

  @Test func `the always valid p-value and interval say the same`() throws {
    let a = try ArmSummary.proportion(successes: 200, count: 1_000, arm: "a")
    for successes in stride(from: 200.0, through: 320, by: 5) {
      let b = try ArmSummary.proportion(successes: successes, count: 1_000, arm: "b")
      let found = try confidenceSequence(control: a, treatment: b, tuning: 2_000)
      #expect(found.excludesZero == (found.pValue < 0.05))
    }
  }

  // R help(t.test), Student's sleep data.
  @Test func `Student's sleep data give the tests of R`() throws {
    let first = [0.7, -1.6, -0.2, -1.2, -0.1, 3.4, 3.7, 0.8, 0.0, 2.0]
    let second = [1.9, 0.8, 1.1, 0.1, -0.1, 4.4, 5.5, 1.6, 4.6, 3.4]
    let welch = try welchComparison(
      control: .measured(second, arm: "second"), treatment: .measured(first, arm: "first"))
    #expect(abs(welch.statistic + 1.860813467) < 1e-8)
    #expect(abs((welch.degreesOfFreedom ?? 0) - 17.77647352) < 1e-7)
    let paired = try pairedComparison(first, second)
    #expect(abs(paired.statistic + 4.0621276834) < 1e-9)
    #expect(abs(paired.pValue - 0.00283289) < 1e-8)
  }

  // Variance by numpy.cov on the same six pairs and the formula of the delta method.
  @Test func `a ratio has the variance of the delta method`() throws {
    let pairs = [(3.0, 1.0), (5, 2), (2, 1), (8, 3), (6, 2), (4, 2)]
    let arm = try RatioStatistics(pairs.map { (numerator: $0.0, denominator: $0.1) })
      .summary(arm: "a")
    #expect(abs(arm.mean - 2.5454545454545454) < 1e-14)
    #expect(abs(arm.variance - 0.15834983949183812) < 1e-12)
  }

  @Test func `Fieller is the delta interval far from zero and open near it`() throws {
    let a = try ArmSummary.measured(
      SufficientStatistics(count: 10_000, sum: 1_000_000, sumOfSquares: 1e8 + 1e6), arm: "a")
    let b = try ArmSummary.measured(
      SufficientStatistics(count: 10_000, sum: 1_010_000, sumOfSquares: 1.0201e8 + 1e6), arm: "b")
    let delta = try welchComparison(control: a, treatment: b, scale: .relative).interval
    guard case .bounded(let exact) = try fiellerInterval(control: a, treatment: b) else {
      Issue.record("a control mean a thousand errors from 0 has a bounded interval")
      return
    }
    #expect(abs(exact.lowerBound - delta.lowerBound) < 1e-5)
    #expect(abs(exact.upperBound - delta.upperBound) < 1e-5)
    let zero = try ArmSummary.measured([-1, 1, 2, -2], arm: "a")
    #expect(
      try fiellerInterval(control: zero, treatment: .measured([-1, 1, 3, -2], arm: "b"))
        == .unbounded)
  }

  // Newcombe (1998), table II, method 10: 56/70 against 48/80 gives 0.0524 to 0.3339.
  @Test func `two shares have the interval of Newcombe`() throws {
    let found = try proportionComparison(control: (48, 80), treatment: (56, 70))
    #expect(abs(found.interval.lowerBound - 0.0524) < 5e-5)
    #expect(abs(found.interval.upperBound - 0.3339) < 5e-5)
    // scipy.stats.chi2_contingency([[15, 85], [30, 70]], correction=False).
    let chi = try proportionComparison(control: (15, 100), treatment: (30, 100))
    #expect(abs(chi.pValue - 0.011085166380602708) < 1e-12)
  }

  // R help(poisson.test): ratio 1.971488, p 0.07967, interval 0.8584264 to 4.2772659.
  @Test func `two rates have the exact interval of R`() throws {
    let found = try rateComparison(control: (21, 3_011), treatment: (11, 800))
    #expect(abs(found.ratio - 1.971488) < 1e-6)
    #expect(abs(found.pValue - 0.07967) < 5e-6)
    #expect(abs(found.interval.lowerBound - 0.8584264) < 1e-7)
    #expect(abs(found.interval.upperBound - 4.277266) < 1e-6)
  }

  @Test func `adjusting by a covariate takes its noise away`() throws {
    // By hand: y = 2x + arm, no noise; the adjusted difference is 1 up to the pooled slope.
    let before = [1.0, 2, 3, 4]
    let control = try CovariateStatistics(outcomes: [2.1, 3.9, 6.1, 7.9], covariates: before)
    let treatment = try CovariateStatistics(outcomes: [3.1, 4.9, 7.1, 8.9], covariates: before)
    let found = try covariateAdjustedComparison(control: control, treatment: treatment)
    #expect(abs(found.adjusted.effect - 1) < 1e-12)
    #expect(abs(found.slope - 1.96) < 1e-12)
    #expect(found.adjusted.standardError < 0.1 * found.unadjusted.standardError)
    // The same from plain sums.
    let sums = CovariateStatistics(
      count: 4, outcomes: 20, covariates: 10, outcomeSquares: 119.24, covariateSquares: 30,
      products: 59.8)
    #expect(abs(sums.products - control.products) < 1e-9)
    #expect(abs(sums.outcomeSquares - control.outcomeSquares) < 1e-9)
  }

  @Test func `arms that cannot be compared are refused`() throws {
    #expect(throws: ExperimentError.tooFewUnits(arm: "a", count: 1, needed: 2)) {
      try ArmSummary.measured([1], arm: "a")
    }
    #expect(throws: ExperimentError.notFinite("a")) {
      try ArmSummary.measured([1, .infinity], arm: "a")
    }
    #expect(throws: ExperimentError.sumsDisagree(arm: "a")) {
      try ArmSummary.measured(
        SufficientStatistics(count: 10, sum: 100, sumOfSquares: 10), arm: "a")
    }
    let level = try ArmSummary.measured([2, 2, 2], arm: "a")
    #expect(throws: ExperimentError.noSpread) {
      try welchComparison(control: level, treatment: level)
    }
    let zero = try ArmSummary.measured([-1, 1], arm: "a")
    #expect(throws: ExperimentError.controlMeanZero) {
      try welchComparison(control: zero, treatment: level, scale: .relative)
    }
    #expect(throws: ExperimentError.self) {
      try welchComparison(control: zero, treatment: level, level: 1)
    }
  }
}

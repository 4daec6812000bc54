// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

import Finance
import Quantities
import Statistics
import Testing

@Suite struct SimulationTests {
  // By hand: NPV = gain − 50 with a gain uniform on 40…140, so P10, P50, P90 are 0, 40, 80 and one
  // world in ten loses. Tolerances are five Monte-Carlo errors of 10 000 draws.
  private var uniform: BusinessCase {
    var businessCase = direct(gains: [.perYear(90)], costs: [.once(50)])
    businessCase.gains[0].risk = 0.5
    businessCase.uncertainty = [
      UncertainInput(path: "gains.gain0.perYear", distribution: .uniform(low: 40, high: 140))
    ]
    return businessCase
  }

  @Test func `the spread of a uniform gain is known by hand`() throws {
    let spread = try #require(try uniform.evaluate().simulation)
    #expect(spread.draws == 10_000)
    #expect(abs(spread.netPresentValue.p10 - 0) < 1.5)
    #expect(abs(spread.netPresentValue.p50 - 40) < 2.5)
    #expect(abs(spread.netPresentValue.p90 - 80) < 1.5)
    #expect(abs(spread.netPresentValue.mean - 40) < 1.5)
    #expect(abs(try #require(spread.netPresentValue.standardError) - 0.2887) < 0.01)
    #expect(abs(spread.probabilityOfLoss - 0.10) < 0.015)
    #expect(abs(try #require(spread.roi).p50 - 0.8) < 0.05)
    #expect(spread.histogram.reduce(0) { $0 + $1.count } == 10_000)
  }

  @Test func `no haircut is taken inside, and it is said`() throws {
    let result = try uniform.evaluate()
    let simulation = try #require(result.simulation)
    #expect(result.netPresentValue == -5)
    #expect(simulation.unadjustedNetPresentValue == 40)
    #expect(simulation.note.en.contains("twice"))
  }

  @Test func `the seed decides everything`() throws {
    var businessCase = uniform
    let one = try #require(try businessCase.evaluate().simulation)
    #expect(try businessCase.evaluate().simulation == one)
    businessCase.simulation.seed += 1
    let other = try #require(try businessCase.evaluate().simulation)
    #expect(other.netPresentValue.p50 != one.netPresentValue.p50)
    #expect(other.seed == one.seed + 1)
  }

  // Without risk factors, inputs without width must give the case itself in every world.
  @Test func `inputs without width repeat the case`() throws {
    let segment = WorkloadSegment(
      id: "all", demandPerMonth: 10_000, recontactRate: 0.25, handleMinutes: 8, occupancy: 0.80,
      shrinkage: 0.30, costPerPaidHour: 24)
    var businessCase = hours(
      segment,
      [
        Lever(
          id: "d", parameter: .deflection, effect: .to(0.3), easyHandleMinutes: 5,
          ramp: .linear(months: 6)),
        Lever(id: "A", parameter: .handleMinutes, effect: .change(-0.25), attribution: 0.8),
      ], capture: 0.5, horizon: 36)
    businessCase.discount = DiscountRule(annualRate: 0.1)
    businessCase.costs = [
      CostLine(
        id: "ai", category: .aiUsage,
        amount: .perResolution(
          price: 0.99, resolutionsPerMonth: nil, handoffPrice: 0, handoffsPerMonth: 0)),
      CostLine(id: "setup", category: .setup, amount: .once(30_000)),
    ]
    businessCase.cash = CashPlan(costPerPostPerYear: 38_000, attritionPerYear: 6)
    businessCase.uncertainty = [
      UncertainInput(
        path: "levers.d.to", distribution: .triangular(low: 0.3, mode: 0.3, high: 0.3)),
      UncertainInput(path: "capture", distribution: .uniform(low: 0.5, high: 0.5)),
      UncertainInput(
        path: "workload.all.demandPerMonth",
        distribution: .normal(mean: 10_000, standardDeviation: 0)),
      UncertainInput(
        path: "costs.setup.amount", distribution: .lognormal(median: 30_000, sigma: 0)),
    ]
    let result = try businessCase.evaluate()
    let simulation = try #require(result.simulation)
    #expect(relative(simulation.netPresentValue.p10, result.netPresentValue) < 1e-9)
    #expect(relative(simulation.netPresentValue.p90, result.netPresentValue) < 1e-9)
    #expect(simulation.clampedDraws == 0)
  }

  @Test func `draws outside an input's domain are moved to its edge and counted`() throws {
    var businessCase = uniform
    businessCase.gains[0].margin = 0.9
    businessCase.uncertainty = [
      UncertainInput(
        path: "gains.gain0.margin", distribution: .normal(mean: 1, standardDeviation: 0.1))
    ]
    let simulation = try #require(try businessCase.evaluate().simulation)
    #expect(abs(Double(simulation.clampedDraws) / 10_000 - 0.5) < 0.03)
    #expect(simulation.netPresentValue.p90 == 40)
  }

  // By hand: NPV = 90·(1.1 ± 0.1) − 50·1.5 lies within 15…33 with mean 24; a factor is applied
  // to the amount of the case in every world, not to that of the world before.
  @Test func `a factor multiplies the stated amount in every world`() throws {
    var businessCase = uniform
    businessCase.uncertainty = [
      UncertainInput(path: "gains.gain0.factor", distribution: .uniform(low: 1, high: 1.2)),
      UncertainInput(path: "costs.cost0.factor", distribution: .uniform(low: 1.5, high: 1.5)),
    ]
    let spread = try #require(try businessCase.evaluate().simulation).netPresentValue
    #expect(abs(spread.mean - 24) < 0.3)
    #expect(abs(spread.p10 - 16.8) < 0.5)
    #expect(abs(spread.p90 - 31.2) < 0.5)
  }

  // By hand: perYear 100 in every world, then doubled: 200 − 50.
  @Test func `a factor and an amount of one line go together`() throws {
    var businessCase = uniform
    businessCase.uncertainty = [
      UncertainInput(path: "gains.gain0.factor", distribution: .uniform(low: 2, high: 2)),
      UncertainInput(path: "gains.gain0.perYear", distribution: .uniform(low: 100, high: 100)),
    ]
    let spread = try #require(try businessCase.evaluate().simulation).netPresentValue
    #expect(relative(spread.p10, 150) < 1e-12)
    #expect(relative(spread.p90, 150) < 1e-12)
  }
}

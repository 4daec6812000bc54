// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

import Finance
import Quantities
import Statistics
import Testing

@Suite struct SensitivityTests {
  private static func assistant() -> BusinessCase {
    let segment = WorkloadSegment(
      id: "all", demandPerMonth: 10_000, recontactRate: 0.25, handleMinutes: 8, occupancy: 0.80,
      shrinkage: 0.30, costPerPaidHour: 24)
    var businessCase = BusinessCase(
      title: LocalizedText(verbatim: "t"), horizonMonths: 24,
      discount: DiscountRule(annualRate: 0.1), workload: .segments([segment]),
      levers: [
        Lever(
          id: "d", parameter: .deflection, effect: .to(0.3), ramp: .linear(months: 6), risk: 0.2),
        Lever(id: "A", parameter: .handleMinutes, effect: .change(-0.1), risk: 0.1),
      ])
    businessCase.gains = [
      GainLine(id: "g", pool: Pool(.revenue), amount: .perYear(20_000), margin: 0.5, risk: 0.3)
    ]
    businessCase.costs = [
      CostLine(id: "build", category: .setup, amount: .once(150_000), risk: 0.1),
      CostLine(
        id: "seats", category: .licence, amount: .perAgentPerMonth(price: 80, agents: 30)),
    ]
    return businessCase
  }

  // The defining property: with the input at its break-even value the whole case is worth nothing.
  @Test func `every break-even value brings the net present value to nothing`() throws {
    let businessCase = Self.assistant()
    let result = try businessCase.evaluate()
    let values = try #require(result.sensitivity).breakEvens
    #expect(values.count > 8)
    #expect(
      Set(values.map(\.path)).isSuperset(of: [
        "levers.d.to", "capture", "workload.all.handleMinutes", "costs.seats.agents",
        "costs.build.amount",
      ]))
    for value in values {
      var moved = businessCase
      moved.uncertainty = []
      moved.scenarios = [
        Scenario(id: "x", settings: [Scenario.Setting(path: value.path, value: value.breakEven)])
      ]
      let there = try moved.evaluate().scenarios.first { $0.id == "x" }
      let net = try #require(there?.netPresentValue, "\(value.path)")
      #expect(abs(net) < 1e-5 * abs(result.netPresentValue), "\(value.path)")
    }
  }

  // By hand: NPV = 100·f − 50, so the amount may fall to 50 and the cost rise to 100.
  @Test func `break-even values of a plain case are known by hand`() throws {
    let result = try direct(gains: [.perYear(100)], costs: [.once(50)]).evaluate()
    let values = try #require(result.sensitivity).breakEvens
    let gain = try #require(values.first { $0.path == "gains.gain0.perYear" })
    #expect(relative(gain.breakEven, 50) < 1e-9)
    #expect(relative(try #require(gain.change), -0.5) < 1e-9)
    let cost = try #require(values.first { $0.path == "costs.cost0.amount" })
    #expect(relative(cost.breakEven, 100) < 1e-9)
  }

  // By hand: ±20 of 100 on a gain, 40…80 on a cost of 50; the wider range comes first.
  @Test func `the tornado takes each input's own range`() throws {
    var businessCase = direct(gains: [.perYear(100)], costs: [.once(50)])
    businessCase.uncertainty = [
      UncertainInput(
        path: "gains.gain0.perYear", distribution: .triangular(low: 90, mode: 100, high: 120)),
      UncertainInput(path: "costs.cost0.amount", distribution: .uniform(low: 40, high: 80)),
    ]
    let bars = try #require(try businessCase.evaluate().sensitivity).tornado
    #expect(bars.map(\.path) == ["costs.cost0.amount", "gains.gain0.perYear"])
    #expect(relative(bars[0].valueAtLow, 60) < 1e-12)
    #expect(relative(bars[0].valueAtHigh, 20) < 1e-12)
    #expect(!bars[0].rises)
    #expect(relative(bars[1].swing, 30) < 1e-12)
  }

  // By hand: quarters of a uniform range from 60 to 140 are 80 and 120.
  @Test func `a prudent and an ambitious scenario follow from the ranges`() throws {
    var businessCase = direct(gains: [.perYear(100)], costs: [.once(50)])
    businessCase.uncertainty = [
      UncertainInput(path: "gains.gain0.perYear", distribution: .uniform(low: 60, high: 140))
    ]
    let scenarios = try businessCase.evaluate().scenarios
    #expect(scenarios.map(\.id) == ["prudent", "central", "ambitious"])
    let values = scenarios.compactMap(\.netPresentValue)
    for (value, expected) in zip(values, [30.0, 50, 70]) {
      #expect(relative(value, expected) < 1e-9)
    }
  }

  // By hand: agents drive licences and training; 20 → 40 agents moves both.
  @Test func `inputs that follow one driver move together`() throws {
    var businessCase = direct(
      gains: [.perYear(10_000)],
      costs: [
        .perAgentPerMonth(price: 10, agents: 20), .peopleDays(days: 1, people: 20, dailyCost: 100),
      ])
    businessCase.drivers = [
      Driver(id: "agents", content: .value(20)),
      Driver(id: "seats", content: .formula(Formula("max(agents, 10) * 1"))),
    ]
    businessCase.bindings = [
      Binding(path: "costs.cost0.agents", formula: Formula("seats")),
      Binding(path: "costs.cost1.people", formula: Formula("agents")),
    ]
    businessCase.uncertainty = [
      UncertainInput(path: "drivers.agents", distribution: .uniform(low: 20, high: 40))
    ]
    let result = try businessCase.evaluate()
    #expect(relative(result.totalCosts, 20 * 120 + 2000) < 1e-12)
    let bar = try #require(result.sensitivity?.tornado.first)
    #expect(relative(bar.swing, 20 * 120 + 2000) < 1e-12)
    // By hand: NPV = 10 000 − 220·agents, uniform from 5 600 down to 1 200: P10 1 640, P90 5 160.
    let spread = try #require(result.simulation).netPresentValue
    #expect(abs(spread.p10 - 1640) < 60)
    #expect(abs(spread.p90 - 5160) < 60)
  }

  @Test func `drivers in a circle are named`() {
    var businessCase = direct(gains: [.perYear(1)], costs: [.once(1)])
    businessCase.drivers = [
      Driver(id: "a", content: .formula(Formula("b + 1"))),
      Driver(id: "b", content: .formula(Formula("c * 2"))),
      Driver(id: "c", content: .formula(Formula("a"))),
    ]
    #expect(businessCase.faults() == [.circularDrivers(["a", "b", "c", "a"])])
    #expect(businessCase.faults()[0].message.en.contains("a → b → c → a"))
  }

  @Test(arguments: [
    ("1 + 2 * 3", 7.0), ("(1 + 2) * 3", 9), ("-2 * -3", 6), ("10 / 4 - 0.5", 2),
    ("max(1, 2, 3) + min(4, 5)", 7), ("round(2.6) + floor(2.9) + ceil(2.1)", 8), ("a*2", 8),
  ])
  func `formulas follow the usual rules`(_ example: (String, Double)) throws {
    #expect(try Formula(example.0).value(["a": 4]) == example.1)
  }

  @Test(arguments: ["", "1 +", "(1", "1 2", "foo(1)", "a b", "1 / 0", "1e999999", "unknown"])
  func `formulas that mean nothing are faults`(_ text: String) {
    #expect(throws: Formula.Fault.self) { try Formula(text).value(["a": 4]) }
  }

  @Test func `a thousand brackets are refused, not overflown`() {
    let text = String(repeating: "(", count: 100_000) + "1"
    #expect(throws: Formula.Fault.tooDeep) { try Formula(text).value([:]) }
  }

  // A haircut where there is no range, a range where there is no haircut: each doubt once.
  @Test func `what has no range keeps its haircut in the simulation`() throws {
    var businessCase = direct(gains: [.perYear(100), .perYear(100)], costs: [.once(50)])
    businessCase.gains[0].risk = 0.5
    businessCase.gains[1].risk = 0.5
    businessCase.uncertainty = [
      UncertainInput(path: "gains.gain0.perYear", distribution: .uniform(low: 100, high: 100))
    ]
    let result = try businessCase.evaluate()
    let simulation = try #require(result.simulation)
    // By hand: the headline 50 + 50 − 50, the worlds 100 + 50 − 50.
    #expect(relative(result.netPresentValue, 50) < 1e-12)
    #expect(relative(simulation.netPresentValue.p50, 100) < 1e-12)
    #expect(simulation.headlinePercentile == 0)
    #expect(!simulation.isHeadlineInside)
    #expect(result.warnings.contains { $0.code == "finance.headline-outside-range" })
  }

  @Test func `the operational index is a weighted mean of relative changes`() throws {
    let index = try #require(
      OperationalIndex([
        OperationalIndicator(
          metric: LocalizedText(verbatim: "wait"), before: 10, after: 8, weight: 3, better: .lower),
        OperationalIndicator(
          metric: LocalizedText(verbatim: "CSAT"), before: 0.8, after: 0.76, weight: 1,
          better: .higher),
      ]))
    // By hand: 0.75 × 0.2 + 0.25 × (−0.05).
    #expect(relative(index.value, 0.1375) < 1e-12)
    #expect(OperationalIndex([]) == nil)
  }
}

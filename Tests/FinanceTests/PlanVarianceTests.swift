// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

import Finance
import Quantities
import Statistics
import Testing

@Suite struct PlanVarianceTests {
  private static let day = LocalDate(daysSinceEpoch: 20_454)

  private func plan() throws -> FrozenPlan {
    let segment = WorkloadSegment(
      id: "all", demandPerMonth: 10_000, recontactRate: 0.25, handleMinutes: 6, occupancy: 0.8,
      shrinkage: 0.25, costPerPaidHour: 24)
    var businessCase = hours(
      segment,
      [
        Lever(id: "d", parameter: .deflection, effect: .to(0.2)),
        Lever(id: "A", parameter: .handleMinutes, effect: .change(-0.1)),
      ], capture: 0.5)
    businessCase.start = LocalDate(iso: "2026-01-01")
    businessCase.gains = [
      GainLine(id: "tool", pool: Pool(.tools), amount: .perMonth(500), risk: 0.2)
    ]
    businessCase.costs = [
      CostLine(id: "build", category: .setup, amount: .once(20_000), risk: 0.1),
      CostLine(
        id: "bot", category: .aiUsage,
        amount: .perResolution(
          price: 0.5, resolutionsPerMonth: nil, handoffPrice: 0, handoffsPerMonth: nil)),
      CostLine(id: "run", category: .run, amount: .perMonth(800)),
    ]
    return try FrozenPlan(businessCase, name: "assistant", version: 1, on: Self.day)
  }

  /// What the plan promises for a month, by hand: 1 250 ÷ 0.6 h before, 1 500 h after, half of it at 24,
  /// 500 gained, 2 000 resolutions at 0.50 and 800.
  private let promised = 0.5 * (1250 / 0.6 - 1500) * 24 + 500 - 1000 - 800

  private func share(_ cause: PlanVariance.Cause, of shares: [PlanVariance.Share]) -> Double {
    shares.first { $0.cause == cause }?.amount ?? .nan
  }

  private func asPlanned(_ month: Int) -> ActualMonth {
    ActualMonth(
      month: month,
      segments: [
        ActualMonth.Segment(
          id: "all", demandPerMonth: 10_000, deflection: 0.2, recontactRate: 0.25,
          handleMinutes: 5.4, occupancy: 0.8, shrinkage: 0.25, costPerPaidHour: 24)
      ], costs: ["bot": 1000, "run": 800, "build": 0], gains: ["tool": 500])
  }

  @Test func `a month as planned has no variance`() throws {
    let variance = try plan().variance([asPlanned(1), asPlanned(2), asPlanned(3)])
    #expect(relative(variance.months[0].promised, promised) < 1e-12)
    for month in variance.months {
      #expect(abs(month.variance) < 1e-8)
      for share in month.causes { #expect(abs(share.amount) < 1e-8, "\(share.cause)") }
    }
    let forecast = variance.forecast
    #expect(relative(forecast.netPresentValue, forecast.plannedNetPresentValue) < 1e-9)
    #expect(relative(forecast.rest, forecast.promisedRest) < 1e-9)
    #expect(variance.unmeasured.isEmpty)
    #expect(variance.checkpoints.map(\.month) == [3])
    #expect(relative(variance.checkpoints[0].promised, 3 * promised - 20_000) < 1e-12)
  }

  // By hand: a tenth more requests frees a tenth more hours and costs a tenth more resolutions.
  @Test func `volume alone goes to volume alone`() throws {
    var actual = asPlanned(1)
    actual.segments[0].demandPerMonth = 11_000
    actual.costs["bot"] = 1100
    let month = try #require(try plan().variance([actual]).months.first)
    let expected = 0.1 * (0.5 * (1250 / 0.6 - 1500) * 24 - 1000)
    #expect(relative(month.variance, expected) < 1e-9)
    #expect(relative(share(.volume, of: month.causes), expected) < 1e-9)
    for cause in PlanVariance.Cause.allCases where cause != .volume {
      #expect(abs(share(cause, of: month.causes)) < 1e-8, "\(cause)")
    }
    #expect(!PlanVariance.Cause.volume.isMerit)
  }

  // By hand: paying 1 200 for what was to cost 1 000 is a price variance of −200.
  @Test func `a dearer price goes to price alone`() throws {
    var actual = asPlanned(2)
    actual.costs["bot"] = 1200
    actual.gains["tool"] = 450
    let month = try #require(try plan().variance([actual]).months.first)
    #expect(relative(share(.price, of: month.causes), -200) < 1e-9)
    #expect(relative(share(.gains, of: month.causes), -50) < 1e-9)
    #expect(relative(month.variance, -250) < 1e-9)
  }

  @Test(arguments: Array(UInt64(1)...20))
  func `the causes sum to the variance whatever was measured`(seed: UInt64) throws {
    var generator = SplitMix64(seed: seed)
    func near(_ value: Double) -> Double { value * (0.7 + 0.6 * generator.nextUniform()) }
    let months = (1...6).map { month in
      ActualMonth(
        month: month,
        segments: [
          ActualMonth.Segment(
            id: "all", demandPerMonth: near(10_000), deflection: near(0.2),
            recontactRate: near(0.25), handleMinutes: near(5.4), occupancy: near(0.75),
            shrinkage: near(0.25), costPerPaidHour: near(24))
        ], costs: ["bot": near(1000), "run": near(800)], gains: ["tool": near(500)])
    }
    let variance = try plan().variance(months)
    for month in variance.months {
      let sum = month.causes.reduce(0) { $0 + $1.amount }
      #expect(abs(sum - month.variance) < 1e-8 * max(1, abs(month.actual)))
    }
    let whole = variance.causes.reduce(0) { $0 + $1.amount }
    let total = variance.months.reduce(0) { $0 + $1.variance }
    #expect(abs(whole - total) < 1e-6)
    #expect(variance.checkpoints.map(\.month) == [3, 6])
  }

  // By hand: with half of the automation reached, the plan expects half of it for the rest.
  @Test func `the rest is expected at the pace that was reached`() throws {
    var actual = asPlanned(1)
    actual.segments[0].deflection = 0.1
    actual.costs["bot"] = 500
    let variance = try plan().variance([actual])
    let expected = 0.5 * (1250 / 0.6 - 1687.5) * 24 + 500 - 500 - 800
    #expect(relative(variance.forecast.rest, 11 * expected) < 1e-9)
    #expect(variance.forecast.measuredTo == 1)
    let automation = try #require(variance.parameters.first { $0.cause == .deflection })
    #expect(automation.levers == ["d"])
    #expect(automation.actual < automation.promised)
  }

  @Test func `what the plan does not know is refused by name`() throws {
    let plan = try plan()
    #expect(throws: FinanceError.noActuals(plan: "assistant")) { try plan.variance([]) }
    #expect(
      throws: FinanceError.unknownActual(path: "months.1.costs.bott", suggestion: "bot")
    ) { try plan.variance([ActualMonth(month: 1, costs: ["bott": 1])]) }
    #expect(throws: FinanceError.self) {
      try plan.variance([
        ActualMonth(month: 1, segments: [ActualMonth.Segment(id: "all", deflection: 20)])
      ])
    }
    #expect(throws: FinanceError.self) { try plan.variance([ActualMonth(month: 13)]) }
  }

  @Test func `calendar months find their place`() throws {
    #expect(try plan().month(year: 2026, month: 3) == 3)
    #expect(try plan().month(year: 2027, month: 1) == 13)
  }
}

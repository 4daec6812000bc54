// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

import Finance
import Quantities
import Testing

/// Published claims, right and wrong; the ids are those of the table of seed cases.
@Suite struct ClaimAuditTests {
  private struct Example: Sendable {
    var id: String
    var check: ClaimCheck
    var claimed: Double
    var formulas: [ClaimCheck.Formula]
  }

  private static let examples = [
    Example(
      id: "S000-23", check: ClaimCheck(gains: 130_000, costs: 15_000), claimed: 7.67,
      formulas: [.net]),
    Example(
      id: "S000-24, 7.67 as what comes back per euro",
      check: ClaimCheck(gains: 130_000, costs: 15_000), claimed: 8.67, formulas: [.gross]),
    Example(
      id: "S003-01, printed", check: ClaimCheck(gains: 500_000, costs: 200_000), claimed: 1.5,
      formulas: [.net]),
    Example(
      id: "S003-01, by the formula above it", check: ClaimCheck(gains: 500_000, costs: 200_000),
      claimed: 2.5, formulas: [.gross]),
    // 180 000 net on 120 000: 150 %, printed 50 %: the cost was subtracted a second time.
    Example(
      id: "S004-01", check: ClaimCheck(gains: 300_000, costs: 120_000), claimed: 0.5,
      formulas: [.costSubtractedTwice]),
    // Lesson 10 of the method: 160 % printed, 260 % true; 39 % printed, 13.8 % true.
    Example(
      id: "lesson 10, twice", check: ClaimCheck(gains: 3600, costs: 1000), claimed: 1.6,
      formulas: [.costSubtractedTwice]),
    Example(
      id: "lesson 10, implementation only",
      check: ClaimCheck(gains: 1138, costs: 1000, implementation: 353.8), claimed: 0.39,
      formulas: [.overImplementation]),
    Example(
      id: "cost reduction",
      check: ClaimCheck(gains: 300_000, costs: 100_000, baselineCost: 1_000_000), claimed: 0.3,
      formulas: [.costReduction]),
    Example(
      id: "S001-02, a whole department", check: ClaimCheck(gains: 250_000, costs: 500_000),
      claimed: -0.5, formulas: [.net]),
  ]

  @Test(arguments: examples.indices)
  func `the formula behind a printed figure is recognised`(_ index: Int) throws {
    let example = Self.examples[index]
    let audit = try example.check.audit(claimed: example.claimed)
    #expect(
      audit.formulas.filter(\.isClaimed).map(\.formula) == example.formulas, "\(example.id)")
    #expect(audit.roi == example.check.value(by: .net))
  }

  // S000-25: 15 000 / (130 000 / 12) = 1.4 months. S000-41 rounds it up to 2.
  @Test func `a payback is held against gains, costs and return`() throws {
    let check = ClaimCheck(gains: 130_000, costs: 15_000)
    let right = try check.audit(claimed: 7.67, paybackMonths: 1.4)
    #expect(abs(try #require(right.paybackMonths) - 1.384615) < 1e-6)
    #expect(right.findings.map(\.code) == ["finance.claim-right", "finance.claim-very-high"])
    let wrong = try check.audit(claimed: 7.67, paybackMonths: 2)
    #expect(
      wrong.findings.map(\.code) == [
        "finance.claim-right", "finance.claim-payback-inconsistent",
        "finance.claim-payback-against-roi", "finance.claim-very-high",
      ])
  }

  // S000-42: 800 to 1 500 % means 1.33 to 0.75 month, not 2 to 1.
  @Test func `800 per cent in 2 months contradicts itself`() throws {
    let audit = try ClaimCheck(gains: 9, costs: 1).audit(claimed: 8, paybackMonths: 2)
    #expect(audit.findings.contains { $0.code == "finance.claim-payback-against-roi" })
  }

  @Test func `a payback without anything paid up front is refused`() throws {
    let audit = try ClaimCheck(gains: 1000, costs: 500, implementation: 0).audit(paybackMonths: 1)
    #expect(audit.paybackMonths == nil)
    #expect(audit.findings.map(\.code) == ["finance.claim-payback-refused"])
  }

  @Test func `senseless numbers are refused by name`() {
    #expect(throws: FinanceError.notFinite(path: "gains")) {
      try ClaimCheck(gains: .nan, costs: 1).audit()
    }
    #expect(
      throws: FinanceError.outOfDomain(path: "costs", value: -1, domain: .notNegative)
    ) { try ClaimCheck(gains: 1, costs: -1).audit() }
  }

  // The small company of the method §8, from 767 % to about 100 %.
  private var company: BusinessCase {
    var businessCase = hours(
      posts(10),
      [
        Lever(
          id: "auto", parameter: .deflection, effect: .to(0.3), ramp: .linear(months: 6), risk: 0.1),
        Lever(
          id: "aht", parameter: .handleMinutes, effect: .change(-0.25), ramp: .linear(months: 6),
          risk: 0.1),
      ], capture: 0.5)
    businessCase.gains = [
      GainLine(
        id: "churn", pool: Pool(.revenue), amount: .perYear(18_000), margin: 0.7, attribution: 0.5,
        risk: 0.2, ramp: .yearly([0.5])),
      GainLine(
        id: "upsell", pool: Pool(.sales), amount: .perYear(12_000), margin: 0.7, attribution: 0.5,
        risk: 0.2, ramp: .linear(months: 6)),
    ]
    businessCase.costs = [
      CostLine(id: "offer", category: .licence, amount: .once(15_000), risk: 0.1),
      CostLine(
        id: "run", category: .run,
        amount: .posts(fullTimeEquivalents: 0.25, yearlyCost: 30_000), risk: 0.1),
      CostLine(
        id: "learning", category: .learningCurve,
        amount: .learningCurve(agents: 10, weeks: 2, loss: 0.25, weeklyCost: 30_000.0 / 52),
        risk: 0.1),
    ]
    businessCase.claim = Claim(gains: 130_000, costs: 15_000, roi: 7.67, paybackMonths: 1.4)
    return businessCase
  }

  @Test func `the bridge leads from 767 per cent to the case's own return`() throws {
    let businessCase = company
    let bridge = try #require(try businessCase.audit().bridge)
    let result = try businessCase.evaluate(.totals)
    #expect(bridge.steps.map(\.correction) == Bridge.Correction.allCases)
    let last = try #require(bridge.steps.last)
    #expect(relative(last.gains, result.presentValueBenefits) < 1e-12)
    #expect(relative(last.costs, result.presentValueCosts) < 1e-12)
    let changes = bridge.steps.compactMap(\.change).reduce(0, +)
    #expect(relative(bridge.steps[0].net + changes, last.net) < 1e-12)
    // By hand: 30 % and 25 % of 300 000 added up, and 30 000 of revenue; then 47.5 %.
    #expect(relative(bridge.steps[1].gains, 0.55 * 300_000 + 30_000) < 1e-9)
    #expect(relative(bridge.steps[2].gains, 0.475 * 300_000 + 30_000) < 1e-9)
    #expect(abs(try #require(last.roi) - 1) < 0.15)
  }
}

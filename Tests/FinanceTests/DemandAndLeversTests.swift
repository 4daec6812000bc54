// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

import Finance
import Quantities
import Testing

/// Demand that moves by itself, repeat contacts by their two conventions, automation by its parts.
@Suite struct DemandAndLeversTests {
  // By hand: 12 months at 100 h, growth 21 % a year: month 12 has 121 h; a lever halves them.
  @Test func `growth raises demand month by month`() throws {
    var segment = WorkloadSegment(
      id: "all", demandPerMonth: 1000, handleMinutes: 6, costPerPaidHour: 10)
    segment.growthPerYear = 0.21
    let lever = Lever(id: "A", parameter: .handleMinutes, effect: .change(-0.5))
    let result = try hours(segment, [lever], horizon: 24).evaluate()
    #expect(relative(result.cashFlows.monthly[12].benefits, 605) < 1e-12)
    #expect(relative(result.cashFlows.monthly[24].benefits, 100 * 1.4641 / 2 * 10) < 1e-12)
  }

  // By hand: a case that starts in November has December's factor in month 2.
  @Test func `a season follows the calendar of the case`() throws {
    var segment = WorkloadSegment(
      id: "all", demandPerMonth: 1000, handleMinutes: 6, costPerPaidHour: 10)
    segment.season = [0.8, 0.8, 0.9, 1, 1, 1, 1, 0.9, 1, 1.1, 1.2, 1.3]
    let lever = Lever(id: "A", parameter: .handleMinutes, effect: .change(-0.5))
    var businessCase = hours(segment, [lever])
    businessCase.start = LocalDate(iso: "2026-11-01")
    let months = try businessCase.evaluate().cashFlows.monthly
    #expect(relative(months[1].benefits, 600) < 1e-12)
    #expect(relative(months[2].benefits, 650) < 1e-12)
    #expect(relative(months[3].benefits, 400) < 1e-12)
    // Twelve months of factors whose mean is 1.
    #expect(relative(months.reduce(0) { $0 + $1.benefits }, 6000) < 1e-12)
  }

  @Test func `twelve seasonal factors of mean 1 are asked for`() {
    var segment = posts(10)
    segment.season = [1, 1, 1]
    #expect(hours(segment, []).faults().map(\.code) == ["finance.season-out-of-domain"])
    segment.season = [Double](repeating: 1.2, count: 12)
    #expect(hours(segment, []).faults().map(\.code) == ["finance.season-out-of-domain"])
  }

  // Method §4.1: r = 1 − f with one retry, (1 − f)/f when geometric.
  @Test func `first-contact resolution becomes repeat contacts by the stored convention`() throws {
    #expect(relative(RecontactConvention.oneRetry.recontactRate(resolution: 0.8), 0.2) < 1e-12)
    #expect(relative(RecontactConvention.geometric.recontactRate(resolution: 0.8), 0.25) < 1e-12)
    let lever = Lever(id: "f", parameter: .firstContactResolution, effect: .points(0.05))
    var segment = WorkloadSegment(
      id: "all", demandPerMonth: 1000, recontactRate: 0.2, handleMinutes: 6, costPerPaidHour: 10,
      recontactConvention: .oneRetry)
    // By hand: 100 h × (1.20 − 1.15).
    #expect(relative(try hours(segment, [lever]).evaluate().levers[0].perMonth.shapley, 5) < 1e-9)
    segment.recontactConvention = .geometric
    segment.recontactRate = 0.25
    // By hand: f 0.80 → 0.85, r 0.25 → 0.15/0.85; 100 h × (0.25 − 0.176470588).
    let saved = try hours(segment, [lever]).evaluate().levers[0].perMonth.shapley
    #expect(relative(saved, 100 * (0.25 - 0.15 / 0.85)) < 1e-9)
  }

  @Test func `resolution and repeat contacts are one lever`() {
    let levers = [
      Lever(id: "f", parameter: .firstContactResolution, effect: .points(0.05)),
      Lever(id: "r", parameter: .recontactRate, effect: .change(-0.1)),
    ]
    var segment = posts(10)
    segment.recontactRate = 0.25
    #expect(
      hours(segment, levers).faults() == [
        .conflictingLevers(first: "f", second: "r", segment: "all")
      ])
  }

  // Method §4.1: d = reach × containment × (1 − ρ) = 0.6 × 0.5 × 0.9 = 0.27.
  @Test func `deflection is reach times containment without what comes back`() throws {
    let lever = Lever(
      id: "bot", parameter: .deflection,
      effect: .automation(reach: 0.6, containment: 0.5, returnRate: 0.1))
    var businessCase = hours(posts(10), [lever])
    businessCase.costs = [
      CostLine(
        id: "price", category: .aiUsage,
        amount: .perResolution(
          price: 1, resolutionsPerMonth: nil, handoffPrice: 0.5, handoffsPerMonth: nil))
    ]
    let result = try businessCase.evaluate()
    let work = try #require(result.workload)
    #expect(relative(1 - work.hoursAfter / work.hoursBefore, 0.27) < 1e-12)
    // By hand: 30 % of the issues are billed, those that come back too, and 30 % are handed over.
    let demand = 10 * 1607.0 / 12 * 60 / 8
    #expect(relative(result.cashFlows.monthly[1].costs, demand * (0.3 + 0.5 * 0.3)) < 1e-12)
  }

  // By hand: 0.9^(m − 1) of the effect is left in month m, never less than 0.5.
  @Test func `containment fades when nobody keeps it up`() throws {
    let lever = Lever(
      id: "d", parameter: .deflection, effect: .to(0.3),
      decay: Lever.Decay(perMonth: 0.1, floor: 0.5))
    let months = try hours(posts(10), [lever]).evaluate().cashFlows.monthly
    #expect(relative(months[3].benefits, months[1].benefits * 0.81) < 1e-12)
    #expect(relative(months[12].benefits, months[1].benefits * 0.5) < 1e-12)
  }

  // By hand: 3 turns of 1 000 tokens and answers of 200: in 6 000 + 600, out 600.
  @Test func `tokens of a session grow faster than its turns`() throws {
    let price = TokenPrice(
      perMillionIn: 3, perMillionOut: 15, turns: 3, tokensIn: 1000, tokensOut: 200,
      sessionsPerMonth: 10_000)
    #expect(relative(price.perSession, (6600 * 3 + 600 * 15) / 1e6) < 1e-12)
    let result = try direct(costs: [.perToken(price)]).evaluate()
    #expect(relative(result.totalCosts, 288 * 12) < 1e-9)
    var unknown = price
    unknown.sessionsPerMonth = nil
    #expect(
      direct(costs: [.perToken(unknown)]).faults() == [
        .driverMissing(path: "costs.cost0", driver: "sessionsPerMonth")
      ])
  }

  // By hand: 3 posts freed; 2 a year leave, and the two before hours were freed were replaced.
  @Test func `posts go no faster than people leave once hours are freed`() throws {
    var lever = Lever(id: "d", parameter: .deflection, effect: .to(0.35))
    lever.startMonth = 13
    var businessCase = hours(posts(10), [lever], horizon: 36)
    businessCase.cash = CashPlan(costPerPostPerYear: 30_000, attritionPerYear: 2)
    let years = try #require(try businessCase.evaluate().posts).years
    #expect(years.map(\.month) == [12, 24, 36])
    #expect(years.map(\.gone) == [0, 2, 3])
    #expect(years[1].limit == .vacancies)
    #expect(years[2].limit == .freedHours)
    #expect(relative(years[2].freed, 3.5) < 1e-9)
  }
}

// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

import Finance
import Quantities
import Statistics
import Testing

/// Laws that hold for every case, over random ones; the seed of a failing case is printed.
@Suite struct PropertyTests {
  private static let seeds = Array(UInt64(1)...25)

  /// A random sound case with two segments, up to five levers, gains and costs.
  private func randomCase(seed: UInt64) -> BusinessCase {
    var generator = SplitMix64(seed: seed)
    func between(_ low: Double, _ high: Double) -> Double {
      low + (high - low) * generator.nextUniform()
    }
    let segments = ["phone", "mail"].map {
      WorkloadSegment(
        id: $0, demandPerMonth: between(500, 20_000), deflection: between(0.05, 0.2),
        recontactRate: between(0.05, 0.4), handleMinutes: between(3, 12),
        occupancy: between(0.6, 0.85), shrinkage: between(0.1, 0.35),
        costPerPaidHour: between(15, 40))
    }
    let levers = [
      Lever(
        id: "d", parameter: .deflection, effect: .to(between(0.25, 0.5)), segments: ["mail"],
        easyHandleMinutes: between(1, 3), ramp: .linear(months: 6), risk: 0.2),
      Lever(
        id: "r", parameter: .recontactRate, effect: .change(-between(0.05, 0.4)),
        ramp: .sCurve(months: 9)),
      Lever(
        id: "A", parameter: .handleMinutes, effect: .change(-between(0.05, 0.3)),
        ramp: .yearly([0.5, 0.8, 1]), attribution: 0.7),
      Lever(id: "o", parameter: .occupancy, effect: .points(between(0, 0.1))),
      Lever(id: "s", parameter: .shrinkage, effect: .points(-between(0, 0.05))),
    ]
    var businessCase = BusinessCase(
      title: LocalizedText(verbatim: "random"), horizonMonths: 30,
      discount: DiscountRule(annualRate: between(0, 0.2)), workload: .segments(segments),
      levers: levers, capture: between(0.3, 0.9))
    businessCase.gains = [
      GainLine(
        id: "a", pool: Pool(.revenue), amount: .perYear(between(0, 1e5)), margin: 0.4, risk: 0.3),
      GainLine(
        id: "b", pool: Pool(.tools), amount: .flows(initial: 0, years: [between(0, 1e4), 5e3])),
    ]
    businessCase.costs = [
      CostLine(id: "x", category: .setup, amount: .once(between(1e3, 1e5)), risk: 0.1),
      CostLine(id: "y", category: .licence, amount: .perMonth(between(100, 5e3)), indexation: 0.03),
    ]
    return businessCase
  }

  @Test(arguments: seeds)
  func `Shapley shares sum to the hours saved`(seed: UInt64) throws {
    let result = try randomCase(seed: seed).evaluate(.totals)
    let work = try #require(result.workload)
    #expect(relative(result.levers.reduce(0) { $0 + $1.hoursShapley }, work.hoursSaved) < 1e-10)
    #expect(relative(result.levers.reduce(0) { $0 + $1.sequence }, work.hoursSaved) < 1e-10)
    let money =
      result.levers.reduce(0) { $0 + $1.moneyShapley } + result.gains.reduce(0) { $0 + $1.nominal }
    #expect(relative(money, result.totalBenefits) < 1e-10)
    #expect(work.hoursSaved <= work.hoursBefore * 30)
  }

  @Test(arguments: seeds)
  func `the order of levers and lines changes nothing`(seed: UInt64) throws {
    var businessCase = randomCase(seed: seed)
    let one = try businessCase.evaluate(.totals)
    businessCase.levers.reverse()
    businessCase.gains.reverse()
    businessCase.costs.reverse()
    let other = try businessCase.evaluate(.totals)
    #expect(relative(one.netPresentValue, other.netPresentValue) < 1e-9)
    for lever in one.levers {
      let twin = try #require(other.levers.first { $0.id == lever.id })
      #expect(relative(lever.hoursShapley, twin.hoursShapley) < 1e-9)
      #expect(relative(lever.lastIn, twin.lastIn) < 1e-9)
    }
  }

  // Also the law that a change of currency changes no ratio.
  @Test(arguments: seeds)
  func `a case is linear in its scale`(seed: UInt64) throws {
    var businessCase = randomCase(seed: seed)
    let one = try businessCase.evaluate(.totals)
    let k = 3.7
    if case .segments(var segments) = businessCase.workload {
      for index in segments.indices { segments[index].costPerPaidHour *= k }
      businessCase.workload = .segments(segments)
    }
    businessCase.gains = businessCase.gains.map { line in
      var scaled = line
      switch line.amount {
      case .perYear(let amount): scaled.amount = .perYear(amount * k)
      case .flows(let initial, let years):
        scaled.amount = .flows(initial: initial * k, years: years.map { $0 * k })
      default: Issue.record("an amount of the random case is not scaled")
      }
      return scaled
    }
    businessCase.costs = businessCase.costs.map { line in
      var scaled = line
      switch line.amount {
      case .once(let amount): scaled.amount = .once(amount * k)
      case .perMonth(let amount): scaled.amount = .perMonth(amount * k)
      default: Issue.record("an amount of the random case is not scaled")
      }
      return scaled
    }
    let other = try businessCase.evaluate(.totals)
    #expect(relative(other.netPresentValue, one.netPresentValue * k) < 1e-9)
    #expect(relative(try #require(other.roi), try #require(one.roi)) < 1e-9)
    #expect(
      other.paybackMonths.cumulative.map { ($0 * 1e6).rounded() }
        == one.paybackMonths.cumulative.map { ($0 * 1e6).rounded() })
  }

  @Test(arguments: seeds)
  func `years are sums of months, and the net present value their discounted sum`(
    seed: UInt64
  ) throws {
    let result = try randomCase(seed: seed).evaluate(.totals)
    let months = result.cashFlows.monthly
    let years = result.cashFlows.yearly
    #expect(months.count == 31)
    #expect(years.count == 4)
    #expect(relative(months.reduce(0) { $0 + $1.net }, years.reduce(0) { $0 + $1.net }) < 1e-10)
    #expect(relative(years.last?.cumulativeDiscounted ?? .nan, result.netPresentValue) < 1e-9)
    let second = months[13...24].reduce(0) { $0 + $1.benefits }
    #expect(relative(years[2].benefits, second) < 1e-12)
  }

  @Test(arguments: seeds)
  func `at rate zero the net present value is the sum`(seed: UInt64) throws {
    var businessCase = randomCase(seed: seed)
    for timing in DiscountRule.Timing.allCases {
      businessCase.discount = DiscountRule(annualRate: 0, timing: timing)
      let result = try businessCase.evaluate(.totals)
      #expect(relative(result.netPresentValue, result.totalBenefits - result.totalCosts) < 1e-10)
    }
  }

  // The identity of the method: all cost up front and flat gains.
  @Test(arguments: seeds)
  func `payback of a flat case is 12 over 1 plus its return`(seed: UInt64) throws {
    var generator = SplitMix64(seed: seed)
    let cost = 1000 + 9000 * generator.nextUniform()
    let gain = cost * (1 + 8 * generator.nextUniform())
    let result = try direct(gains: [.perYear(gain)], costs: [.once(cost)]).evaluate(.totals)
    let implied = 12 / (1 + (try #require(result.roi)))
    #expect(relative(try #require(result.paybackMonths.cumulative), implied) < 1e-9)
    #expect(relative(try #require(result.paybackMonths.simple), implied) < 1e-9)
    #expect(
      relative(try #require(ClaimCheck.payback(impliedBy: result.roi ?? .nan)), implied) < 1e-12)
  }

  @Test(arguments: seeds)
  func `the rate of return brings the flows to nothing`(seed: UInt64) throws {
    var generator = SplitMix64(seed: seed)
    let flows = [-1000.0] + (0..<8).map { _ in 50 + 400 * generator.nextUniform() }
    let rate = try #require(internalRateOfReturn(of: flows).value)
    #expect(abs(try netPresentValue(of: flows, rate: rate)) < 1e-8)
  }
}

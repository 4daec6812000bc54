// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

import Finance
import Quantities
import Statistics
import Testing

/// The laws of the split for ten levers and many segments, and cases of unusual size.
@Suite struct HostileCaseTests {
  /// Ten levers, two on each of five parameters.
  private static let levers: [Lever] = [
    WorkloadParameter.deflection, .recontactRate, .handleMinutes, .occupancy, .shrinkage,
  ].flatMap { parameter -> [Lever] in
    let raises = parameter == .deflection || parameter == .occupancy
    return (1...2).map { index in
      Lever(
        id: "\(parameter.rawValue)\(index)", parameter: parameter,
        effect: .points((raises ? 0.02 : -0.02) * Double(index)),
        ramp: .linear(months: 4 + 3 * index))
    }
  }

  private func wide(segments: Int, horizon: Int) -> BusinessCase {
    BusinessCase(
      title: LocalizedText(verbatim: "wide"), horizonMonths: horizon,
      discount: DiscountRule(annualRate: 0.1),
      workload: .segments(
        (0..<segments).map { index in
          WorkloadSegment(
            id: "s\(index)", demandPerMonth: 1000 + 10 * Double(index), deflection: 0.1,
            recontactRate: 0.3, handleMinutes: 5 + 0.1 * Double(index), occupancy: 0.7,
            shrinkage: 0.3, costPerPaidHour: 24)
        }), levers: Self.levers)
  }

  @Test func `ten levers on several segments sum to the whole`() throws {
    let result = try wide(segments: 3, horizon: 12).evaluate(.totals)
    let saved = try #require(result.workload).hoursSaved
    #expect(relative(result.levers.reduce(0) { $0 + $1.hoursShapley }, saved) < 1e-10)
    #expect(relative(result.levers.reduce(0) { $0 + $1.sequence }, saved) < 1e-10)
  }

  // Brute force over all 10! orders is too much; over the 24 orders of four levers it is exact.
  @Test func `the split is the average over every order`() throws {
    let values: [Double] = [0, 40, 77, 19, 50, 88, 25, 61, 93, 32, 69, 10, 45, 82, 18, 60]
    var sums = [Double](repeating: 0, count: 4)
    var orders = 0.0
    func walk(_ set: Int, _ path: [Int]) {
      if path.count == 4 {
        orders += 1
        var known = 0
        for cause in path {
          sums[cause] += values[known | 1 << cause] - values[known]
          known |= 1 << cause
        }
        return
      }
      for cause in 0..<4 where set & (1 << cause) == 0 { walk(set | 1 << cause, path + [cause]) }
    }
    walk(0, [])
    let split = ShapleySplit(count: 4, values: values)
    for cause in 0..<4 { #expect(relative(split.shares[cause], sums[cause] / orders) < 1e-12) }
  }

  @Test func `monthly and annual timing agree on sums, and differ as they should in value`() throws
  {
    var businessCase = wide(segments: 1, horizon: 24)
    businessCase.costs = [CostLine(id: "c", category: .setup, amount: .once(1000))]
    let annual = try businessCase.evaluate(.totals)
    businessCase.discount.timing = .monthly
    let monthly = try businessCase.evaluate(.totals)
    #expect(relative(annual.totalBenefits, monthly.totalBenefits) < 1e-12)
    // Annual timing takes every gain of a year at its end: worth less than month by month.
    #expect(annual.netPresentValue < monthly.netPresentValue)
  }

  @Test(.timeLimit(.minutes(1)))
  func `ten thousand lines are worked out`() throws {
    var businessCase = direct()
    businessCase.costs = (0..<10_000).map {
      CostLine(id: "c\($0)", category: .other, amount: .perMonth(1))
    }
    businessCase.gains = [GainLine(id: "g", amount: .perYear(240_000))]
    let result = try businessCase.evaluate(.totals)
    #expect(relative(result.totalCosts, 120_000) < 1e-9)
    #expect(relative(try #require(result.roi), 1) < 1e-9)
  }

  @Test(arguments: [Double.nan, .infinity, -.infinity])
  func `no number is infinite or undefined`(_ bad: Double) {
    var segment = posts(10)
    segment.growthPerYear = bad
    #expect(!hours(segment, []).faults().isEmpty)
    segment = posts(10)
    segment.season = [Double](repeating: bad, count: 12)
    #expect(!hours(segment, []).faults().isEmpty)
    let lever = Lever(
      id: "d", parameter: .deflection,
      effect: .automation(reach: bad, containment: 0.5, returnRate: 0.1))
    #expect(!hours(posts(10), [lever]).faults().isEmpty)
    var businessCase = direct(gains: [.once(1)], costs: [.once(1)])
    businessCase.drivers = [Driver(id: "a", content: .value(bad))]
    #expect(!businessCase.faults().isEmpty)
    businessCase.drivers = []
    businessCase.claim = Claim(gains: bad, costs: 1)
    #expect(!businessCase.faults().isEmpty)
  }

  @Test func `a share typed as 30 is asked about, a repeat rate of 25 too`() {
    let lever = Lever(id: "d", parameter: .deflection, effect: .to(30))
    let sentence = hours(posts(10), [lever]).faults()[0].message
    #expect(sentence.en.contains("Did you mean 30 %, that is 0.3?"))
    var segment = posts(10)
    segment.recontactRate = 25
    #expect(hours(segment, []).faults()[0].message.en.contains("0.25"))
  }

  // Without anything paid, a return has no meaning, and neither has a payback.
  @Test func `without costs the payback is not applicable`() throws {
    let result = try direct(gains: [.perYear(100)]).evaluate()
    #expect(result.roi == nil)
    #expect(result.paybackMonths.cumulative == nil)
    let reason = try #require(result.reasons["paybackMonths.cumulative"])
    #expect(reason.en.hasPrefix("Not applicable"))
    #expect(reason.fr.hasPrefix("Sans objet"))
  }
}

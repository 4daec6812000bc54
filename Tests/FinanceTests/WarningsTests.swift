// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

import Finance
import Quantities
import Testing

/// The traps of the method's auditor, each by a case that falls into it and the same case mended.
@Suite struct WarningsTests {
  private func codes(_ businessCase: BusinessCase) throws -> Set<String> {
    Set(try businessCase.evaluate().warnings.map(\.code))
  }

  private func work(
    deflection: Double = 0.3, recontact: Double = 0.2, capture: Double = 0.5, size: Double = 20
  ) -> BusinessCase {
    var segment = posts(size)
    segment.recontactRate = recontact
    return hours(
      segment, [Lever(id: "d", parameter: .deflection, effect: .to(deflection))], capture: capture)
  }

  @Test func `capture above 90 per cent`() throws {
    #expect(try codes(work(capture: 0.95)).contains("finance.capture-high"))
    #expect(try !codes(work(capture: 0.9)).contains("finance.capture-high"))
  }

  @Test func `deflection above 70 per cent`() throws {
    #expect(try codes(work(deflection: 0.75)).contains("finance.deflection-high"))
    #expect(try !codes(work(deflection: 0.7)).contains("finance.deflection-high"))
  }

  @Test func `no repeat contacts, a small team, contacts of average length`() throws {
    let found = try codes(work(recontact: 0, size: 7))
    #expect(found.contains("finance.recontact-zero"))
    #expect(found.contains("finance.small-team"))
    #expect(found.contains("finance.easy-contacts-assumed"))
    let mended = try codes(work(recontact: 0.2, size: 9))
    #expect(!mended.contains("finance.recontact-zero"))
    #expect(!mended.contains("finance.small-team"))
  }

  @Test func `revenue counted as margin and credited in full`() throws {
    var businessCase = direct(gains: [.perYear(100)], costs: [.once(50)])
    businessCase.gains[0].pool = Pool(.revenue)
    let found = try codes(businessCase)
    #expect(found.isSuperset(of: ["finance.margin-full", "finance.attribution-full"]))
    businessCase.gains[0].margin = 0.5
    businessCase.gains[0].attribution = 0.5
    let mended = try codes(businessCase)
    #expect(mended.isDisjoint(with: ["finance.margin-full", "finance.attribution-full"]))
  }

  @Test func `nobody runs it, nothing paid at the start, a return above 400 per cent`() throws {
    let found = try codes(direct(gains: [.perYear(1000)], costs: [.perMonth(10)]))
    #expect(
      found.isSuperset(of: [
        "finance.run-cost-missing", "finance.initial-cost-zero", "finance.roi-very-high",
        "finance.hidden-costs-empty", "finance.risk-missing", "finance.mostly-declared",
      ]))
    var mended = direct(gains: [.perYear(100)], costs: [.once(50), .perMonth(5)])
    mended.costs[1].category = .run
    #expect(
      try codes(mended).isDisjoint(with: [
        "finance.run-cost-missing", "finance.initial-cost-zero", "finance.roi-very-high",
      ]))
  }

  @Test func `a saving larger than its pool, and labour beyond the baseline`() throws {
    var businessCase = direct(gains: [.perYear(1000)], costs: [.once(500)])
    businessCase.gains[0].poolPerYear = 900
    #expect(try codes(businessCase).contains("finance.gain-above-pool"))
    businessCase.gains[0].poolPerYear = 1000
    #expect(try !codes(businessCase).contains("finance.gain-above-pool"))
    businessCase.gains[0].pool = Pool(.hours)
    businessCase.workload = .segments([
      WorkloadSegment(id: "all", demandPerMonth: 60, handleMinutes: 60, costPerPaidHour: 1)
    ])
    #expect(try codes(businessCase).contains("finance.labour-above-baseline"))
  }

  @Test func `hidden costs left empty are asked for in both languages`() throws {
    let questions = try direct(costs: [.once(1)]).evaluate().openQuestions
    let asked = Set(questions.map(\.category))
    #expect(asked.isSuperset(of: [.migration, .learningCurve, .changeManagement, .turnover]))
    #expect(!asked.contains(.licence))
    #expect(questions.allSatisfy { $0.question.en.hasSuffix("?") && $0.question.fr.hasSuffix("?") })
  }
}

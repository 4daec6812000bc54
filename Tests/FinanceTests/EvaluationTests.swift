// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

import Finance
import Foundation
import Quantities
import Statistics
import Testing

@Suite struct EvaluationTests {
  /// The small company of the method, §8: ten agents at 30 000, automation 30 %, handling time
  /// −25 %, ramp of six months, capture 50 %, risk 10 % on labour; churn 18 000 at mid-year and
  /// upsell 12 000, margin 70 %, attribution 50 %, risk 20 %; 15 000 once, a quarter post, two
  /// weeks of learning at 25 % loss, all + 10 %.
  private var smallCompany: BusinessCase {
    var businessCase = hours(
      posts(10),
      [
        Lever(
          id: "auto", parameter: .deflection, effect: .to(0.30), ramp: .linear(months: 6),
          risk: 0.10, grade: .assumed),
        Lever(
          id: "aht", parameter: .handleMinutes, effect: .change(-0.25), ramp: .linear(months: 6),
          risk: 0.10, grade: .measured),
      ], capture: 0.5)
    businessCase.gains = [
      GainLine(
        id: "churn", pool: Pool(.revenue), amount: .perYear(18_000), margin: 0.7, attribution: 0.5,
        risk: 0.2, ramp: .yearly([0.5]), grade: .assumed),
      GainLine(
        id: "upsell", pool: Pool(.sales), amount: .perYear(12_000), margin: 0.7, attribution: 0.5,
        risk: 0.2, ramp: .linear(months: 6), grade: .declared),
    ]
    businessCase.costs = [
      CostLine(id: "project", category: .setup, amount: .once(15_000), risk: 0.10),
      CostLine(
        id: "run", category: .run,
        amount: .posts(fullTimeEquivalents: 0.25, yearlyCost: 30_000), risk: 0.10),
      CostLine(
        id: "learning", category: .learningCurve,
        amount: .learningCurve(agents: 10, weeks: 2, loss: 0.25, weeklyCost: 30_000.0 / 52),
        risk: 0.10),
    ]
    return businessCase
  }

  // The method prints benefits 55 946, costs 27 923, ROI about 100 % instead of 767 %. It takes the
  // full saving times the mean ramp (0.792) as a shortcut; the engine ramps the levers, whose joint
  // saving is less than in proportion: Σ(0.55 g − 0.075 g²) = 4.5854 instead of 4.5125 months.
  @Test func `the small company returns about 100 per cent, not 767`() throws {
    let result = try smallCompany.evaluate()
    #expect(abs(result.totalCosts - 27_923) < 0.5)
    let lines = result.gains.reduce(0) { $0 + $1.nominal }
    #expect(abs(lines - (2520 + 2660)) < 1e-9)
    let full = result.levers.reduce(0) { $0 + $1.perMonth.shapley } * 30_000 / 1607
    let shortcut = full * 12 * (9.5 / 12) * 0.5 * 0.9 + lines
    #expect(abs(shortcut - 55_946) < 0.6)
    let ramped = 25_000 * (0.55 * 9.5 - 0.075 * (91.0 / 36 + 6)) * 0.5 * 0.9
    #expect(relative(result.levers.reduce(0) { $0 + $1.moneyShapley }, ramped) < 1e-12)
    let roi = try #require(result.roi)
    #expect(abs(roi - 1.0) < 0.05)
  }

  @Test func `readings hold one another and grades sum to the whole`() throws {
    let result = try smallCompany.evaluate()
    let readings = result.readings
    #expect(readings.cash.presentValueBenefits == 0)
    #expect(readings.economic.presentValueBenefits < readings.extended.presentValueBenefits)
    #expect(relative(readings.extended.presentValueBenefits, result.presentValueBenefits) < 1e-12)
    #expect(
      relative(result.byGrade.reduce(0) { $0 + $1.presentValue }, result.presentValueBenefits)
        < 1e-12)
    #expect(result.byGrade.map(\.grade) == [.proved, .measured, .assumed, .declared])
    #expect(result.evidenceLadder.last?.roi == result.roi)
    #expect(result.evidenceLadder.first?.roi == -1)
  }

  // By hand: 4.75 posts freed at once, two vacancies a year and one planned hire: ⌊1 + m/6⌋ posts
  // go, 4 at most, severance 1 000 for each. Months 1–5: 1; 6–11: 2; 12: 3 posts.
  @Test func `cash counts whole posts that fall vacant`() throws {
    var businessCase = hours(
      posts(10),
      [
        Lever(id: "auto", parameter: .deflection, effect: .to(0.30)),
        Lever(id: "aht", parameter: .handleMinutes, effect: .change(-0.25)),
      ], capture: 0)
    businessCase.cash = CashPlan(
      costPerPostPerYear: 30_000, attritionPerYear: 2, plannedHires: 1, severancePerPost: 1000)
    let cash = try businessCase.evaluate().readings.cash.presentValueBenefits
    #expect(relative(cash, (5 * 1 + 6 * 2 + 1 * 3) * 2500 - 3 * 1000) < 1e-12)
  }

  // By hand: 100 of the freed hours are a provider's, at 40 each; the rest makes no whole post.
  @Test func `outsourced hours are cash at once`() throws {
    let segment = WorkloadSegment(
      id: "all", demandPerMonth: 6000, handleMinutes: 10, costPerPaidHour: 20)
    var businessCase = hours(
      segment, [Lever(id: "d", parameter: .deflection, effect: .to(0.2))], capture: 0)
    businessCase.cash = CashPlan(
      costPerPostPerYear: 30_000, externalHoursPerMonth: 100, externalHourlyRate: 40)
    #expect(try businessCase.evaluate().readings.cash.presentValueBenefits == 48_000)
  }

  // The department of the second guide: 250 000 on 500 000 is −50 %, 250 000 a year short.
  @Test func `a department with a negative return says what would bring it to nothing`() throws {
    var businessCase = direct(gains: [.perYear(250_000)], costs: [.perYear(500_000)])
    businessCase.kind = .function
    let result = try businessCase.evaluate()
    #expect(result.roi == -0.5)
    let missing = try #require(result.breakEven)
    #expect(relative(missing.missingPerYear, 250_000) < 1e-12)
    #expect(missing.benefitFactor == 2)
    #expect(!result.warnings.contains { $0.code == "finance.run-cost-missing" })
    #expect(result.openQuestions.isEmpty)
  }

  @Test func `a return without costs is undefined with its reason`() throws {
    let result = try direct(gains: [.perYear(100)]).evaluate()
    #expect(result.roi == nil)
    #expect(result.benefitCostRatio == nil)
    #expect(relative(result.netPresentValue, 100) < 1e-12)
    #expect(result.reasons["roi"]?.en.contains("state the costs") == true)
    #expect(result.internalRateOfReturn == nil)
  }

  // By hand: 1 200 a year rising by 10 %: 1 200 + 1 320 + 1 452.
  @Test func `costs follow their drivers and their price rise`() throws {
    var businessCase = direct(costs: [.perYear(1200)], horizon: 36)
    businessCase.costs[0].indexation = 0.10
    #expect(relative(try businessCase.evaluate().totalCosts, 3972) < 1e-12)
    let quarterly = direct(costs: [.every(months: 3, amount: 100)])
    #expect(try quarterly.evaluate().totalCosts == 400)
    let minutes = direct(costs: [.perMinute(price: 0.1, minutesPerMonth: 1000)])
    #expect(relative(try minutes.evaluate().totalCosts, 1200) < 1e-12)
    let people = direct(costs: [.peopleHours(hours: 4, people: 10, hourlyCost: 30)])
    #expect(try people.evaluate().totalCosts == 1200)
  }

  // By hand: 30 % of 10 000 issues resolved without a person at 0.99, ramped over 3 months:
  // 1 000 + 2 000 + 10 · 3 000 resolutions, and 500 hand-overs a month at 0.20.
  @Test func `a price per resolution follows the lever`() throws {
    let segment = WorkloadSegment(
      id: "all", demandPerMonth: 10_000, handleMinutes: 8, costPerPaidHour: 20)
    var businessCase = hours(
      segment,
      [Lever(id: "d", parameter: .deflection, effect: .to(0.3), ramp: .linear(months: 3))])
    businessCase.costs = [
      CostLine(
        id: "ai", category: .aiUsage,
        amount: .perResolution(
          price: 0.99, resolutionsPerMonth: nil, handoffPrice: 0.2, handoffsPerMonth: 500)),
      CostLine(
        id: "platform", category: .licence, amount: .perContact(price: 0.01, contactsPerMonth: nil)),
    ]
    let result = try businessCase.evaluate()
    #expect(relative(result.costs[0].nominal, 33_000 * 0.99 + 12 * 100) < 1e-12)
    #expect(relative(result.costs[1].nominal, 1200) < 1e-12)
  }

  @Test func `short, medium and long term are shown apart`() throws {
    let result = try direct(
      gains: [.perMonth(10)], costs: [.once(100)], horizon: 24
    ).evaluate()
    #expect(result.horizons.map(\.term) == [.short, .medium, .long])
    #expect(result.horizons.map(\.benefits) == [60, 120, 60])
    #expect(result.horizons.map(\.costs) == [100, 0, 0])
  }

  @Test func `operational return stays apart from money`() throws {
    var businessCase = smallCompany
    let before = try businessCase.evaluate()
    businessCase.operational = OperationalInputs(
      efficiencyPerYear: 30_000, qualityPerYear: 10_000, operatingCostPerYear: 400_000)
    let after = try businessCase.evaluate()
    #expect(after.operationalReturn == 0.1)
    #expect(after.roi == before.roi)
  }

  @Test func `every figure has a formula, and its inputs exist`() throws {
    let result = try smallCompany.evaluate()
    let ids = Set(result.figures.map(\.id))
    #expect(ids.count == result.figures.count)
    for id in ["roi", "netPresentValue", "costs.run", "gains.churn", "levers.auto.hours"] {
      #expect(ids.contains(id))
    }
    for figure in result.figures {
      #expect(!figure.formula.fr.isEmpty && !figure.formula.en.isEmpty, "\(figure.id)")
      for input in figure.inputs {
        if let reference = input.figure { #expect(ids.contains(reference), "\(figure.id)") }
      }
      if figure.value == nil { #expect(figure.reason != nil, "\(figure.id)") }
    }
  }

  @Test func `JSON writes undefined figures as null and reads back`() throws {
    let result = try direct(gains: [.perYear(100)]).evaluate()
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys]
    let data = try encoder.encode(result)
    let text = String(decoding: data, as: UTF8.self)
    #expect(text.contains("\"roi\":null"))
    #expect(text.contains("\"timing\":\"tei_annual\""))
    for key in [
      "roi", "benefitCostRatio", "netPresentValue", "internalRateOfReturn", "presentValueBenefits",
      "presentValueCosts", "paybackMonths", "simple", "cumulative", "discounted", "peakFunding",
      "horizonMonths", "timing", "readings", "cash", "economic", "extended", "byGrade", "levers",
      "additiveOverstatement", "cashFlows", "warnings", "reasons",
    ] {
      #expect(text.contains("\"\(key)\":"), "\(key)")
    }
    #expect(try JSONDecoder().decode(CaseResult.self, from: data) == result)
  }
}

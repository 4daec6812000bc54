// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

import Finance
import Quantities

/// Cases that together use every kind of line, lever, ramp and timing of a workbook.
enum SampleWorkbookCase: String, CaseIterable, Sendable {
  case full, monthly, spreadsheet, losing, flowsOnly, empty, sixLevers, automation

  var plan: BusinessCase {
    switch self {
    case .full: Self.fullPlan()
    case .monthly:
      Self.fullPlan(DiscountRule(annualRate: 0.08, timing: .monthly), horizon: 30)
    case .spreadsheet: Self.fullPlan(DiscountRule(annualRate: 0.12, timing: .excelNPV), horizon: 28)
    case .losing: Self.losingPlan
    case .flowsOnly: Self.flowsPlan
    case .empty: BusinessCase(title: LocalizedText(en: "Nothing", fr: "Rien"))
    case .sixLevers: Self.sixLeverPlan
    case .automation: Self.automationPlan
    }
  }

  private static let segments = [
    WorkloadSegment(
      id: "mail", demandPerMonth: 6_000, deflection: 0.05, recontactRate: 0.25, handleMinutes: 8,
      occupancy: 0.8, shrinkage: 0.3, costPerPaidHour: 24),
    WorkloadSegment(
      id: "phone", demandPerMonth: 4_000, recontactRate: 0.2, handleMinutes: 7, occupancy: 0.75,
      shrinkage: 0.3, costPerPaidHour: 26),
  ]

  static func fullPlan(
    _ discount: DiscountRule = DiscountRule(), horizon: Int = 36
  ) -> BusinessCase {
    BusinessCase(
      title: LocalizedText(en: "Everything", fr: "Tout"), horizonMonths: horizon,
      start: LocalDate(daysSinceEpoch: 20_513), goLive: LocalDate(daysSinceEpoch: 20_544),
      discount: discount, workload: .segments(segments),
      levers: [
        Lever(
          id: "automation", parameter: .deflection, effect: .to(0.3), segments: ["mail"],
          easyHandleMinutes: 5, ramp: .linear(months: 6), attribution: 0.9, risk: 0.2,
          grade: .assumed, source: "offer"),
        Lever(
          id: "assist", parameter: .handleMinutes, effect: .change(-0.15),
          ramp: .sCurve(months: 4), risk: 0.1, grade: .measured),
        Lever(
          id: "recontact", parameter: .recontactRate, effect: .points(-0.04),
          ramp: .yearly([0.5, 1]), startMonth: 3, risk: 0.3),
      ],
      capture: 0.5,
      cash: CashPlan(
        costPerPostPerYear: 36_500, attritionPerYear: 2, plannedHires: 1, severancePerPost: 4_000,
        externalHoursPerMonth: 60, externalHourlyRate: 29),
      gains: [
        GainLine(
          id: "retention", pool: Pool(.revenue), amount: .perYear(18_000), margin: 0.7,
          attribution: 0.5, risk: 0.3, ramp: .yearly([0.5, 1, 1]), grade: .assumed),
        GainLine(
          id: "tool", pool: Pool(.tools),
          amount: .flows(initial: 500, years: [10_000, 12_000, 12_000]), risk: 0.05,
          grade: .measured),
        GainLine(
          id: "dispute", pool: Pool(.disputes), amount: .once(3_000), startMonth: 5, grade: .proved),
        GainLine(
          id: "turnover", pool: Pool(.people), amount: .perMonth(200), ramp: .monthly([0.2, 0.6]),
          endMonth: 20),
      ],
      costs: [
        CostLine(
          id: "licences", category: .licence, amount: .perAgentPerMonth(price: 50, agents: 30),
          risk: 0.05, indexation: 0.03),
        CostLine(
          id: "usage", category: .aiUsage,
          amount: .perResolution(
            price: 0.9, resolutionsPerMonth: nil, handoffPrice: 0.15, handoffsPerMonth: 1_500),
          risk: 0.1),
        CostLine(
          id: "contacts", category: .telephony,
          amount: .perContact(price: 0.02, contactsPerMonth: nil)),
        CostLine(
          id: "minutes", category: .telephony,
          amount: .perMinute(price: 0.01, minutesPerMonth: 900),
          startMonth: 4, endMonth: 18),
        CostLine(
          id: "build", category: .setup, amount: .flows(initial: 20_000, years: [0, 500, 0]),
          risk: 0.1),
        CostLine(
          id: "days", category: .integration,
          amount: .peopleDays(days: 15, people: 1, dailyCost: 650), risk: 0.25),
        CostLine(
          id: "hours", category: .training,
          amount: .peopleHours(hours: 14, people: 30, hourlyCost: 24), startMonth: 2),
        CostLine(
          id: "learning", category: .learningCurve,
          amount: .learningCurve(agents: 30, weeks: 3, loss: 0.1, weeklyCost: 740), startMonth: 1),
        CostLine(
          id: "run", category: .run, amount: .posts(fullTimeEquivalents: 0.5, yearlyCost: 45_000)),
        CostLine(
          id: "renewal", category: .maintenance, amount: .every(months: 12, amount: 900),
          indexation: 0.02, startMonth: 1),
        CostLine(id: "yearly", category: .quality, amount: .perYear(7_200)),
        CostLine(id: "once", category: .contingency, amount: .once(5_000)),
      ],
      operational: OperationalInputs(
        efficiencyPerYear: 90_000, qualityPerYear: 20_000, operatingCostPerYear: 400_000))
  }

  private static let losingPlan = BusinessCase(
    title: LocalizedText(en: "A loss", fr: "Une perte"), horizonMonths: 12,
    workload: .segments([segments[1]]),
    levers: [
      Lever(id: "slower", parameter: .productivity, effect: .change(-0.05), risk: 0.1),
      Lever(id: "occupancy", parameter: .occupancy, effect: .to(0.77)),
      Lever(id: "shrinkage", parameter: .shrinkage, effect: .points(-0.01)),
      Lever(id: "demand", parameter: .demandPerMonth, effect: .change(-0.01)),
    ],
    costs: [CostLine(id: "build", category: .setup, amount: .once(80_000))])

  private static let flowsPlan = BusinessCase(
    title: LocalizedText(en: "Flows", fr: "Flux"), horizonMonths: 36,
    gains: [GainLine(id: "g", amount: .flows(initial: 0, years: [400, 500, 600]))],
    costs: [CostLine(id: "c", category: .other, amount: .flows(initial: 700, years: [50, 50, 50]))])

  private static let sixLeverPlan = BusinessCase(
    title: LocalizedText(en: "Six levers", fr: "Six leviers"), horizonMonths: 12,
    workload: .segments(segments),
    levers: [
      Lever(id: "a", parameter: .deflection, effect: .points(0.15), easyHandleMinutes: 4),
      Lever(id: "b", parameter: .deflection, effect: .points(0.05), ramp: .linear(months: 3)),
      Lever(id: "c", parameter: .handleMinutes, effect: .change(-0.1), ramp: .sCurve(months: 5)),
      Lever(id: "d", parameter: .handleMinutes, effect: .change(-0.05), segments: ["phone"]),
      Lever(id: "e", parameter: .recontactRate, effect: .change(-0.2)),
      Lever(id: "f", parameter: .shrinkage, effect: .to(0.28), startMonth: 4),
    ],
    costs: [CostLine(id: "c", category: .setup, amount: .once(10_000))])

  /// Growth, season, reach and containment, decay, first-contact resolution, tokens, hand-overs
  /// that follow the automation, an operational index and inputs that follow a driver.
  private static var automationPlan: BusinessCase {
    var grown = segments[0]
    grown.growthPerYear = 0.06
    grown.season = [0.9, 0.9, 1, 1, 1, 0.9, 0.8, 0.8, 1, 1.1, 1.3, 1.3]
    var once = segments[1]
    once.recontactConvention = .oneRetry
    return BusinessCase(
      title: LocalizedText(en: "Automation", fr: "Automatisation"), horizonMonths: 26,
      start: LocalDate(iso: "2026-10-01"), workload: .segments([grown, once]),
      levers: [
        Lever(
          id: "bot", parameter: .deflection,
          effect: .automation(reach: 0.6, containment: 0.5, returnRate: 0.15), segments: ["mail"],
          easyHandleMinutes: 5, ramp: .linear(months: 5),
          decay: Lever.Decay(perMonth: 0.02, floor: 0.7), startMonth: 2, risk: 0.1),
        Lever(id: "fcr", parameter: .firstContactResolution, effect: .points(0.03)),
      ],
      cash: CashPlan(costPerPostPerYear: 36_500, attritionPerYear: 3),
      costs: [
        CostLine(
          id: "tokens", category: .aiUsage,
          amount: .perToken(
            TokenPrice(
              perMillionIn: 3, perMillionOut: 15, turns: 4, tokensIn: 900, tokensOut: 200))),
        CostLine(
          id: "resolved", category: .aiUsage,
          amount: .perResolution(
            price: 0.5, resolutionsPerMonth: nil, handoffPrice: 0.1, handoffsPerMonth: nil)),
        CostLine(
          id: "seats", category: .licence, amount: .perAgentPerMonth(price: 40, agents: 1)),
        CostLine(id: "build", category: .setup, amount: .once(15_000)),
      ],
      drivers: [Driver(id: "agents", content: .value(22))],
      bindings: [Binding(path: "costs.seats.agents", formula: Formula("agents + 3"))],
      operationalIndex: [
        OperationalIndicator(
          metric: LocalizedText(en: "Wait", fr: "Attente"), before: 10, after: 8, weight: 2,
          better: .lower),
        OperationalIndicator(
          metric: LocalizedText(en: "CSAT", fr: "CSAT"), before: 4, after: 4.2, better: .higher),
      ])
  }

  /// 2¹⁰ sets of levers in each of 24 segments and 36 months.
  static var tenLevers: BusinessCase {
    var many = sixLeverPlan
    many.horizonMonths = 36
    many.workload = .segments(
      (0..<24).map { index in
        var segment = segments[index % 2]
        segment.id = "s\(index)"
        return segment
      })
    many.levers = (0..<10).map { index in
      Lever(id: "l\(index)", parameter: .handleMinutes, effect: .change(-0.01 * Double(index + 1)))
    }
    return many
  }
}

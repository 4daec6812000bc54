// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

import Finance
import Quantities
import Statistics

/// Cases that documents are made of in these tests.
enum SampleCases {
  static func text(_ en: String, _ fr: String) -> LocalizedText { LocalizedText(en: en, fr: fr) }

  /// A project with a workload, levers of three grades, lines in every reading and a simulation.
  static let assistant = BusinessCase(
    title: text("AI assistant for customer support", "Assistant IA du support"),
    start: LocalDate(iso: "2026-03-01"), goLive: LocalDate(iso: "2026-04-01"),
    workload: .segments([
      WorkloadSegment(
        id: "mail", demandPerMonth: 10_000, recontactRate: 0.25, handleMinutes: 8, occupancy: 0.8,
        shrinkage: 0.3, costPerPaidHour: 24)
    ]),
    levers: [
      Lever(
        id: "automation", label: text("Automation", "Automatisation"), parameter: .deflection,
        effect: .to(0.3), ramp: .linear(months: 6), risk: 0.2, grade: .assumed, source: "devis 12"),
      Lever(
        id: "assist", label: text("Agent assistance", "Assistance aux agents"),
        parameter: .handleMinutes, effect: .change(-0.25), risk: 0.1, grade: .measured,
        source: "pilote"),
    ], capture: 0.5,
    gains: [
      GainLine(
        id: "legacy", label: text("Old tool ended", "Ancien outil arrêté"), pool: Pool(.tools),
        amount: .perYear(12_000), grade: .proved, source: "contrat"),
      GainLine(
        id: "kept", label: text("Customers kept", "Clients conservés"), pool: Pool(.revenue),
        amount: .perYear(18_000), margin: 0.7, attribution: 0.5, risk: 0.2),
    ],
    costs: [
      CostLine(
        id: "licences", label: text("Licences", "Licences"), category: .licence,
        amount: .perAgentPerMonth(price: 50, agents: 20), risk: 0.05, source: "devis 12"),
      CostLine(
        id: "build", label: text("Set-up", "Mise en place"), category: .setup,
        amount: .once(20_000), risk: 0.1),
    ],
    uncertainty: [
      UncertainInput(
        path: "levers.automation.to", distribution: .triangular(low: 0.15, mode: 0.3, high: 0.4))
    ], simulation: SimulationOptions(draws: 200))

  /// A department that costs twice what it brings: 250 000 on 500 000 is −50 % (domain.md).
  static let department = BusinessCase(
    title: text("Whole department", "Service client entier"), kind: .function, horizonMonths: 12,
    discount: DiscountRule(annualRate: 0),
    gains: [GainLine(id: "gain", label: text("Gains", "Gains"), amount: .perYear(250_000))],
    costs: [
      CostLine(
        id: "team", label: text("Team", "Équipe"), category: .salaries, amount: .perYear(500_000))
    ])

  /// Hardly anything: a gain and no cost.
  static let gainOnly = BusinessCase(
    title: text("A gain", "Un gain"), gains: [GainLine(id: "only", amount: .once(5))])

  /// A case whose every text is the same.
  static func everywhere(_ text: String) -> BusinessCase {
    let words = LocalizedText(verbatim: text)
    var plan = assistant
    plan.title = words
    for index in plan.levers.indices {
      plan.levers[index].label = words
      plan.levers[index].source = text
    }
    for index in plan.gains.indices {
      plan.gains[index].label = words
      plan.gains[index].source = text
    }
    for index in plan.costs.indices {
      plan.costs[index].label = words
      plan.costs[index].source = text
    }
    plan.narrative = Narrative(
      organisation: words, summary: words, problems: [words], solution: words, whyThisOne: words,
      alternatives: [.init(name: words, text: words)], intangible: [words],
      risks: [.init(risk: words, likelihood: words, impact: words, mitigation: words)],
      rollout: [.init(step: words, when: words, what: words, owner: words)],
      indicators: [.init(metric: words, target: words, frequency: words)], recommendation: words)
    return plan
  }
}

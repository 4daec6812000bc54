// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

import CaseFiles
import Finance
import Foundation
import Quantities
import Statistics
import TestSupport
import Testing

@Suite struct CaseFileTests {
  private func faults(_ text: String) -> [CaseFileFault] {
    do {
      _ = try CaseFile.read(text)
      return []
    } catch { return error.faults }
  }

  private func text(_ path: URL) throws -> String {
    String(decoding: try Data(contentsOf: path), as: UTF8.self)
  }

  @Test func `the case of the design is read as it is written`() throws {
    let url = try #require(Bundle.module.url(forResource: "Fixtures/design", withExtension: "yaml"))
    let read = try CaseFile.read(try text(url)).businessCase
    #expect(read.title.fr == "Assistant IA du support")
    #expect(read.kind == .project)
    #expect(read.currency == .euro)
    #expect(read.goLive == LocalDate(iso: "2026-03-01"))
    #expect(read.discount == DiscountRule(annualRate: 0.10, timing: .teiAnnual))
    guard case .segments(let segments) = read.workload else {
      Issue.record("the workload is not read")
      return
    }
    #expect(segments.map(\.recontactRate) == [0.25])
    #expect(read.levers.map(\.effect) == [.to(0.30), .change(-0.25)])
    #expect(read.levers[0].ramp == .linear(months: 6))
    #expect(read.levers[1].evidence == "its/2026-05-assist")
    #expect(read.gains[1].amount == .flows(initial: 0, years: [10_000, 12_000, 12_000]))
    #expect(read.costs[1].amount == .peopleDays(days: 2, people: 10, dailyCost: 300))
    #expect(
      read.uncertainty
        == [
          UncertainInput(
            path: "levers.automation.to",
            distribution: .triangular(low: 0.15, mode: 0.30, high: 0.40))
        ])
    let result = try read.evaluate()
    // By hand: H₀ = 2 976.190 h, saved at full effect 2 976.190 · (1 − 0.7 · 0.75).
    #expect(abs(try #require(result.workload).hoursBefore - 2976.1905) < 0.0001)
    let full = result.levers.reduce(0) { $0 + $1.perMonth.shapley }
    #expect(abs(full - 2976.1905 * 0.475) < 0.0001)
  }

  @Test(arguments: ["assistant-ia", "pme-10-agents"])
  func `the examples of the project load and evaluate`(name: String) throws {
    let url = packageRoot.appending(path: "Examples/\(name).yaml")
    let result = try CaseFile.read(try text(url)).businessCase.evaluate()
    #expect(result.simulation != nil)
    if name == "pme-10-agents" {
      // The method: about 100 % instead of 767 %.
      #expect(abs(try #require(result.roi) - 1) < 0.05)
      #expect(abs(result.totalCosts - 27_923) < 1)
    }
  }

  @Test func `an unknown key is named with its line and the closest known one`() throws {
    let found = faults(
      "title: x\nhorizonMonth: 12\nlevers:\n  - { id: a, prameter: deflection, to: 0.1 }\n")
    let key = try #require(found.first { $0.code == "case.unknown-key" })
    #expect(key.place.line == 2)
    #expect(key.message.en == "horizonMonth is unknown. Did you mean “horizonMonths”?")
    #expect(key.message.fr.contains("Vouliez-vous dire « horizonMonths »"))
    #expect(found.contains { $0.place.line == 4 && $0.message.en.contains("“parameter”") })
  }

  @Test func `wrong types say what was expected`() {
    let found = faults(
      """
      title: x
      horizonMonths: many
      goLive: tomorrow
      currency: euros
      kind: projet
      capture: 50 %
      costs:
        - { id: a, category: licence, amount: "1 000,50" }
        - { id: b, category: licences, amount: [1] }
      """)
    let words = found.map(\.message.en)
    #expect(found.map(\.place.line) == [2, 3, 4, 5, 6, 8, 9, 9])
    #expect(words[0].contains("Expected: a number"))
    #expect(words[1].contains("Expected: a day such as 2026-03-01"))
    #expect(words[2].contains("three letters"))
    #expect(words[3].contains("Did you mean “project”?"))
    #expect(words[4] == "capture is “50 %”. Write shares as fractions: 0.5.")
    #expect(words.contains { $0.contains("Did you mean “licence”?") })
  }

  @Test func `a percentage typed as 30 is asked about at its line`() throws {
    let fault = try #require(
      faults(
        """
        title: x
        workload:
          - { demandPerMonth: 100, handleMinutes: 8, costPerPaidHour: 20 }
        levers:
          - id: automation
            parameter: deflection
            to: 30
        """
      ).first)
    #expect(fault.place.line == 7)
    #expect(fault.code == "finance.out-of-domain")
    #expect(fault.message.en.contains("Did you mean 30 %, that is 0.3?"))
  }

  @Test func `all faults of a file are reported, in the order of its lines`() {
    let found = faults(
      """
      title: x
      horizonMonths: 0
      discount: { annualRate: -1 }
      capture: 2
      gains:
        - { id: a, perYear: -5 }
      costs:
        - { id: c, category: setup, amount: .nan }
        - { id: d, category: setup, amount: 1, perMonth: 2 }
        - { category: setup, amount: 1 }
        - { id: e, amount: 1 }
      """)
    #expect(found.map(\.place.line) == [8, 9, 10, 11])
    let domain = faults(
      "title: x\nhorizonMonths: 0\ndiscount: { annualRate: -1 }\ncapture: 2\ngains:\n  - { id: a, perYear: -5 }\n"
    )
    #expect(domain.map(\.place.line) == [2, 3, 4, 6])
  }

  @Test func `amounts, effects and distributions are stated once`() {
    let found = faults(
      """
      title: x
      workload:
        - { demandPerMonth: 100, handleMinutes: 8, costPerPaidHour: 20 }
      levers:
        - { id: l, parameter: handleMinutes, to: 6, change: -0.1 }
      gains:
        - { id: g }
      uncertainty:
        - { of: capture }
        - { of: capture, triangular: [0.1, 0.2] }
      """)
    #expect(
      found.map(\.code) == [
        "case.one-effect", "case.one-amount", "case.one-distribution", "case.wrong-type",
      ])
  }

  @Test func `every way of writing a cost is read`() throws {
    let read = try CaseFile.read(
      """
      title: x
      costs:
        - { id: a, category: licence, amount: 1, recurrence: yearly, startMonth: 1 }
        - { id: b, category: licence, perMonth: 2, indexation: 0.02 }
        - { id: c, category: licence, perContact: 0.1, contactsPerMonth: 100 }
        - { id: d, category: ai_usage, perResolution: 0.9, resolutionsPerMonth: 10, perHandoff: 0.1, handoffsPerMonth: 3 }
        - { id: e, category: telephony, perMinute: 0.02, minutesPerMonth: 1000 }
        - { id: f, category: training, hours: 7, people: 3, hourlyCost: 20, direct: false }
        - { id: g, category: run, fte: 0.25, yearlyCost: 40000 }
        - { id: h, category: learning_curve, weeks: 2, agents: 10, loss: 0.25, weeklyCost: 600 }
        - { id: i, category: setup, flows: { initial: 5 } }
        - { id: j, category: peaks, amount: 9, everyMonths: 6 }
      """
    ).businessCase.costs.map(\.amount)
    #expect(
      read == [
        .every(months: 12, amount: 1), .perMonth(2), .perContact(price: 0.1, contactsPerMonth: 100),
        .perResolution(
          price: 0.9, resolutionsPerMonth: 10, handoffPrice: 0.1, handoffsPerMonth: 3),
        .perMinute(price: 0.02, minutesPerMonth: 1000),
        .peopleHours(hours: 7, people: 3, hourlyCost: 20),
        .posts(fullTimeEquivalents: 0.25, yearlyCost: 40_000),
        .learningCurve(agents: 10, weeks: 2, loss: 0.25, weeklyCost: 600),
        .flows(initial: 5, years: []), .every(months: 6, amount: 9),
      ])
  }

  @Test func `a baseline to be measured stays a request`() throws {
    let read = try CaseFile.read(
      """
      title: x
      workload:
        measured: { from: 2025-01-01, to: 2025-12-31, where: { channel: phone } }
        occupancy: 0.8
        costPerPaidHour: 24
      levers:
        - { id: l, parameter: deflection, to: 0.2 }
      """
    ).businessCase
    guard case .measured(let request) = read.workload else {
      Issue.record("the request is lost")
      return
    }
    #expect(request.from == LocalDate(iso: "2025-01-01"))
    #expect(request.conditions == ["channel=phone"])
    #expect(request.typed.occupancy == 0.8)
    #expect(request.typed.handleMinutes == nil)
    #expect(throws: FinanceError.baselineNotMeasured) { try read.evaluate() }
    #expect(
      faults("title: x\nworkload:\n  measured: { from: 2025-02-01, to: 2025-01-01 }\n").map(\.code)
        == ["case.window-reversed"])
  }

  @Test func `the narrative is read in one language or two`() throws {
    let narrative = try CaseFile.read(
      """
      title: { fr: Titre, en: Title }
      narrative:
        summary: Bref
        problems: [un, { fr: deux, en: two }]
        risks:
          - { risk: r, likelihood: forte, impact: moyen, mitigation: m }
          - simple
        rollout:
          - { phase: p, month: 3, owner: o }
        kpis:
          - { metric: CSAT, target: 90 %, frequency: mensuelle }
      """
    ).businessCase.narrative
    #expect(narrative.problems.map(\.en) == ["un", "two"])
    #expect(narrative.risks.map(\.risk.fr) == ["r", "simple"])
    #expect(narrative.risks[0].likelihood?.fr == "forte")
    #expect(narrative.rollout[0].when == LocalizedText(en: "month 3", fr: "mois 3"))
    #expect(narrative.indicators[0].target?.en == "90 %")
    #expect(
      faults("title: x\nnarrative:\n  risk: []\n").first?.message.en.contains("“risks”") == true)
  }
}

// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

import Finance
import Quantities
import Yams

/// Reads a case from the tree of its file.
struct CaseReader {
  let root: Node
  private let collected = CaseFaults()

  init(root: Node) { self.root = root }

  /// What was wrong.
  var faults: [CaseFileFault] { collected.list }

  /// The case; nil when the file is too broken for one.
  func caseFile() -> CaseFile? {
    guard let reader = MapReader(root, path: "", faults: collected) else { return nil }
    var businessCase = BusinessCase(
      title: reader.required("title").flatMap { reader.localized($0, at: "title") }
        ?? LocalizedText(verbatim: ""))
    readFrame(reader, into: &businessCase)
    businessCase.drivers = reader.list("drivers").compactMap { driver($0, faults: collected) }
    readDriverValues(businessCase.drivers, reader)
    readRates(reader, currency: businessCase.currency)
    if let rule = reader.choice("riskRule", [("stated", false), ("by_grade", true)]) {
      collected.takesRiskOfGrade = rule
    }
    businessCase.agentCost = agentCost(reader)
    if let workload = workload(reader) { businessCase.workload = workload }
    businessCase.levers = reader.list("levers").compactMap { lever($0, faults: collected) }
    if let capture = reader.number("capture") { businessCase.capture = capture }
    businessCase.cash = cash(reader)
    businessCase.gains = reader.list("gains").compactMap { gain($0, faults: collected) }
    businessCase.costs = reader.list("costs").compactMap { cost($0, faults: collected) }
    businessCase.uncertainty = reader.list("uncertainty").compactMap {
      uncertainInput($0, faults: collected)
    }
    businessCase.scenarios = scenarios(reader)
    businessCase.strategic = reader.list("strategic").compactMap {
      strategicItem($0, faults: collected)
    }
    businessCase.claim = claim(reader)
    businessCase.operationalIndex = reader.list("operationalIndex").compactMap {
      indicator($0, faults: collected)
    }
    businessCase.operational = operational(reader)
    if let narrative = reader.map("narrative") {
      businessCase.narrative = self.narrative(narrative)
    }
    businessCase.bindings = collected.bindings
    let solutions = reader.list("solutions").compactMap {
      solution($0, on: businessCase, faults: collected)
    }
    reader.finish()
    return CaseFile(
      businessCase: businessCase, solutions: solutions, places: collected.places)
  }

  private func readFrame(_ reader: MapReader, into businessCase: inout BusinessCase) {
    let kinds = BusinessCase.Kind.allCases.map { ($0.rawValue, $0) }
    if let kind = reader.choice("kind", kinds) { businessCase.kind = kind }
    if let node = reader.value("currency") {
      if let code = node.string, let currency = Currency(code: code) {
        businessCase.currency = currency
      } else {
        reader.expected(
          "a currency code of three letters, such as EUR",
          "un code de devise de trois lettres, comme EUR", node, at: "currency")
      }
    }
    if let months = reader.integer("horizonMonths") { businessCase.horizonMonths = months }
    businessCase.start = reader.date("start")
    businessCase.goLive = reader.date("goLive")
    if let discount = reader.map("discount") {
      let timings = DiscountRule.Timing.allCases.map { ($0.rawValue, $0) }
      if let rate = discount.number("annualRate") { businessCase.discount.annualRate = rate }
      if let timing = discount.choice("timing", timings) {
        businessCase.discount.timing = timing
      }
      discount.finish()
    }
    if let simulation = reader.map("simulation") {
      if let draws = simulation.integer("draws") { businessCase.simulation.draws = draws }
      if let seed = simulation.integer("seed") {
        businessCase.simulation.seed = UInt64(bitPattern: Int64(seed))
      }
      simulation.finish()
    }
  }

  private func cash(_ reader: MapReader) -> CashPlan? {
    guard let map = reader.map("cash") else { return nil }
    // A missing cost is a fault already; the number beside it never reaches a result.
    let cost =
      map.number("costPerPostPerYear") ?? collected.agent?.costPerYear
      ?? map.requiredNumber("costPerPostPerYear")
    var plan = CashPlan(costPerPostPerYear: cost ?? 0)
    if let base = collected.agent?.base { plan.paidHoursPerPostPerYear = base.hours }
    if let hours = map.number("paidHoursPerPostPerYear") { plan.paidHoursPerPostPerYear = hours }
    if let posts = map.number("attritionPerYear") { plan.attritionPerYear = posts }
    if let posts = map.number("plannedHires") { plan.plannedHires = posts }
    if let amount = map.number("severancePerPost") { plan.severancePerPost = amount }
    if let hours = map.number("externalHoursPerMonth") { plan.externalHoursPerMonth = hours }
    if let rate = map.number("externalHourlyRate") { plan.externalHourlyRate = rate }
    map.finish()
    return plan
  }

  private func operational(_ reader: MapReader) -> OperationalInputs? {
    guard let map = reader.map("operational") else { return nil }
    let efficiency = map.requiredNumber("efficiencyPerYear")
    let quality = map.requiredNumber("qualityPerYear")
    let cost = map.requiredNumber("operatingCostPerYear")
    map.finish()
    guard let efficiency, let quality, let cost else { return nil }
    return OperationalInputs(
      efficiencyPerYear: efficiency, qualityPerYear: quality, operatingCostPerYear: cost)
  }
}

// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

import Finance
import Quantities
import Yams

extension CaseReader {
  /// One driver: a value, or a formula over other drivers.
  func driver(_ node: Node, faults: CaseFaults) -> Driver? {
    guard let map = identified(node, list: "drivers", faults: faults) else { return nil }
    let reader = map.reader
    defer { reader.finish() }
    let label = reader.localized("label")
    let source = reader.text("source")
    let isFormula = reader.has("formula")
    reader.know(["formula", "value"])
    if isFormula == reader.has("value") {
      faults.add(
        node, "one-driver", en: "\(reader.path) needs one of value: or formula:.",
        fr: "\(reader.path) demande un seul de value: ou formula:.")
      return nil
    }
    let content: Driver.Content? =
      isFormula
      ? reader.text("formula").map { .formula(Formula($0)) }
      : reader.number("value").map { .value($0) }
    return content.map { Driver(id: map.id, label: label, content: $0, source: source) }
  }

  /// Works the drivers out, so that numbers may be written as formulas.
  func readDriverValues(_ drivers: [Driver], _ reader: MapReader) {
    do {
      reader.faults.drivers = try drivers.values()
    } catch {
      let node = reader.value("drivers") ?? reader.node
      reader.faults.add(node, "formula", en: error.message.en, fr: error.message.fr)
    }
  }

  /// `exchangeRates: { USD: { rate: 0.92, on: 2026-01-31 } }`.
  func readRates(_ reader: MapReader, currency: Currency) {
    reader.faults.currency = currency
    guard let node = reader.value("exchangeRates") else { return }
    guard let mapping = node.mapping else {
      reader.expected(
        "{ USD: { rate: 0.92, on: 2026-01-31 } }", "{ USD: { rate: 0.92, on: 2026-01-31 } }", node,
        at: "exchangeRates")
      return
    }
    for (key, value) in mapping {
      guard let code = key.string, Currency(code: code) != nil,
        let map = MapReader(value, path: "exchangeRates.\(code)", faults: reader.faults)
      else { continue }
      let rate = map.requiredNumber("rate")
      _ = map.required("on").flatMap { map.date($0, at: map.full("on")) }
      map.finish()
      guard let rate else { continue }
      guard rate > 0 else {
        map.expected("a rate above 0", "un cours au-dessus de 0", value, at: map.full("rate"))
        continue
      }
      reader.faults.rates[code] = rate
    }
  }

  /// The cost of an agent from gross pay.
  func agentCost(_ reader: MapReader) -> AgentCost? {
    guard let map = reader.map("agentCost") else { return nil }
    let gross = map.requiredNumber("grossPerMonth")
    var cost = AgentCost(grossPerMonth: gross ?? 1)
    if let months = map.number("monthsPerYear") { cost.monthsPerYear = months }
    if let staff = map.integer("staff") { cost.staff = staff }
    if let amount = map.number("benefitsPerYear") { cost.benefitsPerYear = amount }
    if let amount = map.number("workplacePerYear") { cost.workplacePerYear = amount }
    if let share = map.number("supervision") { cost.supervision = share }
    let bases = HourBase.allCases.map { ($0.rawValue, $0) }
    if let base = map.choice("hourBase", bases) { cost.base = base }
    let nominal = map.number("nominalRate")
    let day = map.date("on")
    map.finish()
    guard gross != nil else { return nil }
    do {
      if let day { cost.contributions = try FrenchContributions.applying(on: day) }
      if let nominal { cost.contributions.nominalRate = nominal }
      reader.faults.agent = try cost.breakdown()
      return cost
    } catch {
      reader.faults.add(map.node, "agent-cost", en: error.message.en, fr: error.message.fr)
      return nil
    }
  }

  /// `scenarios: { prudent: { levers.automation.to: 0.2 } }`.
  func scenarios(_ reader: MapReader) -> [Scenario] {
    guard let node = reader.value("scenarios") else { return [] }
    guard let mapping = node.mapping else {
      reader.expected(
        "{ prudent: { levers.automation.to: 0.2 } }", "{ prudent: { levers.automation.to: 0.2 } }",
        node, at: "scenarios")
      return []
    }
    return mapping.compactMap { key, value in
      guard let id = key.string,
        let map = MapReader(value, path: "scenarios.\(id)", faults: reader.faults)
      else { return nil }
      let label = map.localized("label")
      let settings = (value.mapping ?? [:]).compactMap { key, _ -> Scenario.Setting? in
        guard let path = key.string, path != "label" else { return nil }
        return map.number(path).map { Scenario.Setting(path: path, value: $0) }
      }
      return Scenario(id: id, label: label, settings: settings)
    }
  }

  /// One item that is listed and never summed.
  func strategicItem(_ node: Node, faults: CaseFaults) -> StrategicItem? {
    guard let map = identified(node, list: "strategic", faults: faults) else { return nil }
    let reader = map.reader
    let item = StrategicItem(
      id: map.id, label: reader.localized("label") ?? LocalizedText(verbatim: map.id),
      note: reader.localized("note"), estimatePerYear: reader.number("estimatePerYear"),
      source: reader.text("source"))
    reader.finish()
    return item
  }

  /// What somebody promised.
  func claim(_ reader: MapReader) -> Claim? {
    guard let map = reader.map("claim") else { return nil }
    let gains = map.requiredNumber("gains")
    let costs = map.requiredNumber("costs")
    let claim = Claim(
      gains: gains ?? 0, costs: costs ?? 0, roi: map.number("roi"),
      paybackMonths: map.number("paybackMonths"), source: map.text("source"))
    map.finish()
    return gains == nil || costs == nil ? nil : claim
  }

  /// One indicator of the operational index.
  func indicator(_ node: Node, faults: CaseFaults) -> OperationalIndicator? {
    guard let map = MapReader(node, path: "operationalIndex", faults: faults) else { return nil }
    let metric = map.required("metric").flatMap { map.localized($0, at: map.full("metric")) }
    let before = map.requiredNumber("before")
    let after = map.requiredNumber("after")
    let weight = map.number("weight")
    _ = map.required("better")
    let better = map.choice(
      "better", OperationalIndicator.Direction.allCases.map { ($0.rawValue, $0) })
    map.finish()
    guard let metric, let before, let after, let better else { return nil }
    return OperationalIndicator(
      metric: metric, before: before, after: after, weight: weight ?? 1, better: better)
  }
}

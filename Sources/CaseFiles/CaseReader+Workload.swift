// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

import Finance
import Quantities
import Yams

extension CaseReader {
  /// The workload: a list of segments, or a baseline to be measured.
  func workload(_ reader: MapReader) -> Workload? {
    guard let node = reader.value("workload") else { return nil }
    if let sequence = node.sequence {
      return .segments(sequence.compactMap { segment($0, faults: reader.faults) })
    }
    guard let map = MapReader(node, path: "workload", faults: reader.faults) else { return nil }
    return measured(map)
  }

  private func segment(_ node: Node, faults: CaseFaults) -> WorkloadSegment? {
    guard let map = MapReader(node, path: "workload", faults: faults) else { return nil }
    let id = map.text("segment") ?? "all"
    map.path = "workload.\(id)"
    faults.remember(map.path, node)
    var segment = WorkloadSegment(
      id: id, demandPerMonth: map.requiredNumber("demandPerMonth") ?? 0,
      handleMinutes: map.requiredNumber("handleMinutes") ?? 0,
      costPerPaidHour: costPerPaidHour(map) ?? 0)
    if let share = map.number("deflection") { segment.deflection = share }
    readRecontact(map, into: &segment)
    if let growth = map.number("growthPerYear") { segment.growthPerYear = growth }
    if let season = map.numbers("season") { segment.season = season }
    if let share = map.number("occupancy") { segment.occupancy = share }
    if let share = map.number("shrinkage") { segment.shrinkage = share }
    if let source = map.text("source") {
      for parameter in WorkloadParameter.allCases {
        segment.provenances[parameter] = .assumed(source: source)
      }
    }
    if faults.agent != nil, !map.has("costPerPaidHour") {
      segment.provenances[.costPerPaidHour] = .computed(
        formula: "cost of an agent per year ÷ paid hours per year")
    }
    map.finish()
    return segment
  }

  /// The typed cost of a paid hour, else that of the case's agent.
  private func costPerPaidHour(_ map: MapReader) -> Double? {
    if let typed = map.number("costPerPaidHour") { return typed }
    return map.faults.agent?.costPerPaidHour ?? map.requiredNumber("costPerPaidHour")
  }

  /// A repeat-contact rate, or the first-contact resolution that it follows from.
  private func readRecontact(_ map: MapReader, into segment: inout WorkloadSegment) {
    let conventions = RecontactConvention.allCases.map { ($0.rawValue, $0) }
    if let convention = map.choice("recontactConvention", conventions) {
      segment.recontactConvention = convention
    }
    let rate = map.number("recontactRate")
    let resolution = map.number("firstContactResolution")
    if map.has("recontactRate"), map.has("firstContactResolution") {
      map.faults.add(
        map.node, "one-recontact",
        en: "\(map.path) gives recontactRate and firstContactResolution, which say the same "
          + "thing. Keep one.",
        fr: "\(map.path) donne recontactRate et firstContactResolution, qui disent la même "
          + "chose. Gardez-en un.")
    }
    if let rate { segment.recontactRate = rate }
    guard let resolution else { return }
    guard resolution > 0, resolution <= 1 else {
      let fault = FinanceError.outOfDomain(
        path: map.full("firstContactResolution"), value: resolution, domain: .positiveShare)
      map.faults.add(map.node, "out-of-domain", en: fault.message.en, fr: fault.message.fr)
      return
    }
    segment.recontactRate = segment.recontactConvention.recontactRate(resolution: resolution)
  }

  private func measured(_ map: MapReader) -> Workload? {
    guard let node = map.required("measured"),
      let request = MapReader(node, path: "workload.measured", faults: map.faults)
    else { return nil }
    let from = request.required("from").flatMap { request.date($0, at: "workload.measured.from") }
    let to = request.required("to").flatMap { request.date($0, at: "workload.measured.to") }
    let conditions = self.conditions(request)
    request.finish()
    let typed = TypedWorkload(
      demandPerMonth: map.number("demandPerMonth"), recontactRate: map.number("recontactRate"),
      handleMinutes: map.number("handleMinutes"), deflection: map.number("deflection"),
      occupancy: map.number("occupancy"), shrinkage: map.number("shrinkage"),
      costPerPaidHour: map.number("costPerPaidHour") ?? map.faults.agent?.costPerPaidHour)
    map.finish()
    guard let from, let to else { return nil }
    guard from <= to else {
      map.faults.add(
        node, "window-reversed", en: "workload.measured ends (\(to)) before it begins (\(from)).",
        fr: "workload.measured finit (\(to)) avant de commencer (\(from)).")
      return nil
    }
    return .measured(
      MeasuredBaseline(from: from, to: to, conditions: conditions, typed: typed))
  }

  /// `channel=phone`, a list of such texts, or `{ channel: phone }`.
  private func conditions(_ request: MapReader) -> [String] {
    guard let node = request.value("where") else { return [] }
    switch node {
    case .scalar(let scalar):
      return [scalar.string]
    case .sequence(let sequence):
      return sequence.compactMap { item in
        if let text = item.string { return text }
        request.expected("channel=phone", "channel=phone", item, at: request.full("where"))
        return nil
      }
    case .mapping(let mapping):
      return mapping.compactMap { key, value in
        if let name = key.string, let text = value.string { return "\(name)=\(text)" }
        request.expected("channel: phone", "channel: phone", value, at: request.full("where"))
        return nil
      }
    case .alias:
      return []
    }
  }
}

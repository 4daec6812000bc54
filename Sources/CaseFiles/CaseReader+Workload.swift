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
      costPerPaidHour: map.requiredNumber("costPerPaidHour") ?? 0)
    if let share = map.number("deflection") { segment.deflection = share }
    if let rate = map.number("recontactRate") { segment.recontactRate = rate }
    if let share = map.number("occupancy") { segment.occupancy = share }
    if let share = map.number("shrinkage") { segment.shrinkage = share }
    if let source = map.text("source") {
      for parameter in WorkloadParameter.allCases {
        segment.provenances[parameter] = .assumed(source: source)
      }
    }
    map.finish()
    return segment
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
      costPerPaidHour: map.number("costPerPaidHour"))
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

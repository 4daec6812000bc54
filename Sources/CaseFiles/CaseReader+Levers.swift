// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

import Finance
import Quantities
import Statistics
import Yams

extension CaseReader {
  /// One lever.
  func lever(_ node: Node, faults: CaseFaults) -> Lever? {
    guard let map = identified(node, list: "levers", faults: faults) else { return nil }
    let parameters = WorkloadParameter.allCases.filter { $0 != .costPerPaidHour }
      .map { ($0.rawValue, $0) }
    if map.value("parameter") == nil { _ = map.required("parameter") }
    let parameter = map.choice("parameter", parameters)
    let effect = effect(map)
    var lever = Lever(
      id: map.id, label: map.reader.localized("label"), parameter: parameter ?? .demandPerMonth,
      effect: effect ?? .change(0))
    lever.segments = segments(map.reader)
    lever.easyHandleMinutes = map.reader.number("easyHandleMinutes")
    if let ramp = ramp(map.reader) { lever.ramp = ramp }
    lever.startMonth = map.reader.integer("startMonth")
    if let share = map.reader.number("attribution") { lever.attribution = share }
    lever.decay = decay(map.reader)
    let risk = map.reader.number("risk")
    lever.grade = grade(map.reader)
    lever.source = map.reader.text("source")
    lever.evidence = map.reader.text("evidence")
    lever.risk = risk ?? (faults.takesRiskOfGrade ? lever.tableRisk : 0)
    map.reader.finish()
    guard parameter != nil, effect != nil else { return nil }
    return lever
  }

  private func decay(_ reader: MapReader) -> Lever.Decay? {
    guard let map = reader.map("decay") else { return nil }
    let perMonth = map.requiredNumber("perMonth")
    let floor = map.number("floor")
    map.finish()
    return perMonth.map { Lever.Decay(perMonth: $0, floor: floor ?? 0) }
  }

  /// A deflection by its parts: who is reached, what is contained, what comes back.
  private func automation(_ reader: MapReader) -> Lever.Effect? {
    let reach = reader.requiredNumber("reach")
    let containment = reader.requiredNumber("containment")
    let returnRate = reader.requiredNumber("returnRate")
    guard let reach, let containment, let returnRate else { return nil }
    return .automation(reach: reach, containment: containment, returnRate: returnRate)
  }

  private func effect(_ map: IdentifiedMap) -> Lever.Effect? {
    let parts = ["reach", "containment", "returnRate"]
    let others = ["to", "change", "points"]
    if parts.contains(where: { map.reader.has($0) }),
      !others.contains(where: { map.reader.has($0) })
    {
      map.reader.know(others)
      return automation(map.reader)
    }
    map.reader.know(parts)
    let effects: [Lever.Effect] = [
      map.reader.number("to").map { .to($0) }, map.reader.number("change").map { .change($0) },
      map.reader.number("points").map { .points($0) },
    ].compactMap { $0 }
    let written = ["to", "change", "points"].filter { map.reader.has($0) }
    if written.count == 1 { return effects.first }
    map.reader.faults.add(
      map.reader.node, "one-effect",
      en: "\(map.reader.path) needs one of to: (a value), change: (relative) or points: (a "
        + "difference), or reach:, containment: and returnRate:; it has \(written.count).",
      fr: "\(map.reader.path) demande un seul de to: (une valeur), change: (relatif) ou points: "
        + "(une différence), ou reach:, containment: et returnRate: ; il en a \(written.count).")
    return nil
  }

  private func segments(_ reader: MapReader) -> [String] {
    guard let node = reader.value("segments") else { return [] }
    if let name = node.string { return [name] }
    return (node.sequence ?? []).compactMap(\.string)
  }

  /// A ramp.
  func ramp(_ reader: MapReader) -> Ramp? {
    guard let map = reader.map("ramp") else { return nil }
    defer { map.finish() }
    map.know(["months", "years"])
    let shapes = ["immediate", "linear", "s_curve", "table"].map { ($0, $0) }
    guard map.required("shape") != nil, let shape = map.choice("shape", shapes) else { return nil }
    switch shape {
    case "immediate": return .immediate
    case "table":
      if let shares = map.numbers("years") { return .yearly(shares) }
      if map.required("months") != nil, let shares = map.numbers("months") {
        return .monthly(shares)
      }
      return nil
    default:
      guard map.required("months") != nil, let months = map.integer("months") else { return nil }
      return shape == "linear" ? .linear(months: months) : .sCurve(months: months)
    }
  }

  /// An evidence grade.
  func grade(_ reader: MapReader) -> EvidenceGrade? {
    reader.choice("grade", EvidenceGrade.allCases.map { ($0.rawValue, $0) })
  }

  /// An uncertain input.
  func uncertainInput(_ node: Node, faults: CaseFaults) -> UncertainInput? {
    guard let map = MapReader(node, path: "uncertainty", faults: faults) else { return nil }
    let path = map.required("of").flatMap { _ in map.text("of") }
    if let path {
      map.path = "uncertainty.\(path)"
      faults.remember(map.path, node)
    }
    let distributions = Self.distributions.compactMap { name, count, make -> Distribution? in
      guard let numbers = map.numbers(name) else { return nil }
      guard numbers.count == count else {
        map.expected("\(count) numbers", "\(count) nombres", node, at: map.full(name))
        return nil
      }
      return make(numbers)
    }
    map.finish()
    let names = Self.distributions.map(\.0)
    if names.filter({ map.has($0) }).count != 1 {
      let list = names.joined(separator: ", ")
      faults.add(
        node, "one-distribution", en: "\(map.path) needs exactly one of: \(list).",
        fr: "\(map.path) demande exactement un de : \(list).")
    }
    guard let path, let distribution = distributions.first else { return nil }
    return UncertainInput(path: path, distribution: distribution)
  }

  private static let distributions: [(String, Int, @Sendable ([Double]) -> Distribution)] = [
    ("triangular", 3, { .triangular(low: $0[0], mode: $0[1], high: $0[2]) }),
    ("pert", 3, { .pert(low: $0[0], mode: $0[1], high: $0[2]) }),
    ("uniform", 2, { .uniform(low: $0[0], high: $0[1]) }),
    ("normal", 2, { .normal(mean: $0[0], standardDeviation: $0[1]) }),
    ("lognormal", 2, { .lognormal(median: $0[0], sigma: $0[1]) }),
  ]
}

/// A mapping with an id, such as a line or a lever.
struct IdentifiedMap {
  let id: String
  let reader: MapReader

  func value(_ key: String) -> Node? { reader.value(key) }
  func required(_ key: String) -> Node? { reader.required(key) }
  func choice<Choice>(_ key: String, _ choices: [(String, Choice)]) -> Choice? {
    reader.choice(key, choices)
  }
}

extension CaseReader {
  /// The mapping of a list item and its id; an item without one bears a fault and a made-up id.
  func identified(_ node: Node, list: String, faults: CaseFaults) -> IdentifiedMap? {
    guard let map = MapReader(node, path: list, faults: faults) else { return nil }
    let id = map.required("id").flatMap { _ in map.text("id") } ?? "line \(node.place.line)"
    map.path = "\(list).\(id)"
    faults.remember(map.path, node)
    return IdentifiedMap(id: id, reader: map)
  }
}

// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

import Finance
import Quantities
import Yams

extension CaseReader {
  /// The texts of the nine parts.
  func narrative(_ reader: MapReader) -> Narrative {
    var narrative = Narrative(
      organisation: reader.localized("organisation"), summary: reader.localized("summary"),
      solution: reader.localized("solution"), whyThisOne: reader.localized("whyThisOne"),
      recommendation: reader.localized("recommendation"))
    narrative.problems = texts(reader, "problems")
    narrative.intangible = texts(reader, "intangible") + texts(reader, "intangibleBenefits")
    narrative.alternatives = ["alternatives", "vendors"].flatMap { key in
      items(reader, key).compactMap { item in
        part(item, "name").map { name in
          Narrative.Alternative(name: name, text: item.map?.localized("text"))
        }
      }
    }
    narrative.risks = items(reader, "risks").compactMap { item in
      part(item, "risk").map { risk in
        Narrative.Risk(
          risk: risk, likelihood: item.map?.localized("likelihood"),
          impact: item.map?.localized("impact"), mitigation: item.map?.localized("mitigation"))
      }
    }
    narrative.rollout = items(reader, "rollout").compactMap { item in
      part(item, "step", "phase").map { step in
        Narrative.Step(
          step: step, when: item.map?.localized("when") ?? month(item.map),
          what: item.map?.localized("what"), owner: item.map?.localized("owner"))
      }
    }
    narrative.indicators = ["indicators", "kpis"].flatMap { key in
      items(reader, key).compactMap { item in
        part(item, "metric").map { metric in
          Narrative.Indicator(
            metric: metric, target: item.map?.localized("target"),
            frequency: item.map?.localized("frequency"))
        }
      }
    }
    reader.finish()
    return narrative
  }

  /// An item of a list: a plain text, or a mapping.
  private struct Item {
    var text: LocalizedText?
    var map: MapReader?
  }

  private func items(_ reader: MapReader, _ key: String) -> [Item] {
    let known = Self.itemKeys[key] ?? []
    return reader.list(key).map { node in
      guard node.mapping != nil else {
        return Item(text: reader.localized(node, at: reader.full(key)), map: nil)
      }
      let map = MapReader(node, path: reader.full(key), faults: reader.faults)
      map?.know(known)
      map?.finish()
      return Item(text: nil, map: map)
    }
  }

  private static let itemKeys = [
    "alternatives": ["name", "text"], "vendors": ["name", "text"],
    "risks": ["risk", "likelihood", "impact", "mitigation"],
    "rollout": ["step", "phase", "when", "month", "what", "owner"],
    "indicators": ["metric", "target", "frequency"], "kpis": ["metric", "target", "frequency"],
  ]

  /// The main text of an item, under the first of some keys.
  private func part(_ item: Item, _ names: String...) -> LocalizedText? {
    if let text = item.text { return text }
    guard let map = item.map else { return nil }
    let key = names.first { map.has($0) } ?? names[0]
    return map.required(key).flatMap { map.localized($0, at: map.full(key)) }
  }

  private func month(_ map: MapReader?) -> LocalizedText? {
    guard let map, map.has("month"), let month = map.integer("month") else { return nil }
    return LocalizedText(en: "month \(month)", fr: "mois \(month)")
  }

  private func texts(_ reader: MapReader, _ key: String) -> [LocalizedText] {
    guard let node = reader.value(key) else { return [] }
    guard let sequence = node.sequence else {
      return [reader.localized(node, at: reader.full(key))].compactMap { $0 }
    }
    return sequence.compactMap { reader.localized($0, at: reader.full(key)) }
  }

}

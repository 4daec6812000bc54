// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

import Quantities
import Yams

/// The faults of a file as they are found, and where its inputs stand.
final class CaseFaults {
  private(set) var list: [CaseFileFault] = []
  private(set) var places: [String: SourcePlace] = [:]

  func add(_ node: Node, _ code: String, en: String, fr: String) {
    list.append(
      CaseFileFault(
        place: node.place, code: "case.\(code)", message: LocalizedText(en: en, fr: fr)))
  }

  func remember(_ path: String, _ node: Node) { places[path] = node.place }
}

extension Node {
  /// Where the node begins.
  var place: SourcePlace { SourcePlace(line: mark?.line ?? 1, column: mark?.column ?? 1) }

  /// What the node is, for a sentence.
  var kindName: LocalizedText {
    switch self {
    case .mapping:
      LocalizedText(en: "a group of keys", fr: "un groupe de clés")
    case .sequence:
      LocalizedText(en: "a list", fr: "une liste")
    case .scalar(let scalar):
      scalar.string.isEmpty
        ? LocalizedText(en: "empty", fr: "vide")
        : LocalizedText(en: "“\(shown(scalar.string))”", fr: "« \(shown(scalar.string)) »")
    case .alias:
      LocalizedText(en: "an alias", fr: "un alias")
    }
  }

  private func shown(_ text: String) -> String {
    text.count <= 40 ? text : text.prefix(40) + "…"
  }
}

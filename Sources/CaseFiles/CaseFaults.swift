// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

import Finance
import Quantities
import Yams

/// The faults of a file as they are found, and where its inputs stand.
final class CaseFaults {
  /// The values of the case's drivers, once they are read.
  var drivers: [String: Double] = [:]
  /// The names of the drivers, for suggestions.
  var driverNames: [String] { drivers.keys.sorted() }
  /// Inputs that were written as formulas.
  private(set) var bindings: [Binding] = []
  /// The cost of an agent worked out from pay, once it is read.
  var agent: AgentCost.Breakdown?
  /// Units of the case's currency per unit of another one.
  var rates: [String: Double] = [:]
  /// The currency of the case.
  var currency = Currency.euro
  /// Whether lines without a stated risk take that of their grade.
  var takesRiskOfGrade = false

  func bind(_ path: String, _ formula: Formula) {
    bindings.append(Binding(path: path, formula: formula))
  }

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

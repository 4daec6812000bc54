// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

internal import Quantities
internal import Statistics

/// Whether the effect hangs on one unit: the largest movement when a unit is left out, in standard
/// errors, computed on the changes of the units.
enum InfluentialUnits {
  private static let name = LocalizedText(en: "influential units", fr: "unités influentes")

  static func check(_ panel: PanelDifference, _ effect: Effect) -> EvidenceCheck {
    let changes = panel.changes
    let treated = changes.filter(\.isTreated)
    let controls = changes.filter { !$0.isTreated }
    guard treated.count > 1, controls.count > 1, let error = effect.standardError, error > 0 else {
      return .notApplicable(
        "influential-units", name,
        because: LocalizedText(
          en: "Leaving out a unit would leave a group empty.",
          fr: "Retirer une unité laisserait un groupe vide."))
    }
    let moves = [(treated, 1.0), (controls, -1.0)].flatMap { group, sign in
      let mean = CompensatedSum(of: group.map(\.change)).value / Double(group.count)
      return group.map { item in
        (unit: item.unit, move: sign * (mean - item.change) / Double(group.count - 1))
      }
    }
    .sorted { abs($0.move) > abs($1.move) }
    guard let first = moves.first else {
      return .notApplicable("influential-units", name, because: name)
    }
    let worst = abs(first.move) / error
    let passed = worst <= 1
    return EvidenceCheck(
      id: "influential-units", name: name, isEssential: true, outcome: passed ? .passed : .failed,
      table: EvidenceTable(
        id: "influential-units", title: name,
        columns: [
          LocalizedText(en: "Unit", fr: "Unité"),
          LocalizedText(en: "Movement of the effect", fr: "Déplacement de l’effet"),
          LocalizedText(en: "In standard errors", fr: "En erreurs types"),
        ],
        rows: moves.prefix(5).map { [.name($0.unit), .figure($0.move), .figure($0.move / error)] }),
      sentence: LocalizedText(
        en: "Leaving out '\(first.unit)' moves the effect by \(FigureText.number(worst, .english)) "
          + "standard errors" + (passed ? "." : ": the effect hangs on that unit."),
        fr: "Retirer « \(first.unit) » déplace l’effet de \(FigureText.number(worst, .french)) "
          + "erreurs types" + (passed ? "." : " : l’effet tient à cette unité.")))
  }
}

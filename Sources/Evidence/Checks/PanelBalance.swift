// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

internal import Quantities

/// Whether units come and go: a change of who is counted looks like a change of the outcome.
enum PanelBalance {
  private static let name = LocalizedText(
    en: "units that come and go", fr: "unités qui vont et viennent")

  static func check(_ panel: PanelDifference) -> EvidenceCheck {
    let units = Set(panel.panel.units).count
    let cells = units * panel.times.count
    let share = Double(panel.panel.count) / Double(cells)
    let passed = share >= 0.9
    return EvidenceCheck(
      id: "panel-balance", name: name, isEssential: false, outcome: passed ? .passed : .failed,
      table: EvidenceTable(
        id: "panel-balance", title: name,
        columns: [
          LocalizedText(en: "Units", fr: "Unités"), LocalizedText(en: "Periods", fr: "Périodes"),
          LocalizedText(en: "Share observed", fr: "Part observée"),
        ],
        rows: [[.figure(Double(units)), .figure(Double(panel.times.count)), .figure(share)]]),
      sentence: LocalizedText(
        en: "\(FigureText.percent(share, .english)) of units and periods are observed"
          + (passed ? "." : "; compare only units that are there throughout."),
        fr: "\(FigureText.percent(share, .french)) des unités et périodes sont observées"
          + (passed ? "." : " ; comparez seulement les unités présentes tout du long.")))
  }
}

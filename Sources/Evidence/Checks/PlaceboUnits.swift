// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

internal import Quantities
internal import Statistics

/// How often as many untreated units, picked at random, show as large a difference.
enum PlaceboUnits {
  private static let name = LocalizedText(en: "placebo units", fr: "unités placebo")

  static func check(
    _ panel: PanelDifference, _ effect: Effect, _ options: DifferenceInDifferences.Options
  ) -> EvidenceCheck {
    let changes = panel.changes
    let treated = changes.filter(\.isTreated).map(\.change)
    let controls = changes.filter { !$0.isTreated }.map(\.change)
    guard !treated.isEmpty, controls.count >= 10, controls.count >= 2 * treated.count else {
      return .notApplicable(
        "placebo-units", name,
        because: LocalizedText(
          en:
            "There are \(controls.count) untreated units; ten, and twice as many as treated ones, "
            + "are needed to play at being treated.",
          fr:
            "Il y a \(controls.count) unités non traitées ; il en faut dix, et deux fois plus que "
            + "de traitées, pour jouer aux traitées."))
    }
    let draws = 999
    let observed = abs(mean(treated) - mean(controls))
    var reached = 0
    for draw in 0..<draws {
      var generator = HashDraws(seed: options.seed, stream: 77).generator(UInt64(draw))
      let mixed = controls.shuffled(using: &generator)
      let played = mean(Array(mixed.prefix(treated.count)))
      let others = mean(Array(mixed.dropFirst(treated.count)))
      if abs(played - others) >= observed { reached += 1 }
    }
    let p = Double(reached + 1) / Double(draws + 1)
    let passed = p <= 0.1 || effect.excludesNull != true
    return EvidenceCheck(
      id: "placebo-units", name: name, isEssential: false, outcome: passed ? .passed : .failed,
      table: EvidenceTable(
        id: "placebo-units", title: name,
        columns: [
          LocalizedText(en: "Observed difference", fr: "Différence observée"),
          LocalizedText(en: "Share as large", fr: "Part aussi grande"),
        ], rows: [[.figure(mean(treated) - mean(controls)), .figure(p)]]),
      sentence: LocalizedText(
        en:
          "Of random groups of untreated units, \(FigureText.percent(p, .english)) differ as much "
          + "as the treated do (999 draws, seed \(options.seed)).",
        fr: "Parmi des groupes d’unités non traitées tirés au hasard, "
          + "\(FigureText.percent(p, .french)) s’écartent autant que les traitées (999 tirages, "
          + "graine \(options.seed))."))
  }

  private static func mean(_ values: [Double]) -> Double {
    CompensatedSum(of: values).value / Double(values.count)
  }
}

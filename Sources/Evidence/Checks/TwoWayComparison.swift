// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

internal import Quantities

/// What the ordinary two-way regression would have said of a staggered roll-out.
enum TwoWayComparison {
  private static let name = LocalizedText(
    en: "two-way regression beside it", fr: "régression à deux dimensions en regard")

  static func check(
    _ panel: PanelOutcome, _ starts: [String: Double], _ average: Effect
  ) -> EvidenceCheck {
    let treatment = zip(panel.units, panel.times).map { unit, time in
      starts[unit].map { time >= $0 } == true ? 1.0 : 0
    }
    let plain: TwoWayFixedEffects
    do {
      plain = try TwoWayFixedEffects.estimate(
        panel.values, units: panel.units, times: panel.times.map { panel.label($0) },
        treatment: treatment)
    } catch {
      return .notApplicable(
        "two-way", name, because: LocalizedText(verbatim: "\(error)"))
    }
    let error = plain.clusteredStandardError
    let isClose =
      average.standardError.map { abs(plain.effect - average.value) <= 2 * $0 } == true
    return EvidenceCheck(
      id: "two-way", name: name, isEssential: false, outcome: isClose ? .passed : .failed,
      table: EvidenceTable(
        id: "two-way", title: name,
        columns: [
          LocalizedText(en: "Two-way", fr: "Deux dimensions"),
          LocalizedText(en: "Standard error", fr: "Erreur type"),
          LocalizedText(en: "Staggered", fr: "Échelonné"),
        ], rows: [[.figure(plain.effect), .figure(error), .figure(average.value)]]),
      sentence: isClose
        ? LocalizedText(
          en: "The ordinary two-way regression says \(FigureText.number(plain.effect, .english)), "
            + "close to the staggered estimate.",
          fr: "La régression à deux dimensions dit \(FigureText.number(plain.effect, .french)), "
            + "proche de l’estimation échelonnée.")
        : LocalizedText(
          en: "The ordinary two-way regression says \(FigureText.number(plain.effect, .english)): "
            + "it uses treated units as controls and is biased here.",
          fr: "La régression à deux dimensions dit \(FigureText.number(plain.effect, .french)) : "
            + "elle prend des unités traitées comme témoins et se trompe ici."))
  }
}

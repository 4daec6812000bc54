// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

internal import Quantities

/// Whether the season can be told from the change: at least one year before it.
enum SeasonCoverage {
  private static let name = LocalizedText(en: "a year of season", fr: "une année de saison")

  static func check(_ segments: SegmentedDesign) -> EvidenceCheck {
    guard let year = segments.series.observationsPerYear, year >= 2 else {
      return .notApplicable(
        "season-coverage", name,
        because: LocalizedText(
          en: "The series has no calendar below the year, so there is no season to tell apart.",
          fr: "La série n’a pas de calendrier plus fin que l’année : aucune saison à distinguer."))
    }
    let before = Double(segments.change) / year
    let after = Double(segments.count - segments.change) / year
    let passed = segments.change >= Int(year)
    let table = EvidenceTable(
      id: "season-coverage", title: LocalizedText(en: "Years covered", fr: "Années couvertes"),
      columns: [
        LocalizedText(en: "Before", fr: "Avant"), LocalizedText(en: "After", fr: "Après"),
      ], rows: [[.figure(before), .figure(after)]])
    return EvidenceCheck(
      id: "season-coverage", name: name, isEssential: true, outcome: passed ? .passed : .failed,
      table: table, sentence: sentence(passed, before, after))
  }

  private static func sentence(
    _ passed: Bool, _ before: Double, _ after: Double
  ) -> LocalizedText {
    let en = FigureText.number(before, .english)
    let fr = FigureText.number(before, .french)
    guard passed else {
      return LocalizedText(
        en: "There are \(en) years before the change: the season of the months after it cannot be "
          + "told from the effect. Give at least one year before.",
        fr:
          "Il y a \(fr) année avant le changement : la saison des mois qui suivent ne se distingue "
          + "pas de l’effet. Donnez au moins une année avant.")
    }
    let short = after < 1
    return LocalizedText(
      en: "There are \(en) years before the change"
        + (short ? "; with less than a year after it the season rests on the time before." : "."),
      fr: "Il y a \(fr) années avant le changement"
        + (short
          ? " ; avec moins d’une année après, la saison repose sur la période d’avant." : "."))
  }
}

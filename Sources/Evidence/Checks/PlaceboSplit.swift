// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

internal import Quantities

/// Whether the later half of the time before the change differs from the earlier: an effect before
/// its cause.
enum PlaceboSplit {
  private static let name = LocalizedText(en: "placebo date", fr: "date placebo")

  static func check(_ event: EventStudy) -> EvidenceCheck {
    guard let split = event.splitBefore, let p = split.pValue else {
      return .notApplicable(
        "placebo-date", name,
        because: LocalizedText(
          en: "Fewer than four periods before the change leave no date to try.",
          fr: "Moins de quatre périodes avant le changement ne laissent aucune date à essayer."))
    }
    let passed = p >= 0.05
    return EvidenceCheck(
      id: "placebo-date", name: name, isEssential: false, outcome: passed ? .passed : .failed,
      table: EvidenceTable(
        id: "placebo-date", title: name,
        columns: [
          LocalizedText(en: "Effect", fr: "Effet"),
          LocalizedText(en: "Standard error", fr: "Erreur type"), LocalizedText(verbatim: "p"),
        ], rows: [[.figure(split.value), .figure(split.error), .figure(p)]]),
      sentence: passed
        ? LocalizedText(
          en: "A change invented in the middle of the time before finds nothing "
            + "(\(FigureText.pValue(p, .english))).",
          fr: "Un changement inventé au milieu de la période d’avant ne trouve rien "
            + "(\(FigureText.pValue(p, .french))).")
        : LocalizedText(
          en: "A change invented in the middle of the time before finds an effect "
            + "(\(FigureText.pValue(p, .english))): something else moves the groups apart.",
          fr: "Un changement inventé au milieu de la période d’avant trouve un effet "
            + "(\(FigureText.pValue(p, .french))) : autre chose écarte les groupes."))
  }
}

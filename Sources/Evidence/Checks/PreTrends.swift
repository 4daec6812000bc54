// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

internal import Foundation
internal import Quantities
internal import Statistics

/// Whether treated and untreated units moved alike before the change.
///
/// The slope of their difference before the change is tested; a slope that the data could not have
/// told from zero is written beside, because a test without power clears nobody.
enum PreTrends {
  private static let name = LocalizedText(en: "pre-trends", fr: "tendances préalables")

  static func check(_ event: EventStudy, level: Double) -> EvidenceCheck {
    guard let trend = event.trendBefore, let p = trend.pValue else {
      return EvidenceCheck(
        id: "pre-trends", name: name, isEssential: true, outcome: .failed,
        sentence: LocalizedText(
          en: "There is one period before the change, so nothing shows that the groups moved "
            + "alike. Give more periods before.",
          fr: "Il n’y a qu’une période avant le changement : rien ne montre que les groupes "
            + "évoluaient de la même façon. Donnez plus de périodes avant."))
    }
    let detectable =
      trend.error
      * (studentQuantile(0.975, degreesOfFreedom: trend.degreesOfFreedom)
        + studentQuantile(0.8, degreesOfFreedom: trend.degreesOfFreedom))
    let passed = p >= 0.05
    return EvidenceCheck(
      id: "pre-trends", name: name, isEssential: true, outcome: passed ? .passed : .failed,
      table: table(trend, p, detectable), sentence: sentence(passed, p, detectable))
  }

  private static func sentence(
    _ passed: Bool, _ p: Double, _ detectable: Double
  ) -> LocalizedText {
    let en = FigureText.pValue(p, .english)
    let fr = FigureText.pValue(p, .french)
    guard passed else {
      return LocalizedText(
        en: "The groups were already drifting apart before the change (\(en)): the effect holds "
          + "part of that drift. Choose other controls.",
        fr: "Les groupes s’écartaient déjà avant le changement (\(fr)) : l’effet contient une part "
          + "de cet écart. Choisissez d’autres témoins.")
    }
    let size = FigureText.number(detectable, .english)
    let taille = FigureText.number(detectable, .french)
    return LocalizedText(
      en: "No drift between the groups before the change (\(en)); one below \(size) per period "
        + "would have been missed.",
      fr: "Aucun écart croissant entre les groupes avant le changement (\(fr)) ; un écart de moins "
        + "de \(taille) par période serait passé inaperçu.")
  }

  private static func table(
    _ trend: EventStudy.Contrast, _ p: Double, _ detectable: Double
  ) -> EvidenceTable {
    EvidenceTable(
      id: "pre-trends",
      title: LocalizedText(
        en: "Slope of the difference before the change",
        fr: "Pente de la différence avant le changement"),
      columns: [
        LocalizedText(en: "Slope per period", fr: "Pente par période"),
        LocalizedText(en: "Standard error", fr: "Erreur type"),
        LocalizedText(en: "Degrees of freedom", fr: "Degrés de liberté"),
        LocalizedText(verbatim: "p"),
        LocalizedText(en: "Found with 80% power", fr: "Trouvée à 80 % de puissance"),
      ],
      rows: [
        [
          .figure(trend.value), .figure(trend.error), .figure(trend.degreesOfFreedom), .figure(p),
          .figure(detectable),
        ]
      ])
  }
}

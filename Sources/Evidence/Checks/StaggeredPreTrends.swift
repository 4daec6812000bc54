// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

internal import Quantities

/// Whether cohorts and controls moved alike before each start: Wald's test that every effect before
/// treatment is zero.
enum StaggeredPreTrends {
  private static let name = LocalizedText(en: "pre-trends", fr: "tendances préalables")

  static func check(_ study: StaggeredAdoption) -> EvidenceCheck {
    guard let test = study.preTrendTest else {
      return EvidenceCheck(
        id: "pre-trends", name: name, isEssential: true, outcome: .failed,
        sentence: LocalizedText(
          en: "No cohort has enough periods and units before its start to show that it moved like "
            + "the controls. Give more periods before.",
          fr: "Aucune cohorte n’a assez de périodes et d’unités avant son début pour montrer "
            + "qu’elle évoluait comme les témoins. Donnez plus de périodes avant."))
    }
    let passed = test.pValue >= 0.05
    let en = FigureText.pValue(test.pValue, .english)
    let fr = FigureText.pValue(test.pValue, .french)
    return EvidenceCheck(
      id: "pre-trends", name: name, isEssential: true, outcome: passed ? .passed : .failed,
      table: EvidenceTable(
        id: "pre-trends", title: LocalizedText(en: "Wald test", fr: "Test de Wald"),
        columns: [
          LocalizedText(verbatim: "χ²"),
          LocalizedText(en: "Degrees of freedom", fr: "Degrés de liberté"),
          LocalizedText(verbatim: "p"),
        ],
        rows: [
          [.figure(test.statistic), .figure(test.degreesOfFreedom), .figure(test.pValue)]
        ]),
      sentence: passed
        ? LocalizedText(
          en: "Cohorts and controls moved alike before each start (\(en)); small drifts may be "
            + "missed.",
          fr: "Cohortes et témoins évoluaient de la même façon avant chaque début (\(fr)) ; de "
            + "petits écarts peuvent passer inaperçus.")
        : LocalizedText(
          en: "Cohorts and controls moved apart before the starts (\(en)): the effect holds part "
            + "of that drift.",
          fr: "Cohortes et témoins s’écartaient avant les débuts (\(fr)) : l’effet contient une "
            + "part de cet écart."))
  }
}

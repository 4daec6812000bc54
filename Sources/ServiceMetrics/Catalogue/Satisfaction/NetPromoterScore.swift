// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

import Quantities
import SQL

extension Metric {
  /// Willingness to recommend.
  static let netPromoterScore = Metric(
    id: "nps", name: LocalizedText(en: "Net promoter score (NPS)", fr: "Net promoter score (NPS)"),
    sentence: LocalizedText(
      en: "Promoters (9 and 10) minus detractors (0 to 6) in points of all answers; passives stay "
        + "in the denominator.",
      fr: "Promoteurs (9 et 10) moins détracteurs (0 à 6), en points de toutes les réponses ; les "
        + "passifs restent au dénominateur."),
    family: .satisfaction, unit: .index, better: .more,
    variants: [
      MetricVariant(
        "standard", LocalizedText(en: "0 to 10", fr: "0 à 10"), "100·(N(9–10) − N(0–6)) / N(0–10)",
        .index(
          positive: .count(.surveyAnswers, where: answers.and(Survey.score.isAtLeast(9))),
          negative: .count(.surveyAnswers, where: answers.and(Survey.score.isAtMost(6))),
          of: .count(.surveyAnswers, where: answers),
          leftOut: .count(.surveyAnswers, where: Survey.others("nps", than: 0...10))))
    ], source: "Bain; customerthermometer.com",
    examples: [
      MetricExample(
        "standard", given: "15 promoters, 10 passives, 25 detractors", result: -20,
        source: "customerthermometer.com")
    ])

  private static let answers = Survey.answers("nps", on: 0...10)
}

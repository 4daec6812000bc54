// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

import Quantities
import SQL

extension Metric {
  /// How easy it was for the customer.
  static let customerEffort = Metric(
    id: "ces", name: LocalizedText(en: "Customer effort score (CES)", fr: "Effort client (CES)"),
    sentence: LocalizedText(
      en: "How much customers agree that it was made easy for them (1 to 7); the scale of 2010 "
        + "(1 to 5) is reversed and never mixed in.",
      fr: "À quel point les clients trouvent qu'on leur a facilité la tâche (1 à 7) ; l'échelle de "
        + "2010 (1 à 5) est inversée et jamais mêlée."),
    family: .satisfaction, unit: .score(low: 1, high: 7), better: .more,
    variants: [
      MetricVariant(
        "v2_mean", LocalizedText(en: "2013, mean of 1 to 7", fr: "2013, moyenne de 1 à 7"),
        "Σ score / N(answers 1–7)",
        .mean(.init(Survey.score, of: .surveyAnswers, where: easy))),
      MetricVariant(
        "top3", LocalizedText(en: "2013, 5 to 7 of 7", fr: "2013, 5 à 7 sur 7"),
        "N(5–7) / N(answers 1–7)", unit: .share,
        .share(
          .count(.surveyAnswers, where: easy.and(Survey.score.isAtLeast(5))),
          of: .count(.surveyAnswers, where: easy),
          leftOut: .count(.surveyAnswers, where: Survey.others("ces", than: 1...7)))),
      MetricVariant(
        "index", LocalizedText(en: "2013, index", fr: "2013, indice"),
        "100·(N(6–7) − N(1–3)) / N(answers 1–7)", unit: .index,
        .index(
          positive: .count(.surveyAnswers, where: easy.and(Survey.score.isAtLeast(6))),
          negative: .count(.surveyAnswers, where: easy.and(Survey.score.isAtMost(3))),
          of: .count(.surveyAnswers, where: easy),
          leftOut: .count(.surveyAnswers, where: Survey.others("ces", than: 1...7)))),
      MetricVariant(
        "v1_mean", LocalizedText(en: "2010, mean of 1 to 5", fr: "2010, moyenne de 1 à 5"),
        "Σ score / N(answers 1–5)", unit: .score(low: 1, high: 5), better: .less,
        .mean(.init(Survey.score, of: .surveyAnswers, where: Survey.answers("ces", on: 1...5)))),
    ], source: "CEB 2010 and 2013 via customergauge; cys.group; tryvouch.io; zonkafeedback",
    examples: [
      ces("v2_mean", 4.08), ces("top3", 0.46), ces("index", -13),
    ])

  private static let easy = Survey.answers("ces", on: 1...7)

  private static func ces(_ variant: String, _ result: Double) -> MetricExample {
    MetricExample(
      variant, given: "80, 210, 140, 110, 160, 180, 120 answers of 1 to 7", result: result,
      source: "cys.group; tryvouch.io; zonkafeedback")
  }
}

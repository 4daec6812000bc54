// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

import Quantities
import SQL

extension Metric {
  /// Satisfaction with a contact.
  static let customerSatisfaction = Metric(
    id: "csat", name: LocalizedText(en: "Customer satisfaction (CSAT)", fr: "Satisfaction (CSAT)"),
    sentence: LocalizedText(
      en: "Which part of the answers to the satisfaction question is good; scales are never mixed.",
      fr: "Quelle part des réponses à la question de satisfaction est bonne ; les échelles ne sont "
        + "jamais mêlées."),
    family: .satisfaction, unit: .share, better: .more,
    variants: [
      variant(
        "top2", LocalizedText(en: "4 or 5 of 5", fr: "4 ou 5 sur 5"), "N(4 or 5) / N(answers 1–5)",
        scale: 1...5, good: 4),
      MetricVariant(
        "average", LocalizedText(en: "mean of 1 to 5", fr: "moyenne de 1 à 5"),
        "Σ score / N(answers 1–5)", unit: .score(low: 1, high: 5),
        .mean(.init(Survey.score, of: .surveyAnswers, where: Survey.answers("csat", on: 1...5)))),
      variant(
        "good_bad", LocalizedText(en: "good or bad", fr: "bon ou mauvais"), "good / (good + bad)",
        scale: 0...1, good: 1),
      variant(
        "top3", LocalizedText(en: "8 to 10 of 10", fr: "8 à 10 sur 10"),
        "N(8 to 10) / N(answers 1–10)", scale: 1...10, good: 8),
    ], source: "Formbricks (4 and 5 of 5); Zendesk satisfaction_ratings (good / (good + bad))",
    examples: [
      MetricExample(
        "average", given: "4 054 answers", result: 3.4036, source: "PwC PhoneNow file")
    ])

  private static func variant(
    _ id: String, _ name: LocalizedText, _ text: String, scale: ClosedRange<Double>, good: Double
  ) -> MetricVariant {
    let answers = Survey.answers("csat", on: scale)
    return MetricVariant(
      id, name, text,
      .share(
        .count(.surveyAnswers, where: answers.and(Survey.score.isAtLeast(good))),
        of: .count(.surveyAnswers, where: answers),
        leftOut: .count(.surveyAnswers, where: Survey.others("csat", than: scale))))
  }
}

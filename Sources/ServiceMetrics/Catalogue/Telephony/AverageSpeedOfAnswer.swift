// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

import Quantities
import SQL

extension Metric {
  /// The wait before an agent answers.
  static let averageSpeedOfAnswer = Metric(
    id: "average_speed_of_answer",
    name: LocalizedText(en: "Average speed of answer", fr: "Délai moyen de décroché"),
    sentence: LocalizedText(
      en: "How long customers who were answered waited in the queue.",
      fr: "Combien de temps ont attendu en file les clients qui ont été décrochés."),
    family: .telephony, unit: .seconds, better: .less,
    variants: [
      MetricVariant(
        "answered", LocalizedText(en: "answered, mean", fr: "décrochés, moyenne"),
        "Σ wait of answered / N(answered)",
        .mean(.init(Contact.waitSeconds, where: Contact.isAnswered))),
      MetricVariant(
        "median", LocalizedText(en: "answered, median", fr: "décrochés, médiane"),
        "quantile 0.5 of the wait of answered",
        .quantile(0.5, .init(Contact.waitSeconds, where: Contact.isAnswered))),
      MetricVariant(
        "queued", LocalizedText(en: "all who queued, mean", fr: "tous ceux en file, moyenne"),
        "Σ wait of queued / N(queued)",
        .mean(.init(Contact.waitSeconds, where: Contact.isQueued))),
      MetricVariant(
        "waited", LocalizedText(en: "answered after a wait, mean", fr: "après attente, moyenne"),
        "Σ wait / N(answered, wait > 0)",
        .mean(
          .init(
            Contact.waitSeconds, where: Contact.isAnswered.and(Contact.waitSeconds.exceeds(0))))),
      MetricVariant(
        "waited_median",
        LocalizedText(en: "answered after a wait, median", fr: "après attente, médiane"),
        "quantile 0.5 of the wait of answered, wait > 0",
        .quantile(
          0.5,
          .init(
            Contact.waitSeconds, where: Contact.isAnswered.and(Contact.waitSeconds.exceeds(0))))),
    ], source: "WFM Labs wiki; wazo-call-logd (mean wait of all queued)",
    examples: [
      MetricExample(
        "answered", given: "4 054 answered calls", result: 67.52, source: "PwC PhoneNow file"),
      MetricExample(
        "waited", given: "14 096 answered calls with a wait", result: 78.57,
        source: "Anonymous Bank, February 1999"),
    ])
}

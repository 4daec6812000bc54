// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

import Quantities
import SQL

extension Metric {
  /// The patience of those who give up.
  static let timeToAbandon = Metric(
    id: "time_to_abandon",
    name: LocalizedText(en: "Time to abandon", fr: "Délai avant abandon"),
    sentence: LocalizedText(
      en: "How long customers waited who gave up before being answered.",
      fr: "Combien de temps ont attendu les clients qui ont renoncé."),
    family: .telephony, unit: .seconds, better: .neither,
    variants: [
      MetricVariant(
        "mean", LocalizedText(en: "mean", fr: "moyenne"), "Σ wait of abandoned / N(abandoned)",
        .mean(.init(Contact.waitSeconds, where: Contact.isAbandoned))),
      MetricVariant(
        "waited", LocalizedText(en: "after a wait, mean", fr: "après attente, moyenne"),
        "Σ wait / N(abandoned, wait > 0)",
        .mean(
          .init(
            Contact.waitSeconds, where: Contact.isAbandoned.and(Contact.waitSeconds.exceeds(0))))),
      MetricVariant(
        "waited_median", LocalizedText(en: "after a wait, median", fr: "après attente, médiane"),
        "quantile 0.5 of the wait of abandoned, wait > 0",
        .quantile(
          0.5,
          .init(
            Contact.waitSeconds, where: Contact.isAbandoned.and(Contact.waitSeconds.exceeds(0))))),
    ], source: "Anonymous Bank data description",
    examples: [
      MetricExample(
        "waited", given: "3 932 hang-ups with a wait", result: 66.05,
        source: "Anonymous Bank, February 1999")
    ])
}

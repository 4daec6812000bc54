// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

import Quantities

extension Metric {
  /// The share of calls that were answered.
  static let answerRate = Metric(
    id: "answer_rate", name: LocalizedText(en: "Answer rate", fr: "Taux de décroché"),
    sentence: LocalizedText(
      en: "Which part of the calls was answered.", fr: "Quelle part des appels a été décrochée."),
    family: .telephony, unit: .share, better: .more,
    variants: [
      MetricVariant(
        "all", LocalizedText(en: "of all calls", fr: "de tous les appels"),
        "answered / (answered + abandoned)",
        .share(
          .count(where: Contact.isAnswered),
          of: .count(where: Contact.isAnswered) + .count(where: Contact.isAbandoned)))
    ], source: "wazo-call-logd, answered_rate",
    examples: [
      MetricExample(
        "all", given: "4 054 of 5 000 calls", result: 0.8108, source: "PwC PhoneNow file")
    ])
}

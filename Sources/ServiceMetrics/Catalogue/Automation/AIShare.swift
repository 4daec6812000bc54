// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

import Quantities
import SQL

extension Metric {
  /// The share of contacts in which the AI took part.
  static let aiShare = Metric(
    id: "ai_share", name: LocalizedText(en: "AI involvement", fr: "Part traitée par l'IA"),
    sentence: LocalizedText(
      en: "In which part of the contacts the AI tried to answer.",
      fr: "Dans quelle part des contacts l'IA a tenté de répondre."),
    family: .automation, unit: .share, better: .neither,
    variants: [
      MetricVariant(
        "involved", LocalizedText(en: "alone or first", fr: "seule ou d'abord"),
        "N(handler ai or ai_then_human) / N(handler known)",
        .share(
          .count(where: Contact.involvesAI), of: .known(Contact.handler),
          leftOut: .unknown(Contact.handler))),
      MetricVariant(
        "alone", LocalizedText(en: "alone", fr: "seule"), "N(handler ai) / N(handler known)",
        .share(
          .count(where: Contact.isByAI), of: .known(Contact.handler),
          leftOut: .unknown(Contact.handler))),
    ], source: "Fin (Intercom), involvement rate")
}

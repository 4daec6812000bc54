// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

import Quantities
import SQL

extension Metric {
  /// The share of its contacts that the AI resolves.
  static let aiResolutionRate = Metric(
    id: "ai_resolution_rate",
    name: LocalizedText(en: "AI resolution rate", fr: "Taux de résolution de l'IA"),
    sentence: LocalizedText(
      en: "Which part of the contacts that the AI tried to answer it resolves alone.",
      fr: "Quelle part des contacts auxquels l'IA a tenté de répondre elle résout seule."),
    family: .automation, unit: .share, better: .more,
    parameters: [.durableDays],
    variants: [
      MetricVariant(
        "resolved", LocalizedText(en: "resolved by the AI", fr: "résolus par l'IA"),
        "N(handler ai, resolved) / N(AI involved)",
        .share(
          .count(where: Contact.isByAI.and(Contact.isResolved)),
          of: .count(where: Contact.involvesAI))),
      MetricVariant(
        "confirmed", LocalizedText(en: "confirmed by the customer", fr: "confirmés par le client"),
        "N(state confirmed_resolution) / N(AI involved)",
        .share(
          .count(
            where: Contact.involvesAI.and(
              Contact.aiResolutionState.equals(.text("confirmed_resolution")))),
          of: .count(where: Contact.involvesAI))),
      MetricVariant(
        "assumed", LocalizedText(en: "confirmed or assumed", fr: "confirmés ou supposés"),
        "N(state confirmed_resolution or assumed_resolution) / N(AI involved)",
        .share(
          .count(
            where: Contact.involvesAI.and(
              Contact.aiResolutionState.isOne(
                of: ["confirmed_resolution", "assumed_resolution"]))),
          of: .count(where: Contact.involvesAI))),
      MetricVariant(
        "durable", LocalizedText(en: "resolved, no repeat contact", fr: "résolus, sans rappel"),
        "N(handler ai, resolved, no contact within N days) / N(AI involved)",
        settlingDays: { Int($0.required("days").rounded(.up)) },
        formula: { parameters in
          .share(
            .count(
              where: Contact.isByAI.and(Contact.isResolved)
                .and(Contact.hasNoRepeat(within: parameters.required("days")))),
            of: .count(where: Contact.involvesAI))
        }),
    ], source: "Intercom 10772642 (assumed, confirmed); OpenAPI resolution_state",
    examples: [
      MetricExample(
        "resolved", given: "60 of 100 contacts with the AI", result: 0.60, source: "fin.ai")
    ])
}

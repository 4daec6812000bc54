// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

import Quantities
import SQL

extension Metric {
  /// The share of all contacts that the AI resolves alone.
  static let automationRate = Metric(
    id: "automation_rate",
    name: LocalizedText(en: "Automation rate", fr: "Taux d'automatisation"),
    sentence: LocalizedText(
      en: "Which part of all contacts the AI resolves without a person: involvement × resolution.",
      fr: "Quelle part de tous les contacts l'IA résout sans personne : implication × résolution."),
    family: .automation, unit: .share, better: .more,
    parameters: [.durableDays],
    variants: [
      MetricVariant(
        "resolved", LocalizedText(en: "resolved by the AI", fr: "résolus par l'IA"),
        "N(handler ai, resolved) / N(handler known)",
        .share(
          .count(where: Contact.isByAI.and(Contact.isResolved)),
          of: .known(Contact.handler),
          leftOut: .unknown(Contact.handler))),
      MetricVariant(
        "no_reopen", LocalizedText(en: "resolved and not reopened", fr: "résolus, non rouverts"),
        "N(handler ai, resolved, reopens = 0) / N(handler known)",
        .share(
          .count(
            where: Contact.isByAI.and(Contact.isResolved).and(Contact.reopens.equals(.integer(0)))),
          of: .known(Contact.handler),
          leftOut: .unknown(Contact.handler))),
      MetricVariant(
        "durable", LocalizedText(en: "resolved, no repeat contact", fr: "résolus, sans rappel"),
        "N(handler ai, resolved, no contact within N days) / N(handler known)",
        settlingDays: { Int($0.required("days").rounded(.up)) },
        formula: { parameters in
          .share(
            .count(
              where: Contact.isByAI.and(Contact.isResolved)
                .and(Contact.hasNoRepeat(within: parameters.required("days")))),
            of: .known(Contact.handler),
            leftOut: .unknown(Contact.handler))
        }),
    ], source: "fin.ai 13560797; the French guides to customer-service ROI, 000",
    examples: [
      MetricExample(
        "resolved", given: "50 % involved, 60 % of them resolved", result: 0.30, source: "fin.ai")
    ])
}

extension MetricParameter {
  /// The days without another contact after which a resolution by the AI counts as durable.
  static let durableDays = MetricParameter(
    "days",
    LocalizedText(
      en: "variant durable: days without another contact of the customer",
      fr: "variante durable : jours sans autre contact du client"), standard: 7, in: 1...90)
}

// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

import Quantities
import SQL

extension Metric {
  /// The share of contacts that were resolved.
  static let resolveRate = Metric(
    id: "resolve_rate", name: LocalizedText(en: "Resolution rate", fr: "Taux de résolution"),
    sentence: LocalizedText(
      en: "Which part of the contacts was resolved.",
      fr: "Quelle part des contacts a été résolue."),
    family: .resolution, unit: .share, better: .more,
    variants: [
      MetricVariant(
        "of_all", LocalizedText(en: "of all contacts", fr: "de tous les contacts"),
        "N(resolved) / N(contacts)",
        .share(.count(where: Contact.isResolved), of: .count())),
      MetricVariant(
        "of_answered", LocalizedText(en: "of answered contacts", fr: "des contacts décrochés"),
        "N(resolved and answered) / N(answered)",
        .share(
          .count(where: Contact.isResolved.and(Contact.isAnswered)),
          of: .count(where: Contact.isAnswered))),
    ], source: "Definition of the product",
    examples: [
      MetricExample(
        "of_all", given: "3 646 of 5 000 calls", result: 0.7292, source: "PwC PhoneNow file"),
      MetricExample(
        "of_answered", given: "3 646 of 4 054 answered calls", result: 0.8994,
        source: "PwC PhoneNow file"),
    ])
}

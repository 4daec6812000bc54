// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

import Quantities

extension Metric {
  /// The number of resolved contacts.
  static let resolved = Metric(
    id: "resolved", name: LocalizedText(en: "Resolved contacts", fr: "Contacts résolus"),
    sentence: LocalizedText(
      en: "How many contacts were resolved, by the cohort of their start.",
      fr: "Combien de contacts ont été résolus, selon la date de leur début."),
    family: .volume, unit: .count, better: .neither,
    variants: [
      MetricVariant(
        "all", LocalizedText(en: "all", fr: "tous"), "N(resolved)",
        .count(.count(where: Contact.isResolved)))
    ], source: "Definition of the product")
}

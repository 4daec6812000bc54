// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

import Quantities

extension Metric {
  /// The full cost of a contact.
  static let costPerContact = Metric(
    id: "cost_per_contact", name: LocalizedText(en: "Cost per contact", fr: "Coût par contact"),
    sentence: LocalizedText(
      en: "The full operating cost over the contacts handled.",
      fr: "Le coût complet de fonctionnement rapporté aux contacts traités."),
    family: .money, unit: .money, better: .less,
    variants: [
      MetricVariant(
        "full", LocalizedText(en: "full cost", fr: "coût complet"), "Σ costs / N(handled)",
        notes: [
          LocalizedText(
            en: "a cost is spread over the days of its period; what names no cut is shared by "
              + "handle time",
            fr: "un coût est réparti sur les jours de sa période ; ce qui ne vise aucune coupe "
              + "l'est au temps de traitement")
        ],
        .costPerContact(
          .init(
            contacts: .count(where: Contact.isHandled),
            handleSeconds: .sum(Contact.handleSeconds), cost: Cost.total)))
    ], source: "MetricNet, Contact Center KPIs; ccplanning.net, Cost to serve by channel")
}

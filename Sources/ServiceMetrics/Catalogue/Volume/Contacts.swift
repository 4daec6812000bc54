// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

import Quantities

extension Metric {
  /// The number of contacts.
  static let contacts = Metric(
    id: "contacts", name: LocalizedText(en: "Contacts", fr: "Contacts"),
    sentence: LocalizedText(
      en: "How many contacts customers had with the service, on all channels.",
      fr: "Combien de contacts les clients ont eus avec le service, tous canaux confondus."),
    family: .volume, unit: .count, better: .neither,
    variants: [
      MetricVariant("all", LocalizedText(en: "all", fr: "tous"), "N(contacts)", .count(.count())),
      MetricVariant(
        "handled", LocalizedText(en: "handled", fr: "traités"), "N(contacts not abandoned)",
        .count(.count(where: Contact.isHandled))),
    ], source: "Definition of the product")
}

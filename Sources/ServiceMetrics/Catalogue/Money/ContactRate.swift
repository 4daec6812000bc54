// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

import Quantities
import SQL

extension Metric {
  /// How many customers need the service.
  static let contactRate = Metric(
    id: "contact_rate", name: LocalizedText(en: "Contact rate", fr: "Taux de contact"),
    sentence: LocalizedText(
      en: "Which part of the active customers made contact in the period (reach), or how many "
        + "contacts an active customer made (frequency).",
      fr: "Quelle part des clients actifs a pris contact dans la période (portée), ou combien de "
        + "contacts a pris un client actif (fréquence)."),
    family: .money, unit: .share, better: .less,
    variants: [
      MetricVariant(
        "reach", LocalizedText(en: "reach", fr: "portée"),
        "N(different customers in contact) / N(active customers)",
        .share(
          Combination(Measure(.contacts, .countDistinct(Contact.customer))),
          of: Combination(Customer.active))),
      MetricVariant(
        "frequency", LocalizedText(en: "frequency", fr: "fréquence"),
        "N(contacts of known customers) / N(active customers)", unit: .ratio,
        .ratio(
          .known(Contact.customer), over: Combination(Customer.active))),
    ], source: "The French guides to customer-service ROI, 002",
    examples: [
      MetricExample(
        "reach", given: "1 000 of 10 000 active customers", result: 0.10,
        source: "hand calculation")
    ])
}

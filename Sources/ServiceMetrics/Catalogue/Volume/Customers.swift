// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

import Quantities
import SQL

extension Metric {
  /// The number of different customers who made contact.
  static let customers = Metric(
    id: "customers", name: LocalizedText(en: "Customers in contact", fr: "Clients en contact"),
    sentence: LocalizedText(
      en: "How many different known customers made contact.",
      fr: "Combien de clients connus différents ont pris contact."),
    family: .volume, unit: .count, better: .neither,
    variants: [
      MetricVariant(
        "distinct", LocalizedText(en: "different customers", fr: "clients différents"),
        "N(different customer_id)",
        notes: [
          LocalizedText(
            en: "a customer counts once per cell, so cells do not add up",
            fr: "un client compte une fois par case : les cases ne s'additionnent pas")
        ], .count(Measure(.contacts, .countDistinct(Contact.customer))))
    ], source: "Definition of the product")
}

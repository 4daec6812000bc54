// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

import Quantities
import SQL

extension Metric {
  /// The share of offers that customers accept.
  static let offerAcceptance = Metric(
    id: "offer_acceptance",
    name: LocalizedText(en: "Offer acceptance", fr: "Taux d'accord des offres"),
    sentence: LocalizedText(
      en: "Which part of the contacts with an offer, or of all contacts, ends with a yes.",
      fr: "Quelle part des contacts avec une offre, ou de tous, finit par un oui."),
    family: .money, unit: .share, better: .more,
    variants: [
      MetricVariant(
        "of_offers", LocalizedText(en: "of contacts with an offer", fr: "des contacts avec offre"),
        "N(accepted) / N(offer made)",
        .share(
          .count(where: Contact.offerMade.and(Contact.offerAccepted)),
          of: .count(where: Contact.offerMade))),
      MetricVariant(
        "of_all", LocalizedText(en: "of all contacts", fr: "de tous les contacts"),
        "N(accepted) / N(contacts whose offer is known)",
        .share(
          .count(where: Contact.offerMade.and(Contact.offerAccepted)),
          of: .known(Contact.offerMade),
          leftOut: .unknown(Contact.offerMade))),
    ], source: "The French guides to customer-service ROI, 002 (of offers) and 000 (of all)")
}

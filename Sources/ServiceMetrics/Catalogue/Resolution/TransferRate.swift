// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

import Quantities
import SQL

extension Metric {
  /// The share of contacts passed from one agent to another.
  static let transferRate = Metric(
    id: "transfer_rate", name: LocalizedText(en: "Transfer rate", fr: "Taux de transfert"),
    sentence: LocalizedText(
      en: "Which part of the contacts was passed from one agent or group to another at least once.",
      fr: "Quelle part des contacts est passée au moins une fois d'un agent ou groupe à un autre."),
    family: .resolution, unit: .share, better: .less,
    variants: [
      MetricVariant(
        "of_handled", LocalizedText(en: "of handled contacts", fr: "des contacts traités"),
        "N(handled, transfers > 0) / N(handled, transfers known)",
        .share(
          .count(where: Contact.isHandled.and(Contact.transfers.isAbove(0))),
          of: .known(Contact.transfers, where: Contact.isHandled),
          leftOut: .unknown(Contact.transfers, where: Contact.isHandled))),
      MetricVariant(
        "of_all", LocalizedText(en: "of all contacts", fr: "de tous les contacts"),
        "N(transfers > 0) / N(transfers known)",
        .share(
          .count(where: Contact.transfers.isAbove(0)),
          of: .known(Contact.transfers),
          leftOut: .unknown(Contact.transfers))),
    ], source: "Zendesk call legs, transferred_to; Genesys, nTransferred",
    examples: [
      MetricExample(
        "of_all", given: "24 918 incidents", result: 0.4563,
        source: "ServiceNow incident log (UCI), reassigned at least once")
    ])
}

// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

import Quantities
import SQL

extension Metric {
  /// The share of contacts moved to a higher tier.
  static let escalationRate = Metric(
    id: "escalation_rate", name: LocalizedText(en: "Escalation rate", fr: "Taux d'escalade"),
    sentence: LocalizedText(
      en: "Which part of the contacts was moved to a higher tier.",
      fr: "Quelle part des contacts est passée à un niveau supérieur."),
    family: .resolution, unit: .share, better: .less,
    variants: [
      MetricVariant(
        "of_handled", LocalizedText(en: "of handled contacts", fr: "des contacts traités"),
        "N(handled, escalated) / N(handled, escalation known)",
        .share(
          .count(where: Contact.isHandled.and(Contact.isEscalated)),
          of: .known(Contact.isEscalated, where: Contact.isHandled),
          leftOut: .unknown(Contact.isEscalated, where: Contact.isHandled))),
      MetricVariant(
        "of_all", LocalizedText(en: "of all contacts", fr: "de tous les contacts"),
        "N(escalated) / N(escalation known)",
        .share(
          .count(where: Contact.isEscalated), of: .known(Contact.isEscalated),
          leftOut: .unknown(Contact.isEscalated))),
    ], source: "Salesforce, IsEscalated; a hand-over from the AI is not an escalation")
}

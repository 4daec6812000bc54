// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

import Quantities
import SQL

extension Metric {
  /// What an agent resolves in a worked day.
  static let agentProductivity = Metric(
    id: "productivity",
    name: LocalizedText(en: "Agent productivity", fr: "Productivité des agents"),
    sentence: LocalizedText(
      en: "How many contacts an agent resolves per worked day; contacts of the AI alone are out.",
      fr: "Combien de contacts un agent résout par jour travaillé ; ceux de l'IA seule sont "
        + "exclus."),
    family: .people, unit: .ratio, better: .more,
    variants: [
      MetricVariant(
        "resolved", LocalizedText(en: "resolved", fr: "résolus"),
        "N(resolved by agents) / N(agent, day with a contact)",
        notes: [mixNote],
        .ratio(
          .count(where: Contact.isResolved.and(Contact.isByAgent)),
          over: Combination(.count(.agentDays)))),
      MetricVariant(
        "handled", LocalizedText(en: "handled", fr: "traités"),
        "N(handled by agents) / N(agent, day with a contact)",
        notes: [mixNote],
        .ratio(
          .count(where: Contact.isHandled.and(Contact.isByAgent)),
          over: Combination(.count(.agentDays)))),
    ], source: "Definition of the product")

  private static let mixNote = LocalizedText(
    en: "not adjusted for the mix of channels and topics; an agent's day counts once in each cell",
    fr: "non corrigé du mélange de canaux et de motifs ; le jour d'un agent compte dans chaque "
      + "case")
}

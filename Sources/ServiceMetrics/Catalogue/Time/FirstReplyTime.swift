// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

import Quantities

extension Metric {
  /// The wait for a first reply.
  static let firstReplyTime = Metric(
    id: "first_reply_time",
    name: LocalizedText(en: "First reply time", fr: "Délai de première réponse"),
    sentence: LocalizedText(
      en: "How long a customer waits for the first public reply of a person; a contact without "
        + "reply has none.",
      fr: "Combien de temps un client attend la première réponse publique d'une personne ; un "
        + "contact sans réponse n'en a pas."),
    family: .time, unit: .seconds, better: .less,
    variants: [
      MetricVariant(
        "mean", LocalizedText(en: "by a person, mean", fr: "par une personne, moyenne"),
        "Σ (first human reply − start) / N(replied)", .mean(.init(Contact.firstReplySeconds))),
      MetricVariant(
        "median", LocalizedText(en: "by a person, median", fr: "par une personne, médiane"),
        "quantile 0.5", .quantile(0.5, .init(Contact.firstReplySeconds))),
      MetricVariant(
        "p90", LocalizedText(en: "by a person, p90", fr: "par une personne, p90"),
        "quantile 0.9", .quantile(0.9, .init(Contact.firstReplySeconds))),
      MetricVariant(
        "any_mean", LocalizedText(en: "by anyone or the AI, mean", fr: "IA comprise, moyenne"),
        "Σ (first reply − start) / N(replied)", .mean(.init(Contact.firstAnyReplySeconds))),
      MetricVariant(
        "any_median", LocalizedText(en: "by anyone or the AI, median", fr: "IA comprise, médiane"),
        "quantile 0.5", .quantile(0.5, .init(Contact.firstAnyReplySeconds))),
      MetricVariant(
        "any_p90",
        LocalizedText(en: "by anyone or the AI, p90", fr: "IA comprise, p90"),
        "quantile 0.9", .quantile(0.9, .init(Contact.firstAnyReplySeconds))),
    ],
    source: "Zendesk Ticket Metrics; Gorgias, How metrics are calculated; dbt_zendesk DECISIONLOG")
}

// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

import Quantities

extension Metric {
  /// The time to the last resolution.
  static let fullResolutionTime = Metric(
    id: "full_resolution_time",
    name: LocalizedText(en: "Full resolution time", fr: "Délai de résolution"),
    sentence: LocalizedText(
      en: "How long a contact takes to be solved for good (its last resolution), in calendar time; "
        + "an open contact has none.",
      fr: "Combien de temps passe jusqu'à la résolution définitive (la dernière), en temps "
        + "calendaire ; un contact ouvert n'en a pas."),
    family: .time, unit: .seconds, better: .less,
    variants: [
      MetricVariant(
        "mean", LocalizedText(en: "mean", fr: "moyenne"), "Σ (last solved − start) / N(solved)",
        .mean(.init(Contact.fullResolutionSeconds))),
      MetricVariant(
        "median", LocalizedText(en: "median", fr: "médiane"), "quantile 0.5",
        .quantile(0.5, .init(Contact.fullResolutionSeconds))),
      MetricVariant(
        "p90", LocalizedText(en: "90th percentile", fr: "90e centile"), "quantile 0.9",
        .quantile(0.9, .init(Contact.fullResolutionSeconds))),
    ], source: "Zendesk Ticket Metrics, full_resolution_time",
    examples: [
      MetricExample(
        "mean", given: "24 918 incidents, 23 362 resolved", result: 641_412,
        source: "ServiceNow incident log (UCI), 178.17 h over the resolved incidents"),
      MetricExample(
        "median", given: "the same incidents", result: 79_560,
        source: "ServiceNow incident log (UCI), 22.1 h"),
    ])
}

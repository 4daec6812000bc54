// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

import Quantities

extension Metric {
  /// The time to the first resolution.
  static let firstResolutionTime = Metric(
    id: "first_resolution_time",
    name: LocalizedText(en: "First resolution time", fr: "Délai de première résolution"),
    sentence: LocalizedText(
      en: "How long a contact takes to be solved for the first time, in calendar time.",
      fr: "Combien de temps passe jusqu'à la première résolution, en temps calendaire."),
    family: .time, unit: .seconds, better: .less,
    variants: [
      MetricVariant(
        "mean", LocalizedText(en: "mean", fr: "moyenne"),
        "Σ (first solved − start) / N(solved)", .mean(.init(Contact.firstResolutionSeconds))),
      MetricVariant(
        "median", LocalizedText(en: "median", fr: "médiane"), "quantile 0.5",
        .quantile(0.5, .init(Contact.firstResolutionSeconds))),
      MetricVariant(
        "p90", LocalizedText(en: "90th percentile", fr: "90e centile"), "quantile 0.9",
        .quantile(0.9, .init(Contact.firstResolutionSeconds))),
    ], source: "dbt_zendesk int_zendesk__ticket_resolution_times_calendar.sql")
}

// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

import Quantities
import SQL

extension Metric {
  /// The share of contacts that were reopened.
  static let reopenRate = Metric(
    id: "reopen_rate", name: LocalizedText(en: "Reopen rate", fr: "Taux de réouverture"),
    sentence: LocalizedText(
      en: "Which part of the resolved contacts was reopened at least once, by the cohort of their "
        + "start.",
      fr: "Quelle part des contacts résolus a été rouverte au moins une fois, selon la date de "
        + "leur début."),
    family: .resolution, unit: .share, better: .less,
    variants: [
      MetricVariant(
        "of_resolved", LocalizedText(en: "of resolved contacts", fr: "des contacts résolus"),
        "N(resolved, reopens > 0) / N(resolved, reopens known)",
        .share(
          .count(where: Contact.isResolved.and(Contact.reopens.isAbove(0))),
          of: .known(Contact.reopens, where: Contact.isResolved),
          leftOut: .unknown(Contact.reopens, where: Contact.isResolved))),
      MetricVariant(
        "of_all", LocalizedText(en: "of all contacts", fr: "de tous les contacts"),
        "N(reopens > 0) / N(reopens known)",
        .share(
          .count(where: Contact.reopens.isAbove(0)), of: .known(Contact.reopens),
          leftOut: .unknown(Contact.reopens))),
    ], source: "Fivetran dbt_zendesk",
    examples: [
      MetricExample(
        "of_all", given: "24 918 incidents", result: 0.011,
        source: "ServiceNow incident log (UCI), reopened at least once")
    ])
}

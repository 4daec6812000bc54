// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

import Quantities

extension Metric {
  /// The share of customers kept.
  static let retentionRate = Metric(
    id: "retention_rate", name: LocalizedText(en: "Retention rate", fr: "Taux de fidélisation"),
    sentence: LocalizedText(
      en: "Which part of the customers at the start of the period is still there at its end; 1 − "
        + "churn on the same customers.",
      fr: "Quelle part des clients du début de la période est encore là à sa fin ; 1 − attrition "
        + "sur les mêmes clients."),
    family: .money, unit: .share, better: .more,
    variants: [
      MetricVariant(
        "customers", LocalizedText(en: "of customers", fr: "des clients"),
        "(N(at start of T) − N(lost in T)) / N(at start of T)",
        .share(
          Combination(Customer.atStart) - Combination(Customer.lost),
          of: Combination(Customer.atStart)))
    ], source: "The French guides to customer-service ROI, 001 and 002",
    examples: [
      MetricExample(
        "customers", given: "5 174 of 7 043 customers", result: 0.7346, source: "IBM Telco")
    ])
}

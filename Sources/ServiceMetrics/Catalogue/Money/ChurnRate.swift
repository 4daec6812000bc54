// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

import Quantities

extension Metric {
  /// The share of customers lost.
  static let churnRate = Metric(
    id: "churn_rate", name: LocalizedText(en: "Churn rate", fr: "Taux d'attrition"),
    sentence: LocalizedText(
      en: "Which part of the customers at the start of the period was lost within it; customers "
        + "won in the period are out.",
      fr: "Quelle part des clients du début de la période a été perdue pendant celle-ci ; les "
        + "clients gagnés dans la période sont exclus."),
    family: .money, unit: .share, better: .less,
    variants: [
      MetricVariant(
        "customers", LocalizedText(en: "of customers", fr: "des clients"),
        "N(lost in T) / N(at start of T)",
        .share(Combination(Customer.lost), of: Combination(Customer.atStart)))
    ], source: "The French guides to customer-service ROI, 000; churnkey",
    examples: [
      MetricExample(
        "customers", given: "1 869 of 7 043 customers", result: 0.2654, source: "IBM Telco")
    ])
}

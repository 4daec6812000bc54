// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

import Quantities

extension Metric {
  /// What a customer brings over the expected lifetime.
  static let lifetimeValue = Metric(
    id: "clv",
    name: LocalizedText(en: "Customer lifetime value", fr: "Valeur vie client"),
    sentence: LocalizedText(
      en: "Revenue per customer × margin ÷ churn: the simple form, undiscounted, for customers who "
        + "leave at a steady rate.",
      fr: "Revenu par client × marge ÷ attrition : la forme simple, sans actualisation, pour des "
        + "clients qui partent à rythme constant."),
    family: .money, unit: .money, better: .more,
    parameters: [
      MetricParameter(
        "margin",
        LocalizedText(
          en: "the contribution margin as a fraction of revenue; without it the value is revenue",
          fr: "la marge sur coûts variables en fraction du revenu ; sans elle, la valeur est du "
            + "revenu"), standard: nil, in: 0...1)
    ],
    variants: [
      variant("transactions", isMonthly: false, Revenue.total),
      variant("subscription", isMonthly: true, Revenue.monthlyAtStart),
    ], source: "The French guides to customer-service ROI, 000 (revenue form; margin added)",
    examples: [
      MetricExample(
        "subscription", given: "50 a month per customer, margin 0.6, 2 % churn a month",
        result: 1500, source: "hand calculation: 50 × 0.6 ÷ 0.02")
    ])

  private static func variant(
    _ id: String, isMonthly: Bool, _ revenue: Measure
  ) -> MetricVariant {
    MetricVariant(
      id,
      isMonthly
        ? LocalizedText(en: "from monthly revenue", fr: "d'après le revenu mensuel")
        : LocalizedText(en: "from transactions", fr: "d'après les transactions"),
      "revenue per customer × margin ÷ churn",
      formula: { parameters in
        .lifetimeValue(
          .init(
            revenue: revenue, isMonthly: isMonthly, atStart: Customer.atStart,
            atEnd: Customer.atEnd, lost: Customer.lost, margin: parameters["margin"]))
      })
  }
}

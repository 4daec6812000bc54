// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

import Quantities
import SQL

extension Metric {
  /// The revenue of a customer in the period.
  static let averageRevenuePerUser = Metric(
    id: "arpu",
    name: LocalizedText(en: "Revenue per customer", fr: "Revenu par client"),
    sentence: LocalizedText(
      en: "The revenue of the period, refunds taken off, over the average number of customers.",
      fr: "Le revenu de la période, remboursements déduits, rapporté au nombre moyen de clients."),
    family: .money, unit: .money, better: .more,
    variants: [
      MetricVariant(
        "transactions", LocalizedText(en: "from transactions", fr: "d'après les transactions"),
        "Σ amounts / ((N(at start) + N(at end)) / 2)",
        .moneyRatio(
          Combination(Revenue.total),
          over: (Combination(Customer.atStart) + Combination(Customer.atEnd)).scaled(by: 0.5)))
    ], source: "Definition of the product")
}

/// Sums of money that metrics share.
enum Revenue {
  /// All amounts of the period; refunds are negative.
  static let total = Measure.sum(.column("amount"), of: .transactions)
  /// Monthly revenue of the customers at the start of the period.
  static let monthlyAtStart = Measure.sum(
    Customer.monthlyRevenue, of: .customers, where: Customer.isAtStart)
}

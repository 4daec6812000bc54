// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

internal import Evidence
package import Foundation
package import Quantities

/// What customers without a contract are worth, from their purchases.
package struct ValueCustomers: Sendable {
  /// The columns of a file of purchases.
  package struct Columns: Sendable {
    /// The file.
    package var file: URL
    /// The column of the customer.
    package var customer: String
    /// The column of the day.
    package var date: String
    /// The column of the amount.
    package var amount: String

    /// Names the columns.
    package init(file: URL, customer: String, date: String, amount: String) {
      self.file = file
      self.customer = customer
      self.date = date
      self.amount = amount
    }
  }

  /// How far ahead, in months.
  package var months: Int
  /// The discount rate a year, a fraction.
  package var annualRate: Double
  /// The share of spend that is margin.
  package var margin: Double
  /// The currency as it is shown.
  package var currency: LocalizedText
  /// The weeks at the end that the model does not see, to be held against it; 0 for none.
  package var holdoutWeeks: Int
  /// The level of intervals.
  package var level: Double

  /// Creates the use case.
  package init(
    months: Int = 12, annualRate: Double = 0.10, margin: Double = 1,
    currency: LocalizedText = LocalizedText(verbatim: "€"), holdoutWeeks: Int = 0,
    level: Double = 0.95
  ) {
    self.months = months
    self.annualRate = annualRate
    self.margin = margin
    self.currency = currency
    self.holdoutWeeks = holdoutWeeks
    self.level = level
  }

  /// Values the customers of a file.
  ///
  /// - Parameter columns: Where the purchases stand.
  /// - Returns: The expected discounted value per customer, with the checks of the model.
  /// - Throws: `CustomerValueError`, ``AnalysisProblem`` or ``ColumnTableError``.
  package func run(_ columns: Columns) async throws -> AnalysisAnswer {
    let table = try await ReadColumns(columns.file).run([
      columns.customer: .text, columns.date: .moment, columns.amount: .number,
    ])
    let days = table.numbers(columns.date)
    let amounts = table.numbers(columns.amount)
    var purchases: [Purchase] = []
    for (row, customer) in table.texts(columns.customer).enumerated() {
      guard let customer, let day = days[row], let amount = amounts[row] else { continue }
      purchases.append(
        Purchase(
          customer: customer, day: Int((day / 86_400).rounded(.down)), amount: amount))
    }
    guard let last = purchases.map(\.day).max() else {
      throw AnalysisProblem.tooFewRows(count: 0)
    }
    let end = last - 7 * holdoutWeeks
    let histories = try purchaseHistories(of: purchases, until: end)
    let horizon = LifetimeHorizon(
      periods: months, periodLength: 365.25 / 12 / 7,
      discountRate: Foundation.pow(1 + annualRate, 1.0 / 12) - 1, margin: margin)
    let valuation = CustomerBaseValuation(
      histories: histories.map(\.history), horizon: horizon, currency: currency,
      later: later(histories.map(\.customer), purchases, end), level: level)
    return AnalysisAnswer(
      result: try valuation.result(), remarks: table.problems.map(\.sentence))
  }

  /// What the customers bought in the weeks that the model did not see.
  private func later(
    _ customers: [String], _ purchases: [Purchase], _ end: Int
  ) -> CustomerBaseValuation.LaterPurchases? {
    guard holdoutWeeks > 0 else { return nil }
    var days: [String: Set<Int>] = [:]
    for purchase in purchases where purchase.day > end {
      days[purchase.customer, default: []].insert(purchase.day)
    }
    return CustomerBaseValuation.LaterPurchases(
      length: Double(holdoutWeeks),
      purchases: customers.map { customer in
        guard let found = days[customer] else { return 0 }
        return Double(found.count)
      })
  }
}

// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

/// A table that figures are read from, in the schema `marts`.
package enum Mart: String, Sendable, Codable, CaseIterable {
  case contacts = "fct_contacts"
  case surveyAnswers = "fct_survey_answers"
  case customers = "dim_customers"
  case transactions = "fct_transactions"
  case costs = "fct_costs"

  /// The table's full name, safe to stand in SQL.
  package var qualifiedName: String { "marts." + rawValue }

  /// The date that places a row in a period.
  package var dateColumn: String {
    switch self {
    case .contacts: "started_date"
    case .surveyAnswers: "answered_date"
    case .customers: "started_date"
    case .transactions: "at_date"
    case .costs: "period_start"
    }
  }
}

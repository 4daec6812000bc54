// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

package import Quantities
package import SQL

/// A table of facts that metrics are measured on: what a row is and which day it belongs to.
package enum Fact: String, Sendable, Hashable, CaseIterable {
  /// A contact of a customer with the service.
  case contacts
  /// A day on which an agent had at least one contact, within the cut asked for.
  case agentDays
  /// An answer to a survey.
  case surveyAnswers
  /// A customer, seen at the start and end of each period.
  case customers
  /// Money from a customer.
  case transactions
  /// A cost, spread evenly over the days of its period.
  case costs
}

extension Fact {
  /// The mart table behind the fact, in the schema `marts`.
  package var table: String {
    switch self {
    case .contacts, .agentDays: "fct_contacts"
    case .surveyAnswers: "fct_survey_answers"
    case .customers: "dim_customers"
    case .transactions: "fct_transactions"
    case .costs: "fct_costs"
    }
  }

  /// The table as a source of rows.
  package var source: Source { .table(schema: "marts", name: table) }

  /// The column whose day places a row in a period; nil where a row lives over many days.
  package var dateColumn: Expression? {
    switch self {
    case .contacts, .agentDays: .column("started_date")
    case .surveyAnswers: .column("answered_date")
    case .transactions: .column("at_date")
    case .customers, .costs: nil
    }
  }

  /// The column whose local time places a row in an hour; nil where only days are known.
  package var timeColumn: Expression? {
    switch self {
    case .contacts: .column("started_local")
    case .surveyAnswers: .column("answered_local")
    case .transactions: .column("at_local")
    case .agentDays, .customers, .costs: nil
    }
  }

  /// Which event dates a row, for people.
  package var dateRule: LocalizedText {
    switch self {
    case .contacts:
      LocalizedText(
        en: "a contact belongs to the day it started", fr: "un contact compte au jour de son début")
    case .agentDays:
      LocalizedText(
        en: "a worked day is a day on which the agent had a contact",
        fr: "un jour travaillé est un jour où l'agent a eu un contact")
    case .surveyAnswers:
      LocalizedText(
        en: "an answer belongs to the day it was given",
        fr: "une réponse compte au jour où elle est donnée")
    case .customers:
      LocalizedText(
        en: "customers are counted at the start of the period and followed to its end",
        fr: "les clients sont comptés au début de la période et suivis jusqu'à sa fin")
    case .transactions:
      LocalizedText(
        en: "an amount belongs to the day of the transaction",
        fr: "un montant compte au jour de la transaction")
    case .costs:
      LocalizedText(
        en: "a cost is spread evenly over the days of its period",
        fr: "un coût est réparti également sur les jours de sa période")
    }
  }

  /// The plural noun of its rows, for sentences.
  package var noun: LocalizedText {
    switch self {
    case .contacts: LocalizedText(en: "contacts", fr: "les contacts")
    case .agentDays: LocalizedText(en: "agents' worked days", fr: "les jours travaillés")
    case .surveyAnswers: LocalizedText(en: "survey answers", fr: "les réponses aux enquêtes")
    case .customers: LocalizedText(en: "customers", fr: "les clients")
    case .transactions: LocalizedText(en: "transactions", fr: "les transactions")
    case .costs: LocalizedText(en: "costs", fr: "les coûts")
    }
  }
}

// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

/// A canonical fact table of the warehouse, in the schema `facts`.
package enum FactTable: String, Sendable, Codable, CaseIterable {
  case contacts
  case contactEvents = "contact_events"
  case surveyAnswers = "survey_answers"
  case agents
  case agentStates = "agent_states"
  case customers
  case transactions
  case costs
  case initiatives
  case assignments
  case leads
  case customerKeys = "customer_keys"

  /// The table's full name, safe to stand in SQL.
  package var qualifiedName: String { "facts." + rawValue }

  /// Every column in the table's order: the key, what the row says, then how it came in.
  package var columns: [FactColumn] {
    [FactColumn("source", .text), FactColumn("external_id", .text)] + ownColumns
      + [
        FactColumn("source_zone", .text), FactColumn("import_id", .integer),
        FactColumn("deleted", .boolean), FactColumn("updated_at", .timestamp),
      ]
  }

  /// The names of the columns whose change makes a new version of a row.
  ///
  /// All but the key and the import that brought the row.
  package var versionedColumns: [String] {
    columns.map(\.name).filter { !["source", "external_id", "import_id"].contains($0) }
  }

  /// The column that names a customer; nil when the table has none.
  package var customerColumn: String? {
    if self == .customers { return "external_id" }
    return columns.contains { $0.name == "customer_id" } ? "customer_id" : nil
  }
}

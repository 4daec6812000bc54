// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

package import Warehouse

/// How a file's text is read, decided by the canonical column that it fills.
package enum ValueKind: String, Sendable, Codable, CaseIterable {
  /// Text as written, without surrounding blanks.
  case text
  /// A whole number.
  case integer
  /// A number with decimals.
  case decimal
  /// Yes or no, as `true`, `1`, `yes`, `oui`, `vrai`, `y`, `o` and their opposites.
  case boolean
  /// A moment; stored in UTC.
  case timestamp
  /// A calendar day.
  case date
  /// Seconds.
  case duration
  /// A customer's identifier, pseudonymised on the way in.
  case customer
  /// An agent's identifier, pseudonymised on the way in.
  case agent
  /// An amount of money in the row's currency.
  case money
}

extension FactTable {
  /// How a file's text is read for one of the table's columns; nil when the table has no such one.
  package func valueKind(of column: String) -> ValueKind? {
    guard let known = columns.first(where: { $0.name == column }) else { return nil }
    switch (self, column) {
    case (.customers, "external_id"), (_, "customer_id"), (.customerKeys, "key"):
      return .customer
    case (.agents, "external_id"), (_, "agent_id"), (.contactEvents, "actor"): return .agent
    default: break
    }
    if column.hasSuffix("_seconds") { return .duration }
    switch known.kind {
    case .text: return .text
    case .integer, .count: return .integer
    case .number: return .decimal
    case .boolean: return .boolean
    case .timestamp: return .timestamp
    case .date: return .date
    case .money: return .money
    }
  }

  /// The columns a mapping may fill, in the table's order.
  package var fillableColumns: [String] {
    columns.map(\.name).filter {
      !["source", "source_zone", "import_id"].contains($0)
    }
  }

  /// The columns without which a row means nothing: an empty value rejects the row.
  package var requiredColumns: [String] {
    switch self {
    case .contacts: ["external_id", "started_at"]
    case .contactEvents: ["external_id", "contact_external_id", "at", "kind"]
    case .surveyAnswers: ["external_id", "kind", "score", "scale_low", "scale_high"]
    case .agents, .customers, .agentStates, .leads: ["external_id"]
    case .transactions: ["external_id", "at", "amount", "currency"]
    case .costs: ["external_id", "period_start", "period_end", "amount", "currency", "category"]
    case .customerKeys: ["external_id", "customer_id", "key"]
    case .initiatives: ["external_id", "name"]
    case .assignments: ["external_id", "initiative", "unit_kind", "unit_id"]
    }
  }
}

// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

package import Warehouse

/// What the rows of a file are, when a person says so with `--as`.
package enum ImportKind: String, Sendable, Codable, CaseIterable {
  case contacts, surveys, costs, customers, transactions, agents, initiatives, assignments

  /// The fact table that the rows fill.
  package var table: FactTable {
    switch self {
    case .contacts: .contacts
    case .surveys: .surveyAnswers
    case .costs: .costs
    case .customers: .customers
    case .transactions: .transactions
    case .agents: .agents
    case .initiatives: .initiatives
    case .assignments: .assignments
    }
  }
}

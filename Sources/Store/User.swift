// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

package import Foundation
package import Quantities

/// A person who may sign in.
package struct User: Sendable, Hashable, Identifiable {
  /// The number of the person.
  package var id: Int64
  /// The name to sign in with; capitals do not count.
  package var name: String
  /// What the person may do.
  package var role: Role
  /// The language of the pages; nil for the workspace's.
  package var language: Language?
  /// The pseudonym of the agent that this person is; nil for nobody.
  package var agent: String?
  /// When the account was made.
  package var createdAt: Date

  /// Creates a person.
  package init(
    id: Int64, name: String, role: Role, language: Language? = nil, agent: String? = nil,
    createdAt: Date
  ) {
    self.id = id
    self.name = name
    self.role = role
    self.language = language
    self.agent = agent
    self.createdAt = createdAt
  }
}

// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

package import Quantities

/// What a person may do.
package enum Role: String, Sendable, Codable, CaseIterable, Comparable {
  /// Sees only his own figures.
  case agent
  /// Reads everything but names of agents.
  case viewer
  /// Also makes cases, analyses and forecasts.
  case analyst
  /// Also imports data, sees agents' names, sets targets and freezes plans.
  case manager
  /// Also manages people, tokens and settings, and sees the audit trail.
  case administrator

  /// The role's name for people.
  package var name: LocalizedText {
    switch self {
    case .agent: LocalizedText(en: "agent", fr: "conseiller")
    case .viewer: LocalizedText(en: "viewer", fr: "lecteur")
    case .analyst: LocalizedText(en: "analyst", fr: "analyste")
    case .manager: LocalizedText(en: "manager", fr: "responsable")
    case .administrator: LocalizedText(en: "administrator", fr: "administrateur")
    }
  }

  private var rank: Int { Role.allCases.firstIndex(of: self) ?? -1 }

  /// The one who may do less comes first.
  package static func < (left: Role, right: Role) -> Bool { left.rank < right.rank }
}

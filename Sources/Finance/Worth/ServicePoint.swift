// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

public import Quantities

/// A quantity of the service that a lever moves, by its natural step.
public enum ServicePoint: String, Sendable, Codable, CaseIterable {
  /// Percentage points of first-contact resolution.
  case firstContactResolution
  /// Minutes of handle time.
  case handleTime
  /// Percentage points of automation.
  case automation
  /// Percentage points of yearly churn.
  case churn
  /// Percentage points of satisfaction, worth something through a measured link only.
  case satisfaction
  /// Percentage points of service level, which only floors look at.
  case serviceLevel

  /// The step that is an improvement: one point up, one minute or point down.
  public var improvement: Double {
    switch self {
    case .handleTime, .churn: -1
    default: 1
    }
  }

  /// The quantity's name.
  public var name: LocalizedText {
    switch self {
    case .firstContactResolution:
      LocalizedText(en: "First-contact resolution", fr: "Résolution au premier contact")
    case .handleTime: LocalizedText(en: "Handle time", fr: "Durée de traitement")
    case .automation: LocalizedText(en: "Automation", fr: "Automatisation")
    case .churn: LocalizedText(en: "Churn", fr: "Attrition")
    case .satisfaction: LocalizedText(en: "Satisfaction (CSAT)", fr: "Satisfaction (CSAT)")
    case .serviceLevel: LocalizedText(en: "Service level", fr: "Niveau de service")
    }
  }

  /// The improvement in words: "+1 point", "−1 minute".
  public var step: LocalizedText {
    switch self {
    case .handleTime: LocalizedText(en: "−1 minute", fr: "−1 minute")
    case .churn: LocalizedText(en: "−1 point", fr: "−1 point")
    default: LocalizedText(en: "+1 point", fr: "+1 point")
    }
  }
}

/// A change of one quantity: how many points or minutes, up or down.
public struct ServiceChange: Sendable, Hashable, Codable {
  /// What changes.
  public var point: ServicePoint
  /// By how many points or minutes; below 0 for less.
  public var amount: GradedEstimate

  /// Creates a change.
  public init(_ point: ServicePoint, by amount: GradedEstimate) {
    self.point = point
    self.amount = amount
  }
}

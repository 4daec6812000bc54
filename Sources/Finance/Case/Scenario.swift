// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

public import Quantities

/// A named set of values for some inputs of a case.
public struct Scenario: Sendable, Hashable, Codable {
  /// One input and its value in the scenario.
  public struct Setting: Sendable, Hashable, Codable {
    /// Which input, such as `levers.automation.to`.
    public var path: String
    /// Its value, in the input's own unit.
    public var value: Double

    /// Creates a setting.
    public init(path: String, value: Double) {
      self.path = path
      self.value = value
    }
  }

  /// The scenario's id, such as `prudent`.
  public var id: String
  /// Its name for people; nil shows the id.
  public var label: LocalizedText?
  /// What differs from the case.
  public var settings: [Setting]

  /// Creates a scenario.
  public init(id: String, label: LocalizedText? = nil, settings: [Setting]) {
    self.id = id
    self.label = label
    self.settings = settings
  }

  /// The name to show.
  public var name: LocalizedText {
    if let label { return label }
    switch id {
    case "prudent": return LocalizedText(en: "prudent", fr: "prudent")
    case "central": return LocalizedText(en: "central", fr: "central")
    case "ambitious": return LocalizedText(en: "ambitious", fr: "ambitieux")
    default: return LocalizedText(verbatim: id)
    }
  }
}

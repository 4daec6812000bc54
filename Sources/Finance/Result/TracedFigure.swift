// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

public import Quantities

/// A figure with everything needed to check it: formula, inputs, source.
public struct TracedFigure: Sendable, Hashable, Codable {
  /// What the number counts.
  public enum Unit: String, Sendable, Hashable, Codable {
    /// A share or rate: 0.30.
    case fraction
    /// Units of the case's currency.
    case money
    /// Currency per paid hour.
    case moneyPerHour
    case hours, months, minutes, contacts, people
    /// A pure number.
    case number
  }

  /// A number that went into the formula.
  public struct Input: Sendable, Hashable, Codable {
    /// The name it has in the formula.
    public var symbol: LocalizedText
    /// Its value; nil when it is undefined itself.
    @ExplicitNull public var value: Double?
    /// What it counts.
    public var unit: Unit
    /// The id of its own ``TracedFigure``; nil when it is a plain input.
    public var figure: String?

    /// Creates an input.
    public init(_ symbol: LocalizedText, _ value: Double?, _ unit: Unit, figure: String? = nil) {
      self.symbol = symbol
      self._value = ExplicitNull(wrappedValue: value)
      self.unit = unit
      self.figure = figure
    }
  }

  /// A stable id: `roi`, `presentValueCosts`, `costs.licences`, `levers.automation.hours`.
  public var id: String
  /// The figure's name for people.
  public var name: LocalizedText
  /// The value; nil when it is undefined (see ``reason``).
  @ExplicitNull public var value: Double?
  /// What it counts.
  public var unit: Unit
  /// The formula in words and symbols.
  public var formula: LocalizedText
  /// What went in, in the order of the formula.
  public var inputs: [Input]
  /// Where it comes from.
  public var provenance: Provenance
  /// How sure it is; nil for sums over several grades.
  public var grade: EvidenceGrade?
  /// Why the value is undefined.
  public var reason: LocalizedText?

  /// Creates a figure.
  public init(
    id: String, name: LocalizedText, value: Double?, unit: Unit, formula: LocalizedText,
    inputs: [Input] = [], provenance: Provenance, grade: EvidenceGrade? = nil,
    reason: LocalizedText? = nil
  ) {
    self.id = id
    self.name = name
    self._value = ExplicitNull(wrappedValue: value)
    self.unit = unit
    self.formula = formula
    self.inputs = inputs
    self.provenance = provenance
    self.grade = grade
    self.reason = reason
  }
}

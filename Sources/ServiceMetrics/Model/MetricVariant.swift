// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

package import Quantities

/// One definition of a metric, with its own id.
package struct MetricVariant: Sendable {
  /// Its id within the metric, such as `F4`.
  package var id: String
  /// Its name for people.
  package var name: LocalizedText
  /// The formula as a person writes it.
  package var formulaText: String
  /// The unit where it differs from the metric's.
  package var unit: MetricUnit?
  /// The good direction where it differs from the metric's.
  package var better: BetterDirection?
  /// What a reader of any of its values must know.
  package var notes: [LocalizedText]
  /// For how many days after a row its value may still change, given the parameters.
  package var settlingDays: @Sendable (MetricParameters) -> Int
  /// The formula over measures, given the parameters.
  package var formula: @Sendable (MetricParameters) -> Formula

  /// Creates a definition that parameters change.
  package init(
    _ id: String, _ name: LocalizedText, _ formulaText: String, unit: MetricUnit? = nil,
    better: BetterDirection? = nil, notes: [LocalizedText] = [],
    settlingDays: @escaping @Sendable (MetricParameters) -> Int = { _ in 0 },
    formula: @escaping @Sendable (MetricParameters) -> Formula
  ) {
    self.id = id
    self.name = name
    self.formulaText = formulaText
    self.unit = unit
    self.better = better
    self.notes = notes
    self.settlingDays = settlingDays
    self.formula = formula
  }

  /// Creates a definition without parameters.
  package init(
    _ id: String, _ name: LocalizedText, _ formulaText: String, unit: MetricUnit? = nil,
    better: BetterDirection? = nil, notes: [LocalizedText] = [], _ formula: Formula
  ) {
    self.init(
      id, name, formulaText, unit: unit, better: better, notes: notes, formula: { _ in formula })
  }
}

// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

package import Quantities

/// How one figure of the document was made: its formula, its inputs, its source.
package struct FigureRecord: Sendable, Hashable {
  /// One thing that the formula used.
  package struct Input: Sendable, Hashable {
    /// What it is.
    package var label: String
    /// Its value, linked to its own record where it has one.
    package var value: [Inline]

    /// Creates an input.
    package init(_ label: String, _ value: [Inline]) {
      self.label = label
      self.value = value
    }
  }

  /// The place that the figure's references point to.
  package var id: Anchor
  /// What the figure is.
  package var label: String
  /// The figure as printed, with its unit.
  package var value: String
  /// The formula in words or signs; nil for a figure that was typed or measured.
  package var formula: String?
  /// The formula with its numbers in place; nil when there is no formula.
  package var filled: String?
  /// What went into it.
  package var inputs: [Input]
  /// Where it comes from.
  package var source: [Inline]
  /// How sure it is; nil where the question has no sense.
  package var grade: EvidenceGrade?

  /// Creates a record.
  package init(
    id: Anchor, label: String, value: String, formula: String? = nil, filled: String? = nil,
    inputs: [Input] = [], source: [Inline], grade: EvidenceGrade? = nil
  ) {
    self.id = id
    self.label = label
    self.value = value
    self.formula = formula
    self.filled = filled
    self.inputs = inputs
    self.source = source
    self.grade = grade
  }

  /// A reference to this record that prints its value.
  package var reference: Inline { .figure(FigureReference(id, value)) }
}

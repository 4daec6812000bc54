// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

/// A statement ready for an engine: its text, and the values bound to its placeholders.
package struct RenderedSQL: Sendable, Hashable {
  /// The SQL text, which holds no value of a user, only placeholders.
  package var text: String
  /// The values, in the order of the placeholders' numbers.
  package var bindings: [SQLValue]

  /// Creates a statement.
  package init(text: String, bindings: [SQLValue]) {
    self.text = text
    self.bindings = bindings
  }
}

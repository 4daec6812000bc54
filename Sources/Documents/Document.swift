// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

package import Quantities

/// A report: what it says and how it is built, without any format.
///
/// Renderers walk the tree; a new format touches no node. Text is plain text everywhere: each
/// renderer escapes it for its own format.
package struct Document: Sendable, Hashable {
  /// The title, in the document's language.
  package var title: String
  /// A sentence under the title; nil for none.
  package var subtitle: String?
  /// The language of every text in the document.
  package var language: Language
  /// The currency of money cells that carry no currency of their own.
  package var currency: Currency
  /// The day on which the document was made.
  package var generatedOn: LocalDate
  /// The program and version that made it, such as `Rendement 0.1.0`.
  package var generator: String
  /// Short facts shown under the title: label and value.
  package var facts: [Fact]
  /// The content, in reading order.
  package var blocks: [Block]

  /// A labelled fact of the document's head, such as "Horizon: 36 months".
  package struct Fact: Sendable, Hashable {
    /// What the fact is about.
    package var label: String
    /// The fact.
    package var value: [Inline]

    /// Creates a fact.
    package init(_ label: String, _ value: [Inline]) {
      self.label = label
      self.value = value
    }
  }

  /// Creates a document.
  package init(
    title: String, subtitle: String? = nil, language: Language, currency: Currency = .euro,
    generatedOn: LocalDate, generator: String, facts: [Fact] = [], blocks: [Block]
  ) {
    self.title = title
    self.subtitle = subtitle
    self.language = language
    self.currency = currency
    self.generatedOn = generatedOn
    self.generator = generator
    self.facts = facts
    self.blocks = blocks
  }

  /// How numbers of this document are written.
  package var numberStyle: NumberStyle { NumberStyle(language: language, currency: currency) }
}

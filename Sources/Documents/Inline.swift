// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

/// A run of text inside a paragraph, an item or a cell.
package indirect enum Inline: Sendable, Hashable, ExpressibleByStringLiteral {
  /// Plain text, escaped by every renderer.
  case text(String)
  /// Text of great importance.
  case strong([Inline])
  /// Stressed text.
  case emphasis([Inline])
  /// A formula or an identifier, set in a fixed-width font.
  case code(String)
  /// A figure that was computed or typed, linked to the record that explains it.
  case figure(FigureReference)
  /// A link to a place in the same document.
  case reference(Anchor, [Inline])
  /// A link to a page outside, kept only when it is an `http` or `https` address.
  case web(String, [Inline])
  /// A note shown at the end of the document.
  case footnote([Inline])

  /// Plain text.
  package init(stringLiteral value: String) { self = .text(value) }
}

/// A printed figure and the record that says how it was made.
package struct FigureReference: Sendable, Hashable {
  /// The anchor of the ``FigureRecord``.
  package var record: Anchor
  /// The figure as printed, with its unit.
  package var text: String

  /// Creates a reference.
  package init(_ record: Anchor, _ text: String) {
    self.record = record
    self.text = text
  }
}

extension [Inline] {
  /// The text without any mark-up, as a terminal or a workbook cell shows it.
  package var plainText: String { map(\.plainText).joined() }
}

extension Inline {
  /// The text without any mark-up; the text of a footnote follows in parentheses.
  package var plainText: String {
    switch self {
    case .text(let text), .code(let text): text
    case .strong(let inlines), .emphasis(let inlines): inlines.plainText
    case .figure(let reference): reference.text
    case .reference(_, let inlines), .web(_, let inlines): inlines.plainText
    case .footnote(let inlines): " (" + inlines.plainText + ")"
    }
  }
}

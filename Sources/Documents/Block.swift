// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

/// A part of a document that stands on its own lines.
package indirect enum Block: Sendable, Hashable {
  case section(Section)
  case paragraph([Inline])
  case list(BulletList)
  case table(Table)
  case keyFigures([KeyFigure])
  case callout(Callout)
  case figure(Figure)
  case definitions([Definition])
  case records([FigureRecord])
  case sources([Source])
  case pageBreak
}

/// A titled part of a document; its depth in the tree is the level of its heading.
package struct Section: Sendable, Hashable {
  /// The stable name of the heading, the same in every language.
  package var id: Anchor
  /// The heading.
  package var title: String
  /// The content.
  package var blocks: [Block]

  /// Creates a section.
  package init(_ id: String, _ title: String, _ blocks: [Block]) {
    self.id = Anchor(id)
    self.title = title
    self.blocks = blocks
  }
}

/// Items of equal rank.
package struct BulletList: Sendable, Hashable {
  /// Whether the order of the items means something, so that they are numbered.
  package var isOrdered: Bool
  /// The items.
  package var items: [[Inline]]

  /// Creates a list.
  package init(_ items: [[Inline]], isOrdered: Bool = false) {
    self.items = items
    self.isOrdered = isOrdered
  }
}

/// A large figure with its name and its comment.
package struct KeyFigure: Sendable, Hashable {
  /// What the figure is.
  package var label: String
  /// The figure, linked to its record.
  package var value: [Inline]
  /// What a reader must know beside it: convention, horizon; empty for nothing.
  package var note: [Inline]
  /// Whether it is the headline of its group.
  package var isPrimary: Bool

  /// Creates a tile.
  package init(_ label: String, value: [Inline], note: [Inline] = [], isPrimary: Bool = false) {
    self.label = label
    self.value = value
    self.note = note
    self.isPrimary = isPrimary
  }
}

/// A remark set apart from the text.
package struct Callout: Sendable, Hashable {
  /// What the remark is for.
  package enum Kind: String, Sendable, CaseIterable {
    /// Worth knowing.
    case note
    /// Weakens a figure or a claim.
    case warning
    /// What is asked of the reader.
    case decision
  }

  /// What the remark is for.
  package var kind: Kind
  /// Its title.
  package var title: String
  /// Its content.
  package var blocks: [Block]

  /// Creates a remark.
  package init(_ kind: Kind, _ title: String, _ blocks: [Block]) {
    self.kind = kind
    self.title = title
    self.blocks = blocks
  }
}

/// A word of the document and what it means.
package struct Definition: Sendable, Hashable {
  /// The word.
  package var term: String
  /// Its meaning.
  package var meaning: [Inline]

  /// Creates an entry of a glossary.
  package init(_ term: String, _ meaning: [Inline]) {
    self.term = term
    self.meaning = meaning
  }
}

/// Where something in the document comes from.
package struct Source: Sendable, Hashable {
  /// The stable name of the entry.
  package var id: Anchor
  /// The source, with a link where there is one.
  package var text: [Inline]

  /// Creates a source.
  package init(_ id: String, _ text: [Inline]) {
    self.id = Anchor(id)
    self.text = text
  }
}

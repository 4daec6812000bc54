// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

/// Every place in a document and every link to one, in reading order.
package struct DocumentIndex: Sendable {
  /// The places that links can point to.
  package private(set) var anchors: [Anchor] = []
  /// The places that links do point to.
  package private(set) var references: [Anchor] = []

  /// The links that point to nothing.
  package var dangling: [Anchor] {
    let known = Set(anchors)
    return references.filter { !known.contains($0) }
  }

  /// The places that occur more than once.
  package var duplicates: [Anchor] {
    Dictionary(grouping: anchors) { $0 }.filter { $0.value.count > 1 }.map(\.key)
      .sorted { $0.name < $1.name }
  }

  /// Collects the places and links of a document.
  package init(_ document: Document) {
    for fact in document.facts { visit(fact.value) }
    visit(document.blocks)
  }

  private mutating func visit(_ blocks: [Block]) {
    for block in blocks { visit(block) }
  }

  private mutating func visit(_ block: Block) {
    switch block {
    case .section(let section):
      anchors.append(section.id)
      visit(section.blocks)
    case .paragraph(let inlines): visit(inlines)
    case .list(let list): for item in list.items { visit(item) }
    case .table(let table): visit(table)
    case .keyFigures(let tiles):
      for tile in tiles { visit(tile.value + tile.note) }
    case .callout(let callout): visit(callout.blocks)
    case .figure(let figure):
      anchors.append(figure.id)
      visit(figure.table)
      visit(figure.source)
    case .definitions(let definitions): for entry in definitions { visit(entry.meaning) }
    case .records(let records): for record in records { visit(record) }
    case .sources(let sources):
      for source in sources {
        anchors.append(source.id)
        visit(source.text)
      }
    case .pageBreak: break
    }
  }

  private mutating func visit(_ table: Table) {
    if let id = table.id { anchors.append(id) }
    for cell in table.rows.flatMap(\.cells) {
      if let record = cell.record { references.append(record) }
      if case .text(let inlines) = cell.value { visit(inlines) }
    }
    for note in table.notes { visit(note) }
  }

  private mutating func visit(_ record: FigureRecord) {
    anchors.append(record.id)
    for input in record.inputs { visit(input.value) }
    visit(record.source)
  }

  private mutating func visit(_ inlines: [Inline]) {
    for inline in inlines {
      switch inline {
      case .text, .code: break
      case .strong(let inner), .emphasis(let inner), .web(_, let inner), .footnote(let inner):
        visit(inner)
      case .figure(let reference): references.append(reference.record)
      case .reference(let anchor, let inner):
        references.append(anchor)
        visit(inner)
      }
    }
  }
}

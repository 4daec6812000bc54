// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

import Quantities

/// A document as the plain HTML from which pandoc makes a Word file.
///
/// Paragraphs name the styles of the reference document (`data-custom-style`); charts are pictures
/// named after their figure; the links from a figure to its record are left out, because a page of
/// blue figures is no page to sign: the register at the end carries them as a table.
package struct WordPage: Sendable {
  /// The names of the figures that have a picture.
  package var pictures: Set<Anchor>

  /// Creates a renderer.
  package init(pictures: Set<Anchor>) { self.pictures = pictures }

  /// The page.
  ///
  /// - Parameter document: What to write.
  /// - Returns: An HTML file in UTF-8, for pandoc's `html` reader.
  package func render(_ document: Document) -> String {
    let body = WordBody(style: document.numberStyle, pictures: pictures)
    let subtitle: HTML =
      document.subtitle.map { "<meta name=\"subtitle\" content=\"\($0)\">\n" } ?? .empty
    let facts = body.facts(document.facts)
    let page: HTML = """
      <!DOCTYPE html>
      <html lang="\(document.language == .french ? "fr-FR" : "en-GB")">
      <head>
      <meta charset="utf-8">
      \(subtitle)<title>\(document.title)</title>
      </head>
      <body>
      \(facts)\(body.blocks(document.blocks, level: 1))\
      <p data-custom-style="Colophon">\(document.generator) · \
      \(document.numberStyle.date(document.generatedOn))</p>
      </body>
      </html>

      """
    return page.markup
  }
}

/// The walk over the blocks.
private struct WordBody {
  let style: NumberStyle
  let pictures: Set<Anchor>

  private var words: RendererWords { RendererWords(language: style.language) }
  private var colon: String { style.language == .french ? "\u{00A0}: " : ": " }

  func facts(_ facts: [Document.Fact]) -> HTML {
    HTML.joined(
      facts.map { fact -> HTML in
        styled("Fact", "<p><strong>\(fact.label)\(colon)</strong>\(inlines(fact.value))</p>")
      })
  }

  func blocks(_ blocks: [Block], level: Int) -> HTML {
    HTML.joined(blocks.map { block($0, level: level) })
  }

  private func styled(_ name: String, _ content: HTML) -> HTML {
    "<div data-custom-style=\"\(name)\">\n\(content)</div>\n"
  }

  private func block(_ block: Block, level: Int) -> HTML {
    switch block {
    case .section(let section):
      return HTML.joined([
        heading(section.title, level), blocks(section.blocks, level: level + 1),
      ])
    case .paragraph(let content): return "<p>\(inlines(content))</p>\n"
    case .list(let list):
      let items = HTML.joined(list.items.map { item -> HTML in "<li>\(inlines(item))</li>\n" })
      return list.isOrdered ? "<ol>\n\(items)</ol>\n" : "<ul>\n\(items)</ul>\n"
    case .table(let table): return self.table(table)
    case .keyFigures(let tiles): return self.tiles(tiles)
    case .callout(let callout):
      let title: HTML = "<p>\(words.title(of: callout.kind))\(colon)\(callout.title)</p>\n"
      return HTML.joined([
        styled("Callout Title", title),
        styled("Callout", blocks(callout.blocks, level: level)),
      ])
    case .figure(let figure): return self.figure(figure)
    case .definitions(let entries):
      return HTML.joined(
        entries.map { entry -> HTML in
          styled(
            "Glossary Entry",
            "<p><strong>\(entry.term)\(colon)</strong>\(inlines(entry.meaning))</p>\n")
        })
    case .records(let records): return register(records)
    case .sources(let sources):
      let items = HTML.joined(
        sources.map { source -> HTML in "<li>\(inlines(source.text))</li>\n" })
      return "<ul>\n\(items)</ul>\n"
    case .pageBreak: return styled("Page Break", "<p>\u{00A0}</p>\n")
    }
  }

  private func heading(_ title: String, _ level: Int) -> HTML {
    switch level {
    case 1: "<h1>\(title)</h1>\n"
    case 2: "<h2>\(title)</h2>\n"
    case 3: "<h3>\(title)</h3>\n"
    default: "<h4>\(title)</h4>\n"
    }
  }

  /// Large figures, three in a row.
  private func tiles(_ tiles: [KeyFigure]) -> HTML {
    var rows = HTML.empty
    for start in stride(from: 0, to: tiles.count, by: 3) {
      let row = tiles[start..<min(start + 3, tiles.count)]
      var cells = HTML.joined(row.map { tile($0) })
      for _ in row.count..<3 { cells += "<td></td>" }
      rows += "<tr>\(cells)</tr>\n"
    }
    return """
      <table><colgroup><col style="width:33%"><col style="width:33%"><col style="width:33%"></colgroup>
      <tbody>
      \(rows)</tbody></table>

      """
  }

  private func tile(_ tile: KeyFigure) -> HTML {
    let note: HTML =
      tile.note.isEmpty ? .empty : styled("Tile Note", "<p>\(inlines(tile.note))</p>\n")
    return HTML.joined([
      "<td>", styled("Tile Label", "<p>\(tile.label)</p>\n"),
      styled("Tile Value", "<p>\(inlines(tile.value))</p>\n"), note, "</td>",
    ])
  }

  private func figure(_ figure: Figure) -> HTML {
    let title = styled("Figure Title", "<p>\(figure.title)</p>\n")
    let source: HTML =
      figure.source.isEmpty
      ? .empty : styled("Table Note", "<p>\(words.source)\(colon)\(inlines(figure.source))</p>\n")
    guard pictures.contains(figure.id) else {
      var table = figure.table
      table.caption = figure.title
      return HTML.joined([self.table(table), source])
    }
    let picture: HTML =
      "<p><img src=\"\(figure.id).png\" alt=\"\(figure.alternative)\" width=\"604\"></p>\n"
    return HTML.joined([title, styled("Chart", picture), source])
  }

  /// The register as one table: what, how much, how, from where.
  private func register(_ records: [FigureRecord]) -> HTML {
    table(
      Table(
        caption: "",
        columns: [
          .words(words.figure), .words(words.calculation), .words(words.source),
        ],
        rows: records.map { record in
          let grade = record.grade.map { " · " + $0.name[style.language] } ?? ""
          return Table.Row([
            .inlines([.text(record.label + colon), .strong([.text(record.value)])]),
            .text(record.filled ?? record.formula ?? "–"),
            .inlines(record.source + [.text(grade)]),
          ])
        }, hasRowHeaders: false))
  }

  private func table(_ table: Table) -> HTML {
    let widths = HTML.joined(
      columnWidths(of: table).map { width -> HTML in "<col style=\"width:\(width)%\">" })
    let heads = HTML.joined(
      table.columns.map { column -> HTML in "<th\(side(column))>\(column.title)</th>" })
    let rows = HTML.joined(
      table.rows.map { row -> HTML in
        let cells = HTML.joined(
          row.cells.enumerated().map { index, cell -> HTML in
            let column = index < table.columns.count ? table.columns[index] : .words("")
            let content = self.cell(cell)
            let text: HTML = row.kind == .body ? content : "<strong>\(content)</strong>"
            return "<td\(side(column))>\(text)</td>"
          })
        return "<tr>\(cells)</tr>\n"
      })
    let caption: HTML =
      table.caption.isEmpty ? .empty : styled("Figure Title", "<p>\(table.caption)</p>\n")
    let notes = HTML.joined(
      table.notes.map { note in styled("Table Note", "<p>\(inlines(note))</p>\n") })
    return """
      \(caption)<table><colgroup>\(widths)</colgroup>
      <thead><tr>\(heads)</tr></thead>
      <tbody>
      \(rows)</tbody></table>
      \(notes)
      """
  }

  private func side(_ column: Table.Column) -> HTML {
    column.alignment == .trailing ? " style=\"text-align:right\"" : .empty
  }

  /// Percentages of the page's width: each column first gets its longest word, so that none is
  /// broken, then its share of what is left after the length of its texts.
  private func columnWidths(of table: Table) -> [Int] {
    let columns = table.columns.enumerated().map { index, column -> (least: Double, most: Double) in
      let texts = table.rows.compactMap { row in
        index < row.cells.count ? row.cells[index].text(in: style) : nil
      }
      // A no-break space holds a figure together and is no place to break.
      let words = ([column.title] + texts).flatMap {
        $0.split(whereSeparator: { " \n".contains($0) })
      }
      let least = min(words.map(\.count).max() ?? 0, 24) + 3
      let most = min(texts.map(\.count).max() ?? 0, 70) + 3
      return (Double(least), Double(max(least, most)))
    }
    let least = columns.reduce(0) { $0 + $1.least }
    let most = columns.reduce(0) { $0 + $1.most }
    // About as many characters as a line of the page holds.
    let room = max(95, least)
    let spare = most > least ? min(1, (room - least) / (most - least)) : 0
    let wants = columns.map { $0.least + ($0.most - $0.least) * spare }
    let sum = max(wants.reduce(0, +), 1)
    return wants.map { Int(($0 / sum * 100).rounded(.down)) }
  }

  private func cell(_ cell: Cell) -> HTML {
    switch cell.value {
    case .text(let text): inlines(text)
    case .missing(let reason) where reason.isEmpty: "–"
    case .missing(let reason): "<em>\(reason)</em>"
    default: HTML(text: cell.text(in: style))
    }
  }

  private func inlines(_ inlines: [Inline]) -> HTML { HTML.joined(inlines.map { inline($0) }) }

  private func inline(_ inline: Inline) -> HTML {
    switch inline {
    case .text(let text): HTML(text: text)
    case .strong(let inner): "<strong>\(inlines(inner))</strong>"
    case .emphasis(let inner): "<em>\(inlines(inner))</em>"
    case .code(let code): "<code>\(code)</code>"
    case .figure(let reference): HTML(text: reference.text)
    case .reference(_, let inner): inlines(inner)
    case .web(let address, let inner):
      WebAddress.isSafe(address)
        ? "<a href=\"\(address)\">\(inlines(inner))</a>" : inlines(inner)
    case .footnote(let inner): " (\(inlines(inner)))"
    }
  }
}

// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

import Foundation
import Quantities

/// The walk over a document's blocks that writes HTML and gathers the footnotes.
struct HTMLBody {
  let style: NumberStyle
  let hasCharts: Bool
  /// Charts drawn beforehand, as SVG.
  var pictures: [Anchor: [UInt8]] = [:]
  private var notes: [HTML] = []
  private var tableCount = 0

  init(style: NumberStyle, hasCharts: Bool) {
    self.style = style
    self.hasCharts = hasCharts
  }

  private var words: RendererWords { RendererWords(language: style.language) }

  /// Blocks one after the other; headings of sections start at `level` + 1.
  mutating func blocks(_ blocks: [Block], level: Int) throws -> HTML {
    var result = HTML.empty
    for block in blocks { result += try self.block(block, level: level) }
    return result
  }

  private mutating func block(_ block: Block, level: Int) throws -> HTML {
    switch block {
    case .section(let section): return try self.section(section, level: level)
    case .paragraph(let content): return "<p>\(inlines(content))</p>\n"
    case .list(let list): return self.list(list)
    case .table(let table): return self.table(table)
    case .keyFigures(let tiles): return keyFigures(tiles)
    case .callout(let callout): return try self.callout(callout, level: level)
    case .figure(let figure): return try self.figure(figure)
    case .definitions(let entries): return definitions(entries)
    case .records(let records):
      return "<div class=\"records\">\n\(HTML.joined(records.map { record($0) }))</div>\n"
    case .sources(let sources): return self.sources(sources)
    case .pageBreak: return "<div class=\"page-break\"></div>\n"
    }
  }

  private mutating func section(_ section: Section, level: Int) throws -> HTML {
    let content = try blocks(section.blocks, level: level + 1)
    let title: HTML
    switch level {
    case 1: title = "<h2>\(section.title)</h2>"
    case 2: title = "<h3>\(section.title)</h3>"
    case 3: title = "<h4>\(section.title)</h4>"
    default: title = "<h5>\(section.title)</h5>"
    }
    return """
      <section id="\(section.id)" class="level-\(level)" aria-label="\(section.title)">
      \(title)
      \(content)</section>

      """
  }

  private mutating func list(_ list: BulletList) -> HTML {
    let items = HTML.joined(list.items.map { item -> HTML in "<li>\(inlines(item))</li>\n" })
    return list.isOrdered ? "<ol>\n\(items)</ol>\n" : "<ul>\n\(items)</ul>\n"
  }

  private mutating func keyFigures(_ tiles: [KeyFigure]) -> HTML {
    let content = HTML.joined(
      tiles.map { tile -> HTML in
        let kind = tile.isPrimary ? "tile primary" : "tile"
        let note: HTML =
          tile.note.isEmpty ? .empty : "<dd class=\"tile-note\">\(inlines(tile.note))</dd>\n"
        return """
          <div class="\(kind)">
          <dt>\(tile.label)</dt>
          <dd class="tile-value">\(inlines(tile.value))</dd>
          \(note)</div>

          """
      })
    return "<dl class=\"tiles\">\n\(content)</dl>\n"
  }

  private mutating func callout(_ callout: Callout, level: Int) throws -> HTML {
    let content = try blocks(callout.blocks, level: level)
    let kind = words.title(of: callout.kind)
    return """
      <aside class="callout \(callout.kind.rawValue)" role="note">
      <p class="callout-title"><span class="callout-kind">\(kind)\(colon)</span>\(callout.title)</p>
      \(content)</aside>

      """
  }

  private mutating func definitions(_ entries: [Definition]) -> HTML {
    let content = HTML.joined(
      entries.map { entry -> HTML in
        "<div><dt>\(entry.term)</dt><dd>\(inlines(entry.meaning))</dd></div>\n"
      })
    return "<dl class=\"glossary\">\n\(content)</dl>\n"
  }

  private mutating func record(_ record: FigureRecord) -> HTML {
    var rows = HTML.empty
    if let formula = record.formula {
      rows += "<div><dt>\(words.formula)</dt><dd><code>\(formula)</code></dd></div>\n"
    }
    if let filled = record.filled {
      rows += "<div><dt>\(words.calculation)</dt><dd><code>\(filled)</code></dd></div>\n"
    }
    if !record.inputs.isEmpty {
      let items = HTML.joined(
        record.inputs.map { input -> HTML in
          "<li>\(input.label)\(colon)\(inlines(input.value))</li>\n"
        })
      rows += "<div><dt>\(words.inputs)</dt><dd><ul>\n\(items)</ul></dd></div>\n"
    }
    rows += "<div><dt>\(words.source)</dt><dd>\(inlines(record.source))</dd></div>\n"
    let grade: HTML =
      record.grade.map { grade in
        let name = grade.name[style.language]
        return " <span class=\"grade \(grade.rawValue)\">\(name)</span>"
      } ?? .empty
    return """
      <article class="record" id="\(record.id)">
      <p class="record-title">\(record.label)\(colon)<strong>\(record.value)</strong>\(grade)</p>
      <dl>
      \(rows)</dl>
      </article>

      """
  }

  private var colon: String { style.language == .french ? "\u{00A0}: " : ": " }

  private mutating func sources(_ sources: [Source]) -> HTML {
    let items = HTML.joined(
      sources.map { source -> HTML in
        "<li id=\"\(source.id)\">\(inlines(source.text))</li>\n"
      })
    return "<ul class=\"sources\">\n\(items)</ul>\n"
  }

  private mutating func figure(_ figure: Figure) throws -> HTML {
    let source: HTML =
      figure.source.isEmpty
      ? .empty : "<p class=\"figure-source\">\(words.source)\(colon)\(inlines(figure.source))</p>\n"
    return """
      <figure id="\(figure.id)">
      <figcaption>\(figure.title)</figcaption>
      \(try chart(of: figure))<details open>
      <summary>\(words.dataOfChart)</summary>
      \(table(figure.table))</details>
      \(source)</figure>

      """
  }

  private func chart(of figure: Figure) throws -> HTML {
    if let picture = pictures[figure.id] {
      let data = Data(picture).base64EncodedString()
      return """
        <div class="chart"><img src="data:image/svg+xml;base64,\(data)" \
        alt="\(figure.alternative)"></div>

        """
    }
    guard hasCharts else { return "<p class=\"chart-missing\">\(words.chartsMissing)</p>\n" }
    let target = figure.id.name + "-chart"
    let specification = try HTML.data(
      figure.specification, attributes: "data-chart=\"\(target)\"")
    return """
      <div class="chart" id="\(target)" role="img" aria-label="\(figure.alternative)" hidden></div>
      <p class="chart-failed" hidden>\(words.chartFailed)</p>
      <noscript><p class="chart-missing">\(words.chartsNeedScript)</p></noscript>
      \(specification)
      """
  }

  /// The notes met so far, as a section; nothing when there were none.
  func footnotes() -> HTML {
    guard !notes.isEmpty else { return .empty }
    let items = HTML.joined(
      notes.enumerated().map { index, note -> HTML in
        """
        <li id="note-\(index + 1)">\(note) <a class="back" href="#note-\(index + 1)-ref"
        aria-label="\(words.backToText)">↩</a></li>

        """
      })
    return """
      <section class="footnotes" aria-label="\(words.notes)">
      <h2>\(words.notes)</h2>
      <ol>
      \(items)</ol>
      </section>

      """
  }

  /// Inline text; footnotes are numbered and kept for the end.
  mutating func inlines(_ inlines: [Inline]) -> HTML {
    HTML.joined(inlines.map { inline($0) })
  }

  private mutating func inline(_ inline: Inline) -> HTML {
    switch inline {
    case .text(let text): return HTML(text: text)
    case .strong(let content): return "<strong>\(inlines(content))</strong>"
    case .emphasis(let content): return "<em>\(inlines(content))</em>"
    case .code(let text): return "<code>\(text)</code>"
    case .figure(let reference):
      return "<a class=\"fig\" href=\"#\(reference.record)\">\(reference.text)</a>"
    case .reference(let anchor, let content):
      return "<a href=\"#\(anchor)\">\(inlines(content))</a>"
    case .web(let address, let content):
      guard WebAddress.isSafe(address) else { return inlines(content) }
      return "<a href=\"\(address)\" rel=\"noreferrer\">\(inlines(content))</a>"
    case .footnote(let content):
      let note = inlines(content)
      notes.append(note)
      let number = notes.count
      return """
        <sup id="note-\(number)-ref"><a href="#note-\(number)">\(number)</a></sup>
        """
    }
  }

  // MARK: Tables

  /// A table in a region of its own that scrolls sideways when the screen is too narrow.
  mutating func table(_ table: Table) -> HTML {
    tableCount += 1
    let caption = "table-\(tableCount)-caption"
    let heads = HTML.joined(
      table.columns.map { column -> HTML in
        "<th scope=\"col\"\(alignment(column))>\(column.title)</th>"
      })
    let rows = HTML.joined(table.rows.map { row($0, of: table) })
    let id: HTML = table.id.map { " id=\"\($0)\"" } ?? .empty
    let notes = HTML.joined(
      table.notes.map { note -> HTML in "<p class=\"table-note\">\(inlines(note))</p>\n" })
    // Short enough to stay whole on a printed page.
    let size: HTML = table.rows.count <= 8 ? " class=\"short\"" : .empty
    return """
      <div class="scroll" role="region" aria-labelledby="\(caption)" tabindex="0">
      <table\(id)\(size)>
      <caption id="\(caption)">\(table.caption)</caption>
      <thead><tr>\(heads)</tr></thead>
      <tbody>
      \(rows)</tbody>
      </table>
      </div>
      \(notes)
      """
  }

  private mutating func row(_ row: Table.Row, of table: Table) -> HTML {
    let kind: HTML
    switch row.kind {
    case .body: kind = .empty
    case .subtotal: kind = " class=\"subtotal\""
    case .total: kind = " class=\"total\""
    }
    var cells = HTML.empty
    for (index, cell) in row.cells.enumerated() {
      let content = self.cell(cell)
      let side = index < table.columns.count ? alignment(table.columns[index]) : .empty
      if index == 0, table.hasRowHeaders {
        cells += "<th scope=\"row\"\(side)>\(content)</th>"
      } else {
        cells += "<td\(side)>\(content)</td>"
      }
    }
    return "<tr\(kind)>\(cells)</tr>\n"
  }

  private func alignment(_ column: Table.Column) -> HTML {
    column.alignment == .trailing ? " class=\"number\"" : .empty
  }

  private mutating func cell(_ cell: Cell) -> HTML {
    let content: HTML
    switch cell.value {
    case .text(let text): content = inlines(text)
    case .missing(let reason) where reason.isEmpty: content = "–"
    case .missing(let reason): content = "<span class=\"missing\">\(reason)</span>"
    default: content = HTML(text: cell.text(in: style))
    }
    guard let record = cell.record else { return content }
    return "<a class=\"fig\" href=\"#\(record)\">\(content)</a>"
  }
}

// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

import Quantities

/// A document as Markdown (CommonMark with the tables and footnotes of GitHub).
///
/// Charts are told in words and by their tables.
package struct MarkdownRenderer: Sendable {
  /// Creates a renderer.
  package init() {}

  /// The whole document.
  ///
  /// - Parameter document: What to write.
  /// - Returns: Markdown in which every text of the document is only text.
  package func render(_ document: Document) -> String {
    var body = MarkdownBody(style: document.numberStyle)
    var parts = ["# " + MarkdownBody.escaped(document.title)]
    if let subtitle = document.subtitle { parts.append(MarkdownBody.escaped(subtitle)) }
    if !document.facts.isEmpty {
      parts.append(
        document.facts.map { fact in
          "- \(MarkdownBody.escaped(fact.label))\(body.colon)\(body.inlines(fact.value))"
        }.joined(separator: "\n"))
    }
    parts += body.blocks(document.blocks, level: 2)
    parts += body.footnotes()
    let date = document.numberStyle.date(document.generatedOn)
    parts.append("---\n\n\(MarkdownBody.escaped(document.generator)) · \(date)")
    return parts.joined(separator: "\n\n") + "\n"
  }
}

/// The walk over a document's blocks that writes Markdown and gathers the footnotes.
struct MarkdownBody {
  let style: NumberStyle
  private var notes: [String] = []

  init(style: NumberStyle) { self.style = style }

  private var words: RendererWords { RendererWords(language: style.language) }
  var colon: String { style.language == .french ? "\u{00A0}: " : ": " }

  mutating func blocks(_ blocks: [Block], level: Int) -> [String] {
    var parts: [String] = []
    for block in blocks { parts += self.block(block, level: level) }
    return parts
  }

  private mutating func block(_ block: Block, level: Int) -> [String] {
    switch block {
    case .section(let section):
      let marks = String(repeating: "#", count: min(6, level))
      let heading = "\(marks) <a id=\"\(section.id)\"></a>\(Self.escaped(section.title))"
      return [heading] + blocks(section.blocks, level: level + 1)
    case .paragraph(let content): return [inlines(content)]
    case .list(let list):
      let items = list.items.enumerated().map { index, item in
        (list.isOrdered ? "\(index + 1). " : "- ") + inlines(item)
      }
      return [items.joined(separator: "\n")]
    case .table(let table): return self.table(table)
    case .keyFigures(let tiles):
      let items = tiles.map { tile in
        let note = tile.note.isEmpty ? "" : " – " + inlines(tile.note)
        return "- \(Self.escaped(tile.label))\(colon)**\(inlines(tile.value))**\(note)"
      }
      return [items.joined(separator: "\n")]
    case .callout(let callout): return [self.callout(callout, level: level)]
    case .figure(let figure):
      let title = "<a id=\"\(figure.id)\"></a>**\(Self.escaped(figure.title))**"
      let source = figure.source.isEmpty ? [] : [words.source + colon + inlines(figure.source)]
      return [title, Self.escaped(figure.alternative)] + table(figure.table) + source
    case .definitions(let entries):
      let items = entries.map { "- **\(Self.escaped($0.term))**\(colon)\(inlines($0.meaning))" }
      return [items.joined(separator: "\n")]
    case .records(let records): return records.map { record($0) }
    case .sources(let sources):
      let items = sources.map { "- <a id=\"\($0.id)\"></a>\(inlines($0.text))" }
      return [items.joined(separator: "\n")]
    case .pageBreak: return []
    }
  }

  private mutating func callout(_ callout: Callout, level: Int) -> String {
    let title = "**\(words.title(of: callout.kind))\(colon)\(Self.escaped(callout.title))**"
    let content = [title] + blocks(callout.blocks, level: level)
    return content.joined(separator: "\n\n").split(
      separator: "\n", omittingEmptySubsequences: false
    )
    .map { $0.isEmpty ? ">" : "> " + $0 }.joined(separator: "\n")
  }

  private mutating func record(_ record: FigureRecord) -> String {
    let grade = record.grade.map { " (\($0.name[style.language]))" } ?? ""
    let name = Self.escaped(record.label) + colon
    var lines = ["<a id=\"\(record.id)\"></a>\(name)**\(Self.escaped(record.value))**\(grade)\n"]
    if let formula = record.formula { lines.append("- \(words.formula)\(colon)\(code(formula))") }
    if let filled = record.filled { lines.append("- \(words.calculation)\(colon)\(code(filled))") }
    for input in record.inputs {
      lines.append("- \(Self.escaped(input.label))\(colon)\(inlines(input.value))")
    }
    lines.append("- \(words.source)\(colon)\(inlines(record.source))")
    return lines.joined(separator: "\n")
  }

  private mutating func table(_ table: Table) -> [String] {
    func line(_ cells: [String]) -> String { "| " + cells.joined(separator: " | ") + " |" }
    var lines = [line(table.columns.map { Self.escaped($0.title) })]
    lines.append(line(table.columns.map { $0.alignment == .trailing ? "---:" : ":---" }))
    for row in table.rows {
      lines.append(
        line(
          row.cells.map { cell in
            let text = self.cell(cell)
            return row.kind == .body || text.isEmpty ? text : "**\(text)**"
          }))
    }
    let anchor = table.id.map { "<a id=\"\($0)\"></a>" } ?? ""
    let caption = anchor + "*\(Self.escaped(table.caption))*"
    return [caption, lines.joined(separator: "\n")] + table.notes.map { inlines($0) }
  }

  private mutating func cell(_ cell: Cell) -> String {
    let text: String
    if case .text(let inlines) = cell.value {
      text = self.inlines(inlines)
    } else {
      text = Self.escaped(cell.text(in: style))
    }
    guard let record = cell.record else { return text }
    return "[\(text)](#\(record))"
  }

  func footnotes() -> [String] {
    notes.isEmpty
      ? []
      : [notes.enumerated().map { "[^\($0.offset + 1)]: \($0.element)" }.joined(separator: "\n")]
  }

  mutating func inlines(_ inlines: [Inline]) -> String {
    var text = ""
    for inline in inlines { text += self.inline(inline) }
    return text
  }

  private mutating func inline(_ inline: Inline) -> String {
    switch inline {
    case .text(let text): return Self.escaped(text)
    case .strong(let content): return "**\(inlines(content))**"
    case .emphasis(let content): return "*\(inlines(content))*"
    case .code(let text): return code(text)
    case .figure(let reference):
      return "[\(Self.escaped(reference.text))](#\(reference.record))"
    case .reference(let anchor, let content): return "[\(inlines(content))](#\(anchor))"
    case .web(let address, let content):
      guard WebAddress.isSafe(address) else { return inlines(content) }
      let safe = address.replacing("<", with: "%3C").replacing(">", with: "%3E")
      return "[\(inlines(content))](<\(safe)>)"
    case .footnote(let content):
      let note = inlines(content)
      notes.append(note)
      return "[^\(notes.count)]"
    }
  }

  /// A code span whose fence is longer than any run of back quotes inside.
  private func code(_ text: String) -> String {
    let line = text.replacing("\n", with: " ").replacing("|", with: "¦")
    let runs = line.split(whereSeparator: { $0 != "`" }).map(\.count)
    let fence = String(repeating: "`", count: (runs.max() ?? 0) + 1)
    return runs.isEmpty ? fence + line + fence : "\(fence) \(line) \(fence)"
  }

  /// Text in which no character means anything to Markdown or HTML.
  static func escaped(_ text: String) -> String {
    var result = ""
    var isLineStart = true
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": result += "&amp;"
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "\\", "`", "*", "_", "[", "]", "|", "#", "~": result += "\\" + String(scalar)
      case "+", "-", "=":
        result += isLineStart ? "\\" + String(scalar) : String(scalar)
      case "\n", "\r", "\t": result += " "
      default: result.unicodeScalars.append(scalar)
      }
      isLineStart = false
    }
    return result
  }
}

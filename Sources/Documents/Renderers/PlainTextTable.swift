// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

import Quantities

/// A table for a terminal: aligned columns, a line under the heads, no colours.
package struct PlainTextTable: Sendable {
  /// How numbers are written.
  package var style: NumberStyle
  /// The longest text column in characters; longer texts end in `…`.
  package var longestText: Int

  /// Creates a renderer.
  package init(style: NumberStyle, longestText: Int = 60) {
    self.style = style
    self.longestText = max(4, longestText)
  }

  /// The table.
  ///
  /// - Parameters:
  ///   - table: What to write.
  ///   - showsCaption: Whether the caption stands above it.
  /// - Returns: Lines that end in a line feed. Control characters in texts are replaced, so that
  ///   no text can move the cursor or colour the terminal.
  package func render(_ table: Table, showsCaption: Bool = true) -> String {
    let heads = table.columns.map { clean($0.title) }
    let body = table.rows.map { row in row.cells.map { clean($0.text(in: style)) } }
    let widths = heads.indices.map { column in
      body.reduce(width(heads[column])) { widest, row in
        column < row.count ? max(widest, width(row[column])) : widest
      }
    }
    func line(_ cells: [String]) -> String {
      let padded = cells.indices.map { column in
        pad(cells[column], to: widths[column], table.columns[column].alignment)
      }
      return trimmed(padded.joined(separator: "  "))
    }
    let rule = widths.map { String(repeating: "─", count: $0) }.joined(separator: "  ")
    var lines = showsCaption && !table.caption.isEmpty ? [clean(table.caption), ""] : []
    lines += [line(heads), rule]
    for (row, cells) in zip(table.rows, body) {
      if row.kind == .total { lines.append(rule) }
      lines.append(line(cells))
    }
    lines += table.notes.map { cleanNote($0.plainText) }
    return lines.joined(separator: "\n") + "\n"
  }

  private func pad(_ text: String, to width: Int, _ side: Table.Column.Alignment) -> String {
    let gap = String(repeating: " ", count: max(0, width - self.width(text)))
    return side == .trailing ? gap + text : text + gap
  }

  private func trimmed(_ line: String) -> String {
    var line = line
    while line.last == " " { line.removeLast() }
    return line
  }

  private func clean(_ text: String) -> String {
    let safe = cleanNote(text)
    return safe.count <= longestText ? safe : safe.prefix(longestText - 1) + "…"
  }

  private func cleanNote(_ text: String) -> String {
    var result = ""
    for scalar in text.unicodeScalars {
      switch scalar.properties.generalCategory {
      case .control:
        result.unicodeScalars.append(scalar == "\n" || scalar == "\t" ? " " : "\u{FFFD}")
      case .format, .lineSeparator, .paragraphSeparator: continue
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }

  /// Columns that a text takes: two for a wide East Asian character or an emoji, else one.
  private func width(_ text: String) -> Int {
    text.reduce(0) { total, character in
      guard let scalar = character.unicodeScalars.first else { return total }
      let isWide =
        (0x1100...0x115F).contains(scalar.value) || (0x2E80...0xA4CF).contains(scalar.value)
        || (0xAC00...0xD7A3).contains(scalar.value) || (0xF900...0xFAFF).contains(scalar.value)
        || (0xFE30...0xFE6F).contains(scalar.value) || (0xFF00...0xFF60).contains(scalar.value)
        || scalar.properties.isEmojiPresentation
      return total + (isWide ? 2 : 1)
    }
  }
}

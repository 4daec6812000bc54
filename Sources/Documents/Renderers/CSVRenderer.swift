// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

import Foundation
package import Quantities

/// A table as CSV: numbers in full precision for machines, or as a spreadsheet of a language
/// opens them without asking.
package struct CSVRenderer: Sendable {
  /// Who reads the file.
  package enum Dialect: Sendable, Hashable {
    /// RFC 4180: comma, decimal point, ISO dates.
    case machine
    /// What a spreadsheet of that language expects: French `;` and decimal comma, with a byte
    /// order mark so that accents are read right; English as RFC 4180 with the mark.
    case spreadsheet(Language)
  }

  /// Who reads the file.
  package var dialect: Dialect

  /// Creates a renderer.
  package init(_ dialect: Dialect = .machine) { self.dialect = dialect }

  /// The table with a line of headings.
  ///
  /// - Parameter table: What to write.
  /// - Returns: CSV with CRLF line ends. No text of it can start a formula in a spreadsheet.
  package func render(_ table: Table) -> String {
    var lines = [line(table.columns.map { quoted($0.title) })]
    for row in table.rows { lines.append(line(row.cells.map { field($0) })) }
    let mark = dialect == .machine ? "" : "\u{FEFF}"
    return mark + lines.joined(separator: "\r\n") + "\r\n"
  }

  private var isFrench: Bool { dialect == .spreadsheet(.french) }
  private var delimiter: String { isFrench ? ";" : "," }

  private func line(_ fields: [String]) -> String { fields.joined(separator: delimiter) }

  private func field(_ cell: Cell) -> String {
    switch cell.value {
    case .text(let inlines): return quoted(inlines.plainText)
    case .money(let value, _, _), .percent(let value, _), .number(let value, _, _),
      .duration(let value), .months(let value):
      return number(value)
    case .date(let date): return date.description
    case .missing: return ""
    }
  }

  private func number(_ value: Double) -> String {
    guard value.isFinite else { return "" }
    let isWhole = value == value.rounded() && abs(value) < 1e15
    let text = isWhole ? String(format: "%.0f", value) : "\(value)"
    return isFrench ? text.replacing(".", with: ",") : text
  }

  /// A text field: what a spreadsheet would take for a formula is preceded by an apostrophe
  /// (OWASP, "CSV Injection"), and what would break the line is quoted.
  private func quoted(_ text: String) -> String {
    var safe = text
    if let first = text.unicodeScalars.first, "=+-@\t\r\n".unicodeScalars.contains(first) {
      safe = "'" + text
    }
    let needsQuotes = safe.unicodeScalars.contains { ",;\"\r\n\t".unicodeScalars.contains($0) }
    return needsQuotes ? "\"" + safe.replacing("\"", with: "\"\"") + "\"" : safe
  }
}

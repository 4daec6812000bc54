// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

import Quantities

/// How a cell of a workbook looks.
package struct SheetStyle: Sendable, Hashable {
  /// What a cell is for.
  package enum Role: Sendable, Hashable, CaseIterable {
    /// The title of a sheet.
    case title
    /// The heading of a part of a sheet.
    case heading
    /// The head of a column.
    case head
    /// Plain text.
    case label
    /// Long text over several lines.
    case prose
    /// A remark.
    case note
    /// A value that the reader may change.
    case input
    /// A value on the way to a result.
    case step
    /// A result.
    case result
    /// A sum at the foot of a table.
    case total
  }

  /// How a number is shown; the program that opens the file sets its own decimal sign.
  package enum Format: Sendable, Hashable, CaseIterable {
    case text
    case money
    case moneyWithCents
    case percent
    case number
    case wholeNumber
    case factor
    case hours
    case months
  }

  /// What the cell is for.
  package var role: Role
  /// How its number is shown.
  package var format: Format

  /// Creates a style.
  package init(_ role: Role, _ format: Format = .text) {
    self.role = role
    self.format = format
  }
}

extension SheetStyle.Format {
  /// The format's code in a spreadsheet file: signs as Unicode CLDR 45 places them.
  package func code(in style: NumberStyle) -> String? {
    let isFrench = style.language == .french
    func money(_ number: String) -> String {
      let sign = "\"\(style.currencySign)\""
      guard !isFrench else { return "\(number)\\ \(sign)" }
      let before = style.currencySign.count > 1 ? sign + "\\ " : sign
      return "\(before)\(number);-\(before)\(number)"
    }
    switch self {
    case .text: return nil
    case .money: return money("#,##0")
    case .moneyWithCents: return money("#,##0.00")
    case .percent: return isFrench ? "0.0\\ %" : "0.0%"
    case .number: return "#,##0.00"
    case .wholeNumber: return "#,##0"
    case .factor: return "0.0000"
    case .hours: return "#,##0.0\\ \"h\""
    case .months: return isFrench ? "0.0\\ \"mois\"" : "0.0\\ \"months\""
    }
  }
}

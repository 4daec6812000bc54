// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

/// A formula of a workbook as a tree, so that it can be written in a spreadsheet's words and be
/// worked out here as well.
///
/// Texts in it are always quoted: no text of a user can become a formula.
package indirect enum SheetFormula: Sendable, Hashable {
  case number(Double)
  case text(String)
  case cell(CellPlace)
  case range(CellRange)
  case infix(SheetFormula, Infix, SheetFormula)
  case call(Function, [SheetFormula])

  /// What stands between two values.
  package enum Infix: String, Sendable {
    case add = "+"
    case subtract = "-"
    case multiply = "*"
    case divide = "/"
    case power = "^"
    case less = "<"
    case atMost = "<="
    case greater = ">"
    case atLeast = ">="
    case equal = "="

    /// How strongly it binds.
    var strength: Int {
      switch self {
      case .power: 4
      case .multiply, .divide: 3
      case .add, .subtract: 2
      case .less, .atMost, .greater, .atLeast, .equal: 1
      }
    }
  }

  /// The functions that are used, by the names that every spreadsheet stores.
  package enum Function: String, Sendable {
    case sum = "SUM"
    case sumProduct = "SUMPRODUCT"
    case condition = "IF"
    case least = "MIN"
    case largest = "MAX"
    case size = "ABS"
    case sign = "SIGN"
    case both = "AND"
    case either = "OR"
    case roundDown = "ROUNDDOWN"
    case roundUp = "ROUNDUP"
    case remainder = "MOD"
    case index = "INDEX"
    case internalRate = "IRR"
  }
}

/// One cell of a workbook, by sheet, row and column from 0, and its name where it has one.
package struct CellPlace: Sendable, Hashable {
  /// Which sheet, from 0.
  package var sheet: Int
  /// Which row, from 0.
  package var row: Int
  /// Which column, from 0.
  package var column: Int
  /// Its name, valid in the whole workbook; nil when it has none.
  package var name: String?

  /// Creates a place.
  package init(sheet: Int, row: Int, column: Int, name: String? = nil) {
    self.sheet = sheet
    self.row = row
    self.column = column
    self.name = name
  }

  /// `$B$3`.
  package var address: String { "$\(Self.letters(column))$\(row + 1)" }

  /// `A` for 0, `Z` for 25, `AA` for 26.
  static func letters(_ column: Int) -> String {
    var rest = column
    var text = ""
    repeat {
      text = String(UnicodeScalar(UInt8(65 + rest % 26))) + text
      rest = rest / 26 - 1
    } while rest >= 0
    return text
  }
}

/// The cells between two corners of one sheet, both included.
package struct CellRange: Sendable, Hashable {
  /// The upper left corner.
  package var from: CellPlace
  /// The lower right corner.
  package var to: CellPlace

  /// Creates a range.
  package init(_ from: CellPlace, _ to: CellPlace) {
    self.from = from
    self.to = to
  }

  /// Every cell, row by row.
  package var places: [CellPlace] {
    (from.row...to.row).flatMap { row in
      (from.column...to.column).map { CellPlace(sheet: from.sheet, row: row, column: $0) }
    }
  }
}

// MARK: Reading like arithmetic

extension SheetFormula: ExpressibleByFloatLiteral, ExpressibleByIntegerLiteral {
  package init(floatLiteral value: Double) { self = .number(value) }
  package init(integerLiteral value: Int) { self = .number(Double(value)) }

  package static func + (left: SheetFormula, right: SheetFormula) -> SheetFormula {
    .infix(left, .add, right)
  }
  package static func - (left: SheetFormula, right: SheetFormula) -> SheetFormula {
    .infix(left, .subtract, right)
  }
  package static func * (left: SheetFormula, right: SheetFormula) -> SheetFormula {
    .infix(left, .multiply, right)
  }
  package static func / (left: SheetFormula, right: SheetFormula) -> SheetFormula {
    .infix(left, .divide, right)
  }

  /// `self ^ exponent`.
  package func raised(to exponent: SheetFormula) -> SheetFormula {
    .infix(self, .power, exponent)
  }

  /// A comparison.
  package func compared(_ how: Infix, _ other: SheetFormula) -> SheetFormula {
    .infix(self, how, other)
  }

  /// `IF(condition, then, else)`.
  package static func when(
    _ condition: SheetFormula, _ then: SheetFormula, _ otherwise: SheetFormula
  ) -> SheetFormula { .call(.condition, [condition, then, otherwise]) }

  /// The sum of terms; 0 for none.
  package static func total(_ terms: [SheetFormula]) -> SheetFormula {
    guard let first = terms.first else { return 0 }
    return terms.dropFirst().reduce(first) { $0 + $1 }
  }

  /// The product of factors; 1 for none.
  package static func product(_ factors: [SheetFormula]) -> SheetFormula {
    guard let first = factors.first else { return 1 }
    return factors.dropFirst().reduce(first) { $0 * $1 }
  }

  /// `SUM(range)`.
  package static func sum(_ range: CellRange) -> SheetFormula { .call(.sum, [.range(range)]) }
}

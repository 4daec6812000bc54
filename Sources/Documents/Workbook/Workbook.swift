// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

import Quantities

/// A workbook whose results are formulas, worked out here as they are entered.
///
/// A formula may use only cells that were entered before it, on whatever sheet, so that the order
/// of entry is an order of calculation.
package struct Workbook: Sendable {
  /// One sheet.
  package struct Sheet: Sendable {
    /// Its name on the tab.
    package var name: String
    /// Widths of columns in characters, by column.
    package var widths: [Int: Double] = [:]
    /// Rows that stay in sight.
    package var frozenRows = 0
    /// Columns that stay in sight.
    package var frozenColumns = 0
    /// Charts on the sheet.
    package var charts: [SheetChart] = []
    /// Whether it prints across.
    package var isLandscape = false
    /// Its cells, in the order in which they were entered.
    package fileprivate(set) var cells: [CellPlace: SheetCell] = [:]
  }

  /// What was entered into a cell.
  package struct SheetCell: Sendable, Hashable {
    /// What a cell holds.
    package enum Content: Sendable, Hashable {
      /// A text, whatever it begins with.
      case text(String)
      /// A number.
      case number(Double)
      /// A formula.
      case formula(SheetFormula)
    }

    /// What was entered.
    package var content: Content
    /// What it comes to.
    package var value: SheetValue
    /// How it looks.
    package var style: SheetStyle
  }

  /// The title in the file's properties.
  package var title: String
  /// The program that made it.
  package var generator: String
  /// How numbers are written.
  package var style: NumberStyle
  /// The sheets, in the order of their tabs.
  package private(set) var sheets: [Sheet] = []
  /// The names of cells, in the order in which they were given.
  package private(set) var names: [CellPlace] = []
  private var order: [CellPlace] = []
  private var placeOfName: [String: CellPlace] = [:]

  /// Creates a workbook with empty sheets.
  package init(title: String, generator: String, style: NumberStyle, sheets: [String]) {
    self.title = title
    self.generator = generator
    self.style = style
    self.sheets = sheets.map { Sheet(name: $0) }
  }

  /// The names of all sheets.
  package var sheetNames: [String] { sheets.map(\.name) }

  /// Changes how a sheet looks.
  package mutating func layOut(_ sheet: Int, _ change: (inout Sheet) -> Void) {
    change(&sheets[sheet])
  }

  /// Enters a text, which stays text whatever it begins with.
  package mutating func put(_ text: String, at place: CellPlace, _ style: SheetStyle) {
    enter(.text(text), .text(text), at: place, style)
  }

  /// Enters a number.
  @discardableResult
  package mutating func put(
    _ number: Double, at place: CellPlace, _ style: SheetStyle
  ) -> SheetFormula {
    enter(.number(number), .number(number), at: place, style)
    return .cell(place)
  }

  /// Enters a formula and works it out.
  ///
  /// - Returns: A reference to the cell, for other formulas.
  @discardableResult
  package mutating func put(
    _ formula: SheetFormula, at place: CellPlace, _ style: SheetStyle
  ) -> SheetFormula {
    let value = formula.value { self[$0] }
    enter(.formula(formula), value, at: place, style)
    return .cell(place)
  }

  private mutating func enter(
    _ content: SheetCell.Content, _ value: SheetValue, at place: CellPlace, _ style: SheetStyle
  ) {
    let key = CellPlace(sheet: place.sheet, row: place.row, column: place.column)
    precondition(sheets[key.sheet].cells[key] == nil, "The cell \(key.address) is taken.")
    sheets[key.sheet].cells[key] = SheetCell(content: content, value: value, style: style)
    order.append(key)
    guard let name = place.name else { return }
    precondition(placeOfName[name] == nil, "The name \(name) is given twice.")
    placeOfName[name] = place
    names.append(place)
  }

  /// What a cell comes to; nil when it is empty.
  package subscript(_ place: CellPlace) -> SheetValue? {
    sheets[place.sheet].cells[
      CellPlace(sheet: place.sheet, row: place.row, column: place.column)]?.value
  }

  /// What a named cell comes to; nil when there is no such name.
  package subscript(_ name: String) -> SheetValue? { placeOfName[name].flatMap { self[$0] } }

  /// The place of a named cell; nil when there is no such name.
  package func place(named name: String) -> CellPlace? { placeOfName[name] }

  /// The workbook after a reader has typed another number into a named cell.
  ///
  /// - Parameters:
  ///   - number: What is typed.
  ///   - name: The cell's name; nothing happens when there is none.
  /// - Returns: The workbook with every formula worked out anew.
  package func typing(_ number: Double, into name: String) -> Workbook {
    guard let place = placeOfName[name] else { return self }
    var copy = self
    let key = CellPlace(sheet: place.sheet, row: place.row, column: place.column)
    copy.sheets[key.sheet].cells[key]?.content = .number(number)
    copy.sheets[key.sheet].cells[key]?.value = .number(number)
    for cell in order {
      guard case .formula(let formula) = copy.sheets[cell.sheet].cells[cell]?.content else {
        continue
      }
      let value = formula.value { copy[$0] }
      copy.sheets[cell.sheet].cells[cell]?.value = value
    }
    return copy
  }
}

/// A chart of a workbook, drawn by the program that opens it.
package struct SheetChart: Sendable, Hashable {
  /// What is drawn.
  package enum Kind: Sendable, Hashable { case lines, columns, bars }

  /// One row or column of numbers.
  package struct Series: Sendable, Hashable {
    /// Its name in the legend.
    package var name: String
    /// What its numbers belong to.
    package var categories: CellRange
    /// Its numbers.
    package var values: CellRange

    /// Creates a series.
    package init(_ name: String, categories: CellRange, values: CellRange) {
      self.name = name
      self.categories = categories
      self.values = values
    }
  }

  /// What is drawn.
  package var kind: Kind
  /// Its title.
  package var title: String
  /// What is drawn of which cells.
  package var series: [Series]
  /// The cell of its upper left corner.
  package var corner: CellPlace
  /// Its size on a screen.
  package var width: Int
  package var height: Int

  /// Creates a chart.
  package init(
    _ kind: Kind, title: String, series: [Series], corner: CellPlace, width: Int = 640,
    height: Int = 320
  ) {
    self.kind = kind
    self.title = title
    self.series = series
    self.corner = corner
    self.width = width
    self.height = height
  }
}

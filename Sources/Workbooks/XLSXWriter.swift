// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

internal import CXLSXWriter
package import Documents
package import Foundation
import Quantities

/// Writes a workbook as an Office Open XML file with libxlsxwriter.
///
/// Texts go in as strings, never as formulas; formulas carry what they came to, so that a program
/// that does not calculate shows our figures.
package struct XLSXWriter: Sendable {
  /// What formulas say before the file is calculated for the first time.
  package enum Cached: Sendable {
    /// What we worked out.
    case values
    /// Nothing, to prove that another program works them out itself.
    case zeros
  }

  /// What formulas say at first.
  package var cached: Cached

  /// Creates a writer.
  package init(cached: Cached = .values) { self.cached = cached }

  /// Writes the file, replacing one of that name.
  ///
  /// - Parameters:
  ///   - workbook: What to write.
  ///   - file: The file to make.
  /// - Throws: ``WorkbookError`` with the library's own words.
  package func write(_ workbook: Workbook, to file: URL) throws {
    guard let book = workbook_new(file.path) else {
      throw WorkbookError.refused(file: file.lastPathComponent, words: "workbook_new")
    }
    let pen = WorkbookPen(book: book, workbook: workbook, cached: cached)
    pen.describe()
    var sheets: [UnsafeMutablePointer<lxw_worksheet>] = []
    for sheet in workbook.sheets {
      guard let page = workbook_add_worksheet(book, sheet.name) else {
        workbook_close(book)
        throw WorkbookError.refused(file: file.lastPathComponent, words: sheet.name)
      }
      sheets.append(page)
    }
    var formats = SheetFormats(book: book, style: workbook.style)
    for (sheet, page) in zip(workbook.sheets, sheets) {
      pen.fill(page, with: sheet, formats: &formats)
    }
    pen.nameCells()
    let error = workbook_close(book)
    guard error == LXW_NO_ERROR else {
      let words = lxw_strerror(error).map { String(cString: $0) } ?? "\(error.rawValue)"
      throw WorkbookError.refused(file: file.lastPathComponent, words: words)
    }
  }
}

/// Writes one workbook through the library's pointers, which do not outlive the call.
private struct WorkbookPen {
  let book: UnsafeMutablePointer<lxw_workbook>
  let workbook: Workbook
  let cached: XLSXWriter.Cached

  func describe() {
    workbook.title.withCString { title in
      workbook.generator.withCString { author in
        var properties = lxw_doc_properties()
        properties.title = UnsafeMutablePointer(mutating: title)
        properties.author = UnsafeMutablePointer(mutating: author)
        workbook_set_properties(book, &properties)
      }
    }
  }

  func nameCells() {
    for place in workbook.names {
      guard let name = place.name else { continue }
      let sheet = workbook.sheets[place.sheet].name.replacing("'", with: "''")
      workbook_define_name(book, name, "='\(sheet)'!\(place.address)")
    }
  }

  func fill(
    _ page: UnsafeMutablePointer<lxw_worksheet>, with sheet: Workbook.Sheet,
    formats: inout SheetFormats
  ) {
    for (column, width) in sheet.widths {
      worksheet_set_column(page, UInt16(column), UInt16(column), width, nil)
    }
    if sheet.frozenRows > 0 || sheet.frozenColumns > 0 {
      worksheet_freeze_panes(page, UInt32(sheet.frozenRows), UInt16(sheet.frozenColumns))
    }
    worksheet_set_paper(page, 9)  // A4
    if sheet.isLandscape { worksheet_set_landscape(page) }
    worksheet_fit_to_pages(page, 1, 0)
    worksheet_gridlines(page, UInt8(LXW_HIDE_ALL_GRIDLINES.rawValue))
    for (place, cell) in sheet.cells {
      let format = formats.format(of: cell.style)
      let row = UInt32(place.row)
      let column = UInt16(place.column)
      switch cell.content {
      case .text(let text): worksheet_write_string(page, row, column, text, format)
      case .number(let number): worksheet_write_number(page, row, column, number, format)
      case .formula(let formula):
        let text = formula.text(on: place.sheet, sheets: workbook.sheetNames)
        switch (cached, cell.value) {
        case (.values, .number(let value)):
          worksheet_write_formula_num(page, row, column, text, format, value)
        case (.values, .text(let value)):
          worksheet_write_formula_str(page, row, column, text, format, value)
        case (.values, .fault), (.zeros, _):
          worksheet_write_formula(page, row, column, text, format)
        }
      }
    }
    for chart in sheet.charts { draw(chart, on: page) }
  }

  private func draw(_ chart: SheetChart, on page: UnsafeMutablePointer<lxw_worksheet>) {
    let kind =
      switch chart.kind {
      case .lines: LXW_CHART_LINE
      case .columns: LXW_CHART_COLUMN
      case .bars: LXW_CHART_BAR
      }
    guard let drawn = workbook_add_chart(book, UInt8(kind.rawValue)) else { return }
    for series in chart.series {
      let line = chart_add_series(drawn, reference(series.categories), reference(series.values))
      chart_series_set_name(line, series.name)
    }
    chart_title_set_name(drawn, chart.title)
    chart_legend_set_position(drawn, UInt8(LXW_CHART_LEGEND_BOTTOM.rawValue))
    if chart.series.count == 1 {
      chart_legend_set_position(drawn, UInt8(LXW_CHART_LEGEND_NONE.rawValue))
    }
    // The labels of a month or year stay at the foot when values are below zero.
    chart_axis_set_label_position(
      drawn.pointee.x_axis, UInt8(LXW_CHART_AXIS_LABEL_POSITION_LOW.rawValue))
    var options = lxw_chart_options()
    // The library's default size of a chart is 480 by 288.
    options.x_scale = Double(chart.width) / 480
    options.y_scale = Double(chart.height) / 288
    worksheet_insert_chart_opt(
      page, UInt32(chart.corner.row), UInt16(chart.corner.column), drawn, &options)
  }

  private func reference(_ range: CellRange) -> String {
    let sheet = workbook.sheets[range.from.sheet].name.replacing("'", with: "''")
    return "='\(sheet)'!\(range.from.address):\(range.to.address)"
  }
}

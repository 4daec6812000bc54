// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

import CXLSXWriter
import Documents

/// The library's formats of one workbook, each made once.
struct SheetFormats {
  private let book: UnsafeMutablePointer<lxw_workbook>
  private let style: NumberStyle
  private var known: [SheetStyle: UnsafeMutablePointer<lxw_format>] = [:]

  private static let accent: UInt32 = 0x0F5A8A
  private static let soft: UInt32 = 0x4A5460
  private static let line: UInt32 = 0xB5BBC4

  init(book: UnsafeMutablePointer<lxw_workbook>, style: NumberStyle) {
    self.book = book
    self.style = style
  }

  /// The format of a style; nil only when the library has no memory left.
  mutating func format(of wanted: SheetStyle) -> UnsafeMutablePointer<lxw_format>? {
    if let format = known[wanted] { return format }
    guard let format = workbook_add_format(book) else { return nil }
    format_set_font_name(format, "Calibri")
    format_set_font_size(format, 10)
    format_set_align(format, UInt8(LXW_ALIGN_VERTICAL_TOP.rawValue))
    if let code = wanted.format.code(in: style) {
      format_set_num_format(format, code)
      // A formula that has no number says so in words, which stand where the number would.
      format_set_align(format, UInt8(LXW_ALIGN_RIGHT.rawValue))
    }
    dress(format, as: wanted.role)
    known[wanted] = format
    return format
  }

  private func dress(_ format: UnsafeMutablePointer<lxw_format>, as role: SheetStyle.Role) {
    switch role {
    case .title:
      format_set_font_size(format, 18)
      format_set_bold(format)
      format_set_font_color(format, Self.accent)
    case .heading:
      format_set_font_size(format, 12)
      format_set_bold(format)
      format_set_font_color(format, Self.accent)
      format_set_bottom(format, UInt8(LXW_BORDER_THIN.rawValue))
      format_set_bottom_color(format, Self.accent)
    case .head:
      format_set_bold(format)
      format_set_text_wrap(format)
      format_set_font_color(format, Self.soft)
      format_set_bottom(format, UInt8(LXW_BORDER_THIN.rawValue))
      format_set_bottom_color(format, Self.soft)
    case .label, .step: break
    case .prose: format_set_text_wrap(format)
    case .note:
      format_set_italic(format)
      format_set_font_color(format, Self.soft)
    case .input:
      // The colours of financial models: what may be typed is blue on pale yellow.
      format_set_font_color(format, 0x0000CC)
      format_set_bg_color(format, 0xFFF8DC)
      format_set_border(format, UInt8(LXW_BORDER_HAIR.rawValue))
      format_set_border_color(format, Self.line)
    case .result:
      format_set_bold(format)
    case .total:
      format_set_bold(format)
      format_set_top(format, UInt8(LXW_BORDER_THIN.rawValue))
      format_set_top_color(format, Self.soft)
    }
  }
}

// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

import Quantities

/// Builds one delimited file field by field and hands it on in pieces of about 64 KiB.
///
/// Every method appends one field; ``endRow(to:)`` ends the row.
struct ExportTable {
  /// How a file is written.
  struct Dialect: Sendable {
    let separator: UInt8
    let lineEnd: [UInt8]
    let isWindows1252: Bool

    /// Comma, line feed, UTF-8.
    static let canonical = Dialect(separator: 0x2C, lineEnd: [0x0A], isWindows1252: false)
    /// Semicolon, carriage return and line feed, Windows-1252: a French spreadsheet's.
    static let french = Dialect(separator: 0x3B, lineEnd: [0x0D, 0x0A], isWindows1252: true)
  }

  let file: String
  /// Rows written, the header not counted.
  private(set) var rows = 0
  private let dialect: Dialect
  private var buffer: [UInt8] = []
  private var isRowEmpty = true
  private var days: [Int: LocalDate] = [:]
  private static let pieceSize = 65_536

  /// Begins a file with its header.
  init(file: String, columns: [String], dialect: Dialect = .canonical) {
    self.file = file
    self.dialect = dialect
    buffer.reserveCapacity(ExportTable.pieceSize + 4096)
    for column in columns { text(column) }
    buffer.append(contentsOf: dialect.lineEnd)
    isRowEmpty = true
  }

  /// A text, quoted where it must be; nothing for nil.
  mutating func text(_ value: String?) {
    separate()
    guard let value else { return }
    let needsQuotes = value.utf8.contains {
      $0 == dialect.separator || $0 == 0x22 || $0 == 0x0A || $0 == 0x0D
    }
    if needsQuotes { buffer.append(0x22) }
    if dialect.isWindows1252 {
      for scalar in value.unicodeScalars { character(windows1252(scalar)) }
    } else {
      for byte in value.utf8 { character(byte) }
    }
    if needsQuotes { buffer.append(0x22) }
  }

  /// A whole number; nothing for nil.
  mutating func integer(_ value: Int?) {
    separate()
    if let value { digits(value) }
  }

  /// `true` or `false`; nothing for nil.
  mutating func boolean(_ value: Bool?) { text(value.map { $0 ? "true" : "false" }) }

  /// An amount given in cents, with two decimals after the mark.
  mutating func cents(_ value: Int?, mark: UInt8 = 0x2E) {
    separate()
    guard let value else { return }
    if value < 0 { buffer.append(0x2D) }
    digits(abs(value) / 100)
    buffer.append(mark)
    pair(abs(value) % 100)
  }

  /// A day as `2026-03-01`, by its number since 1970-01-01.
  mutating func day(_ number: Int?) {
    separate()
    guard let number else { return }
    isoDay(date(number))
  }

  /// An instant as `2026-03-01T09:30:00Z`.
  mutating func instant(_ seconds: Int?) {
    separate()
    guard let seconds else { return }
    let day = seconds / ParisClock.secondsPerDay
    isoDay(date(day))
    buffer.append(0x54)
    clock(seconds - day * ParisClock.secondsPerDay)
    buffer.append(0x5A)
  }

  /// An instant as local time in Paris, `01/03/2026 10:30:00`.
  mutating func frenchTime(_ seconds: Int?) {
    separate()
    guard let seconds else { return }
    let local = ParisClock.local(at: seconds)
    let date = date(local.day)
    pair(date.day)
    buffer.append(0x2F)
    pair(date.month)
    buffer.append(0x2F)
    digits(date.year)
    buffer.append(0x20)
    clock(local.secondOfDay)
  }

  /// A duration as `hh:mm:ss`; nothing for nil.
  mutating func frenchDuration(_ seconds: Int?) {
    separate()
    if let seconds { clock(seconds) }
  }

  /// Ends the row and hands the bytes on when a piece is full.
  mutating func endRow(to sink: inout some ExportSink) throws {
    buffer.append(contentsOf: dialect.lineEnd)
    isRowEmpty = true
    rows += 1
    if buffer.count >= ExportTable.pieceSize { try flush(to: &sink) }
  }

  /// Hands on what is left.
  mutating func flush(to sink: inout some ExportSink) throws {
    try sink.append(buffer, to: file)
    buffer.removeAll(keepingCapacity: true)
  }

  /// One byte of a text, a quotation mark doubled.
  private mutating func character(_ byte: UInt8) {
    if byte == 0x22 { buffer.append(byte) }
    buffer.append(byte)
  }

  private mutating func separate() {
    if !isRowEmpty { buffer.append(dialect.separator) }
    isRowEmpty = false
  }

  private mutating func digits(_ value: Int) {
    if value < 0 { buffer.append(0x2D) }
    var rest = value.magnitude
    if rest < 10 {
      buffer.append(48 + UInt8(rest))
      return
    }
    let start = buffer.count
    while rest > 0 {
      buffer.append(48 + UInt8(rest % 10))
      rest /= 10
    }
    buffer[start...].reverse()
  }

  private mutating func pair(_ value: Int) {
    buffer.append(48 + UInt8(value / 10))
    buffer.append(48 + UInt8(value % 10))
  }

  private mutating func clock(_ seconds: Int) {
    pair(seconds / 3600)
    buffer.append(0x3A)
    pair(seconds / 60 % 60)
    buffer.append(0x3A)
    pair(seconds % 60)
  }

  private mutating func isoDay(_ date: LocalDate) {
    digits(date.year)
    buffer.append(0x2D)
    pair(date.month)
    buffer.append(0x2D)
    pair(date.day)
  }

  private mutating func date(_ number: Int) -> LocalDate {
    if let known = days[number] { return known }
    let date = LocalDate(daysSinceEpoch: number)
    days[number] = date
    return date
  }

  /// The byte of a character in Windows-1252; the world's own texts use no other.
  private func windows1252(_ scalar: Unicode.Scalar) -> UInt8 {
    switch scalar.value {
    case 0...0x7F, 0xA0...0xFF: return UInt8(scalar.value)
    case 0x0152: return 0x8C
    case 0x0153: return 0x9C
    case 0x2019: return 0x92
    case 0x20AC: return 0x80
    default: preconditionFailure("\(scalar) is not in Windows-1252: choose another word")
    }
  }
}

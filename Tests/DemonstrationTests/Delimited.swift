// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

/// A small reader of the exports for the tests: fields by column name, quotes respected.
struct Delimited {
  let columns: [String]
  let rows: [[String]]

  init(_ bytes: [UInt8], separator: UInt8 = 0x2C, isLatin: Bool = false) {
    var rows: [[String]] = []
    var row: [String] = []
    var field: [UInt8] = []
    var isQuoted = false
    func text() -> String {
      isLatin
        ? String(String.UnicodeScalarView(field.map { Unicode.Scalar($0) }))
        : String(decoding: field, as: UTF8.self)
    }
    for byte in bytes {
      switch byte {
      case 0x22: isQuoted.toggle()
      case separator where !isQuoted:
        row.append(text())
        field.removeAll(keepingCapacity: true)
      case 0x0A where !isQuoted:
        row.append(text())
        field.removeAll(keepingCapacity: true)
        rows.append(row)
        row.removeAll(keepingCapacity: true)
      case 0x0D: break
      default: field.append(byte)
      }
    }
    columns = rows.first ?? []
    self.rows = Array(rows.dropFirst())
  }

  /// All values of a column, in order.
  subscript(_ column: String) -> [String] {
    guard let index = columns.firstIndex(of: column) else { return [] }
    return rows.map { $0[index] }
  }
}

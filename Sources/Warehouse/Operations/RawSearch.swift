// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

import Foundation

/// Looks for an identifier in a raw file.
enum RawSearch {
  /// Whether a file holds a text, or may: what is compressed or binary cannot be searched.
  ///
  /// - Parameters:
  ///   - text: What to look for, compared in UTF-8.
  ///   - file: A kept raw file.
  /// - Returns: False only when the text is surely not there.
  /// - Throws: When the file cannot be read.
  static func mayHold(_ text: String, in file: URL) throws -> Bool {
    let data = try Data(contentsOf: file, options: .alwaysMapped)
    if isOpaque(data.prefix(4)) { return true }
    let sought = Data(text.utf8)
    guard !sought.isEmpty else { return false }
    return holdsWhole(sought, in: data)
      || text.data(using: .windowsCP1252).map { holdsWhole($0, in: data) } ?? false
      || text.data(using: .utf16LittleEndian).map { data.range(of: $0) != nil } ?? false
  }

  /// Whether the text stands alone: `C1` is not held by `C10`.
  private static func holdsWhole(_ sought: Data, in data: Data) -> Bool {
    var start = data.startIndex
    while let found = data.range(of: sought, in: start..<data.endIndex) {
      let before = found.lowerBound > data.startIndex ? data[found.lowerBound - 1] : nil
      let after = found.upperBound < data.endIndex ? data[found.upperBound] : nil
      if !isWordByte(before), !isWordByte(after) { return true }
      start = found.lowerBound + 1
    }
    return false
  }

  private static func isWordByte(_ byte: UInt8?) -> Bool {
    guard let byte else { return false }
    let sign = Unicode.Scalar(byte)
    return ("a"..."z").contains(sign) || ("A"..."Z").contains(sign)
      || ("0"..."9").contains(sign) || sign == "_" || sign == "-"
  }

  /// Whether a file begins like gzip, ZIP (XLSX), zstd, Parquet or UTF-16.
  private static func isOpaque(_ start: Data) -> Bool {
    let bytes = [UInt8](start)
    let signs: [[UInt8]] = [
      [0x1f, 0x8b], [0x50, 0x4b, 3, 4], [0x28, 0xb5, 0x2f, 0xfd], Array("PAR1".utf8),
      [0xfe, 0xff],
    ]
    return signs.contains { bytes.starts(with: $0) }
  }
}

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
    return data.range(of: sought) != nil
      || text.data(using: .windowsCP1252).map { data.range(of: $0) != nil } ?? false
      || text.data(using: .utf16LittleEndian).map { data.range(of: $0) != nil } ?? false
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

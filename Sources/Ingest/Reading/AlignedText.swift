// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

import Foundation

/// Text whose columns are aligned with blanks, rewritten with one tab between columns.
enum AlignedText {
  /// Rewrites a whole file.
  static func rewrite(_ file: SourceFile, to target: URL) throws {
    guard FileManager.default.createFile(atPath: target.path, contents: nil) else {
      throw IngestError.fileUnreadable(path: target.path, reason: "it cannot be written")
    }
    var reader = try ByteReader(
      file.readable, compression: file.readableCompression, name: file.name)
    let output = try FileHandle(forWritingTo: target)
    var writer = Writer()
    while let piece = try reader.next() { try output.write(contentsOf: writer.tabbed(piece)) }
    try reader.close()
    try output.close()
  }

  /// Rewrites a text.
  static func tabbed(_ text: String) -> String {
    var writer = Writer()
    return String(decoding: writer.tabbed(Data(text.utf8)), as: UTF8.self)
  }

  /// Runs of blanks within a line become one tab; those at its ends vanish.
  private struct Writer {
    private var isAtStart = true
    private var owesTab = false

    mutating func tabbed(_ bytes: Data) -> Data {
      var text = Data(capacity: bytes.count)
      for byte in bytes {
        switch byte {
        case 0x0A:
          text.append(byte)
          isAtStart = true
          owesTab = false
        case 0x20, 0x09, 0x0D: owesTab = !isAtStart
        default:
          if owesTab { text.append(0x09) }
          owesTab = false
          isAtStart = false
          text.append(byte)
        }
      }
      return text
    }
  }
}

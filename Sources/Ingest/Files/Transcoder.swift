// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

import Foundation

/// Writes a text file anew as plain UTF-8, piece by piece.
struct Transcoder {
  let name: String
  let encoding: TextEncoding

  /// Transcodes everything the reader gives into a new file.
  ///
  /// - Throws: ``IngestError/textUndecodable(name:encoding:)`` when the bytes are not so encoded.
  func write(_ reader: inout ByteReader, to target: URL) throws {
    guard FileManager.default.createFile(atPath: target.path, contents: nil) else {
      throw IngestError.fileUnreadable(path: target.path, reason: "it cannot be written")
    }
    let output = try FileHandle(forWritingTo: target)
    defer { Self.close(output) }
    var carried = Data()
    var isFirst = true
    while let piece = try reader.next() {
      carried.append(piece)
      if isFirst { carried = Self.withoutMark(carried) }
      isFirst = false
      let whole = wholeCharacters(carried)
      try output.write(contentsOf: try decode(Data(carried.prefix(whole))))
      carried = Data(carried.dropFirst(whole))
    }
    if !carried.isEmpty { try output.write(contentsOf: try decode(carried)) }
  }

  /// How many leading bytes hold no cut character.
  private func wholeCharacters(_ bytes: Data) -> Int {
    guard encoding == .utf16LittleEndian || encoding == .utf16BigEndian else { return bytes.count }
    var count = bytes.count & ~1
    guard count >= 2 else { return 0 }
    let last = bytes.startIndex + count
    let high = encoding == .utf16LittleEndian ? bytes[last - 1] : bytes[last - 2]
    if (0xD8...0xDB).contains(high) { count -= 2 }
    return count
  }

  private func decode(_ bytes: Data) throws -> Data {
    switch encoding {
    case .utf8, .binary: return bytes
    case .windows1252:
      var text = Data(capacity: bytes.count + bytes.count / 8)
      for byte in bytes {
        if byte < 0x80 {
          text.append(byte)
        } else {
          text.append(contentsOf: Self.upper[Int(byte) - 128])
        }
      }
      return text
    case .utf16LittleEndian, .utf16BigEndian:
      let kind: String.Encoding =
        encoding == .utf16LittleEndian ? .utf16LittleEndian : .utf16BigEndian
      guard let text = String(data: bytes, encoding: kind) else {
        throw IngestError.textUndecodable(name: name, encoding: encoding)
      }
      return Data(text.utf8)
    }
  }

  /// The upper half of Windows-1252 in UTF-8; its five unused bytes become U+FFFD.
  private static let upper: [[UInt8]] = (128...255).map { byte in
    let text = String(data: Data([UInt8(byte)]), encoding: .windowsCP1252) ?? "\u{FFFD}"
    return Array(text.utf8)
  }

  private static func withoutMark(_ bytes: Data) -> Data {
    for mark in [[0xEF, 0xBB, 0xBF], [0xFF, 0xFE], [0xFE, 0xFF]] as [[UInt8]]
    where bytes.starts(with: mark) { return Data(bytes.dropFirst(mark.count)) }
    return bytes
  }

  private static func close(_ handle: FileHandle) {
    do { try handle.close() } catch {
      // Everything was written before; a failing close of a scratch file loses nothing.
    }
  }
}

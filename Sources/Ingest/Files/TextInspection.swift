// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

import Foundation

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// What one pass over a text file's bytes tells.
struct TextInspection {
  /// The encoding found.
  var encoding: TextEncoding = .utf8
  /// Lines that are not valid in that encoding; they will be rejected one by one.
  var damagedLines = 0
  /// The first bytes, without a byte order mark.
  var head = Data()
  /// Bytes in the unpacked text.
  var byteCount = 0
}

/// Looks at every byte once: encoding, NUL bytes, lines that never end.
struct TextInspector {
  let name: String
  let limits: FileLimits
  /// Whether lines are records; a JSON document may be one long line.
  let limitsLines: Bool

  private var result = TextInspection()
  private var line = 1
  private var lineBytes = 0
  private var validLines = 0
  private var pending = Data()

  init(name: String, limits: FileLimits, limitsLines: Bool) {
    self.name = name
    self.limits = limits
    self.limitsLines = limitsLines
  }

  /// Reads the file to its end, or to the first fault that makes it unreadable.
  mutating func inspect(_ reader: inout ByteReader) throws -> TextInspection {
    guard let first = try reader.next() else { throw IngestError.fileEmpty(name: name) }
    if let utf16 = Self.utf16Mark(first) {
      result.encoding = utf16
      result.head = first
      result.byteCount = first.count
      while let piece = try reader.next() { result.byteCount += piece.count }
      return result
    }
    let hasMark = first.starts(with: [0xEF, 0xBB, 0xBF])
    result.head = Data(first.dropFirst(hasMark ? 3 : 0).prefix(limits.sampleBytes))
    var piece: Data? = first
    while let bytes = piece {
      result.byteCount += bytes.count
      try take(bytes)
      piece = try reader.next()
    }
    checkEncoding(pending)
    // Latin text hardly ever happens to be valid UTF-8, so a few valid lines outweigh some bad ones.
    if result.damagedLines > validLines {
      result.encoding = .windows1252
      result.damagedLines = 0
    }
    return result
  }

  private mutating func take(_ bytes: Data) throws {
    let hasNul = bytes.withUnsafeBytes { buffer in
      buffer.baseAddress.map { memchr($0, 0, buffer.count) != nil } ?? false
    }
    guard !hasNul else { throw IngestError.binaryFile(name: name) }
    if limitsLines { try measureLines(bytes) }
    // Encoding is judged on whole lines: a newline byte is never part of another character.
    guard let end = bytes.lastIndex(of: 0x0A) else {
      pending.append(bytes)
      return
    }
    pending.append(bytes[...end])
    checkEncoding(pending)
    pending = Data(bytes[(end + 1)...])
  }

  private mutating func measureLines(_ bytes: Data) throws {
    try bytes.withUnsafeBytes { buffer in
      var start = 0
      while start < buffer.count, let base = buffer.baseAddress {
        guard let found = memchr(base + start, 0x0A, buffer.count - start) else {
          lineBytes += buffer.count - start
          break
        }
        let position = found - UnsafeMutableRawPointer(mutating: base)
        lineBytes += position - start
        try checkLine()
        line += 1
        lineBytes = 0
        start = position + 1
      }
    }
    try checkLine()
  }

  private func checkLine() throws {
    guard lineBytes <= limits.lineBytes else {
      throw IngestError.lineTooLong(name: name, line: line, limit: limits.lineBytes)
    }
  }

  /// Counts lines with multi-byte characters that are valid, and lines that are not.
  private mutating func checkEncoding(_ lines: Data) {
    guard !Self.isValid(lines) else {
      if !Self.isASCII(lines) { validLines += 10 }
      return
    }
    for line in lines.split(separator: 0x0A) where !Self.isASCII(line) {
      if Self.isValid(line) { validLines += 1 } else { result.damagedLines += 1 }
    }
  }

  private static func isValid(_ bytes: Data) -> Bool {
    bytes.withUnsafeBytes { buffer in
      String(validating: buffer.bindMemory(to: UInt8.self), as: UTF8.self) != nil
    }
  }

  private static func isASCII(_ bytes: Data) -> Bool {
    bytes.withUnsafeBytes { buffer in
      var offset = 0
      while offset + 8 <= buffer.count {
        let word = buffer.loadUnaligned(fromByteOffset: offset, as: UInt64.self)
        if word & 0x8080_8080_8080_8080 != 0 { return false }
        offset += 8
      }
      while offset < buffer.count {
        if buffer[offset] >= 0x80 { return false }
        offset += 1
      }
      return true
    }
  }

  /// UTF-16 by its mark, or by zeros in every other byte of a beginning that is plain Latin.
  private static func utf16Mark(_ head: Data) -> TextEncoding? {
    if head.starts(with: [0xFF, 0xFE]) { return .utf16LittleEndian }
    if head.starts(with: [0xFE, 0xFF]) { return .utf16BigEndian }
    let sample = [UInt8](head.prefix(200))
    guard sample.count >= 8 else { return nil }
    let zeros = { (offset: Int) in
      stride(from: offset, to: sample.count, by: 2).count { sample[$0] == 0 }
    }
    let pairs = sample.count / 2
    if zeros(1) * 10 >= pairs * 9, zeros(0) == 0 { return .utf16LittleEndian }
    if zeros(0) * 10 >= pairs * 9, zeros(1) == 0 { return .utf16BigEndian }
    return nil
  }
}

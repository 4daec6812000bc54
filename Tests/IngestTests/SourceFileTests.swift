// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

import Foundation
import Testing
import TestSupport

@testable import Ingest

struct SourceFileTests {
  private func inspect(
    _ data: Data, limits: FileLimits = FileLimits()
  ) async throws -> SourceFile {
    try await withTemporaryFolder { folder in
      let file = folder.appendingPathComponent("export")
      try data.write(to: file)
      let source = try SourceFile.inspect(file, name: "export", scratch: folder, limits: limits)
      return source
    }
  }

  private func failure(_ data: Data) async throws -> IngestError? {
    do {
      _ = try await inspect(data)
      return nil
    } catch let error as IngestError { return error }
  }

  @Test func `an empty file is refused`() async throws {
    #expect(try await failure(Data()) == .fileEmpty(name: "export"))
    #expect(try await failure(Data(" \r\n\n".utf8)) == .fileEmpty(name: "export"))
  }

  @Test func `a binary file is refused`() async throws {
    let bytes = Data((0..<4096).map { UInt8(truncatingIfNeeded: $0 &* 37) })
    #expect(try await failure(bytes) == .binaryFile(name: "export"))
  }

  @Test func `an old workbook is named as such`() async throws {
    let bytes = Data(
      [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1] + [UInt8](repeating: 0, count: 64))
    #expect(try await failure(bytes) == .legacyWorkbook(name: "export"))
  }

  @Test func `formats are found from the content`() async throws {
    #expect(try await inspect(Data("a,b\n1,2\n".utf8)).format == .csv)
    #expect(try await inspect(Data("[{\"a\":1}]".utf8)).format == .json)
    #expect(try await inspect(Data("{\"a\":1}\n{\"a\":2}\n".utf8)).format == .jsonLines)
    #expect(try await inspect(Data("{\n\"tickets\": []}".utf8)).format == .json)
    #expect(try await inspect(Data("PAR1....".utf8)).format == .parquet)
    #expect(try await inspect(Data([0x50, 0x4B, 3, 4, 0, 0, 0, 0])).format == .xlsx)
  }

  @Test func `encodings are found from marks and bytes`() async throws {
    let text = "numéro;équipe\n1;été\n"
    let latin = try #require(text.data(using: .windowsCP1252))
    let wide = try #require(text.data(using: .utf16LittleEndian))
    #expect(try await inspect(Data(text.utf8)).encoding == .utf8)
    let marked = try await inspect(Data([0xEF, 0xBB, 0xBF]) + Data(text.utf8))
    #expect(marked.encoding == .utf8)
    #expect(marked.head == text)
    let windows = try await inspect(latin)
    #expect(windows.encoding == .windows1252)
    #expect(windows.head == text)
    let sixteen = try await inspect(Data([0xFF, 0xFE]) + wide)
    #expect(sixteen.encoding == .utf16LittleEndian)
    #expect(sixteen.head == text)
    #expect(try await inspect(wide).encoding == .utf16LittleEndian)
  }

  @Test func `one bad line among good ones stays UTF-8`() async throws {
    let bytes = Data("a,b\n1,é\n2,".utf8) + Data([0xE9]) + Data("\n3,à\n".utf8)
    let source = try await inspect(bytes)
    #expect(source.encoding == .utf8)
    #expect(source.damagedLines == 1)
  }

  @Test func `gzip is unpacked and a cut one is refused`() async throws {
    let text = "id,at\n" + (1...5000).map { "\($0),2024-01-01T00:00:00Z\n" }.joined()
    let packed = gzip(Data(text.utf8))
    let source = try await inspect(packed)
    #expect(source.compression == .gzip)
    #expect(source.head == String(text.prefix(source.head.count)))
    #expect(
      try await failure(packed.prefix(packed.count / 2)) == .truncatedGzip(name: "export"))
    var damaged = packed
    damaged[packed.count / 2] ^= 0xFF
    #expect(try await failure(damaged) == .damagedGzip(name: "export"))
  }

  @Test func `a line of 200 MB is refused after its first 2 MiB`() async throws {
    try await withTemporaryFolder { folder in
      let file = folder.appendingPathComponent("long.csv")
      try Data("id,text\n1,".utf8).write(to: file)
      let handle = try FileHandle(forWritingTo: file)
      try handle.seekToEnd()
      let block = Data(repeating: UInt8(ascii: "x"), count: 1 << 20)
      for _ in 0..<200 { try handle.write(contentsOf: block) }
      try handle.close()
      #expect(throws: IngestError.lineTooLong(name: "long.csv", line: 2, limit: 2 << 20)) {
        try SourceFile.inspect(file, name: "long.csv", scratch: folder)
      }
    }
  }
}

/// A gzip file of some bytes in stored blocks (RFC 1951, RFC 1952), written out by hand.
func gzip(_ plain: Data) -> Data {
  var packed = Data([0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 0xFF])
  let bytes = [UInt8](plain)
  var start = 0
  repeat {
    let end = min(start + 65_535, bytes.count)
    let length = UInt16(end - start)
    packed.append(end == bytes.count ? 1 : 0)
    for word in [length, ~length] {
      packed.append(contentsOf: [UInt8(word & 255), UInt8(word >> 8)])
    }
    packed.append(contentsOf: bytes[start..<end])
    start = end
  } while start < bytes.count
  for word in [crc32(bytes), UInt32(truncatingIfNeeded: bytes.count)] {
    packed.append(contentsOf: (0..<4).map { UInt8(truncatingIfNeeded: word >> ($0 * 8)) })
  }
  return packed
}

/// The checksum of RFC 1952, section 8.
private func crc32(_ bytes: [UInt8]) -> UInt32 {
  var checksum = UInt32.max
  for byte in bytes {
    checksum ^= UInt32(byte)
    for _ in 0..<8 { checksum = checksum >> 1 ^ (checksum & 1 == 1 ? 0xEDB8_8320 : 0) }
  }
  return ~checksum
}

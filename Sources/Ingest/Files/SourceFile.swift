// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

package import Foundation

/// A file to import: what it is, and where the engine can read it.
package struct SourceFile: Sendable, Hashable {
  /// Its own name, for people.
  package let name: String
  /// Where its bytes are kept.
  package let kept: URL
  /// Its size on disk, in bytes.
  package let byteCount: Int64
  /// Whether it is gzipped.
  package let compression: FileCompression
  /// Its format.
  package let format: FileFormat
  /// Its encoding.
  package let encoding: TextEncoding
  /// The file that the engine reads: the kept one, or a scratch file in UTF-8.
  package let readable: URL
  /// How the readable file is packed.
  package let readableCompression: FileCompression
  /// The beginning of the text in UTF-8, cut after its last whole line; empty for binary formats.
  package let head: String
  /// Lines that are not valid in the file's encoding.
  package let damagedLines: Int
  /// Scratch files to remove when the import is done.
  package let scratch: [URL]

  /// Looks at a file's content and makes it readable for the engine.
  ///
  /// - Parameters:
  ///   - kept: Where its bytes are.
  ///   - name: Its own name.
  ///   - folder: A folder for scratch files that the engine may read.
  ///   - limits: When to refuse.
  /// - Returns: The file, readable for the engine.
  /// - Throws: ``IngestError``: empty, binary, cut, too long a line.
  package static func inspect(
    _ kept: URL, name: String, scratch folder: URL, limits: FileLimits = FileLimits()
  ) throws -> SourceFile {
    try FileInspector(kept: kept, name: name, folder: folder, limits: limits).inspect()
  }

  /// Removes the scratch files.
  package func discardScratch() throws {
    for file in scratch where FileManager.default.fileExists(atPath: file.path) {
      try FileManager.default.removeItem(at: file)
    }
  }
}

/// The steps of ``SourceFile/inspect(_:name:scratch:limits:)``.
struct FileInspector {
  let kept: URL
  let name: String
  let folder: URL
  let limits: FileLimits

  func inspect() throws -> SourceFile {
    let size = try byteCount()
    guard size > 0 else { throw IngestError.fileEmpty(name: name) }
    let compression: FileCompression = try firstBytes(2, .none) == [0x1F, 0x8B] ? .gzip : .none
    let magic = try firstBytes(8, compression)
    guard !magic.isEmpty else { throw IngestError.fileEmpty(name: name) }
    if magic.starts(with: Array("PAR1".utf8)) {
      return try binary(.parquet, compression, size)
    }
    if magic.starts(with: [0x50, 0x4B, 0x03, 0x04]) {
      return try binary(.xlsx, compression, size)
    }
    if magic.starts(with: [0xD0, 0xCF, 0x11, 0xE0]) {
      throw IngestError.legacyWorkbook(name: name)
    }
    return try text(compression, size)
  }

  private func byteCount() throws -> Int64 {
    var isFolder: ObjCBool = false
    guard FileManager.default.fileExists(atPath: kept.path, isDirectory: &isFolder) else {
      throw IngestError.fileMissing(path: name)
    }
    guard !isFolder.boolValue else {
      throw IngestError.fileUnreadable(path: name, reason: "it is a folder")
    }
    let attributes = try FileManager.default.attributesOfItem(atPath: kept.path)
    guard let size = (attributes[.size] as? NSNumber)?.int64Value else {
      throw IngestError.fileUnreadable(path: name, reason: "its size is unknown")
    }
    return size
  }

  private func firstBytes(_ count: Int, _ compression: FileCompression) throws -> [UInt8] {
    var reader = try ByteReader(kept, compression: compression, name: name)
    let piece = try reader.next()
    try reader.close()
    return [UInt8]((piece ?? Data()).prefix(count))
  }

  private func binary(
    _ format: FileFormat, _ compression: FileCompression, _ size: Int64
  ) throws -> SourceFile {
    var readable = kept
    var scratch = [URL]()
    if compression == .gzip {
      readable = scratchFile(format.rawValue)
      scratch = [readable]
      try rewrite(as: .binary, compression, to: readable)
    }
    return SourceFile(
      name: name, kept: kept, byteCount: size, compression: compression, format: format,
      encoding: .binary, readable: readable, readableCompression: .none, head: "",
      damagedLines: 0, scratch: scratch)
  }

  private func text(_ compression: FileCompression, _ size: Int64) throws -> SourceFile {
    let begin = try firstBytes(64, compression).drop {
      [0xEF, 0xBB, 0xBF, 0x20, 0x0A, 0x0D, 0x09].contains($0)
    }
    let isJSON = begin.first == UInt8(ascii: "{") || begin.first == UInt8(ascii: "[")
    var reader = try ByteReader(kept, compression: compression, name: name)
    var inspector = TextInspector(name: name, limits: limits, limitsLines: !isJSON)
    let found = try inspector.inspect(&reader)
    try reader.close()
    guard found.byteCount > 0, !found.head.allSatisfy({ [0x20, 0x0A, 0x0D, 0x09].contains($0) })
    else { throw IngestError.fileEmpty(name: name) }
    var readable = kept
    var scratch = [URL]()
    if found.encoding != .utf8 {
      readable = scratchFile("txt")
      scratch = [readable]
      try rewrite(as: found.encoding, compression, to: readable)
    }
    let head = try Self.head(
      of: readable, compression: found.encoding == .utf8 ? compression : .none, name: name,
      limit: limits.sampleBytes)
    return SourceFile(
      name: name, kept: kept, byteCount: size, compression: compression,
      format: isJSON ? jsonFormat(head) : .csv, encoding: found.encoding, readable: readable,
      readableCompression: found.encoding == .utf8 ? compression : .none, head: head,
      damagedLines: found.damagedLines, scratch: scratch)
  }

  /// JSON lines when the first line is a whole object and another one follows.
  private func jsonFormat(_ head: String) -> FileFormat {
    let lines = head.split(whereSeparator: \.isNewline).prefix(2)
      .map { $0.trimmingCharacters(in: .whitespaces) }
    guard lines.count == 2, lines.allSatisfy({ $0.hasPrefix("{") && $0.hasSuffix("}") }) else {
      return .json
    }
    return .jsonLines
  }

  private func rewrite(
    as encoding: TextEncoding, _ compression: FileCompression, to target: URL
  ) throws {
    var reader = try ByteReader(kept, compression: compression, name: name)
    try Transcoder(name: name, encoding: encoding).write(&reader, to: target)
    try reader.close()
  }

  private func scratchFile(_ ending: String) -> URL {
    folder.appendingPathComponent("import-\(UUID().uuidString).\(ending)")
  }

  private static func head(
    of file: URL, compression: FileCompression, name: String, limit: Int
  ) throws -> String {
    var reader = try ByteReader(file, compression: compression, name: name)
    var bytes = Data()
    while bytes.count <= limit, let piece = try reader.next() { bytes.append(piece) }
    try reader.close()
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { bytes = Data(bytes.dropFirst(3)) }
    if bytes.count > limit {
      bytes = Data(bytes.prefix(limit))
      if let end = bytes.lastIndex(of: 0x0A) { bytes = Data(bytes[...end]) }
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}

// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

import CZlib
import Foundation

/// Reads a file in pieces, unpacking gzip on the way; never holds more than one piece.
struct ByteReader {
  /// The size of a piece of plain bytes.
  static let pieceSize = 1 << 20

  private let handle: FileHandle
  private let name: String
  private let inflater: Inflater?
  private var isAtEnd = false

  /// Opens a file.
  init(_ file: URL, compression: FileCompression, name: String) throws {
    do {
      handle = try FileHandle(forReadingFrom: file)
    } catch {
      throw IngestError.fileUnreadable(path: file.path, reason: error.localizedDescription)
    }
    self.name = name
    inflater = compression == .gzip ? try Inflater(name: name) : nil
  }

  /// The next bytes; nil at the end.
  ///
  /// - Throws: ``IngestError/truncatedGzip(name:)`` or ``IngestError/damagedGzip(name:)``.
  mutating func next() throws -> Data? {
    while !isAtEnd {
      guard let packed = try handle.read(upToCount: Self.pieceSize), !packed.isEmpty else {
        isAtEnd = true
        try inflater?.finish()
        return nil
      }
      guard let inflater else { return packed }
      let plain = try inflater.inflate(packed)
      if !plain.isEmpty { return plain }
    }
    return nil
  }

  /// Closes the file.
  func close() throws { try handle.close() }
}

/// A gzip stream being unpacked, of one or several members.
private final class Inflater {
  private var stream = z_stream()
  private let name: String
  private var isBetweenMembers = true

  init(name: String) throws {
    self.name = name
    let status = inflateInit2_(
      &stream, 15 + 16, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size))
    guard status == Z_OK else { throw IngestError.damagedGzip(name: name) }
  }

  deinit { inflateEnd(&stream) }

  func inflate(_ packed: Data) throws -> Data {
    var plain = Data()
    var room = [UInt8](repeating: 0, count: ByteReader.pieceSize)
    var input = [UInt8](packed)
    try input.withUnsafeMutableBufferPointer { source in
      stream.next_in = source.baseAddress
      stream.avail_in = UInt32(source.count)
      repeat {
        if isBetweenMembers, stream.avail_in > 0 {
          // Padding after the last member is not a new one.
          guard stream.next_in.pointee == 0x1F else {
            stream.avail_in = 0
            break
          }
          isBetweenMembers = false
        }
        let produced = try room.withUnsafeMutableBufferPointer { target -> Int in
          stream.next_out = target.baseAddress
          stream.avail_out = UInt32(target.count)
          let status = CZlib.inflate(&stream, Z_NO_FLUSH)
          switch status {
          case Z_OK, Z_BUF_ERROR: break
          case Z_STREAM_END:
            isBetweenMembers = true
            inflateReset(&stream)
          default: throw IngestError.damagedGzip(name: name)
          }
          return target.count - Int(stream.avail_out)
        }
        plain.append(contentsOf: room[..<produced])
      } while stream.avail_in > 0 || stream.avail_out == 0
    }
    return plain
  }

  func finish() throws {
    guard isBetweenMembers else { throw IngestError.truncatedGzip(name: name) }
  }
}

// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

import Crypto
import Foundation

/// SHA-256 of contents, in hexadecimal.
enum ContentHash {
  /// Lower-case hexadecimal of a digest.
  static func hex(_ digest: some Sequence<UInt8>) -> String {
    let digits = Array("0123456789abcdef".utf8)
    var text = [UInt8]()
    for byte in digest {
      text.append(digits[Int(byte >> 4)])
      text.append(digits[Int(byte & 15)])
    }
    return String(decoding: text, as: UTF8.self)
  }

  /// The hash of a text in UTF-8.
  static func of(text: String) -> String { hex(SHA256.hash(data: Data(text.utf8))) }

  /// The hash of a file, read in pieces of 1 MiB.
  static func of(_ file: URL) throws -> String {
    let handle = try FileHandle(forReadingFrom: file)
    defer { FileWriting.close(handle) }
    var hasher = SHA256()
    while let piece = try handle.read(upToCount: 1 << 20), !piece.isEmpty {
      hasher.update(data: piece)
    }
    return hex(hasher.finalize())
  }
}

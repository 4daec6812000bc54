// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

/// Where the exports of the world are written, piece by piece.
package protocol ExportSink {
  /// Adds bytes at the end of a file, which begins empty.
  ///
  /// - Parameters:
  ///   - bytes: The bytes to add.
  ///   - file: The file's name, without a folder.
  /// - Throws: What the sink's storage throws when it refuses the bytes.
  mutating func append(_ bytes: [UInt8], to file: String) throws
}

/// A sink that keeps the files in memory, for tests and small worlds.
package struct MemorySink: ExportSink {
  /// The bytes written so far, by file name.
  package private(set) var files: [String: [UInt8]] = [:]

  /// Creates an empty sink.
  package init() {}

  /// Adds bytes at the end of a file.
  package mutating func append(_ bytes: [UInt8], to file: String) throws {
    files[file, default: []].append(contentsOf: bytes)
  }
}

// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

import Crypto
package import Foundation

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// The raw files of imports, each kept once under the SHA-256 hash of its content.
///
/// With them a mapping can be corrected, or a killed import finished, without asking for the file
/// again.
package struct RawStore: Sendable {
  /// A kept file.
  package struct RawFile: Sendable, Hashable {
    /// SHA-256 of the content, in hexadecimal; the file's name.
    package let contentHash: String
    /// Its size in bytes.
    package let size: Int64
    /// Where it is kept.
    package let url: URL
    /// Whether the same content was kept before.
    package let wasKnown: Bool
  }

  private let folder: URL
  private let temporary: URL

  /// The raw store of a workspace.
  package init(_ workspace: Workspace) {
    folder = workspace.imports
    temporary = workspace.temporary
  }

  /// Keeps a copy of a file: read once, hashed on the way, forced to disk, moved into place.
  ///
  /// The blocking work runs off the cooperative pool, so that it can go on beside an import. Keep
  /// files while the warehouse is open: opening it sweeps the scratch folder that drafts lie in.
  ///
  /// - Parameter file: The file to keep; it is not changed.
  /// - Returns: The kept file.
  /// - Throws: ``WarehouseError/diskFull(action:)`` or a file failure; nothing is left behind.
  package func keep(_ file: URL) async throws -> RawFile {
    try await withCheckedThrowingContinuation { continuation in
      DispatchQueue.global(qos: .userInitiated).async {
        continuation.resume(with: Result { try keepNow(file) })
      }
    }
  }

  /// Where the content with a hash is kept; nil when it is not, or no longer.
  package func file(_ contentHash: String) -> URL? {
    let url = folder.appendingPathComponent(contentHash)
    return FileManager.default.fileExists(atPath: url.path) ? url : nil
  }

  /// The hashes of everything that is kept.
  package func contentHashes() throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: folder.path)
      .filter { $0.utf8.count == 64 }.sorted()
  }

  /// Deletes the content with a hash.
  func erase(_ contentHash: String) throws {
    try FileManager.default.removeItem(at: folder.appendingPathComponent(contentHash))
    try FileWriting.synchronize(folder)
  }

  /// Removes what a killed process left in the workspace's scratch folder.
  func sweep() throws {
    for name in try FileManager.default.contentsOfDirectory(atPath: temporary.path) {
      try FileManager.default.removeItem(at: temporary.appendingPathComponent(name))
    }
  }

  private func keepNow(_ file: URL) throws -> RawFile {
    let draft = temporary.appendingPathComponent("raw-\(UUID().uuidString)")
    do {
      let (hash, size) = try copy(file, to: draft)
      let place = folder.appendingPathComponent(hash)
      let isKnown = FileManager.default.fileExists(atPath: place.path)
      if isKnown {
        FileWriting.discard(draft)
      } else {
        try FileWriting.synchronize(draft)
        try FileWriting.move(draft, over: place)
      }
      return RawFile(contentHash: hash, size: size, url: place, wasKnown: isKnown)
    } catch {
      FileWriting.discard(draft)
      throw DiskFull.explain(error, "keep a copy of \(file.lastPathComponent)")
    }
  }

  /// Copies a file in pieces of 1 MiB; returns the hash and the size of what was copied.
  private func copy(_ file: URL, to draft: URL) throws -> (hash: String, size: Int64) {
    let input = open(file.path, O_RDONLY | O_CLOEXEC)
    guard input >= 0 else { throw FileWriting.failure("read", file, errno) }
    defer { close(input) }
    let output = open(draft.path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
    guard output >= 0 else { throw FileWriting.failure("write", draft, errno) }
    defer { close(output) }
    var hasher = SHA256()
    var size: Int64 = 0
    let piece = UnsafeMutableRawBufferPointer.allocate(byteCount: 1 << 20, alignment: 4096)
    defer { piece.deallocate() }
    while true {
      let count = read(input, piece.baseAddress, piece.count)
      if count < 0, errno == EINTR { continue }
      guard count >= 0 else { throw FileWriting.failure("read", file, errno) }
      if count == 0 { break }
      hasher.update(bufferPointer: UnsafeRawBufferPointer(rebasing: piece[..<count]))
      try FileWriting.write(UnsafeRawBufferPointer(rebasing: piece[..<count]), to: output, draft)
      size += Int64(count)
    }
    return (ContentHash.hex(hasher.finalize()), size)
  }
}

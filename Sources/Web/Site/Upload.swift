// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

internal import Foundation
internal import Hummingbird
internal import Warehouse

/// A file that somebody sent, kept in the workspace's scratch folder until it is imported.
///
/// It lies alone in a folder named by a random id, under its own plain name.
struct Upload: Sendable {
  let workspace: Workspace
  /// The random name of its folder.
  let id: String
  /// The file's own name, without any folder.
  let name: String

  private static func root(_ workspace: Workspace) -> URL {
    workspace.temporary.appending(path: "uploads", directoryHint: .isDirectory)
  }

  private var folder: URL { Self.root(workspace).appending(path: id, directoryHint: .isDirectory) }

  /// The file.
  var file: URL { folder.appending(path: name) }

  /// A file's name without folders and signs that a file system minds.
  static func plain(_ name: String) -> String {
    let last = name.split(whereSeparator: { "/\\".contains($0) }).last.map(String.init) ?? ""
    let safe = last.map { $0.isLetter || $0.isNumber || "-_. ()".contains($0) ? $0 : "_" }
    let text = String(String(safe).drop(while: { $0 == "." }).suffix(120))
    return text.isEmpty ? "file" : text
  }

  /// The upload of an id.
  ///
  /// - Throws: ``SiteError/notFound``.
  static func find(_ id: String, _ workspace: Workspace) throws -> Upload {
    guard UUID(uuidString: id) != nil else { throw SiteError.notFound }
    let folder = root(workspace).appending(path: id)
    guard FileManager.default.fileExists(atPath: folder.path),
      let name = try FileManager.default.contentsOfDirectory(atPath: folder.path).first
    else { throw SiteError.notFound }
    return Upload(workspace: workspace, id: id, name: name)
  }

  /// Makes the folder.
  func begin() throws {
    try FileManager.default.createDirectory(
      at: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
  }

  /// Writes what comes, a piece at a time.
  ///
  /// - Throws: ``SiteError/tooLarge``; why the disk refuses.
  func write(_ body: RequestBody, limit: Int) async throws {
    let isMade = FileManager.default.createFile(
      atPath: file.path, contents: nil, attributes: [.posixPermissions: 0o600])
    guard isMade else { throw CocoaError(.fileWriteUnknown) }
    let handle = try FileHandle(forWritingTo: file)
    var size = 0
    do {
      for try await piece in body {
        size += piece.readableBytes
        guard size <= limit else { throw SiteError.tooLarge }
        try handle.write(contentsOf: Data(piece.readableBytesView))
      }
    } catch {
      try handle.close()
      throw error
    }
    try handle.close()
  }

  /// Removes the file; a failure is left to the next start, which sweeps the folder.
  func discard() {
    do { try FileManager.default.removeItem(at: folder) } catch {
      // Nothing else reads it.
    }
  }
}

// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

package import Foundation

/// The imports that were begun and not ended: one small file each, written before the import and
/// removed after it, so that a killed import can be found and finished.
package struct ImportJournal: Sendable {
  /// An import that has begun.
  package struct Entry: Sendable, Hashable, Codable {
    /// A random id; the ledger holds it once the import is committed.
    package var id: String
    /// When it began.
    package var startedAt: Date
    /// What it does.
    package var declaration: ImportDeclaration
  }

  private let folder: URL

  /// The journal of a workspace.
  package init(_ workspace: Workspace) {
    folder = workspace.imports.appendingPathComponent("unfinished", isDirectory: true)
  }

  /// The entries, oldest first; an entry that cannot be read is an error, never skipped.
  package func entries() throws -> [Entry] {
    guard FileManager.default.fileExists(atPath: folder.path) else { return [] }
    let names = try FileManager.default.contentsOfDirectory(atPath: folder.path)
    return try names.filter { $0.hasSuffix(".json") && !$0.hasPrefix(".") }.map { name in
      let file = folder.appendingPathComponent(name)
      do {
        return try JSONDecoder().decode(Entry.self, from: Data(contentsOf: file))
      } catch {
        throw WorkspaceError.fileFailure(
          action: "read", path: file.path, reason: FileWriting.reason(of: error))
      }
    }.sorted { ($0.startedAt, $0.id) < ($1.startedAt, $1.id) }
  }

  /// Writes down that an import begins.
  func begin(_ declaration: ImportDeclaration) throws -> Entry {
    try FileWriting.makeFolder(folder)
    let entry = Entry(
      id: UUID().uuidString.lowercased(), startedAt: Date(), declaration: declaration)
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys]
    try FileWriting.replace(file(entry.id), with: encoder.encode(entry), mode: 0o600)
    return entry
  }

  /// Removes an entry: the import has ended, well or with an error that its caller has seen.
  func end(_ id: String) throws {
    try FileManager.default.removeItem(at: file(id))
    try FileWriting.synchronize(folder)
  }

  private func file(_ id: String) -> URL { folder.appendingPathComponent(id + ".json") }
}

// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

package import Foundation

/// The folder that holds everything of one company: settings, facts, raw files, exports.
///
/// A value: it names files, and opens nothing but `workspace.yaml`. ``DataWarehouse`` owns the
/// facts.
package struct Workspace: Sendable {
  /// The folder.
  package let root: URL
  /// What `workspace.yaml` says.
  package var settings: WorkspaceSettings

  /// The folder to use: the one named, else `$RENDEMENT_WORKSPACE`, else `rendement-workspace`
  /// in the current folder.
  ///
  /// - Parameters:
  ///   - explicit: What `--workspace` says; nil or empty when it was not given.
  ///   - environment: The process environment.
  ///   - currentFolder: Where relative paths begin.
  /// - Returns: An absolute path. Nothing is read or made.
  package static func resolve(
    explicit: String?, environment: [String: String], currentFolder: URL
  ) -> URL {
    let named = [explicit, environment["RENDEMENT_WORKSPACE"]].compactMap { $0 }
      .first { !$0.isEmpty }
    let path = (named ?? "rendement-workspace") as NSString
    let base = URL(fileURLWithPath: currentFolder.path, isDirectory: true)
    return URL(fileURLWithPath: path.expandingTildeInPath, relativeTo: base)
      .standardizedFileURL.absoluteURL
  }

  /// Opens a workspace that exists.
  ///
  /// - Parameter root: Its folder.
  /// - Returns: The workspace with its settings.
  /// - Throws: ``WorkspaceError``: missing, newer format, settings that cannot be read.
  package static func open(_ root: URL) throws -> Workspace {
    var isFolder: ObjCBool = false
    guard FileManager.default.fileExists(atPath: root.path, isDirectory: &isFolder) else {
      throw WorkspaceError.missing(path: root.path)
    }
    guard isFolder.boolValue else { throw WorkspaceError.notAFolder(path: root.path) }
    let file = root.appendingPathComponent(Self.settingsName)
    guard FileManager.default.fileExists(atPath: file.path) else {
      throw WorkspaceError.missing(path: root.path)
    }
    let yaml: String
    do {
      yaml = try String(contentsOf: file, encoding: .utf8)
    } catch {
      throw WorkspaceError.unreadableSettings(detail: "it is no UTF-8 text")
    }
    let workspace = Workspace(root: root, settings: try WorkspaceSettings(yaml: yaml))
    try workspace.makeFolders()
    return workspace
  }

  /// Makes a new workspace: its folders (mode 700), its settings and its pseudonym key.
  ///
  /// - Parameters:
  ///   - root: The folder, which may exist but must not hold a workspace.
  ///   - settings: What to write into `workspace.yaml`.
  /// - Returns: The new workspace.
  /// - Throws: ``WorkspaceError`` when it already is a workspace or cannot be written.
  package static func create(
    _ root: URL, settings: WorkspaceSettings = WorkspaceSettings()
  ) throws -> Workspace {
    var isFolder: ObjCBool = false
    if FileManager.default.fileExists(atPath: root.path, isDirectory: &isFolder) {
      guard isFolder.boolValue else { throw WorkspaceError.notAFolder(path: root.path) }
      let file = root.appendingPathComponent(Self.settingsName).path
      guard !FileManager.default.fileExists(atPath: file) else {
        throw WorkspaceError.alreadyExists(path: root.path)
      }
    }
    let workspace = Workspace(root: root, settings: settings)
    try workspace.makeFolders()
    _ = try workspace.pseudonym()
    // Last: a folder without settings is no workspace yet, so a crash leaves nothing half-made.
    try workspace.writeSettings()
    return workspace
  }

  /// Opens the workspace, or makes it when there is none.
  ///
  /// - Parameters:
  ///   - root: The folder.
  ///   - settings: The settings of a new workspace.
  /// - Returns: The workspace.
  /// - Throws: ``WorkspaceError`` when it can be neither opened nor made.
  package static func openOrCreate(
    _ root: URL, settings: WorkspaceSettings = WorkspaceSettings()
  ) throws -> Workspace {
    do {
      return try open(root)
    } catch WorkspaceError.missing {
      return try create(root, settings: settings)
    }
  }

  /// Writes ``settings`` to `workspace.yaml`, whole or not at all.
  package func writeSettings() throws {
    try FileWriting.replace(settingsFile, with: Data(settings.yaml.utf8), mode: 0o600)
  }

  private func makeFolders() throws {
    for folder in [root, imports, exports, log, secrets, temporary] {
      try FileWriting.makeFolder(folder)
    }
  }
}

extension Workspace {
  static let settingsName = "workspace.yaml"

  /// `workspace.yaml`.
  package var settingsFile: URL { root.appendingPathComponent(Self.settingsName) }
  /// The facts, one DuckDB file.
  package var warehouseFile: URL { root.appendingPathComponent("warehouse.duckdb") }
  /// The file whose lock names the process that owns the warehouse.
  package var lockFile: URL { root.appendingPathComponent("warehouse.lock") }
  /// The raw files that were imported, by content hash.
  package var imports: URL { root.appendingPathComponent("imports", isDirectory: true) }
  /// What was exported.
  package var exports: URL { root.appendingPathComponent("exports", isDirectory: true) }
  /// The file with every row that an import rejected, for the person who mends them.
  package func rejectsFile(of importID: Int64) -> URL {
    exports.appendingPathComponent("rejects/import-\(importID).csv")
  }
  /// Logs.
  package var log: URL { root.appendingPathComponent("log", isDirectory: true) }
  /// Keys; only the owner may read them.
  package var secrets: URL { root.appendingPathComponent("secrets", isDirectory: true) }
  /// Scratch space, emptied when the warehouse opens.
  package var temporary: URL { root.appendingPathComponent("tmp", isDirectory: true) }
  /// The pseudonym key.
  package var keyFile: URL { secrets.appendingPathComponent("pseudonym.key") }
}

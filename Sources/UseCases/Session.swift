// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

internal import DuckDB
package import Foundation
internal import Quantities
package import Warehouse

/// An open workspace: what every use case works on.
package struct Session: Sendable {
  /// The workspace.
  package let workspace: Workspace
  /// Its facts, owned by this process until ``close()``.
  package let warehouse: DataWarehouse
  /// The engine's Excel reader; nil when it is not installed.
  package let excelExtension: String?

  /// How a session is opened.
  package struct Options: Sendable {
    /// The workspace's folder as the user named it; nil looks at the environment.
    package var folder: String?
    /// Whether a workspace that does not exist is made.
    package var creates: Bool
    /// The settings of a workspace that is made.
    package var newSettings: WorkspaceSettings
    /// What this process does, for others that wait.
    package var command: String
    /// Folders outside the workspace that the engine may read or write.
    package var folders: [URL]
    /// Called once with the other process's description when the workspace is in use.
    package var onWait: @Sendable (String) -> Void

    /// Creates options.
    package init(
      folder: String?, creates: Bool = false, newSettings: WorkspaceSettings = WorkspaceSettings(),
      command: String, folders: [URL] = [],
      onWait: @escaping @Sendable (String) -> Void = { _ in }
    ) {
      self.folder = folder
      self.creates = creates
      self.newSettings = newSettings
      self.command = command
      self.folders = folders
      self.onWait = onWait
    }
  }

  /// The folder that the options name, with `$RENDEMENT_WORKSPACE` and the default.
  package static func root(_ folder: String?) -> URL {
    Workspace.resolve(
      explicit: folder, environment: ProcessInfo.processInfo.environment,
      currentFolder: URL(filePath: FileManager.default.currentDirectoryPath))
  }

  /// Opens a workspace and its warehouse.
  ///
  /// - Parameter options: Which one, and how.
  /// - Returns: The session; ``close()`` it.
  /// - Throws: `WorkspaceError`, `WarehouseError` or the engine's error, each one sentence.
  package static func open(_ options: Options) async throws -> Session {
    let root = root(options.folder)
    let workspace =
      options.creates
      ? try Workspace.openOrCreate(root, settings: options.newSettings)
      : try Workspace.open(root)
    let library = try EngineLibrary.load()
    let warehouse = try await DataWarehouse.open(
      workspace,
      options: OpenOptions(
        library: library, command: options.command,
        environment: ProcessInfo.processInfo.environment, onWait: options.onWait,
        folders: options.folders,
        extensions: library.excelExtensionPath.map { [$0] } ?? []))
    return Session(
      workspace: workspace, warehouse: warehouse, excelExtension: library.excelExtensionPath)
  }

  /// Gives the workspace back.
  package func close() async { await warehouse.close() }
}

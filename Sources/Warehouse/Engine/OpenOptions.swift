// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

package import DuckDB
package import Foundation

/// How a warehouse is opened.
package struct OpenOptions: Sendable {
  /// The engine's library.
  package var library: EngineLibrary
  /// What this process does, for the sentence that another process prints while it waits.
  package var command: String
  /// The process environment: `RENDEMENT_MEMORY_LIMIT` caps the engine's memory.
  package var environment: [String: String]
  /// How long to wait for another process.
  package var lockTimeout: Duration
  /// Called once, with the other process's description, when there is one.
  package var onWait: @Sendable (String) -> Void
  /// Folders outside the workspace that the engine may read, such as that of a file to import.
  package var folders: [URL]
  /// Paths of signed engine extensions to load, such as the one for Excel.
  package var extensions: [String]
  /// The SQL models; the shipped ones unless a test brings its own.
  var models: ModelFiles

  /// Creates options.
  package init(
    library: EngineLibrary, command: String, environment: [String: String] = [:],
    lockTimeout: Duration = .seconds(10), onWait: @escaping @Sendable (String) -> Void = { _ in },
    folders: [URL] = [], extensions: [String] = []
  ) {
    self.library = library
    self.command = command
    self.environment = environment
    self.lockTimeout = lockTimeout
    self.onWait = onWait
    self.folders = folders
    self.extensions = extensions
    models = .shipped
  }
}

// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

package import DuckDB
import Foundation
package import SQL

/// The facts of a workspace and the figures' tables built from them, in one DuckDB file.
///
/// It owns the engine and the workspace's lock from ``open(_:options:)`` to ``close()``. Named so
/// because a type may not bear the name of its module.
package actor DataWarehouse {
  /// The workspace whose facts these are.
  package nonisolated let workspace: Workspace
  /// The connection of imports: temporary tables made here can be merged.
  package nonisolated let connection: Connection
  /// The engine's library.
  package nonisolated let library: EngineLibrary
  /// The connection of questions, which never sees an unfinished import.
  nonisolated let reader: Connection
  nonisolated let models: ModelFiles
  let database: Database
  let lock: WorkspaceLock
  var isImporting = false
  /// The facts' version, the models and the zone that the marts were built from, once checked.
  var builtFrom: String?

  private init(
    workspace: Workspace, database: Database, connection: Connection, reader: Connection,
    lock: WorkspaceLock, library: EngineLibrary, models: ModelFiles
  ) {
    self.workspace = workspace
    self.database = database
    self.connection = connection
    self.reader = reader
    self.lock = lock
    self.library = library
    self.models = models
  }

  /// Opens a workspace's warehouse, making or migrating it as needed.
  ///
  /// - Parameters:
  ///   - workspace: The workspace.
  ///   - options: How to open.
  /// - Returns: The open warehouse; end it with ``close()``.
  /// - Throws: ``WorkspaceError/inUse(holder:waitedSeconds:)`` when another process keeps it,
  ///   ``WarehouseError`` when it was written by a newer version, and the engine's errors.
  package static func open(
    _ workspace: Workspace, options: OpenOptions
  ) async throws -> DataWarehouse {
    let settings = try EngineSettings(
      temporary: workspace.temporary, environment: options.environment)
    let lock = try await WorkspaceLock.acquire(
      workspace.lockFile, command: options.command, timeout: options.lockTimeout,
      onWait: options.onWait)
    do {
      try RawStore(workspace).sweep()
      let isNew = !FileManager.default.fileExists(atPath: workspace.warehouseFile.path)
      let database = try await Database.open(
        .file(workspace.warehouseFile.path), settings: settings.atOpening, readOnly: false,
        library: options.library)
      do {
        let connection = try await database.connect()
        let reader = try await database.connect()
        for session in [connection, reader] {
          _ = try await session.execute("set TimeZone = 'UTC'")
        }
        try await confine(connection, workspace, options)
        let warehouse = DataWarehouse(
          workspace: workspace, database: database, connection: connection, reader: reader,
          lock: lock, library: options.library, models: options.models)
        try await warehouse.migrate(isNew: isNew)
        try FileWriting.protect(workspace.warehouseFile)
        return warehouse
      } catch {
        await database.close()
        throw error
      }
    } catch {
      lock.release()
      throw error
    }
  }

  /// Closes the engine and gives the workspace back to other processes.
  package func close() async {
    await connection.close()
    await reader.close()
    await database.close()
    lock.release()
  }

  /// Answers a question written by the metric layer.
  ///
  /// - Parameter query: SQL with bound values; it reads `marts` and `meta`.
  /// - Returns: The rows; exact decimals come back as doubles.
  /// - Throws: The engine's errors; ``WarehouseError/unexpectedValue(query:)`` for a list or blob.
  package func run(_ query: RenderedSQL) async throws -> ResultRows {
    let table = try await reader.query(query.text, query.bindings.map(\.bound))
    return try ResultRows(table, of: query.text)
  }

  /// Lets the engine see the workspace's scratch, raw and export folders and nothing else.
  private static func confine(
    _ connection: Connection, _ workspace: Workspace, _ options: OpenOptions
  ) async throws {
    for path in options.extensions {
      _ = try await connection.execute("load \(SQLText.literal(path))")
    }
    let folders = [workspace.imports, workspace.exports, workspace.temporary] + options.folders
    let list = folders.map { SQLText.literal($0.path.hasSuffix("/") ? $0.path : $0.path + "/") }
    for statement in [
      "set allowed_directories = [\(list.joined(separator: ", "))]",
      "set enable_external_access = false", "set lock_configuration = true",
    ] { _ = try await connection.execute(statement) }
  }
}

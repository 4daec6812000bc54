// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

import CDuckDB

/// An open database. Connections to it do the work.
///
/// Close it with ``close()``: that is when a file is checkpointed and its lock given up. A
/// database that is only dropped is closed too, when its last connection is gone.
package actor Database {
  private let executor: QueueExecutor
  private let handle: NativeHandle<DuckDatabase>
  private let engine: Engine
  private var connections: [ConnectionCore] = []
  private var connectionsOpened = 0

  package nonisolated var unownedExecutor: UnownedSerialExecutor {
    executor.asUnownedSerialExecutor()
  }

  /// The settings that no caller changes: the engine never looks for extensions on the network.
  package static let fixedSettings = [
    "autoinstall_known_extensions": "false",
    "autoload_known_extensions": "false",
  ]

  private init(
    executor: QueueExecutor, handle: NativeHandle<DuckDatabase>, engine: Engine
  ) {
    self.executor = executor
    self.handle = handle
    self.engine = engine
  }

  /// Opens a database, making its file when there is none.
  ///
  /// - Parameters:
  ///   - location: Memory, or a file.
  ///   - settings: The engine's options by name, such as `memory_limit` and `threads`, beside
  ///     ``fixedSettings``. With `lock_configuration` set here, progress is not reported: run
  ///     `SET lock_configuration = true` after connecting instead.
  ///   - readOnly: Whether nothing may be written; the file must exist.
  ///   - library: The engine.
  /// - Returns: The open database.
  /// - Throws: ``DuckDBError/engine(_:)``, for instance when another process holds the file (its
  ///   message names it); ``DuckDBError/fixedSetting(name:value:)``.
  package static func open(
    _ location: Location, settings: [String: String] = [:], readOnly: Bool = false,
    library: EngineLibrary
  ) async throws -> Database {
    for (name, value) in fixedSettings {
      guard settings[name] == nil || settings[name] == value else {
        throw DuckDBError.fixedSetting(name: name, value: value)
      }
    }
    var all = settings.merging(fixedSettings) { $1 }
    if readOnly { all["access_mode"] = "READ_ONLY" }
    let executor = QueueExecutor(label: "rendement.database")
    let opening = Opening(executor: executor, engine: library.engine)
    let handle = try await opening.open(location, settings: all)
    return Database(executor: executor, handle: handle, engine: library.engine)
  }

  /// Opens a connection, with progress reported unless the configuration is locked.
  ///
  /// - Throws: ``DuckDBError/closed(_:)``, ``DuckDBError/engine(_:)``.
  package func connect() async throws -> Connection {
    let database = try handle.pointer("database")
    let call = engine.call
    var pointer: UnsafeMutablePointer<DuckConnection>?
    guard call.connect(database, &pointer) == 0 else {
      throw DuckDBError.engine(
        EngineFailure(engineMessage: "Connection Error: the database gives none", sql: nil))
    }
    connectionsOpened += 1
    let core = ConnectionCore(
      pointer, database: handle, engine: engine,
      label: "rendement.connection.\(connectionsOpened)")
    connections.removeAll { $0.handle.isClosed }
    connections.append(core)
    let connection = Connection(core, engine: engine)
    await connection.reportProgress()
    return connection
  }

  /// Closes every connection, each after its running query, and the database.
  ///
  /// A second call does nothing. What still uses them afterwards gets
  /// ``DuckDBError/closed(_:)``.
  package func close() async {
    let open = connections
    connections = []
    for core in open { await core.closeAndWait() }
    handle.close()
  }
}

/// Opens a database off the shared pool: it can take long, to replay a log for instance.
private actor Opening {
  private let executor: QueueExecutor
  private let engine: Engine

  nonisolated var unownedExecutor: UnownedSerialExecutor { executor.asUnownedSerialExecutor() }

  init(executor: QueueExecutor, engine: Engine) {
    self.executor = executor
    self.engine = engine
  }

  func open(
    _ location: Location, settings: [String: String]
  ) throws -> NativeHandle<DuckDatabase> {
    let engine = engine
    let call = engine.call
    var configuration: UnsafeMutablePointer<DuckConfig>?
    guard call.create_config(&configuration) == 0 else {
      throw DuckDBError.engine(
        EngineFailure(engineMessage: "Out of Memory Error: no room for settings", sql: nil))
    }
    defer { call.destroy_config(&configuration) }
    for (name, value) in settings.sorted(by: { $0.key < $1.key }) {
      guard call.set_config(configuration, name, value) == 0 else {
        throw DuckDBError.engine(
          EngineFailure(
            engineMessage: "Invalid Configuration Error: the setting \(name) is refused; "
              + "check its name and value",
            sql: nil))
      }
    }
    var database: UnsafeMutablePointer<DuckDatabase>?
    var problem: UnsafeMutablePointer<CChar>?
    let path =
      switch location {
      case .memory: ":memory:"
      case .file(let path): path
      }
    guard call.open_ext(path, &database, configuration, &problem) == 0 else {
      let message = engine.take(problem) ?? "IO Error: the database cannot be opened"
      throw DuckDBError.engine(EngineFailure(engineMessage: message, sql: nil))
    }
    return NativeHandle(database) { engine.call.close(&$0) }
  }
}

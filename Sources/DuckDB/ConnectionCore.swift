// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

import CDuckDB
import Synchronization

/// What a connection owns in the engine, kept apart from the actor so that it outlives it: it is
/// closed on the connection's own thread, after what runs there, and never on Swift's pool.
final class ConnectionCore: Sendable {
  let executor: QueueExecutor
  let handle: NativeHandle<DuckConnection>
  private let engine: Engine
  /// Keeps the database open as long as the connection is.
  private let database: NativeHandle<DuckDatabase>
  private let dependents = Mutex<[WeakDependent]>([])
  private let runs = Atomic<Bool>(false)

  private struct WeakDependent {
    weak var object: (any Closable)?
  }

  init(
    _ pointer: UnsafeMutablePointer<DuckConnection>?, database: NativeHandle<DuckDatabase>,
    engine: Engine, label: String
  ) {
    executor = QueueExecutor(label: label)
    self.engine = engine
    self.database = database
    handle = NativeHandle(pointer) { engine.call.disconnect(&$0) }
  }

  /// Stops what runs; nothing when nothing does.
  func interrupt() {
    handle.peek { engine.call.interrupt($0) }
  }

  /// Whether a statement runs.
  var isRunning: Bool { runs.load(ordering: .relaxed) }

  /// The engine's account of the running statement; nil when none runs.
  func progress() -> DuckProgress? {
    guard isRunning else { return nil }
    return handle.peek { engine.call.query_progress($0) }
  }

  /// Runs blocking work, during which progress is told.
  func whileRunning<R>(_ work: () throws -> R) rethrows -> R {
    runs.store(true, ordering: .relaxed)
    defer { runs.store(false, ordering: .relaxed) }
    return try work()
  }

  /// Remembers something to close before the connection.
  func adopt(_ dependent: any Closable) {
    dependents.withLock { dependents in
      dependents.removeAll { $0.object == nil }
      dependents.append(WeakDependent(object: dependent))
    }
  }

  /// Closes everything; on the executor only.
  func close() {
    for dependent in dependents.withLock({ $0 }) { dependent.object?.close() }
    // A stream left half read goes on in the engine's threads until it is interrupted.
    interrupt()
    handle.close()
  }

  /// Closes everything after what runs.
  func closeLater() {
    executor.run { self.close() }
  }

  /// Closes everything after what runs, and waits for it.
  func closeAndWait() async {
    await withCheckedContinuation { continuation in
      executor.run {
        self.close()
        continuation.resume()
      }
    }
  }
}

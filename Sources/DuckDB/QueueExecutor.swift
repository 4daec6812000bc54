// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

import Dispatch

/// Runs an actor's work one piece after the other on a thread of its own queue.
///
/// The engine's calls block for as long as a query takes. On Swift's shared pool they would hold
/// threads that other tasks need; here they hold only this one.
final class QueueExecutor: SerialExecutor {
  private let queue: DispatchQueue

  init(label: String) {
    queue = DispatchQueue(label: label, qos: .userInitiated)
  }

  func enqueue(_ job: consuming ExecutorJob) {
    let job = UnownedJob(job)
    queue.async { job.runSynchronously(on: self.asUnownedSerialExecutor()) }
  }

  func checkIsolated() {
    dispatchPrecondition(condition: .onQueue(queue))
  }

  /// Runs something after all that is enqueued, outside any task.
  func run(_ work: @escaping @Sendable () -> Void) {
    queue.async(execute: work)
  }
}

// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

import DuckDB
import Foundation
import Synchronization

/// Tells the caller how far the import is, about ten times a second.
final class ProgressMeter: Sendable {
  private struct State {
    var phase = ImportProgress.Phase.preparing
    var totalBytes: Int64 = 0
    var task: Task<Void, Never>?
  }

  private let state = Mutex(State())
  private let start = ContinuousClock.now
  private let connection: Connection
  private let report: @Sendable (ImportProgress) -> Void

  init(connection: Connection, report: @escaping @Sendable (ImportProgress) -> Void) {
    self.connection = connection
    self.report = report
  }

  /// Seconds since the import began.
  var elapsed: Double {
    let (seconds, attoseconds) = (ContinuousClock.now - start).components
    return Double(seconds) + Double(attoseconds) * 1e-18
  }

  /// The size of the file on disk, once known.
  var totalBytes: Int64 {
    get { state.withLock { $0.totalBytes } }
    set { state.withLock { $0.totalBytes = newValue } }
  }

  /// Enters a step.
  func begin(_ phase: ImportProgress.Phase) {
    state.withLock { state in
      state.phase = phase
      guard state.task == nil else { return }
      state.task = Task.detached { [self] in
        while !Task.isCancelled {
          tell()
          do { try await Task.sleep(for: .milliseconds(100)) } catch { return }
        }
      }
    }
    tell()
  }

  /// Tells no more.
  func stop() async {
    let task = state.withLock { state in
      defer { state.task = nil }
      return state.task
    }
    task?.cancel()
    await task?.value
  }

  private func tell() {
    let engine = connection.progress()
    let (phase, bytes) = state.withLock { ($0.phase, $0.totalBytes) }
    let fraction = engine.map { min(max($0.fraction, 0), 1) }
    report(
      ImportProgress(
        phase: phase, fraction: fraction, rows: engine.map { Int(clamping: $0.rowsProcessed) },
        totalBytes: bytes, elapsedSeconds: elapsed))
  }
}

/// Carries the report out of the import's closure.
final class ReportBox: Sendable {
  private let state: Mutex<ImportReport>

  init(_ report: ImportReport) { state = Mutex(report) }

  /// The report.
  var report: ImportReport {
    get { state.withLock { $0 } }
    set { state.withLock { $0 = newValue } }
  }
}

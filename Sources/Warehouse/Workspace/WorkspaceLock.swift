// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

package import Foundation
import Synchronization

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// The right to use a workspace's warehouse: one process has it at a time.
///
/// An exclusive `flock`: the kernel gives it back when its owner ends, even after `kill -9`, so it
/// can never be stale. The file names the owner for the sentence that a second process prints.
package final class WorkspaceLock: Sendable {
  private let descriptor: Mutex<Int32?>

  private init(descriptor: Int32) { self.descriptor = Mutex(descriptor) }

  /// Takes the lock, waiting for another process to finish.
  ///
  /// - Parameters:
  ///   - file: The lock file, made when missing.
  ///   - command: What this process does, such as `import tickets.csv`, for others to read.
  ///   - timeout: How long to wait at most.
  ///   - onWait: Called once with the owner's description when the lock is not free at once.
  /// - Returns: The lock, held until it is released.
  /// - Throws: ``WorkspaceError/inUse(holder:waitedSeconds:)`` after the wait, or a file failure.
  package static func acquire(
    _ file: URL, command: String, timeout: Duration = .seconds(10),
    onWait: @Sendable (String) -> Void = { _ in }
  ) async throws -> WorkspaceLock {
    let descriptor = open(file.path, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { throw FileWriting.failure("open", file, errno) }
    var isHeld = false
    defer { if !isHeld { close(descriptor) } }
    let clock = ContinuousClock()
    let start = clock.now
    var hasWaited = false
    while flock(descriptor, LOCK_EX | LOCK_NB) != 0 {
      guard errno == EWOULDBLOCK || errno == EINTR else {
        throw FileWriting.failure("lock", file, errno)
      }
      let holder = Self.holder(descriptor)
      guard clock.now - start < timeout else {
        throw WorkspaceError.inUse(
          holder: holder, waitedSeconds: Double((clock.now - start).components.seconds))
      }
      if !hasWaited { onWait(holder) }
      hasWaited = true
      try await Task.sleep(for: .milliseconds(50))
    }
    try name(descriptor, file, command)
    isHeld = true
    return WorkspaceLock(descriptor: descriptor)
  }

  /// Gives the lock back; doing it twice does nothing.
  package func release() {
    descriptor.withLock { held in
      if let open = held { close(open) }
      held = nil
    }
  }

  deinit { release() }

  /// Writes who owns the lock into its file.
  private static func name(_ descriptor: Int32, _ file: URL, _ command: String) throws {
    let line = SettingsReader.oneLine(command)
    let text = Array("process \(ProcessInfo.processInfo.processIdentifier) (\(line))\n".utf8)
    guard ftruncate(descriptor, 0) == 0,
      pwrite(descriptor, text, text.count, 0) == text.count
    else { throw FileWriting.failure("write", file, errno) }
  }

  private static func holder(_ descriptor: Int32) -> String {
    var buffer = [UInt8](repeating: 0, count: 512)
    let count = pread(descriptor, &buffer, buffer.count, 0)
    let line = String(decoding: buffer.prefix(max(0, count)), as: UTF8.self)
      .trimmingCharacters(in: .whitespacesAndNewlines)
    return line.isEmpty ? "another process" : line
  }
}

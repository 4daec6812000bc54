// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

import Foundation
import Testing

@testable import Warehouse

@Suite struct `Workspace lock` {
  private let file = FileManager.default.temporaryDirectory
    .appendingPathComponent("rendement-lock-\(UUID().uuidString)")

  @Test func `a second owner waits, says so once, and fails naming the first`() async throws {
    defer { FileWriting.discard(file) }
    let first = try await WorkspaceLock.acquire(file, command: "import tickets.csv")
    let said = Mailbox<String>()
    let error = await #expect(throws: WorkspaceError.self) {
      try await WorkspaceLock.acquire(
        file, command: "kpi", timeout: .milliseconds(200), onWait: { said.put($0) })
    }
    let owner = "process \(ProcessInfo.processInfo.processIdentifier) (import tickets.csv)"
    #expect(said.value == owner)
    #expect(error?.description.contains(owner) == true)
    first.release()
    first.release()
    try await WorkspaceLock.acquire(file, command: "kpi", timeout: .zero).release()
  }

  @Test(.enabled(if: FileManager.default.isExecutableFile(atPath: "/usr/bin/flock")))
  func `a lock of another process is never stale, even after kill -9`() async throws {
    defer { FileWriting.discard(file) }
    let other = Process()
    other.executableURL = URL(fileURLWithPath: "/usr/bin/flock")
    // -F: flock becomes the command, so that one process holds the lock.
    other.arguments = ["-F", "-x", file.path, "/bin/sleep", "600"]
    try other.run()
    let waited = Mailbox<String>()
    var error: (any Error)?
    for _ in 0..<100 where error == nil {
      do {
        try await WorkspaceLock.acquire(file, command: "kpi", timeout: .zero).release()
        try await Task.sleep(for: .milliseconds(20))
      } catch let failure {
        error = failure
      }
    }
    #expect(
      error as? WorkspaceError == .inUse(holder: "another process", waitedSeconds: 0)
        || (error as? WorkspaceError)?.code == "workspace.in-use")
    async let lock = WorkspaceLock.acquire(
      file, command: "kpi", timeout: .seconds(20), onWait: { waited.put($0) })
    for _ in 0..<500 where waited.value == nil { try await Task.sleep(for: .milliseconds(20)) }
    kill(other.processIdentifier, SIGKILL)
    try await lock.release()
    other.waitUntilExit()
    #expect(waited.value != nil)
  }
}

// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

import DuckDB
import Foundation
import Testing

@Suite struct CancellationTests {
  /// Hours of work on one machine, in constant memory.
  static let endless = "SELECT count(*) FROM range(10_000_000_000_000) a(i) WHERE hash(i) = 1"

  /// Polls until something is so, and fails after half a minute.
  func until(_ condition: () -> Bool) async throws {
    let clock = ContinuousClock()
    let deadline = clock.now + .seconds(30)
    while !condition() {
      try #require(clock.now < deadline, "It did not come within 30 seconds.")
      try await Task.sleep(for: .milliseconds(1))
    }
  }

  /// Starts the endless query and waits until it runs.
  func whenRunning(
    _ connection: Connection, _ act: (Task<Value?, any Error>) async throws -> Void
  ) async throws {
    let task = Task { try await connection.query(Self.endless).scalar }
    try await until { connection.isRunning }
    try await act(task)
  }

  @Test func `cancelling the task stops its endless query`() async throws {
    try await withConnection { connection in
      try await whenRunning(connection) { task in
        task.cancel()
        await #expect(throws: CancellationError.self) { try await task.value }
      }
      let one = try await connection.scalar("SELECT 1")
      #expect(one == 1)
    }
  }

  /// Blocking calls on Swift's pool, which has a thread per core, would stop every other task.
  @Test func `more running queries than cores leave other tasks their threads`() async throws {
    let cores = ProcessInfo.processInfo.activeProcessorCount
    try await withDatabase { database in
      var tasks: [Task<Value?, any Error>] = []
      for _ in 0...(cores + 1) {
        let connection = try await database.connect()
        tasks.append(Task { try await connection.query(Self.endless).scalar })
        try await until { connection.isRunning }
      }
      let answer = await Task.detached { 42 }.value
      #expect(answer == 42)
      for task in tasks { task.cancel() }
      for task in tasks {
        await #expect(throws: CancellationError.self) { try await task.value }
      }
    }
  }

  @Test func `a task cancelled before its query does not run it`() async throws {
    try await withConnection { connection in
      let task = Task {
        // Ends at once when the task is cancelled, whose error is not the one looked for.
        _ = try? await Task.sleep(for: .seconds(60))
        return try await connection.query(Self.endless).scalar
      }
      task.cancel()
      await #expect(throws: CancellationError.self) { try await task.value }
    }
  }

  @Test func `cancelling at any moment ends the query`() async throws {
    try await withConnection { connection in
      for round in 0..<20 {
        let task = Task { try await connection.query(Self.endless).scalar }
        try await Task.sleep(for: .microseconds(round * 200))
        task.cancel()
        await #expect(throws: CancellationError.self) { try await task.value }
      }
    }
  }

  @Test func `a streamed result is cancelled between and inside chunks`() async throws {
    try await withConnection { connection in
      let task = Task {
        try await connection.forEachChunk("SELECT i FROM range(10_000_000_000_000) t(i)") { _ in }
      }
      try await until { connection.isRunning }
      task.cancel()
      await #expect(throws: CancellationError.self) { try await task.value }
      let one = try await connection.scalar("SELECT 1")
      #expect(one == 1)
    }
  }

  @Test func `interrupting throws an error of kind interrupt`() async throws {
    try await withConnection { connection in
      try await whenRunning(connection) { task in
        connection.interrupt()
        let error = await #expect(throws: DuckDBError.self) { try await task.value }
        #expect(error?.engineFailure?.kind == .interrupt)
      }
    }
  }

  @Test func `a cancelled transaction is rolled back`() async throws {
    try await withConnection { connection in
      try await connection.execute("CREATE TABLE t (i INTEGER)")
      let task = Task {
        try await connection.transaction { connection in
          try await connection.execute("INSERT INTO t VALUES (1)")
          try await connection.execute(Self.endless)
        }
      }
      try await until { connection.isRunning }
      task.cancel()
      await #expect(throws: CancellationError.self) { try await task.value }
      #expect(try await connection.scalar("SELECT count(*) FROM t") == 0)
    }
  }

  /// Reading a file is where the engine knows its progress well; over tables it is coarse.
  @Test func `progress is told while a file is read`() async throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { #expect(throws: Never.self) { try FileManager.default.removeItem(at: folder) } }
    let file = folder.appending(path: "numbers.csv").path
    let seen = try await withConnection { connection in
      try await connection.execute(
        "COPY (SELECT i, md5(i::VARCHAR) AS s FROM range(1_500_000) r(i)) TO '\(file)'")
      let task = Task {
        try await connection.scalar(
          "SELECT count(*) FROM read_csv($1) WHERE sha256(s) = 'x'", [.text(file)])
      }
      var seen: [QueryProgress] = []
      try await until {
        if let progress = connection.progress() { seen.append(progress) }
        return seen.contains { $0.fraction > 0 }
      }
      #expect(try await task.value == 0)
      return seen
    }
    #expect(seen.allSatisfy { (0...1).contains($0.fraction) })
    #expect(try #require(seen.last).fraction > 0)
  }
}

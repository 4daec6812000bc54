// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

extension Connection {
  /// Runs the body inside a transaction: all of it is kept, or none.
  ///
  /// Calls from other tasks wait until it ends. The body's own tasks take part in it. Inside it,
  /// a second `transaction` is an error: the engine cannot nest them.
  ///
  /// - Returns: What the body returns, once the transaction is committed.
  /// - Throws: What the body throws, after everything is rolled back; ``DuckDBError`` when it
  ///   cannot be committed, for instance because another connection changed the same rows (kind
  ///   `transaction`: try again).
  package func transaction<T: Sendable>(
    _ body: @Sendable (isolated Connection) async throws -> T
  ) async throws -> T {
    if let token = Turns.current, token === turns.holder { throw DuckDBError.nestedTransaction }
    await takeTurn()
    let token = Turns.Token()
    turns.holder = token
    defer { endTurn() }
    return try await Turns.$current.withValue(token) {
      try await execute("BEGIN TRANSACTION")
      do {
        let value = try await body(self)
        try await execute("COMMIT")
        return value
      } catch {
        rollBack()
        throw error
      }
    }
  }

  /// Waits until no transaction of another task is open.
  func takeTurn() async {
    while turns.mustWait {
      await withCheckedContinuation { turns.waiting.append($0) }
    }
  }

  private func endTurn() {
    turns.holder = nil
    let waiting = turns.waiting
    turns.waiting = []
    for continuation in waiting { continuation.resume() }
  }

  /// Undoes the open transaction, even in a cancelled task.
  ///
  /// When a commit failed the engine has rolled back by itself and says that no transaction is
  /// open; the connection is usable either way, and the first error is the one to tell.
  private func rollBack() {
    do {
      try runBlocking("ROLLBACK", [], streams: false, isCancelled: { false }) { _, _ in () }
    } catch {
      return
    }
  }
}

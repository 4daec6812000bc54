// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

import DuckDB
import Testing

@Suite struct TransactionTests {
  struct Refused: Error {}

  @Test func `a transaction keeps all or nothing`() async throws {
    try await withConnection { connection in
      try await connection.execute("CREATE TABLE t (i INTEGER)")
      let count = try await connection.transaction { connection in
        try await connection.execute("INSERT INTO t VALUES (1), (2)")
      }
      #expect(count == 2)
      await #expect(throws: Refused.self) {
        try await connection.transaction { connection in
          try await connection.execute("DELETE FROM t")
          throw Refused()
        }
      }
      #expect(try await connection.scalar("SELECT count(*) FROM t") == 2)
    }
  }

  @Test func `a statement that fails rolls the transaction back`() async throws {
    try await withConnection { connection in
      try await connection.execute("CREATE TABLE t (i INTEGER PRIMARY KEY)")
      let error = await #expect(throws: DuckDBError.self) {
        try await connection.transaction { connection in
          try await connection.execute("INSERT INTO t VALUES (1)")
          try await connection.execute("INSERT INTO t VALUES (1)")
        }
      }
      #expect(error?.engineFailure?.kind == .constraint)
      #expect(try await connection.scalar("SELECT count(*) FROM t") == 0)
    }
  }

  @Test func `transactions do not nest`() async throws {
    try await withConnection { connection in
      await #expect(throws: DuckDBError.nestedTransaction) {
        try await connection.transaction { connection in
          try await connection.transaction { _ in }
        }
      }
      let one = try await connection.scalar("SELECT 1")
      #expect(one == 1)
    }
  }

  @Test func `calls of other tasks wait for the end of a transaction`() async throws {
    try await withConnection { connection in
      try await connection.execute("CREATE TABLE t (i INTEGER)")
      let other = try await connection.transaction { inside in
        try await inside.execute("INSERT INTO t VALUES (1)")
        // Not a child of this task's transaction: detached tasks inherit nothing.
        let other = Task.detached { try await connection.scalar("SELECT count(*) FROM t") }
        // Suspension points at which an actor without turns would let the other in.
        for _ in 0..<100 { await Task.yield() }
        try await inside.execute("INSERT INTO t VALUES (2)")
        return other
      }
      #expect(try await other.value == 2)
    }
  }

  @Test func `two writers of the same row conflict, and the kind says try again`() async throws {
    try await withDatabase { database in
      let first = try await database.connect()
      let second = try await database.connect()
      try await first.execute("CREATE TABLE t AS SELECT 1 AS i")
      let error = await #expect(throws: DuckDBError.self) {
        try await first.transaction { first in
          try await first.execute("UPDATE t SET i = 2")
          try await second.execute("UPDATE t SET i = 3")
        }
      }
      #expect(error?.engineFailure?.kind == .transaction)
      #expect(try await first.scalar("SELECT i FROM t") == 1)
    }
  }
}

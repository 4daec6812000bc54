// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

import DuckDB
import Foundation
import Testing

@Suite struct AppenderTests {
  @Test func `rows of every kind arrive`() async throws {
    try await withConnection { connection in
      try await connection.execute(
        """
        CREATE TABLE t (b BOOLEAN, i INTEGER, d DOUBLE, m DECIMAL(18,4), s VARCHAR, y DATE,
          t TIMESTAMP, l INTEGER[])
        """)
      let amount = Value.decimal(Decimal(sign: .minus, exponent: -2, significand: 1_250))
      let row: [Value] = [true, 7, 0.5, amount, "é", .date(1), .timestamp(5), .list([1, nil])]
      let appender = try await connection.appender(table: "t")
      try await appender.append(rows: [row, Array(repeating: .null, count: 8)])
      try await appender.close()
      #expect(
        try await connection.query("SELECT * FROM t").rows
          == [row, Array(repeating: .null, count: 8)])
    }
  }

  /// 5000 rows are more than two vectors of 2048; the sums are by Gauss.
  @Test func `columns arrive over several chunks with their NULLs`() async throws {
    try await withConnection { connection in
      try await connection.execute(
        """
        CREATE TABLE t (b BOOLEAN, i INTEGER, g BIGINT, d DOUBLE, s VARCHAR, y DATE, t TIMESTAMP)
        """)
      let numbers = 0..<5_000
      let appender = try await connection.appender(table: "t")
      try await appender.append(columns: [
        .boolean(numbers.map { $0 % 2 == 0 }), .integer(numbers.map { Int32($0) }),
        .bigint(numbers.map { $0 % 5 == 0 ? nil : Int64($0) }),
        .double(numbers.map { Double($0) / 2 }),
        .text(numbers.map { $0 == 4_999 ? nil : "a text of number \($0)" }),
        .date(numbers.map { Int32($0) }), .timestamp(numbers.map { Int64($0) }),
      ])
      try await appender.close()
      let row = try await connection.query(
        """
        SELECT count(*), count_if(b)::BIGINT, sum(i)::BIGINT, count(g), sum(d), count(s),
          max(s) FILTER (WHERE i = 3000), max(y) = DATE '1983-09-09', max(epoch_us(t)) FROM t
        """
      ).rows.first
      #expect(
        row == [
          5_000, .int64(2_500), 12_497_500, 4_000, 6_248_750.0, 4_999, "a text of number 3000",
          true, 4_999,
        ])
    }
  }

  @Test func `rows that break a rule fail the flush and are given up`() async throws {
    try await withConnection { connection in
      try await connection.execute("CREATE TABLE t (i INTEGER PRIMARY KEY)")
      let appender = try await connection.appender(table: "t")
      try await appender.append(rows: [[1], [1]])
      let error = await #expect(throws: DuckDBError.self) { try await appender.flush() }
      #expect(error?.engineFailure?.kind == .constraint)
      await #expect(throws: DuckDBError.appenderFailed(table: "t")) {
        try await appender.append([2])
      }
      #expect(try await connection.scalar("SELECT count(*) FROM t") == 0)
    }
  }

  @Test func `a value that does not convert fails and is not quoted`() async throws {
    try await withConnection { connection in
      try await connection.execute("CREATE TABLE t (i INTEGER)")
      let appender = try await connection.appender(table: "t")
      let error = await #expect(throws: DuckDBError.self) {
        try await appender.append(["Jeanne Martin"])
        try await appender.close()
      }
      // The engine's appender calls a failed conversion an invalid input.
      #expect(error?.engineFailure?.kind == .invalidInput)
      #expect(error?.description.contains("Martin") == false)
    }
  }

  @Test func `rows of the wrong shape or type are refused`() async throws {
    try await withConnection { connection in
      try await connection.execute("CREATE TABLE t (i INTEGER, s VARCHAR)")
      let appender = try await connection.appender(table: "t")
      await #expect(throws: DuckDBError.self) {
        try await appender.append(columns: [.bigint([1]), .text(["a"])])
      }
      await #expect(throws: DuckDBError.appendShape(table: "t", expected: 2, given: 1)) {
        try await appender.append(columns: [.integer([1])])
      }
      await #expect(throws: DuckDBError.self) {
        try await appender.append(columns: [.integer([1, 2]), .text(["a"])])
      }
      await #expect(throws: DuckDBError.appendShape(table: "t", expected: 2, given: 3)) {
        try await appender.append([1, 2, 3])
      }
    }
  }

  @Test func `columns left out take their default`() async throws {
    try await withConnection { connection in
      try await connection.execute("CREATE TABLE t (a INTEGER DEFAULT 5, b VARCHAR, c DOUBLE)")
      let appender = try await connection.appender(table: "t", columns: ["b"])
      try await appender.append(["x"])
      try await appender.append(columns: [.text(["y"])])
      try await appender.close()
      #expect(
        try await connection.query("SELECT * FROM t ORDER BY b").rows
          == [[5, "x", nil], [5, "y", nil]])
    }
  }

  @Test func `an appender that is dropped keeps nothing`() async throws {
    try await withConnection { connection in
      try await connection.execute("CREATE TABLE t (i INTEGER)")
      do {
        let appender = try await connection.appender(table: "t")
        try await appender.append([1])
      }
      #expect(try await connection.scalar("SELECT count(*) FROM t") == 0)
    }
  }

  @Test func `appended rows follow their transaction`() async throws {
    struct Refused: Error {}
    try await withConnection { connection in
      try await connection.execute("CREATE TABLE t (i INTEGER)")
      await #expect(throws: Refused.self) {
        try await connection.transaction { connection in
          let appender = try await connection.appender(table: "t")
          try await appender.append(rows: [[1], [2]])
          try await appender.close()
          throw Refused()
        }
      }
      #expect(try await connection.scalar("SELECT count(*) FROM t") == 0)
    }
  }

  @Test func `a table that does not exist is named`() async throws {
    let error = await #expect(throws: DuckDBError.self) {
      try await withConnection { try await $0.appender(table: "nowhere") }
    }
    #expect(error?.description.contains("nowhere") == true)
  }
}

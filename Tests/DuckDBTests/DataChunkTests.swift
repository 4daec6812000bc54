// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

import DuckDB
import Testing

@Suite struct DataChunkTests {
  /// 0 + 1 + … + 9999 = 49 995 000, and every third value is NULL: 3334 of them.
  @Test func `columns of many chunks are read in place`() async throws {
    struct Sums {
      var total: Int64 = 0
      var nulls = 0
      var half = 0.0
      var bytes = 0
      var chunks = 0
    }
    let sums = try await withConnection { connection in
      try await connection.reduceChunks(
        """
        SELECT i, CASE WHEN i % 3 = 0 THEN NULL ELSE i END AS n, i / 2 AS h,
          'row ' || i AS s FROM range($1) t(i)
        """, [10_000], into: Sums()
      ) { sums, chunk in
        sums.chunks += 1
        try chunk.withColumn(0, as: Int64.self) { column in
          let mayHoldNull = column.mayHoldNull
          #expect(!mayHoldNull)
          column.withValues { values in
            for row in values.indices { sums.total += values[row] }
          }
        }
        try chunk.withColumn(1, as: Int64.self) { column in
          for row in 0..<column.count where column[row] == nil { sums.nulls += 1 }
        }
        try chunk.withColumn(2, as: Double.self) { column in
          for row in 0..<column.count { sums.half += try #require(column[row]) }
        }
        try chunk.withText(3) { column in
          for row in 0..<column.count {
            sums.bytes += try #require(try column.withUTF8(row) { $0.count })
          }
        }
      }
    }
    #expect(sums.total == 49_995_000)
    #expect(sums.nulls == 3_334)
    #expect(sums.half == 24_997_500)
    // "row " and 1 to 4 digits: 4 · 10 000 + 10 + 2 · 90 + 3 · 900 + 4 · 9000.
    #expect(sums.bytes == 78_890)
    #expect(sums.chunks > 1)
  }

  @Test func `a typed read of another type is an error that names both`() async throws {
    let error = await #expect(throws: DuckDBError.self) {
      try await withConnection { connection in
        try await connection.forEachChunk("SELECT 1::INTEGER AS small") { chunk in
          try chunk.withColumn(0, as: Int64.self) { _ in }
        }
      }
    }
    #expect(error == .typeMismatch(column: "small", expected: "Int64", actual: "INTEGER"))
    await #expect(throws: DuckDBError.self) {
      try await withConnection { connection in
        try await connection.forEachChunk("SELECT 1 AS n") { try $0.withText(0) { _ in } }
      }
    }
  }

  @Test func `dates and times have elements of their own`() async throws {
    try await withConnection { connection in
      try await connection.forEachChunk(
        "SELECT DATE '1970-01-03', TIMESTAMP '1970-01-01 00:00:01', TIME '00:00:02', true, 1::UTINYINT"
      ) { chunk in
        try chunk.withColumn(0, as: DateElement.self) { #expect($0[0]?.days == 2) }
        try chunk.withColumn(1, as: TimestampElement.self) {
          #expect($0[0]?.microseconds == 1_000_000)
        }
        try chunk.withColumn(2, as: TimeElement.self) { #expect($0[0]?.microseconds == 2_000_000) }
        try chunk.withColumn(3, as: Bool.self) { #expect($0[0] == true) }
        try chunk.withColumn(4, as: UInt8.self) { #expect($0[0] == 1) }
      }
    }
  }

  @Test func `rows and columns that do not exist are errors`() async throws {
    try await withConnection { connection in
      try await connection.forEachChunk("SELECT 1") { chunk in
        #expect(throws: DuckDBError.rowOutOfRange(row: 1, count: 1)) {
          try chunk.value(0, row: 1)
        }
        #expect(throws: DuckDBError.self) { try chunk.value(1, row: 0) }
        #expect(throws: DuckDBError.self) { try chunk.value(-1, row: 0) }
      }
    }
  }

  @Test func `a closure that throws stops the query and frees the connection`() async throws {
    struct Enough: Error {}
    try await withConnection { connection in
      await #expect(throws: Enough.self) {
        try await connection.forEachChunk("SELECT i FROM range(100_000_000) t(i)") { _ in
          throw Enough()
        }
      }
      let one = try await connection.scalar("SELECT 1")
      #expect(one == 1)
    }
  }

  @Test func `a result without rows has columns and no chunk`() async throws {
    let table = try await withConnection {
      try await $0.query("SELECT 1 AS a, 'x' AS b WHERE false")
    }
    #expect(table.rows.isEmpty)
    #expect(table.columns.map(\.name) == ["a", "b"])
    #expect(table.columns.map(\.type) == [.integer, .varchar])
  }

  @Test func `columns are found by name or refused with the names there are`() async throws {
    let table = try await withConnection { try await $0.query("SELECT 1 AS a, 2 AS b") }
    #expect(try table.values(of: "b") == [2])
    #expect(throws: DuckDBError.noSuchColumn("c", known: ["a", "b"])) {
      try table.index(of: "c")
    }
  }
}

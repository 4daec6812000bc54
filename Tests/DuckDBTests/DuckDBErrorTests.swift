// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

import DuckDB
import Testing

@Suite struct DuckDBErrorTests {
  func failure(_ sql: String, _ bindings: [Value] = []) async throws -> DuckDBError {
    let error = await #expect(throws: DuckDBError.self) {
      try await withConnection { connection in
        try await connection.execute("CREATE TABLE people (id INTEGER PRIMARY KEY, name VARCHAR)")
        try await connection.execute("INSERT INTO people VALUES (731, 'Jeanne Martin')")
        _ = try await connection.query(sql, bindings)
      }
    }
    return try #require(error)
  }

  static let kinds: [(String, ErrorKind)] = [
    ("SELECT FROM", .parser), ("SELECT nothing", .binder), ("SELECT * FROM nowhere", .catalog),
    ("SELECT 'abc'::INTEGER", .conversion), ("INSERT INTO people VALUES (731, 'x')", .constraint),
    ("SELECT 9223372036854775807 + 1", .outOfRange),
    ("SELECT * FROM read_csv('/nowhere/at/all.csv')", .io),
    ("SELECT error('stop')", .invalidInput),
  ]

  @Test(arguments: kinds)
  func `the kind of fault is known and its SQL kept`(sql: String, kind: ErrorKind) async throws {
    let failure = try #require(try await failure(sql).engineFailure)
    #expect(failure.kind == kind)
    #expect(failure.sql == sql)
  }

  static let secrets: [(String, [Value], String)] = [
    ("SELECT $1::INTEGER", ["top secret"], "secret"),
    ("SELECT $1::INTEGER", ["a"], "'a'"),
    ("SELECT $1::DATE", ["it's \"quoted\" ("], "quoted"),
    ("SELECT $1::TINYINT", [98_765], "98765"),
    ("SELECT $1 + 9223372036854775807", [424_242], "424242"),
    ("INSERT INTO people VALUES ($1, $2)", [731, "x"], "731"),
    ("SELECT name::INTEGER FROM people", [], "Jeanne"),
    ("SELECT error($1)", ["line one\nAnne Durand"], "Durand"),
    ("SELECT * FROM read_csv($1)", ["/private/anne.csv"], "anne"),
    ("SELECT $1::INTEGER", ["-12.5e3x"], "12.5"),
  ]

  @Test(arguments: secrets)
  func `the text of an error holds no value`(
    sql: String, bindings: [Value], secret: String
  ) async throws {
    let error = try await failure(sql, bindings)
    #expect(error.engineFailure?.unredactedMessage.isEmpty == false)
    let text = error.description.replacing(sql, with: "")
    #expect(!text.contains(secret), "\(text)")
    #expect(!error.publicMessage.contains(secret))
    #expect(!error.publicMessage.contains("SELECT"))
    #expect("\(error)" == error.description)
  }

  @Test func `names and the engine's advice stay in the message`() async throws {
    let error = try await failure("SELECT * FROM peple")
    #expect(error.description.contains("peple"))
    #expect(error.description.contains("people"))
    #expect(error.code == "duckdb.catalog")
  }

  @Test func `a failure after the first rows of a stream is an error`() async throws {
    let error = await #expect(throws: DuckDBError.self) {
      try await withConnection { connection in
        try await connection.forEachChunk(
          "SELECT CASE WHEN i = 900000 THEN error('stop') ELSE i::VARCHAR END FROM range(1000000) t(i)"
        ) { _ in }
      }
    }
    #expect(error?.engineFailure?.kind == .invalidInput)
  }
}

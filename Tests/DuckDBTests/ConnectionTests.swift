// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

import DuckDB
import Foundation
import Testing

@Suite struct ConnectionTests {
  @Test func `statements tell how many rows they changed`() async throws {
    try await withConnection { connection in
      var changed = [try await connection.execute("CREATE TABLE t (i INTEGER)")]
      changed.append(try await connection.execute("INSERT INTO t VALUES (1), (2), (3)"))
      changed.append(try await connection.execute("UPDATE t SET i = 0 WHERE i > $1", [1]))
      changed.append(try await connection.execute("DELETE FROM t"))
      #expect(changed == [0, 3, 2, 3])
    }
  }

  @Test func `a script runs statement by statement and gives the last result`() async throws {
    let table = try await withConnection {
      try await $0.query(
        "CREATE TABLE t (s VARCHAR); INSERT INTO t VALUES ('a;b'); -- ; \n SELECT s FROM t;")
    }
    #expect(table.rows == [["a;b"]])
  }

  @Test func `an injection through a parameter stays text`() async throws {
    let attack = "x'); DROP TABLE t; --"
    try await withConnection { connection in
      try await connection.execute("CREATE TABLE t (s VARCHAR)")
      try await connection.execute("INSERT INTO t VALUES ($1)", [.text(attack)])
      let table = try await connection.query("SELECT s FROM t WHERE s = $1", [.text(attack)])
      #expect(table.rows == [[.text(attack)]])
    }
  }

  @Test func `a statement with a zero character is refused and not cut short`() async throws {
    let error = await #expect(throws: DuckDBError.self) {
      try await withConnection { try await $0.query("SELECT 1 AS a\u{0} WHERE false") }
    }
    #expect(error?.code == "duckdb.unsupported-value")
  }

  @Test func `values need one statement and one parameter each`() async throws {
    try await withConnection { connection in
      await #expect(
        throws: DuckDBError.bindingsNeedOneStatement(count: 2, sql: "SELECT 1; SELECT $1")
      ) { try await connection.query("SELECT 1; SELECT $1", [1]) }
      await #expect(throws: DuckDBError.bindingCount(expected: 2, given: 1, sql: "SELECT $1, $2")) {
        try await connection.query("SELECT $1, $2", [1])
      }
      await #expect(throws: DuckDBError.bindingCount(expected: 0, given: 1, sql: "SELECT 1")) {
        try await connection.query("SELECT 1", [1])
      }
      await #expect(throws: DuckDBError.emptyStatement) { try await connection.execute(" -- no") }
    }
  }

  @Test func `a prepared statement is run again with other values`() async throws {
    try await withConnection { connection in
      let statement = try await connection.prepare("SELECT $1 + $2")
      #expect(try await statement.parameterCount() == 2)
      #expect(try await statement.query([1, 2]).scalar == 3)
      #expect(try await statement.query([40, 2]).scalar == 42)
      #expect(try await statement.query([1, nil]).scalar == .null)
      await #expect(throws: DuckDBError.self) { try await statement.query([1]) }
      await statement.close()
      await #expect(throws: DuckDBError.closed("prepared statement")) {
        try await statement.query([1, 2])
      }
    }
  }

  @Test func `two connections see what is committed and work at the same time`() async throws {
    try await withDatabase { database in
      let writer = try await database.connect()
      let reader = try await database.connect()
      try await writer.execute("CREATE TABLE t (i INTEGER)")
      try await writer.transaction { writer in
        try await writer.execute("INSERT INTO t VALUES (1)")
        #expect(try await reader.scalar("SELECT count(*) FROM t") == 0)
      }
      #expect(try await reader.scalar("SELECT count(*) FROM t") == 1)
      async let one = writer.scalar("SELECT sum(i) FROM range(1000001) t(i)")
      async let two = reader.scalar("SELECT count(*) FROM range(1000000)")
      // Gauss: 1 000 000 · 1 000 001 / 2.
      #expect(try await one == .int128(500_000_500_000))
      #expect(try await two == 1_000_000)
    }
  }

  @Test func `what is closed says so and closing twice is harmless`() async throws {
    let database = try await Database.open(.memory, library: try EngineLibrary.load())
    let connection = try await database.connect()
    let statement = try await connection.prepare("SELECT 1")
    let appenderTable = try await connection.execute("CREATE TABLE t (i INTEGER)")
    #expect(appenderTable == 0)
    let appender = try await connection.appender(table: "t")
    await database.close()
    await database.close()
    await #expect(throws: DuckDBError.closed("connection")) {
      try await connection.query("SELECT 1")
    }
    await #expect(throws: DuckDBError.closed("database")) { try await database.connect() }
    await #expect(throws: DuckDBError.closed("prepared statement")) { try await statement.query() }
    await #expect(throws: DuckDBError.closed("appender")) { try await appender.append([1]) }
    connection.interrupt()
    #expect(connection.progress() == nil)
    #expect(connection.isClosed)
  }

  @Test func `a file is read again after it is closed, and read only refuses to write`()
    async throws
  {
    let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { #expect(throws: Never.self) { try FileManager.default.removeItem(at: folder) } }
    let file = Location.file(folder.appending(path: "x.duckdb").path)
    let library = try EngineLibrary.load()
    let database = try await Database.open(file, library: library)
    try await database.connect().execute("CREATE TABLE t AS SELECT 42 AS i")
    await database.close()
    let again = try await Database.open(file, readOnly: true, library: library)
    let connection = try await again.connect()
    #expect(try await connection.scalar("SELECT i FROM t") == 42)
    let error = await #expect(throws: DuckDBError.self) {
      try await connection.execute("INSERT INTO t VALUES (1)")
    }
    #expect(error?.engineFailure?.kind == .invalidInput)
    await again.close()
  }

  @Test func `settings reach the engine and the network stays out of reach`() async throws {
    let library = try EngineLibrary.load()
    let database = try await Database.open(.memory, settings: ["threads": "1"], library: library)
    let connection = try await database.connect()
    #expect(
      try await connection.query(
        """
        SELECT current_setting('threads'), current_setting('autoinstall_known_extensions'),
          current_setting('autoload_known_extensions'), current_setting('enable_progress_bar_print')
        """
      ).rows == [[1, false, false, false]])
    await database.close()
    await #expect(
      throws: DuckDBError.fixedSetting(name: "autoload_known_extensions", value: "false")
    ) {
      try await Database.open(
        .memory, settings: ["autoload_known_extensions": "true"], library: library)
    }
    let unknown = await #expect(throws: DuckDBError.self) {
      try await Database.open(.memory, settings: ["no_such_setting": "1"], library: library)
    }
    #expect(unknown?.description.contains("no_such_setting") == true)
  }

  @Test func `a locked configuration leaves later connections usable`() async throws {
    try await withDatabase { database in
      let first = try await database.connect()
      try await first.execute("SET lock_configuration = true")
      let second = try await database.connect()
      #expect(try await second.scalar("SELECT 1") == 1)
      await #expect(throws: DuckDBError.self) { try await second.execute("SET threads = 1") }
    }
  }

  @Test func `the Excel reader beside the library loads without the network`() async throws {
    let library = try EngineLibrary.load()
    guard let path = library.excelExtensionPath else { return }
    try await withConnection { connection in
      try await connection.execute("LOAD '\(path)'")
      #expect(
        try await connection.scalar(
          "SELECT loaded FROM duckdb_extensions() WHERE extension_name = 'excel'") == true)
    }
  }
}

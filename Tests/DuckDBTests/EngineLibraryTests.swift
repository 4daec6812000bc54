// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

import DuckDB
import Foundation
import Testing

@Suite struct EngineLibraryTests {
  @Test func `the library found has an accepted version`() throws {
    let library = try EngineLibrary.load()
    #expect(library.version.hasPrefix("v"))
    #expect(FileManager.default.fileExists(atPath: library.path))
  }

  @Test func `a library asked for by name is used or refused with the remedy`() throws {
    let error = #expect(throws: DuckDBError.self) {
      try EngineLibrary.load(explicitPath: "/nowhere/libduckdb.so")
    }
    let text = try #require(error?.description)
    #expect(text.contains("/nowhere/libduckdb.so"))
    #expect(text.contains("make setup"))
    #expect(text.contains("1.5.5 to 2.0"))
    #expect(throws: DuckDBError.self) {
      try EngineLibrary.load(environment: ["RENDEMENT_LIBDUCKDB": "/nowhere/libduckdb.so"])
    }
  }

  @Test func `a library that is not DuckDB is refused by the function it lacks`() throws {
    let name = ["libm.so.6", "libSystem.dylib"]
    let errors = name.map { name in
      #expect(throws: DuckDBError.self) { try EngineLibrary.load(explicitPath: name) }
    }
    #expect(
      errors.contains { $0?.description.contains("has no function duckdb_library_version") == true }
    )
  }

  @Test func `a file that is no library is refused`() throws {
    let file = FileManager.default.temporaryDirectory.appending(path: "\(UUID()).so")
    try Data("not a library".utf8).write(to: file)
    defer { #expect(throws: Never.self) { try FileManager.default.removeItem(at: file) } }
    let error = #expect(throws: DuckDBError.self) {
      try EngineLibrary.load(explicitPath: file.path)
    }
    #expect(error?.code == "duckdb.library-refused")
  }

  @Test func `the sentence for a missing library says where it was looked for`() {
    let error = DuckDBError.libraryNotFound(
      looked: ["/a/libduckdb.so", "libduckdb.so"],
      refused: ["/b: its version is v0.9.0, and 1.5.5 to 2.0 is expected"])
    #expect(
      error.description == """
        DuckDB's library was not found (looked in: /a/libduckdb.so, libduckdb.so); refused: \
        /b: its version is v0.9.0, and 1.5.5 to 2.0 is expected: run `make setup`, or set \
        RENDEMENT_LIBDUCKDB to a libduckdb of version 1.5.5 to 2.0.
        """)
  }
}

// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

import DuckDB

/// Gives a connection to an empty database in memory, and closes both.
///
/// A machine without the library fails the test with the loader's sentence.
func withConnection<R: Sendable>(
  _ body: (Connection) async throws -> R
) async throws -> R {
  try await withDatabase { database in try await body(try await database.connect()) }
}

/// Gives an empty database in memory, and closes it.
func withDatabase<R: Sendable>(
  _ body: (Database) async throws -> R
) async throws -> R {
  let database = try await Database.open(.memory, library: try EngineLibrary.load())
  do {
    let result = try await body(database)
    await database.close()
    return result
  } catch {
    await database.close()
    throw error
  }
}

extension Connection {
  /// The only value of a query.
  func scalar(_ sql: String, _ bindings: [Value] = []) async throws -> Value? {
    try await query(sql, bindings).scalar
  }
}

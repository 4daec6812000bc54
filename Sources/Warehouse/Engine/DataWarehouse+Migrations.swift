// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

import DuckDB
import Foundation

extension DataWarehouse {
  /// The schema of the store, in one query when there is nothing to do.
  func migrate(isNew: Bool) async throws {
    let migrations = try Migrations(models)
    var hasFoundation = !isNew
    var applied = [Int: String]()
    if !isNew {
      do {
        applied = try await appliedMigrations()
      } catch {
        // A crash before the first commit leaves a file without our tables.
        let found = try await connection.integer(
          """
          select count(*) from information_schema.tables
          where table_schema = 'meta' and table_name = 'migrations'
          """)
        guard found == 0 else { throw error }
        hasFoundation = false
      }
    }
    let pending = try migrations.pending(after: applied)
    guard !pending.isEmpty || !hasFoundation else { return }
    let needsFoundation = !hasFoundation
    try await inTransaction("make the warehouse") { connection in
      if needsFoundation {
        for statement in Migrations.foundation { _ = try await connection.execute(statement) }
      }
      for step in pending {
        for statement in step.file.statements { _ = try await connection.execute(statement) }
        _ = try await connection.execute(
          """
          insert into meta.migrations
          select $1::integer, $2, $3, current_timestamp at time zone 'UTC'
          """,
          [.int64(Int64(step.number)), .text(step.file.name), .text(step.file.checksum)])
      }
    }
  }

  /// The checksum of each step that this warehouse has, by number.
  private func appliedMigrations() async throws -> [Int: String] {
    let rows = try await connection.query("select number, checksum from meta.migrations").rows
    var applied = [Int: String]()
    for row in rows {
      guard let number = row[0].wholeNumber, let checksum = row[1].plainText else {
        throw WarehouseError.unexpectedValue(query: "meta.migrations")
      }
      applied[Int(number)] = checksum
    }
    return applied
  }

  /// Runs work on the import connection so that all of it is kept, or none.
  func inTransaction<T: Sendable>(
    _ action: String, _ work: @Sendable (Connection) async throws -> T
  ) async throws -> T {
    do {
      return try await connection.transaction {
        @Sendable (connection: isolated Connection) async throws -> T in
        try await work(connection)
      }
    } catch {
      throw DiskFull.explain(error, action)
    }
  }
}

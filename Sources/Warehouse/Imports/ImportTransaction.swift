// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

package import DuckDB

/// An import under way: everything done through it is committed together, or not at all.
package struct ImportTransaction: Sendable {
  /// The connection to stage on; its temporary tables can be merged.
  package let connection: Connection
  /// The import's number.
  package let importID: Int64
  /// The source under which the rows are filed.
  package let source: String

  /// Merges staged rows into a fact table; see ``FactMerge``.
  ///
  /// - Parameters:
  ///   - stage: A table or view of this connection. Its columns are those of the fact table, any
  ///     may be missing but `external_id`, types castable; `source` and `import_id` are ignored.
  ///     A column `line` orders rows with the same key (the last wins), else the stage's order.
  ///     A view is read once when the source is new and its keys differ.
  ///   - table: Where the rows belong.
  ///   - source: The rows' source when it is not the import's own.
  /// - Returns: How many rows were new, replaced or unchanged.
  /// - Throws: ``WarehouseError/stageColumn(name:table:suggestion:)``,
  ///   ``WarehouseError/stageKeyMissing(table:)``, and the engine's errors.
  package func merge(
    stage: String, into table: FactTable, source: String? = nil
  ) async throws -> MergeCounts {
    try await FactMerge(
      connection: connection, stage: stage, table: table, source: source ?? self.source,
      importID: importID
    ).run()
  }

  /// Puts rejected values into the ledger.
  ///
  /// - Parameter stage: A table or view of this connection with the columns `line` (BIGINT),
  ///   `column_name`, `value`, `reason_code` and `reason`.
  /// - Returns: How many rows were written.
  /// - Throws: The engine's errors.
  package func addRejects(stage: String) async throws -> Int {
    guard SQLText.isPlainName(stage) else {
      throw WarehouseError.unknownName(kind: "stage", name: stage, suggestion: nil)
    }
    return try await connection.execute(
      """
      insert into meta.rejects
      select $1::bigint, line, column_name, value, reason_code, reason from \(stage)
      """, [.int64(importID)])
  }
}

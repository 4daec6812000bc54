// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

import DuckDB
import Foundation

/// Reads and writes `meta.imports`.
enum ImportLedger {
  /// Adds a line and, when facts changed, raises the facts' version, within the transaction.
  static func add(
    _ entry: ImportJournal.Entry, id: Int64, _ counts: ImportCounts, to connection: Connection
  ) async throws -> ImportRecord {
    let declaration = entry.declaration
    let finishedAt = Date()
    _ = try await connection.execute(
      """
      insert into meta.imports values (
        $1::bigint, $2, $3, $4, $5, $6::integer, $7, $8, $9, 'finished', $10, $11, $12::bigint,
        $13::bigint, $14::bigint, $15::bigint, $16::bigint, $17::bigint, false)
      """,
      [
        .int64(id), .text(entry.id), .text(declaration.contentHash), .text(declaration.fileName),
        .text(declaration.mappingID), .int64(Int64(declaration.mappingVersion)),
        .text(declaration.mappingHash), .text(declaration.source), .text(declaration.options),
        .timestamp(microseconds(entry.startedAt)), .timestamp(microseconds(finishedAt)),
        .int64(Int64(counts.read)), .int64(Int64(counts.imported)),
        .int64(Int64(counts.updated)), .int64(Int64(counts.unchanged)),
        .int64(Int64(counts.rejected)), .int64(Int64(counts.skipped)),
      ])
    if counts.imported + counts.updated > 0 { try await raiseVersion(connection) }
    return ImportRecord(
      id: id, contentHash: declaration.contentHash, fileName: declaration.fileName,
      mappingID: declaration.mappingID, mappingVersion: declaration.mappingVersion,
      mappingHash: declaration.mappingHash, source: declaration.source,
      options: declaration.options, finishedAt: finishedAt, counts: counts, isRawErased: false)
  }

  /// Says that the facts have changed, so that the marts are built again.
  static func raiseVersion(_ connection: Connection) async throws {
    _ = try await connection.execute(
      """
      update meta.state set value = cast(cast(value as bigint) + 1 as varchar)
      where name = 'facts_version'
      """)
  }

  /// The lines that meet a condition, oldest first.
  static func records(
    where condition: String, _ bindings: [Value], on connection: Connection
  ) async throws -> [ImportRecord] {
    let sql = """
      select id, content_hash, file_name, mapping_id, cast(mapping_version as bigint),
        mapping_hash, source, options, epoch_us(finished_at), rows_read, rows_imported,
        rows_updated, rows_unchanged, rows_rejected, rows_skipped, raw_erased
      from meta.imports where \(condition) order by id
      """
    return try await connection.query(sql, bindings).rows.map { row in
      guard let id = row[0].wholeNumber, let hash = row[1].plainText, let file = row[2].plainText,
        let mapping = row[3].plainText, let version = row[4].wholeNumber,
        let mappingHash = row[5].plainText,
        let source = row[6].plainText, let options = row[7].plainText,
        let finished = row[8].wholeNumber,
        case .boolean(let isErased) = row[15]
      else { throw WarehouseError.unexpectedValue(query: "meta.imports") }
      var counts = ImportCounts()
      let totals = row[9...14].compactMap(\.wholeNumber).map(Int.init)
      guard totals.count == 6 else {
        throw WarehouseError.unexpectedValue(query: "meta.imports")
      }
      counts.read = totals[0]
      counts.imported = totals[1]
      counts.updated = totals[2]
      counts.unchanged = totals[3]
      counts.rejected = totals[4]
      counts.skipped = totals[5]
      return ImportRecord(
        id: id, contentHash: hash, fileName: file, mappingID: mapping,
        mappingVersion: Int(version), mappingHash: mappingHash, source: source, options: options,
        finishedAt: Date(timeIntervalSince1970: Double(finished) / 1_000_000), counts: counts,
        isRawErased: isErased)
    }
  }

  private static func microseconds(_ date: Date) -> Int64 {
    Int64((date.timeIntervalSince1970 * 1_000_000).rounded())
  }
}

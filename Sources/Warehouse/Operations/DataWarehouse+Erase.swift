// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

import DuckDB
import Foundation

extension DataWarehouse {
  /// Forgets a customer for good, and closes the warehouse, whose file is written anew.
  ///
  /// The customer's row, survey comments and leads go; contacts and transactions stay in the
  /// counts without any link to the person. Raw files that held the customer are deleted, because
  /// a part of a file cannot be. The engine keeps deleted bytes in free blocks, therefore the
  /// living rows are copied to a new file that takes the old one's place in one step. A keyed mark
  /// is kept, so that an old file imported again does not bring the person back. Backups and
  /// exports made before are not reached: delete them yourself.
  ///
  /// - Parameter customer: The identifier as the source writes it; its pseudonym is computed here.
  /// - Returns: What was found and removed.
  /// - Throws: Errors of the engine or the disk; the old file then stays as it was.
  package func erase(customer: String) async throws -> ErasureReport {
    guard !isImporting else { throw WarehouseError.importRunning }
    let customer = customer.trimmingCharacters(in: .whitespacesAndNewlines)
    let names = try workspace.pseudonym()
    let pseudonym = names.name(of: CustomerIdentity.normalised(customer), .customer)
    let ids: [Value] = [.text(pseudonym), .text(customer)]
    try await names.prepare(connection)
    var report = try await inTransaction("erase a customer") { connection in
      var report = ErasureReport()
      let affected = try await Self.affectedImports(ids, connection)
      report = try await FactErasure.named(ids).run(on: connection)
      if report.wasFound || !affected.isEmpty {
        _ = try await connection.execute(
          "insert into meta.forgotten values ($1)",
          [.text(names.name(of: pseudonym, .forgotten))])
      }
      for mart in try await connection.texts(
        "select table_name from information_schema.tables where table_schema = 'marts'")
      {
        guard let name = mart[0] else { continue }
        _ = try await connection.execute("drop table marts.\(SQLText.identifier(name))")
      }
      _ = try await connection.execute("delete from meta.state where name = 'marts_stamp'")
      try await ImportLedger.raiseVersion(connection)
      try await eraseRaw(holding: customer, affected, connection, &report)
      return report
    }
    report.deletedRawFiles.sort()
    try await rewriteFile()
    return report
  }

  /// Whether a rejected value names the customer `$2`, not as a part of a longer word.
  private static let holdsCustomer = """
    regexp_matches(value,
      '(^|[^A-Za-z0-9_-])' || regexp_escape($2) || '($|[^A-Za-z0-9_-])')
    """

  /// The imports whose rows name the customer, and every import of the same sources.
  private static func affectedImports(
    _ ids: [Value], _ connection: Connection
  ) async throws -> [ImportRecord] {
    let tables = FactTable.allCases.compactMap { table in
      table.customerColumn.map {
        "select source from \(table.qualifiedName) where \($0) in ($1, $2)"
      }
    }
    return try await ImportLedger.records(
      where: """
        not raw_erased and (source in (\(tables.joined(separator: " union all ")))
          or id in (select import_id from meta.rejects where \(Self.holdsCustomer)))
        """, ids, on: connection)
  }

  /// Deletes the raw files that hold the customer, and blanks the values that their imports refused.
  private func eraseRaw(
    holding customer: String, _ imports: [ImportRecord], _ connection: Connection,
    _ report: inout ErasureReport
  ) async throws {
    let store = RawStore(workspace)
    var hashes = Set<String>()
    for record in imports {
      guard let file = store.file(record.contentHash) else { continue }
      guard try RawSearch.mayHold(customer, in: file) else { continue }
      try store.erase(record.contentHash)
      hashes.insert(record.contentHash)
      report.deletedRawFiles.append(record.fileName)
    }
    for record in imports {
      // The file of rejected rows holds their values as they were written.
      let file = workspace.rejectsFile(of: record.id)
      guard FileManager.default.fileExists(atPath: file.path) else { continue }
      let isAffected = hashes.contains(record.contentHash)
      guard try isAffected || RawSearch.mayHold(customer, in: file) else { continue }
      try FileManager.default.removeItem(at: file)
      report.deletedRawFiles.append(file.lastPathComponent)
    }
    for record in imports where hashes.contains(record.contentHash) {
      _ = try await connection.execute(
        "update meta.imports set raw_erased = true where id = $1", [.int64(record.id)])
      report.blankedRejects += try await connection.execute(
        "update meta.rejects set value = null where import_id = $1 and value is not null",
        [.int64(record.id)])
    }
    for record in imports where !hashes.contains(record.contentHash) {
      report.blankedRejects += try await connection.execute(
        "update meta.rejects set value = null where import_id = $1 and \(Self.holdsCustomer)",
        [.int64(record.id), .text(customer)])
    }
  }

  /// Copies the living rows into a new file, which then takes the place of the old one.
  private func rewriteFile() async throws {
    let fresh = workspace.temporary.appendingPathComponent("rewritten.duckdb")
    defer { FileWriting.discard(fresh) }
    do {
      let name = try await connection.texts("select current_database()").first?.first
      guard let name, let name else {
        throw WarehouseError.unexpectedValue(query: "current_database")
      }
      for statement in [
        "checkpoint", "attach \(SQLText.literal(fresh.path)) as rewritten",
        "copy from database \(SQLText.identifier(name)) to rewritten", "checkpoint rewritten",
        "detach rewritten",
      ] { _ = try await connection.execute(statement) }
    } catch {
      throw DiskFull.explain(error, "rewrite the warehouse")
    }
    await connection.close()
    await reader.close()
    await database.close()
    try FileWriting.protect(fresh)
    try FileWriting.synchronize(fresh)
    let log = workspace.warehouseFile.appendingPathExtension("wal")
    if FileManager.default.fileExists(atPath: log.path) {
      try FileManager.default.removeItem(at: log)
    }
    try FileWriting.move(fresh, over: workspace.warehouseFile)
    lock.release()
  }
}

// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

import DuckDB
import Foundation

extension DataWarehouse {
  /// Runs one import: its facts and its line in the ledger are committed together, or not at all.
  ///
  /// The declaration is written to the journal first and removed last, so that the next run finds
  /// an import that was killed (``unfinishedImports()``).
  ///
  /// - Parameters:
  ///   - declaration: What is imported, by which mapping; the raw file should be kept by now, or
  ///     be kept meanwhile, before the body returns.
  ///   - body: Stages and merges; what it returns goes into the ledger.
  /// - Returns: The ledger's line.
  /// - Throws: What the body throws, after everything was rolled back;
  ///   ``WarehouseError/importRunning`` inside another import, ``WarehouseError/diskFull(action:)``.
  package func withImport(
    _ declaration: ImportDeclaration,
    _ body: @Sendable (ImportTransaction) async throws -> ImportCounts
  ) async throws -> ImportRecord {
    guard !isImporting else { throw WarehouseError.importRunning }
    isImporting = true
    defer { isImporting = false }
    let journal = ImportJournal(workspace)
    let entry: ImportJournal.Entry
    do {
      entry = try journal.begin(declaration)
    } catch {
      throw DiskFull.explain(error, "import \(declaration.fileName)")
    }
    let result: Result<ImportRecord, any Error>
    do {
      result = .success(
        try await inTransaction("import \(declaration.fileName)") { connection in
          let id = try await connection.integer("select nextval('meta.import_ids')")
          let counts = try await body(
            ImportTransaction(
              connection: connection, importID: id, source: declaration.source))
          return try await ImportLedger.add(entry, id: id, counts, to: connection)
        })
    } catch {
      result = .failure(error)
    }
    try journal.end(entry.id)
    builtFrom = nil
    return try result.get()
  }

  /// The imports that a killed process left unfinished, oldest first.
  ///
  /// An entry whose import was committed just before the kill is removed here. To finish the
  /// others, import their raw file again with their mapping and options, then
  /// ``discard(unfinished:)`` the entry.
  package func unfinishedImports() async throws -> [ImportJournal.Entry] {
    let journal = ImportJournal(workspace)
    let entries = try journal.entries()
    guard !entries.isEmpty else { return [] }
    let committed = Set(
      try await reader.texts("select journal_id from meta.imports").compactMap { $0[0] })
    for entry in entries where committed.contains(entry.id) { try journal.end(entry.id) }
    return entries.filter { !committed.contains($0.id) }
  }

  /// Forgets an unfinished import: it was finished by another one, or is not wanted.
  package func discard(unfinished entry: ImportJournal.Entry) throws {
    try ImportJournal(workspace).end(entry.id)
  }

  /// Every import that was committed, oldest first.
  package func imports() async throws -> [ImportRecord] {
    try await ImportLedger.records(where: "true", [], on: reader)
  }

  /// The last import of the same content with the same mapping, source and options; nil when there
  /// is none, so that the file must be read.
  package func finishedImport(like declaration: ImportDeclaration) async throws -> ImportRecord? {
    try await ImportLedger.records(
      where: """
        content_hash = $1 and mapping_id = $2 and mapping_hash = $3 and source = $4
        and options = $5 and not raw_erased
        """,
      [
        .text(declaration.contentHash), .text(declaration.mappingID),
        .text(declaration.mappingHash), .text(declaration.source), .text(declaration.options),
      ], on: reader
    ).last
  }
}

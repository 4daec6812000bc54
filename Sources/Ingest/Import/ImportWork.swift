// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

import DuckDB
import Foundation
import Quantities
import Warehouse

/// One import, once its mapping is decided.
struct ImportWork {
  let warehouse: DataWarehouse
  let prepared: PreparedImport
  let compiled: CompiledMapping
  let sourceName: String
  let zone: String
  let meter: ProgressMeter

  private var connection: Connection { warehouse.connection }
  private var mapping: Mapping { prepared.proposal.mapping }

  // MARK: - Report only

  /// Converts everything and writes nothing.
  func check() async throws -> ImportReport {
    meter.begin(.reading)
    let rows = try await stage(canBeView: false)
    try await rows.make()
    var report = blank()
    report.isDryRun = true
    let counts = try await RecordCounts(connection, compiled)
    let rejects = try await self.rejects(counts, isKnownClean: false)
    fill(&report, counts, rejects)
    for (index, table) in compiled.tables.enumerated() {
      let found = try await connection.query(
        "select count(distinct external_id) from \(rows.stage(index))")
      report.tables.append(
        TableCounts(
          table: table.table.rawValue, imported: found.scalar?.integer ?? 0, updated: 0,
          unchanged: 0))
    }
    report.rowsImported = report.tables.first?.imported ?? 0
    report.rowsFolded = counts.first - report.rowsImported
    try await rows.drop()
    report.seconds = meter.elapsed
    return report
  }

  /// The report of a file that was imported before, just so.
  func repeated(_ earlier: ImportRecord) -> ImportReport {
    var report = blank()
    report.wasAlreadyImported = true
    report.importID = earlier.id
    report.rowsRead = earlier.counts.read
    report.rowsUnchanged =
      earlier.counts.imported + earlier.counts.updated + earlier.counts.unchanged
    report.rowsRejected = earlier.counts.rejected
    report.rowsSkipped = earlier.counts.skipped
    let file = rejectsFile(earlier.id)
    if FileManager.default.fileExists(atPath: file.path) { report.rejectsFile = file.path }
    report.diagnostics.append(
      Diagnostic(
        .note, code: "import.already-imported",
        message: LocalizedText(
          en: "This file was already imported with the same mapping and options; nothing changed.",
          fr: "Ce fichier a déjà été importé avec le même mapping et les mêmes options ; rien n'a "
            + "changé.")))
    report.seconds = meter.elapsed
    return report
  }

  // MARK: - Import

  /// Stages, merges and books the file in one transaction.
  func run(_ declaration: ImportDeclaration) async throws -> ImportReport {
    try await warehouse.workspace.pseudonym().prepare(connection)
    let box = ReportBox(blank())
    let record = try await warehouse.withImport(declaration) { transaction in
      meter.begin(.reading)
      let rows = try await stage(canBeView: true)
      try await rows.make()
      meter.begin(.merging)
      var report = blank()
      report.importID = transaction.importID
      var merges = [MergeCounts]()
      for (index, table) in compiled.tables.enumerated() {
        let merge = try await transaction.merge(stage: rows.stage(index), into: table.table)
        merges.append(merge)
        report.tables.append(
          TableCounts(
            table: table.table.rawValue, imported: merge.inserted, updated: merge.updated,
            unchanged: merge.unchanged))
      }
      try await account(rows, merges, transaction, &report)
      let forgotten = try await transaction.forgetErased()
      if forgotten > 0 { report.diagnostics.append(Self.forgotten(forgotten)) }
      try await rows.drop()
      meter.begin(.finishing)
      box.report = report
      return Self.counts(report)
    }
    var report = box.report
    report.importID = record.id
    report.seconds = meter.elapsed
    return report
  }

  /// Counts the records, and collects the rejected ones when the merge missed some.
  private func account(
    _ rows: StagedRows, _ merges: [MergeCounts], _ transaction: ImportTransaction,
    _ report: inout ImportReport
  ) async throws {
    let first = merges[0]
    let merged = first.inserted + first.updated + first.unchanged + first.superseded
    var counts: RecordCounts
    var isClean = false
    if rows.isView, compiled.tables[0].condition == nil, compiled.skips.isEmpty,
      compiled.ambiguity == nil
    {
      let count = try await rows.count()
      isClean = count == merged
      counts =
        isClean ? RecordCounts(clean: count) : try await RecordCounts(connection, compiled)
    } else {
      counts = try await RecordCounts(connection, compiled)
    }
    meter.begin(.locatingRejects)
    let rejects = try await self.rejects(counts, isKnownClean: isClean)
    fill(&report, counts, rejects)
    report.rowsImported = first.inserted
    report.rowsUpdated = first.updated
    report.rowsUnchanged = first.unchanged
    report.rowsFolded = counts.first - (first.inserted + first.updated + first.unchanged)
    if first.superseded > 0 { report.diagnostics.append(Self.repeatedKeys(first.superseded)) }
    guard rejects.records > 0 else { return }
    _ = try await connection.execute(
      """
      create or replace temp view ingest_reject_rows as
      select line, column_name, value, reason_code, reason from \(RejectCollector.name)
      """)
    _ = try await transaction.addRejects(stage: "ingest_reject_rows")
    let file = rejectsFile(transaction.importID)
    try await collector.write(to: file)
    _ = try await connection.execute("drop view ingest_reject_rows")
    report.rejectsFile = file.path
  }

  // MARK: - Parts

  private var collector: RejectCollector {
    RejectCollector(connection: connection, compiled: compiled, prepared: prepared)
  }

  private func stage(canBeView: Bool) async throws -> StagedRows {
    if !canBeView { try await warehouse.workspace.pseudonym().prepare(connection) }
    var isView = canBeView && !compiled.needsRanks && !compiled.tables.contains(where: \.fold)
    for table in compiled.tables where isView {
      let known = try await connection.query(
        "select 1 from \(table.table.qualifiedName) where source = $1 limit 1",
        [.text(sourceName)])
      isView = known.rows.isEmpty
    }
    return StagedRows(
      connection: connection, compiled: compiled, source: prepared.source, zone: zone,
      isView: isView)
  }

  /// The rejected records; the file is read again only when there are some.
  private func rejects(
    _ counts: RecordCounts, isKnownClean: Bool
  ) async throws -> RejectCollector.Summary {
    let exists = try await connection.query(
      "select count(*) from duckdb_tables() where table_name = 'reject_errors'")
    var unsplit = 0
    if exists.scalar?.integer ?? 0 > 0 {
      unsplit =
        try await connection.query("select count(*) from reject_errors").scalar?.integer ?? 0
    }
    guard counts.faulty > 0 || unsplit > 0 else { return RejectCollector.Summary() }
    return try await collector.collect()
  }

  private func blank() -> ImportReport {
    var report = ImportReport(
      file: prepared.file.name, format: prepared.file.format, encoding: prepared.file.encoding,
      mapping: MappingUse(
        id: mapping.id, version: mapping.version, platform: mapping.platform,
        fields: prepared.proposal.preview,
        unusedColumns: prepared.proposal.unusedColumns))
    report.diagnostics = prepared.source.diagnostics
    if prepared.file.encoding == .windows1252 {
      report.diagnostics.append(
        Diagnostic(
          .note, code: "import.encoding-assumed",
          message: LocalizedText(
            en: "The file is not UTF-8; it was read as Windows-1252.",
            fr: "Le fichier n'est pas en UTF-8 ; il a été lu comme Windows-1252.")))
    }
    return report
  }

  private func fill(
    _ report: inout ImportReport, _ counts: RecordCounts, _ rejects: RejectCollector.Summary
  ) {
    report.rowsRead = counts.split + rejects.unsplit
    report.rowsRejected = rejects.records
    report.rejects = rejects.sample
    report.rowsSkipped = counts.skipped.reduce(0, +)
    for (skip, count) in zip(mapping.skips, counts.skipped) where count > 0 {
      report.diagnostics.append(
        Diagnostic(
          .note, code: "import.rows-skipped",
          message: LocalizedText(
            en: "\(count) rows left out: \(skip.reason.en)",
            fr: "\(count) lignes laissées de côté : \(skip.reason.fr)")))
    }
    if counts.ambiguous > 0 {
      report.diagnostics.append(
        Diagnostic(
          .note, code: "import.time-ambiguous",
          message: LocalizedText(
            en: "\(counts.ambiguous) rows begin in the hour that autumn repeats in \(zone); the "
              + "first of the two was taken.",
            fr: "\(counts.ambiguous) lignes débutent dans l'heure répétée à l'automne (\(zone)) ; "
              + "la première des deux a été prise.")))
    }
  }

  private static func repeatedKeys(_ count: Int) -> Diagnostic {
    Diagnostic(
      .warning, code: "import.key-repeated",
      message: LocalizedText(
        en: "\(count) rows repeat the identifier of another row; the last one was kept.",
        fr: "\(count) lignes répètent l'identifiant d'une autre ; la dernière a été gardée."))
  }

  private static func forgotten(_ count: Int) -> Diagnostic {
    Diagnostic(
      .note, code: "import.erased-customers",
      message: LocalizedText(
        en: "\(count) rows name customers who were erased; they were kept without any link.",
        fr: "\(count) lignes nomment des clients effacés ; elles ont été gardées sans aucun lien."))
  }

  private func rejectsFile(_ importID: Int64) -> URL {
    warehouse.workspace.rejectsFile(of: importID)
  }

  /// The ledger's line: the first table's rows, and a change of any other that changed alone.
  private static func counts(_ report: ImportReport) -> ImportCounts {
    var counts = ImportCounts()
    counts.read = report.rowsRead
    counts.imported = report.rowsImported
    counts.updated = report.rowsUpdated
    counts.unchanged = report.rowsUnchanged
    counts.rejected = report.rowsRejected
    counts.skipped = report.rowsSkipped
    if counts.imported + counts.updated == 0 {
      counts.updated = report.tables.dropFirst().reduce(0) { $0 + $1.imported + $1.updated }
    }
    return counts
  }
}

// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

import DuckDB
package import Foundation
import Quantities

/// The file format of an export.
package enum ExportFormat: String, Sendable, Codable, CaseIterable {
  case csv, parquet, json
}

/// One exported table.
package struct ExportedFile: Sendable, Hashable {
  /// The table, such as `marts.fct_contacts`.
  package var table: String
  /// The file.
  package var file: URL
  /// How many rows it has.
  package var rows: Int
}

extension DataWarehouse {
  /// The names that ``export(_:as:to:)`` takes: facts and marts.
  package static let exportableTables =
    FactTable.allCases.map(\.qualifiedName) + Mart.allCases.map(\.qualifiedName)

  /// Writes tables as files, one each, named after the table.
  ///
  /// In CSV a text that a spreadsheet would take for a formula (it begins with `=`, `+`, `-`, `@`,
  /// a tab or a carriage return) gets an apostrophe in front. Parquet is compressed with zstd.
  ///
  /// - Parameters:
  ///   - tables: Names such as `marts.fct_contacts`, or without their schema; all when empty.
  ///   - format: The files' format.
  ///   - folder: Where to write; made when missing. A file is replaced whole.
  /// - Returns: The files, in the order of the tables.
  /// - Throws: ``WarehouseError/unknownName(kind:name:suggestion:)`` before anything is written,
  ///   ``WarehouseError/diskFull(action:)``.
  package func export(
    _ tables: [String] = [], as format: ExportFormat, to folder: URL
  ) async throws -> [ExportedFile] {
    let names = try tables.isEmpty ? Self.exportableTables : tables.map(Self.exportable)
    try await refreshMarts()
    try FileWriting.makeFolder(folder)
    let stage = workspace.temporary.appendingPathComponent("export-\(UUID().uuidString)")
    try FileWriting.makeFolder(stage)
    defer { FileWriting.discard(stage) }
    var files = [ExportedFile]()
    for name in names {
      let fileName = "\(name.split(separator: ".").last ?? "table").\(format.rawValue)"
      let draft = stage.appendingPathComponent(fileName)
      do {
        let rows = try await copy(name, as: format, to: draft)
        try place(draft, in: folder.appendingPathComponent(fileName))
        files.append(
          ExportedFile(table: name, file: folder.appendingPathComponent(fileName), rows: rows))
      } catch {
        throw DiskFull.explain(error, "export \(name)")
      }
    }
    return files
  }

  private func copy(_ table: String, as format: ExportFormat, to file: URL) async throws -> Int {
    let columns = try await reader.query(
      "select column_name, column_type from (describe select * from \(table))"
    ).rows.map { row -> String in
      guard let name = row[0].plainText, let type = row[1].plainText else {
        throw WarehouseError.unexpectedValue(query: table)
      }
      let quoted = SQLText.identifier(name)
      guard format == .csv, type == "VARCHAR" else { return quoted }
      return "case when regexp_matches(\(quoted), '^[=+\\-@\\t\\r]') "
        + "then '''' || \(quoted) else \(quoted) end as \(quoted)"
    }
    let options =
      switch format {
      case .csv: "format csv, header true"
      case .parquet: "format parquet, compression zstd"
      case .json: "format json"
      }
    _ = try await reader.execute(
      "copy (select \(columns.joined(separator: ", ")) from \(table)) "
        + "to \(SQLText.literal(file.path)) (\(options))")
    return Int(try await reader.integer("select count(*) from \(table)"))
  }

  /// Moves a finished file to where it was wanted, over disks if need be, whole or not at all.
  private func place(_ draft: URL, in file: URL) throws {
    let beside = file.deletingLastPathComponent()
      .appendingPathComponent(".\(file.lastPathComponent).\(UUID().uuidString)")
    defer { FileWriting.discard(beside) }
    try FileManager.default.copyItem(at: draft, to: beside)
    try FileWriting.synchronize(beside)
    try FileWriting.move(beside, over: file)
  }

  /// The full name of a table that a person may export.
  private static func exportable(_ name: String) throws -> String {
    let match = exportableTables.first { $0 == name || $0.hasSuffix("." + name) }
    guard let match else {
      let short = exportableTables.map { String($0.split(separator: ".").last ?? "") }
      throw WarehouseError.unknownName(
        kind: "table", name: name, suggestion: closestName(to: name, among: short))
    }
    return match
  }
}

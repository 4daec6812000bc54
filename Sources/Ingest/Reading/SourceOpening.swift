// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

import DuckDB
import Foundation
import Quantities

/// Finds how to read a file's records: dialect and headers, or the list inside a JSON object.
struct SourceOpening {
  let connection: Connection
  let file: SourceFile
  let limits: FileLimits
  /// What a chosen mapping declares about the file's look.
  var shape = Mapping.Shape()
  /// A folder for scratch files that the engine may read.
  let folder: URL
  /// Ranks a set of columns by the platform that has them; nil when none has.
  var rank: @Sendable ([String]) -> Int? = { _ in nil }

  /// The record source.
  ///
  /// - Throws: ``IngestError`` when no structure is found.
  func open() async throws -> RecordSource {
    let (source, documents) = try await opened()
    guard let model = shape.model else { return source }
    return try await modelled(model, source, documents: documents)
  }

  private func opened() async throws -> (RecordSource, documents: String?) {
    switch file.format {
    case .csv:
      let opening = DelimitedOpening(
        connection: connection, file: file, limits: limits, shape: shape, folder: folder)
      return (try await opening.open(), nil)
    case .json, .jsonLines: return try await openJSON()
    case .parquet: return (try await openTable("read_parquet(\(path))"), nil)
    case .xlsx:
      do {
        let sheet = "read_xlsx(\(path), header = true, all_varchar = true)"
        return (try await openTable(sheet), nil)
      } catch let error where "\(error)".contains("read_xlsx") {
        throw IngestError.excelExtensionMissing(name: file.name)
      }
    }
  }

  private var path: String { SQLText.literal(file.readable.path) }

  // MARK: - Tables

  private func openTable(_ function: String) async throws -> RecordSource {
    let found = try await readable {
      try await connection.query("select * from \(function) limit 1")
    }
    guard found.columns.count <= limits.columns else {
      throw IngestError.tooManyColumns(
        name: file.name, count: found.columns.count, limit: limits.columns)
    }
    guard !found.rows.isEmpty else { throw IngestError.headerOnly(name: file.name) }
    let names = found.columns.map(\.name)
    let casts = names.map {
      "cast(\(SQLText.identifier($0)) as VARCHAR) as \(SQLText.identifier($0))"
    }
    let relation = "(select \(casts.joined(separator: ", ")) from \(function))"
    return RecordSource(
      columns: names, relation: relation, relationKeepingRejects: relation, kind: .table,
      linesBeforeRecords: file.format == .xlsx ? 1 : 0, diagnostics: [], quote: nil, delimiter: nil)
  }

  // MARK: - JSON

  private func openJSON() async throws -> (RecordSource, documents: String) {
    let found = try await JSONOpening(
      connection: connection, file: file, shape: shape, rank: rank
    ).open()
    let source = RecordSource(
      columns: found.columns, relation: found.relation, relationKeepingRejects: found.relation,
      kind: .json, linesBeforeRecords: file.format == .jsonLines ? 0 : nil, diagnostics: [],
      quote: nil, delimiter: nil)
    return (source, found.documents)
  }

  // MARK: - Models

  /// The rows that a shipped model makes of the records, every one of its columns a text.
  private func modelled(
    _ name: String, _ source: RecordSource, documents: String?
  ) async throws -> RecordSource {
    let model = try RecordModel.shipped(name)
    let relation = model.relation(records: source.relation, documents: documents)
    let columns = try await readable {
      try await connection.query("select * from \(relation) limit 0").columns.map(\.name)
    }
    return RecordSource(
      columns: columns, relation: relation,
      relationKeepingRejects: model.relation(
        records: source.relationKeepingRejects, documents: documents),
      kind: .table, linesBeforeRecords: nil, diagnostics: source.diagnostics, quote: nil,
      delimiter: nil, alignedFile: source.alignedFile)
  }

  /// Turns the engine's message about a file into ours.
  private func readable<T>(_ body: () async throws -> T) async throws -> T {
    do {
      return try await body()
    } catch let error as IngestError {
      throw error
    } catch {
      if "\(error)".contains("read_xlsx") { throw error }
      throw IngestError.unreadableStructure(name: file.name, detail: EngineMessage.first(error))
    }
  }
}

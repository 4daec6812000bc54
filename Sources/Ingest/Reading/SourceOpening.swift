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
  /// Texts that mean "no value".
  var nullValues: [String] = []
  /// A folder for scratch files that the engine may read.
  let folder: URL

  /// The record source.
  ///
  /// - Throws: ``IngestError`` when no structure is found.
  func open() async throws -> RecordSource {
    switch file.format {
    case .csv:
      return try await DelimitedOpening(
        connection: connection, file: file, limits: limits, shape: shape, folder: folder
      ).open()
    case .json, .jsonLines: return try await openJSON()
    case .parquet: return try await openTable("read_parquet(\(path))")
    case .xlsx:
      do {
        return try await openTable("read_xlsx(\(path), header = true, all_varchar = true)")
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

  private func openJSON() async throws -> RecordSource {
    let packing = file.readableCompression == .gzip ? "gzip" : "uncompressed"
    let size = max(64 << 20, Int(file.byteCount) * (file.compression == .gzip ? 40 : 1) + 1)
    let options =
      "maximum_object_size = \(min(size, 2_000_000_000)), compression = '\(packing)'"
    let relation: String
    if file.format == .jsonLines {
      relation =
        "(select json as record from read_json_objects(\(path), format = 'newline_delimited', \(options)))"
    } else if file.head.first(where: { !$0.isWhitespace && $0 != "\u{FEFF}" }) == "[" {
      relation =
        "(select json as record from read_json_objects(\(path), format = 'array', \(options)))"
    } else {
      let whole = "read_json_objects(\(path), format = 'unstructured', \(options))"
      let key = try await recordsKey(whole)
      let list = SQLText.literal("$.\"\(key.filter { $0 != "\"" })\"[*]")
      relation = "(select unnest(json_extract(json, \(list))) as record from \(whole))"
    }
    let columns = try await paths(relation)
    guard !columns.isEmpty else { throw IngestError.headerOnly(name: file.name) }
    return RecordSource(
      columns: columns, relation: relation, relationKeepingRejects: relation, kind: .json,
      linesBeforeRecords: file.format == .jsonLines ? 0 : nil, diagnostics: [], quote: nil,
      delimiter: nil)
  }

  /// The key whose value is the list of records: the declared one, else the longest list.
  private func recordsKey(_ whole: String) async throws -> String {
    let lists = try await readable {
      try await connection.query(
        """
        select key, json_array_length(json, '$."' || key || '"') as length
        from (select json, unnest(json_keys(json)) as key from \(whole))
        where json_type(json, '$."' || key || '"') = 'ARRAY' order by length desc, key
        """)
    }
    let keys = lists.rows.compactMap { $0[0].text }
    if let declared = shape.records {
      guard keys.contains(declared) else {
        throw IngestError.recordsMissing(name: file.name, key: declared, found: keys)
      }
      return declared
    }
    guard let key = keys.first else {
      throw IngestError.unreadableStructure(
        name: file.name, detail: "its JSON object holds no list of records")
    }
    return key
  }

  /// The paths of scalar values in the first records, objects opened two levels deep.
  private func paths(_ relation: String) async throws -> [String] {
    let rows = try await readable {
      try await connection.query(
        """
        with sample as (select record from \(relation) limit 200),
        top as (select record, unnest(json_keys(record)) as key from sample
          where json_type(record) = 'OBJECT'),
        second as (
          select key, unnest(json_keys(record, '$."' || key || '"')) as inner_key from top
          where json_type(record, '$."' || key || '"') = 'OBJECT')
        select distinct key as path from top
        union select distinct key || '.' || inner_key from second order by path
        """)
    }
    return rows.rows.compactMap { $0[0].text }
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

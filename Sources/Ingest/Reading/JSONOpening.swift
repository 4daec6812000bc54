// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

import DuckDB
import Foundation
import Quantities

/// Finds the records inside a JSON file, however an API, a webhook or a tool wrapped them.
///
/// A file holds documents: one object, a list of them, or one per line. The records may be the
/// documents themselves, or stand below a key of them (`{"tickets": […]}`, `{"data": {…}}`,
/// `{"data": {"calls": […]}}`), in one page or in a list of pages. The place whose fields are
/// those of a known platform wins; else the declared key, else the longest list.
struct JSONOpening {
  let connection: Connection
  let file: SourceFile
  /// What a chosen mapping declares about the file's look.
  let shape: Mapping.Shape
  /// Ranks a set of columns in lower case; nil when no platform has them.
  let rank: @Sendable ([String]) -> Int?

  /// A place where records may stand.
  private struct Place {
    /// The keys that lead there from the document.
    var keys: [String]
    /// Whether the value there is a list of records.
    var isList: Bool
    /// Records in the first documents.
    var count: Int

    /// The engine's path; a list is opened.
    var path: String {
      keys.map { ".\"\($0.filter { $0 != "\"" })\"" }.joined() + (isList ? "[*]" : "")
    }
  }

  /// Where the records are and how to read them.
  struct Found {
    /// The relation of the records: one column `record`.
    var relation: String
    /// The relation of the documents: one column `document`.
    var documents: String
    /// The records' fields.
    var columns: [String]
  }

  func open() async throws -> Found {
    let documents = documents
    var best: (rank: Int, found: Found)?
    for place in try await places(documents) {
      let found = try await found(place, documents)
      guard let rank = rank(found.columns) else { continue }
      // The shallowest place wins a tie: a ticket, not the list of users that came with it.
      if best.map({ rank > $0.rank }) ?? true { best = (rank, found) }
      if rank == Mapping.highestRank { break }
    }
    if let best { return best.found }
    return try await unrecognised(documents)
  }

  private var isObject: Bool {
    file.format != .jsonLines
      && file.head.first(where: { !$0.isWhitespace && $0 != "\u{FEFF}" }) != "["
  }

  /// The relation of the file's documents.
  private var documents: String {
    let packing = file.readableCompression == .gzip ? "gzip" : "uncompressed"
    let size = max(64 << 20, Int(file.byteCount) * (file.compression == .gzip ? 40 : 1) + 1)
    let format =
      file.format == .jsonLines ? "newline_delimited" : isObject ? "unstructured" : "array"
    return """
      (select json as document from read_json_objects(\(SQLText.literal(file.readable.path)), \
      format = '\(format)', maximum_object_size = \(min(size, 2_000_000_000)), \
      compression = '\(packing)'))
      """
  }

  // MARK: - Places

  /// The places of the first documents, the shallowest and fullest first.
  private func places(_ documents: String) async throws -> [Place] {
    let rows = try await readable {
      try await connection.query(
        """
        with sample as (select document from \(documents) limit 50),
        first as (
          select key, json_extract(document, '$."' || replace(key, '"', '') || '"') as value
          from (select document, unnest(json_keys(document)) as key from sample
            where json_type(document) = 'OBJECT')),
        second as (
          select key, inner_key, json_extract(value, '$."' || replace(inner_key, '"', '') || '"')
            as value
          from (select key, value, unnest(json_keys(value)) as inner_key from first
            where json_type(value) = 'OBJECT')),
        everything as (
          select key, cast(null as VARCHAR) as inner_key, value from first
          union all select key, inner_key, value from second)
        select key, inner_key, json_type(value) = 'ARRAY' as is_list,
          cast(sum(coalesce(json_array_length(value), 1)) as BIGINT)
        from everything
        where json_type(value) = 'OBJECT'
          or (json_type(value) = 'ARRAY' and json_type(value, '$[0]') = 'OBJECT')
        group by key, inner_key, is_list
        order by inner_key is not null, 4 desc, key, inner_key limit 60
        """)
    }
    let below = rows.rows.compactMap { row -> Place? in
      guard let key = row[0].text else { return nil }
      return Place(
        keys: [key] + (row[1].text.map { [$0] } ?? []), isList: row[2] == .boolean(true),
        count: row[3].integer ?? 0)
    }
    return [Place(keys: [], isList: false, count: 0)] + below
  }

  private func found(_ place: Place, _ documents: String) async throws -> Found {
    var relation = "(select document as record from \(documents))"
    if !place.keys.isEmpty {
      let value = "json_extract(document, \(SQLText.literal("$" + place.path)))"
      relation =
        place.isList
        ? "(select unnest(\(value)) as record from \(documents))"
        : "(select \(value) as record from \(documents) where \(value) is not null)"
    }
    return Found(
      relation: relation, documents: documents, columns: try await fields(relation))
  }

  /// Records of no known platform: a list, or what stands below the declared or longest list.
  private func unrecognised(_ documents: String) async throws -> Found {
    var place = Place(keys: [], isList: false, count: 0)
    if isObject {
      let lists = try await lists(documents)
      if let declared = shape.records {
        guard lists.contains(declared) else {
          throw IngestError.recordsMissing(name: file.name, key: declared, found: lists)
        }
        place = Place(keys: [declared], isList: true, count: 0)
      } else if let key = lists.first {
        place = Place(keys: [key], isList: true, count: 0)
      } else {
        throw IngestError.unreadableStructure(
          name: file.name, detail: "its JSON object holds no list of records")
      }
    }
    let found = try await found(place, documents)
    guard !found.columns.isEmpty else { throw IngestError.headerOnly(name: file.name) }
    return found
  }

  /// The keys of a document whose values are lists, the longest first.
  private func lists(_ documents: String) async throws -> [String] {
    let found = try await readable {
      try await connection.query(
        """
        select key, json_array_length(document, '$."' || key || '"') as length
        from (select document, unnest(json_keys(document)) as key from \(documents))
        where json_type(document, '$."' || key || '"') = 'ARRAY' order by length desc, key
        """)
    }
    return found.rows.compactMap { $0[0].text }
  }

  /// The paths of scalar values in the first records, objects opened two levels deep.
  private func fields(_ relation: String) async throws -> [String] {
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
      throw IngestError.unreadableStructure(name: file.name, detail: EngineMessage.first(error))
    }
  }
}

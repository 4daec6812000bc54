// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

internal import DuckDB
package import Foundation

/// Reads columns of any table file through the engine: CSV of any dialect, JSON, Parquet.
package struct ReadColumns: Sendable {
  /// The file.
  package var file: URL

  /// Creates the use case.
  package init(_ file: URL) { self.file = file }

  /// Reads the columns.
  ///
  /// - Parameters:
  ///   - kinds: The columns needed, and what each is read as.
  ///   - monthFirst: Whether `03/04/2026` is March 4th; the day stands first otherwise.
  /// - Returns: The columns, row by row in the order of the file.
  /// - Throws: ``ColumnTableError``, and the engine's error.
  package func run(
    _ kinds: [String: ColumnTable.Kind], monthFirst: Bool = false
  ) async throws -> ColumnTable {
    try await withRelation { connection, relation, known in
      let names = kinds.keys.sorted()
      for name in names where !known.contains(name) {
        throw ColumnTableError.noColumn(name, known: known)
      }
      let selected = names.flatMap { name -> [String] in
        let raw = "nullif(trim(cast(\(Self.identifier(name)) as varchar)), '')"
        let text =
          "case when upper(\(raw)) in ('NA', 'N/A', 'NAN', 'NULL') then null else \(raw) end"
        switch kinds[name] {
        case .number: return [Self.number(text), text]
        case .moment: return [Self.moment(text, monthFirst), text]
        default: return [text]
        }
      }
      var reading = Reading(kinds: names.map { ($0, kinds[$0] ?? .text) })
      reading = try await connection.reduceChunks(
        "select \(selected.joined(separator: ", ")) from \(relation)", into: reading
      ) { reading, chunk in try reading.add(chunk) }
      return try reading.table()
    }
  }

  /// The names of the columns, in order.
  package func names() async throws -> [String] {
    try await withRelation { _, _, known in known }
  }

  // MARK: - The file

  private func withRelation<Result: Sendable>(
    _ body: (Connection, String, [String]) async throws -> Result
  ) async throws -> Result {
    let path = file.path(percentEncoded: false)
    guard FileManager.default.isReadableFile(atPath: path) else {
      throw ColumnTableError.unreadable(path: path, detail: "there is no such file.")
    }
    let database = try await Database.open(.memory, library: try EngineLibrary.load())
    let connection = try await database.connect()
    let quoted = "'" + path.replacing("'", with: "''") + "'"
    let relation =
      switch file.pathExtension.lowercased() {
      case "parquet": "read_parquet(\(quoted))"
      case "json", "jsonl", "ndjson": "read_json_auto(\(quoted))"
      default: "read_csv(\(quoted), header = true, all_varchar = true, strict_mode = false)"
      }
    do {
      let known = try await connection.query("select * from \(relation) limit 0").columns
      let result = try await body(connection, relation, known.map(\.name))
      await connection.close()
      await database.close()
      return result
    } catch {
      await connection.close()
      await database.close()
      guard let engine = error as? DuckDBError else { throw error }
      throw ColumnTableError.unreadable(path: path, detail: engine.description)
    }
  }

  // MARK: - SQL

  private static func identifier(_ name: String) -> String {
    "\"" + name.replacing("\"", with: "\"\"") + "\""
  }

  private static func number(_ text: String) -> String {
    let bare = "replace(replace(replace(\(text), ' ', ''), chr(160), ''), chr(8239), '')"
    return """
      coalesce(try_cast(\(text) as double), try_cast(replace(\(bare), ',', '.') as double),
        cast(try_cast(\(text) as boolean) as double))
      """
  }

  private static func moment(_ text: String, _ monthFirst: Bool) -> String {
    let day = monthFirst ? "%m/%d/%Y" : "%d/%m/%Y"
    let formats = ["\(day) %H:%M:%S", "\(day) %H:%M", day, "%Y-%m", "%m/%Y", "%d.%m.%Y", "%Y%m%d"]
    let list = formats.map { "'\($0)'" }.joined(separator: ", ")
    return """
      epoch(coalesce(try_cast(\(text) as timestamp), try_strptime(\(text), [\(list)])))
      """
  }
}

/// Columns being filled, chunk by chunk.
private struct Reading: Sendable {
  var kinds: [(name: String, kind: ColumnTable.Kind)]
  var count = 0
  var numbers: [String: [Double?]] = [:]
  var texts: [String: [String?]] = [:]
  var faults: [String: (count: Int, example: String)] = [:]

  init(kinds: [(name: String, kind: ColumnTable.Kind)]) { self.kinds = kinds }

  mutating func add(_ chunk: borrowing DataChunk) throws {
    count += chunk.rowCount
    var position = 0
    for (name, kind) in kinds {
      guard kind != .text else {
        texts[name, default: []] += try Self.texts(chunk, position)
        position += 1
        continue
      }
      let values: [Double?] = try chunk.withColumn(position, as: Double.self) { column in
        (0..<column.count).map { column[$0] }
      }
      if values.contains(where: { $0 == nil }) {
        for (value, text) in zip(values, try Self.texts(chunk, position + 1)) {
          guard value == nil, let text else { continue }
          faults[name, default: (0, text)].count += 1
        }
      }
      numbers[name, default: []] += values
      position += 2
    }
  }

  private static func texts(_ chunk: borrowing DataChunk, _ position: Int) throws -> [String?] {
    try chunk.withText(position) { column in try (0..<column.count).map { try column.text($0) } }
  }

  func table() throws(ColumnTableError) -> ColumnTable {
    var columns: [String: ColumnTable.Content] = [:]
    var problems: [ColumnTable.Problem] = []
    for (name, kind) in kinds {
      let values = numbers[name] ?? []
      switch kind {
      case .text: columns[name] = .texts(texts[name] ?? [])
      case .number: columns[name] = .numbers(values)
      case .moment: columns[name] = .moments(values)
      }
      guard let fault = faults[name] else { continue }
      guard values.contains(where: { $0 != nil }) else {
        throw .wrongKind(column: name, kind: kind, example: fault.example)
      }
      problems.append(.init(column: name, count: fault.count, example: fault.example))
    }
    return ColumnTable(count: count, columns: columns, problems: problems)
  }
}

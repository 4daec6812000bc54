// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

import DuckDB
import Foundation
import TestSupport
import Warehouse

@testable import Ingest

/// A warehouse in a temporary folder, and files beside it.
struct Bench: Sendable {
  let folder: URL
  let warehouse: DataWarehouse

  /// Runs a test against a new empty workspace.
  static func run<Result: Sendable>(
    _ body: @Sendable (Bench) async throws -> Result
  ) async throws -> Result {
    try await withTemporaryFolder { folder in
      let workspace = try Workspace.create(folder.appendingPathComponent("workspace"))
      let library = try EngineLibrary.load()
      let warehouse = try await DataWarehouse.open(
        workspace,
        options: OpenOptions(
          library: library, command: "test",
          extensions: library.excelExtensionPath.map { [$0] } ?? []))
      let result: Swift.Result<Result, any Error>
      do {
        result = .success(try await body(Bench(folder: folder, warehouse: warehouse)))
      } catch {
        result = .failure(error)
      }
      await warehouse.close()
      return try result.get()
    }
  }

  /// Writes a file.
  func file(_ name: String, _ text: String) throws -> URL { try file(name, Data(text.utf8)) }

  /// Writes a file.
  func file(_ name: String, _ data: Data) throws -> URL {
    let url = folder.appendingPathComponent(name)
    try data.write(to: url)
    return url
  }

  /// Imports a file.
  func `import`(
    _ file: URL, as kind: ImportKind? = nil, mapping: URL? = nil,
    _ options: ImportOptions = ImportOptions(), dryRun: Bool = false
  ) async throws -> ImportReport {
    try await Importer(warehouse: warehouse).run(
      ImportRequest(
        file: file, kind: kind, mappingFile: mapping, options: options, isDryRun: dryRun))
  }

  /// The rows of a query as texts; null is nil.
  func rows(_ sql: String) async throws -> [[String?]] {
    let table = try await warehouse.connection.query(
      "select cast(columns(*) as VARCHAR) from (\(sql))")
    return table.rows.map { row in
      row.map { value in if case .text(let text) = value { text } else { nil } }
    }
  }

  /// The one row of a query.
  func row(_ sql: String) async throws -> [String?] { try await rows(sql).first ?? [] }

  /// The error that importing a file throws; nil when it succeeds.
  func failure(_ file: URL, _ options: ImportOptions = ImportOptions()) async throws -> IngestError?
  {
    do {
      _ = try await self.import(file, options)
      return nil
    } catch let error as IngestError {
      return error
    }
  }
}

/// What the engine answers to an expression, as text.
func evaluate(_ expression: String) async throws -> String? {
  let database = try await Database.open(
    .memory, settings: [:], readOnly: false, library: try EngineLibrary.load())
  let connection = try await database.connect()
  _ = try await connection.execute("set TimeZone = 'UTC'")
  let table = try await connection.query("select cast((\(expression)) as VARCHAR)")
  await connection.close()
  await database.close()
  if case .text(let text)? = table.scalar { return text }
  return nil
}

/// What the engine answers to several expressions, as texts.
func evaluate(_ expressions: [String]) async throws -> [String?] {
  let database = try await Database.open(
    .memory, settings: [:], readOnly: false, library: try EngineLibrary.load())
  let connection = try await database.connect()
  _ = try await connection.execute("set TimeZone = 'UTC'")
  let list = expressions.map { "cast((\($0)) as VARCHAR)" }.joined(separator: ", ")
  let table = try await connection.query("select \(list)")
  await connection.close()
  await database.close()
  return table.rows[0].map { value in if case .text(let text) = value { text } else { nil } }
}

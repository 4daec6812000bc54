// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

import DuckDB
import Foundation
import Quantities
import Synchronization
import Testing

@testable import Warehouse

/// A new workspace in a folder of its own, removed by `remove`.
struct TestStore {
  let workspace: Workspace

  init(zone: String = "UTC", pseudonymises: Bool = true) throws {
    let root = FileManager.default.temporaryDirectory
      .appendingPathComponent("rendement-test-\(UUID().uuidString)")
    workspace = try Workspace.create(
      root, settings: WorkspaceSettings(timeZone: zone, pseudonymises: pseudonymises))
  }

  init(existing workspace: Workspace) { self.workspace = workspace }

  func open(folders: [URL] = [], models: ModelFiles = .shipped) async throws -> DataWarehouse {
    var options = OpenOptions(
      library: try EngineLibrary.load(), command: "test", lockTimeout: .seconds(5),
      folders: folders)
    options.models = models
    return try await DataWarehouse.open(workspace, options: options)
  }

  /// Opens, works and closes, also when the work fails.
  func using<T: Sendable>(
    _ work: @Sendable (DataWarehouse) async throws -> T
  ) async throws -> T {
    let warehouse = try await open()
    do {
      let result = try await work(warehouse)
      await warehouse.close()
      return result
    } catch {
      await warehouse.close()
      throw error
    }
  }

  func remove() { FileWriting.discard(workspace.root) }
}

extension DataWarehouse {
  /// Imports rows given as the body of a SELECT.
  @discardableResult
  func importing(
    _ select: String, into table: FactTable, source: String = "test", hash: String = "h",
    mapping: String = "m", named fileName: String = "rows.csv"
  ) async throws -> MergeCounts {
    let counts = Mailbox<MergeCounts>()
    var declaration = ImportDeclaration.test(source: source, hash: hash, mapping: mapping)
    declaration.fileName = fileName
    _ = try await withImport(declaration) { transaction in
      _ = try await transaction.connection.execute(
        "create or replace temp table stage as \(select)")
      let merge = try await transaction.merge(stage: "stage", into: table)
      counts.put(merge)
      var total = ImportCounts()
      total.add(merge)
      total.read = merge.inserted + merge.updated + merge.unchanged
      return total
    }
    return try #require(counts.value)
  }

  /// The rows of a question, each value as text.
  func table(_ sql: String) async throws -> [[String]] {
    try await reader.query(sql).rows.map { row in row.map(\.description) }
  }
}

extension ImportDeclaration {
  static func test(
    source: String = "test", hash: String = "h", mapping: String = "m"
  ) -> ImportDeclaration {
    ImportDeclaration(
      contentHash: hash, fileName: "rows.csv", mappingID: mapping, mappingVersion: 1,
      mappingText: "text of \(mapping)", source: source, options: "{}")
  }
}

/// A place to put a value from inside a sendable closure.
final class Mailbox<T: Sendable>: Sendable {
  private let content = Mutex<T?>(nil)
  var value: T? { content.withLock { $0 } }
  func put(_ value: T) { content.withLock { $0 = value } }
}

// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

import DuckDB
import Foundation

extension DataWarehouse {
  /// Gathers what a person needs to know about the state of the warehouse.
  package func facts() async throws -> WarehouseFacts {
    var rows = [FactTable: Int]()
    for table in FactTable.allCases {
      let count = try await reader.integer(
        "select count(*) from \(table.qualifiedName) where not deleted")
      if count > 0 { rows[table] = Int(count) }
    }
    let store = RawStore(workspace)
    let hashes = try store.contentHashes()
    let state = try await reader.texts("select value from meta.state where name = 'marts_stamp'")
    let limits = try await reader.texts(
      "select current_setting('memory_limit'), cast(current_setting('threads') as varchar)")
    let disk = try FileManager.default.attributesOfFileSystem(forPath: workspace.root.path)
    return WarehouseFacts(
      engineVersion: library.version, enginePath: library.path,
      structure: Int(try await reader.integer("select max(number) from meta.migrations")),
      warehouseBytes: try Self.size(workspace.warehouseFile),
      rawBytes: try hashes.compactMap(store.file).map(Self.size).reduce(0, +),
      rawFiles: hashes.count, rows: rows,
      imports: Int(try await reader.integer("select count(*) from meta.imports")),
      unfinished: try await unfinishedImports(),
      areMartsFresh: state.first?.first == (try await stamp(of: MartModels(models))),
      freeBytes: (disk[.systemFreeSize] as? NSNumber)?.int64Value,
      memoryLimit: limits.first?.first.flatMap { $0 } ?? "unknown",
      threads: limits.first?.last.flatMap { $0 } ?? "unknown")
  }

  private static func size(_ file: URL) throws -> Int64 {
    let size = try FileManager.default.attributesOfItem(atPath: file.path)[.size]
    guard let size = size as? NSNumber else {
      throw WorkspaceError.fileFailure(
        action: "read the size of", path: file.path, reason: "the system does not tell it")
    }
    return size.int64Value
  }
}

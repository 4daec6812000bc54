// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

package import Foundation
import DuckDB

/// What a backup holds.
package struct BackupSummary: Sendable, Hashable {
  /// The archive.
  package var archive: URL
  /// How many files are in it.
  package var files: Int
  /// Its size in bytes.
  package var bytes: Int64
}

extension DataWarehouse {
  /// Writes the workspace into one archive and checks it.
  ///
  /// It holds settings, facts, own state, raw files and the pseudonym key: keep it as safe as the
  /// workspace.
  ///
  /// - Parameter archive: The `.tar.gz` to write, replaced when it exists; mode 600.
  /// - Returns: The archive and its size.
  /// - Throws: ``WarehouseError/diskFull(action:)``, ``WarehouseError/archiveTool(detail:)`` or
  ///   ``WarehouseError/badArchive(path:detail:)``; nothing half-written stays.
  package func backup(to archive: URL) async throws -> BackupSummary {
    guard !isImporting else { throw WarehouseError.importRunning }
    _ = try await connection.execute("checkpoint")
    let stage = workspace.temporary.appendingPathComponent("backup-\(UUID().uuidString)")
    let draft = archive.deletingLastPathComponent()
      .appendingPathComponent(".\(archive.lastPathComponent).\(UUID().uuidString)")
    defer {
      FileWriting.discard(stage)
      FileWriting.discard(draft)
    }
    do {
      try FileWriting.makeFolder(stage)
      let manifest = try BackupManifest(of: workspace, createdAt: Date())
      let encoder = JSONEncoder()
      encoder.outputFormatting = [.prettyPrinted, .sortedKeys]
      encoder.dateEncodingStrategy = .iso8601
      try FileWriting.replace(
        stage.appendingPathComponent(BackupManifest.fileName), with: encoder.encode(manifest),
        mode: 0o600)
      let list = stage.appendingPathComponent("files")
      try FileWriting.replace(
        list, with: Data(manifest.files.keys.sorted().joined(separator: "\n").utf8 + [10]),
        mode: 0o600)
      try FileWriting.replace(draft, with: Data(), mode: 0o600)
      _ = try await ProcessRunner.tar([
        "-czf", draft.path, "-C", stage.path, BackupManifest.fileName, "-C", workspace.root.path,
        "--no-recursion", "-T", list.path,
      ])
      try FileWriting.synchronize(draft)
      let check = stage.appendingPathComponent("check")
      _ = try await BackupArchive(file: draft).unpack(into: check)
      try FileWriting.move(draft, over: archive)
      let size = try FileManager.default.attributesOfItem(atPath: archive.path)[.size] as? NSNumber
      return BackupSummary(
        archive: archive, files: manifest.files.count, bytes: size?.int64Value ?? -1)
    } catch {
      throw DiskFull.explain(error, "write the backup")
    }
  }
}

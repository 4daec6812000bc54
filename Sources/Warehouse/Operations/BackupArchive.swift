// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

package import Foundation

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// One backup of a workspace, to be checked or restored.
package struct BackupArchive: Sendable {
  /// The archive.
  package let file: URL

  /// Names an archive; nothing is read.
  package init(file: URL) { self.file = file }

  /// Puts a backup where a workspace is or should be; every checksum is verified first.
  ///
  /// What was there is replaced in one step, or not at all. Exports and logs are not in a backup,
  /// and those of a replaced workspace go.
  ///
  /// - Parameters:
  ///   - root: The folder of the workspace.
  ///   - replacing: Whether a workspace that is there may be replaced.
  ///   - command: What this process does, for others that wait for the workspace.
  ///   - lockTimeout: How long to wait for a process that uses the workspace to be replaced.
  /// - Returns: The restored workspace.
  /// - Throws: ``WarehouseError/badArchive(path:detail:)``,
  ///   ``WarehouseError/newerArchive(found:known:)``, ``WorkspaceError/alreadyExists(path:)``.
  package func restore(
    to root: URL, replacing: Bool, command: String = "restore",
    lockTimeout: Duration = .seconds(10)
  ) async throws -> Workspace {
    let manager = FileManager.default
    let exists = manager.fileExists(atPath: root.path)
    if exists, !replacing, !(try manager.contentsOfDirectory(atPath: root.path)).isEmpty {
      throw WorkspaceError.alreadyExists(path: root.path)
    }
    let parent = root.deletingLastPathComponent()
    try FileWriting.makeFolder(parent)
    let mark = "\(root.lastPathComponent).\(UUID().uuidString)"
    let fresh = parent.appendingPathComponent(".restored-\(mark)", isDirectory: true)
    defer { FileWriting.discard(fresh) }
    do {
      _ = try await unpack(into: fresh)
      try FileWriting.protectFolders(under: fresh)
      try FileWriting.makeFolder(fresh)
      FileWriting.discard(fresh.appendingPathComponent(BackupManifest.fileName))
      _ = try Workspace.open(fresh)
      if exists {
        let lock = try await WorkspaceLock.acquire(
          root.appendingPathComponent("warehouse.lock"), command: command, timeout: lockTimeout)
        defer { lock.release() }
        try swap(fresh, root, aside: parent.appendingPathComponent(".replaced-\(mark)"))
      } else {
        try FileWriting.move(fresh, over: root)
      }
      return try Workspace.open(root)
    } catch {
      throw DiskFull.explain(error, "restore \(file.lastPathComponent)")
    }
  }

  /// Unpacks into a new folder and verifies every file.
  func unpack(into folder: URL) async throws -> BackupManifest {
    guard FileManager.default.fileExists(atPath: file.path) else {
      throw WarehouseError.badArchive(path: file.path, detail: "the file does not exist")
    }
    do {
      let names = try await ProcessRunner.tar(["-tzf", file.path]).split(separator: "\n")
      for name in names where name.hasPrefix("/") || name.split(separator: "/").contains("..") {
        throw WarehouseError.badArchive(path: file.path, detail: "it reaches outside its folder")
      }
      try FileWriting.makeFolder(folder)
      _ = try await ProcessRunner.tar([
        "-xzf", file.path, "-C", folder.path, "--no-same-owner", "--no-same-permissions",
      ])
    } catch WarehouseError.archiveTool(let detail) {
      throw WarehouseError.badArchive(path: file.path, detail: detail)
    }
    return try verify(folder)
  }

  private func verify(_ folder: URL) throws -> BackupManifest {
    func bad(_ detail: String) -> WarehouseError { .badArchive(path: file.path, detail: detail) }
    let manifestFile = folder.appendingPathComponent(BackupManifest.fileName)
    guard let data = FileManager.default.contents(atPath: manifestFile.path) else {
      throw bad("it has no list of files")
    }
    struct Format: Decodable { let formatVersion: Int }
    let manifest: BackupManifest
    do {
      let format = try JSONDecoder().decode(Format.self, from: data).formatVersion
      guard format <= BackupManifest.currentFormat else {
        throw WarehouseError.newerArchive(found: format, known: BackupManifest.currentFormat)
      }
      let decoder = JSONDecoder()
      decoder.dateDecodingStrategy = .iso8601
      manifest = try decoder.decode(BackupManifest.self, from: data)
    } catch let error as WarehouseError {
      throw error
    } catch {
      throw bad("its list of files is damaged")
    }
    guard manifest.files[Workspace.settingsName] != nil else {
      throw bad("it has no workspace.yaml")
    }
    let found = Set(try BackupManifest.paths(under: folder)).subtracting([BackupManifest.fileName])
    if let extra = found.subtracting(manifest.files.keys).min() {
      throw bad("\(extra) is not in its list of files")
    }
    for (path, checksum) in manifest.files.sorted(by: { $0.key < $1.key }) {
      guard found.contains(path) else { throw bad("\(path) is missing") }
      guard try ContentHash.of(folder.appendingPathComponent(path)) == checksum else {
        throw bad("\(path) is damaged")
      }
    }
    return manifest
  }

  /// Exchanges two folders and removes the old one.
  private func swap(_ fresh: URL, _ root: URL, aside: URL) throws {
    guard rename(root.path, aside.path) == 0 else {
      throw FileWriting.failure("move aside", root, errno)
    }
    guard rename(fresh.path, root.path) == 0 else {
      let code = errno
      guard rename(aside.path, root.path) == 0 else {
        throw FileWriting.failure("move back (the old workspace is in \(aside.path))", root, errno)
      }
      throw FileWriting.failure("move into place", root, code)
    }
    try FileWriting.synchronize(root.deletingLastPathComponent())
    try FileManager.default.removeItem(at: aside)
  }
}

// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

import Foundation
import Testing

@testable import Warehouse

@Suite struct `Backups` {
  private func file(_ name: String) -> URL {
    FileManager.default.temporaryDirectory
      .appendingPathComponent("rendement-\(UUID().uuidString)-\(name)")
  }

  /// A workspace with a fact and a raw file, and its backup.
  private func filled() async throws -> (store: TestStore, archive: URL) {
    let store = try TestStore()
    let archive = file("backup.tar.gz")
    let raw = file("raw.csv")
    try Data("id\n1\n".utf8).write(to: raw)
    defer { FileWriting.discard(raw) }
    try await store.using { warehouse async throws in
      _ = try await RawStore(store.workspace).keep(raw)
      try await warehouse.importing("select '1' as external_id", into: .contacts)
      let summary = try await warehouse.backup(to: archive)
      #expect(summary.files == 4)
      #expect(summary.bytes > 0)
    }
    return (store, archive)
  }

  @Test func `a workspace comes back whole from its backup`() async throws {
    let (store, archive) = try await filled()
    let root = file("restored")
    defer {
      store.remove()
      FileWriting.discard(archive)
      FileWriting.discard(root)
    }
    let mode = try FileManager.default.attributesOfItem(atPath: archive.path)[.posixPermissions]
    #expect(mode as? Int == 0o600)
    let restored = try await BackupArchive(file: archive).restore(to: root, replacing: false)
    let name = try restored.pseudonym().name(of: "42", .customer)
    #expect(name == (try store.workspace.pseudonym().name(of: "42", .customer)))
    let hashes = try RawStore(restored).contentHashes()
    #expect(try hashes == RawStore(store.workspace).contentHashes())
    try await TestStore(existing: restored).using { warehouse async throws in
      let found = try await warehouse.table("select external_id from facts.contacts")
      #expect(found == [["1"]])
    }
  }

  @Test func `a workspace is replaced only when asked for`() async throws {
    let (store, archive) = try await filled()
    defer {
      store.remove()
      FileWriting.discard(archive)
    }
    _ = try await store.using { warehouse async throws in
      try await warehouse.importing("select '2' as external_id", into: .contacts)
    }
    let root = store.workspace.root
    let backup = BackupArchive(file: archive)
    await #expect(throws: WorkspaceError.alreadyExists(path: root.path)) {
      try await backup.restore(to: root, replacing: false)
    }
    _ = try await backup.restore(to: root, replacing: true)
    try await store.using { warehouse async throws in
      let found = try await warehouse.table("select external_id from facts.contacts")
      #expect(found == [["1"]])
    }
    let beside = try FileManager.default.contentsOfDirectory(
      atPath: root.deletingLastPathComponent().path)
    #expect(!beside.contains { $0.contains("\(root.lastPathComponent).") })
  }

  @Test func `a workspace in use is not replaced`() async throws {
    let (store, archive) = try await filled()
    defer {
      store.remove()
      FileWriting.discard(archive)
    }
    try await store.using { warehouse async throws in
      let error = await #expect(throws: WorkspaceError.self) {
        try await BackupArchive(file: archive).restore(
          to: store.workspace.root, replacing: true, lockTimeout: .milliseconds(100))
      }
      #expect(error?.code == "workspace.in-use")
      let found = try await warehouse.table("select external_id from facts.contacts")
      #expect(found == [["1"]])
    }
  }

  /// Unpacks an archive, changes what is in it, and packs it again.
  private func altered(
    _ archive: URL, _ change: (URL) throws -> Void
  ) async throws -> URL {
    let folder = file("altered")
    defer { FileWriting.discard(folder) }
    try FileWriting.makeFolder(folder)
    _ = try await ProcessRunner.tar(["-xzf", archive.path, "-C", folder.path])
    try change(folder)
    let result = file("altered.tar.gz")
    _ = try await ProcessRunner.tar(["-czf", result.path, "-C", folder.path, "."])
    return result
  }

  @Test func `a damaged, incomplete, foreign or newer archive is refused and nothing is changed`()
    async throws
  {
    let (store, archive) = try await filled()
    defer {
      store.remove()
      FileWriting.discard(archive)
    }
    let cases: [(String, (URL) throws -> Void)] = [
      (
        "warehouse.duckdb is damaged",
        { folder in
          let file = folder.appendingPathComponent("warehouse.duckdb")
          var data = try Data(contentsOf: file)
          data[data.count / 2] ^= 1
          try data.write(to: file)
        }
      ),
      (
        "secrets/pseudonym.key is missing",
        { folder in
          try FileManager.default.removeItem(
            at: folder.appendingPathComponent("secrets/pseudonym.key"))
        }
      ),
      (
        "extra is not in its list",
        { folder in
          try Data().write(to: folder.appendingPathComponent("extra"))
        }
      ),
      (
        "link or a device",
        { folder in
          try FileManager.default.createSymbolicLink(
            atPath: folder.appendingPathComponent("link").path, withDestinationPath: "/etc/passwd")
        }
      ),
      (
        "no list of files",
        { folder in
          try FileManager.default.removeItem(
            at: folder.appendingPathComponent(BackupManifest.fileName))
        }
      ),
      (
        "written by a newer version",
        { folder in
          try Data("{\"formatVersion\": 2}".utf8).write(
            to: folder.appendingPathComponent(BackupManifest.fileName))
        }
      ),
    ]
    for (expected, change) in cases {
      let bad = try await altered(archive, change)
      let root = file("refused")
      let error = await #expect(throws: WarehouseError.self) {
        try await BackupArchive(file: bad).restore(to: root, replacing: false)
      }
      #expect(error?.description.contains(expected) == true, "\(String(describing: error))")
      #expect(!FileManager.default.fileExists(atPath: root.path))
      FileWriting.discard(bad)
    }
    let cut = file("cut.tar.gz")
    try Data(contentsOf: archive).prefix(2000).write(to: cut)
    let error = await #expect(throws: WarehouseError.self) {
      try await BackupArchive(file: cut).restore(to: store.workspace.root, replacing: true)
    }
    #expect(error?.code == "backup.archive-invalid")
    FileWriting.discard(cut)
    try await store.using { warehouse async throws in
      let found = try await warehouse.table("select external_id from facts.contacts")
      #expect(found == [["1"]])
    }
  }
}

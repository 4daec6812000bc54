// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

import DuckDB
import Foundation
import Testing

@testable import Warehouse

#if os(Linux)
  /// On a small memory disk, which only root may mount; elsewhere the test says that it is skipped.
  @Suite(.enabled(if: getuid() == 0, "mounting a small disk needs root"))
  struct `A full disk` {
    private func run(_ tool: String, _ arguments: [String]) throws -> Int32 {
      let process = Process()
      process.executableURL = URL(fileURLWithPath: tool)
      process.arguments = arguments
      try process.run()
      process.waitUntilExit()
      return process.terminationStatus
    }

    @Test func `fails an import in one sentence and leaves the store as it was`() async throws {
      let disk = FileManager.default.temporaryDirectory
        .appendingPathComponent("rendement-disk-\(UUID().uuidString)", isDirectory: true)
      try FileWriting.makeFolder(disk)
      defer { FileWriting.discard(disk) }
      guard try run("/bin/mount", ["-t", "tmpfs", "-o", "size=12m", "tmpfs", disk.path]) == 0
      else {
        print("SKIPPED: a full disk cannot be tried, mounting is not allowed here")
        return
      }
      defer { _ = try? run("/bin/umount", [disk.path]) }
      let workspace = try Workspace.create(disk.appendingPathComponent("w"))
      let store = TestStore(existing: workspace)
      try await store.using { warehouse async throws in
        try await warehouse.importing("select 'kept' as external_id", into: .contacts)
        let error = await #expect(throws: WarehouseError.self) {
          try await warehouse.importing(
            """
            select md5(range::varchar) as external_id, md5((range + 1)::varchar) as reason,
              md5((range + 2)::varchar) as tags
            from range(1000000)
            """, into: .contacts, source: "big")
        }
        #expect(error?.code == "warehouse.disk-full")
      }
      try await store.using { warehouse async throws in
        #expect(try await warehouse.table("select external_id from facts.contacts") == [["kept"]])
        #expect(try await warehouse.imports().count == 1)
      }
      let big = FileManager.default.temporaryDirectory
        .appendingPathComponent("rendement-big-\(UUID().uuidString)")
      defer { FileWriting.discard(big) }
      try Data(count: 20_000_000).write(to: big)
      let error = await #expect(throws: WarehouseError.self) {
        try await RawStore(workspace).keep(big)
      }
      #expect(error?.code == "warehouse.disk-full")
      #expect(
        try FileManager.default.contentsOfDirectory(atPath: workspace.temporary.path).isEmpty)
    }
  }
#endif

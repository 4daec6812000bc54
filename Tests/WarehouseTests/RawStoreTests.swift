// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

import Foundation
import Testing

@testable import Warehouse

@Suite struct `The raw store` {
  @Test func `keeps a content once, under its SHA-256`() async throws {
    let store = try TestStore()
    defer { store.remove() }
    let file = store.workspace.root.appendingPathComponent("a.csv")
    try Data("abc".utf8).write(to: file)
    let raw = RawStore(store.workspace)
    let kept = try await raw.keep(file)
    // FIPS 180-4, example B.1: the message "abc".
    #expect(
      kept.contentHash == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")
    #expect(kept.size == 3)
    #expect(!kept.wasKnown)
    try FileManager.default.removeItem(at: file)
    let other = store.workspace.root.appendingPathComponent("b.txt")
    try Data("abc".utf8).write(to: other)
    #expect(try await raw.keep(other).wasKnown)
    #expect(try raw.contentHashes() == [kept.contentHash])
    #expect(try Data(contentsOf: try #require(raw.file(kept.contentHash))) == Data("abc".utf8))
    #expect(
      try FileManager.default.contentsOfDirectory(atPath: store.workspace.temporary.path).isEmpty)
  }

  @Test func `a file of several pieces and an empty one are kept whole`() async throws {
    let store = try TestStore()
    defer { store.remove() }
    let raw = RawStore(store.workspace)
    let file = store.workspace.root.appendingPathComponent("big")
    let content = Data((0..<3_000_001).map { UInt8(truncatingIfNeeded: $0 &* 31) })
    try content.write(to: file)
    let kept = try await raw.keep(file)
    #expect(kept.size == 3_000_001)
    #expect(try Data(contentsOf: kept.url) == content)
    try Data().write(to: file)
    // SHA-256 of nothing.
    #expect(
      try await raw.keep(file).contentHash
        == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855")
  }

  @Test func `a missing file is refused and leaves nothing`() async throws {
    let store = try TestStore()
    defer { store.remove() }
    let file = URL(fileURLWithPath: "/nowhere/at-all.csv")
    let error = await #expect(throws: WorkspaceError.self) {
      try await RawStore(store.workspace).keep(file)
    }
    #expect(error?.description.contains("No such file") == true)
  }
}

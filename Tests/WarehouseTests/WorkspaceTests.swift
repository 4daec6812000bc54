// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

import Foundation
import Quantities
import Testing

@testable import Warehouse

@Suite struct `A workspace` {
  private func folder() -> URL {
    FileManager.default.temporaryDirectory.appendingPathComponent("rendement-\(UUID().uuidString)")
  }

  private func mode(_ file: URL) throws -> Int? {
    try FileManager.default.attributesOfItem(atPath: file.path)[.posixPermissions] as? Int
  }

  @Test func `the argument wins over the environment and the environment over the default`() {
    let here = URL(fileURLWithPath: "/here")
    let environment = ["RENDEMENT_WORKSPACE": "/set"]
    func path(_ explicit: String?, _ environment: [String: String]) -> String {
      Workspace.resolve(explicit: explicit, environment: environment, currentFolder: here).path
    }
    #expect(path("/given", environment) == "/given")
    #expect(path(nil, environment) == "/set")
    #expect(path("", ["RENDEMENT_WORKSPACE": ""]) == "/here/rendement-workspace")
    #expect(path("a/../b", [:]) == "/here/b")
  }

  @Test func `a new workspace is seen by its owner alone and its key never changes`() throws {
    let root = folder()
    defer { FileWriting.discard(root) }
    let workspace = try Workspace.create(root)
    #expect(try mode(root) == 0o700)
    #expect(try mode(workspace.secrets) == 0o700)
    #expect(try mode(workspace.keyFile) == 0o600)
    #expect(try Data(contentsOf: workspace.keyFile).count == 32)
    let first = try workspace.pseudonym().name(of: "42", .customer)
    #expect(try Workspace.open(root).pseudonym().name(of: "42", .customer) == first)
    #expect(throws: WorkspaceError.alreadyExists(path: root.path)) { try Workspace.create(root) }
  }

  @Test func `two workspaces give the same customer different pseudonyms`() throws {
    let roots = [folder(), folder()]
    defer { roots.forEach(FileWriting.discard) }
    let names = try roots.map { try Workspace.create($0).pseudonym().name(of: "42", .customer) }
    #expect(names[0] != names[1])
  }

  @Test func `a folder without settings is no workspace`() throws {
    let root = folder()
    defer { FileWriting.discard(root) }
    #expect(throws: WorkspaceError.missing(path: root.path)) { try Workspace.open(root) }
    try FileWriting.makeFolder(root)
    #expect(throws: WorkspaceError.missing(path: root.path)) { try Workspace.open(root) }
    let workspace = try Workspace.openOrCreate(root)
    #expect(workspace.settings == WorkspaceSettings())
  }

  @Test func `a damaged key is refused instead of changing every pseudonym`() throws {
    let root = folder()
    defer { FileWriting.discard(root) }
    let workspace = try Workspace.create(root)
    try Data([1, 2, 3]).write(to: workspace.keyFile)
    #expect(throws: WorkspaceError.badKey(path: workspace.keyFile.path)) {
      try workspace.pseudonym()
    }
  }
}

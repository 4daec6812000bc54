// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

import Foundation
import Store
import TestSupport
import Testing

@Suite struct StateStoreTests {
  private let now = Date(timeIntervalSince1970: 1_790_000_000)
  private let password = "correct horse battery"

  @Test func `a person signs in with the right password only, whatever the capitals of the name`()
    throws
  {
    let store = try StateStore()
    #expect(try store.isEmpty())
    let ada = try store.addUser(name: "Ada", password: password, role: .analyst, at: now)
    #expect(try store.signIn(name: "ada", password: password, at: now) == .accepted(ada))
    #expect(try store.signIn(name: "Ada", password: password + "x", at: now) == .refused)
    #expect(try store.signIn(name: "Bob", password: password, at: now) == .refused)
    #expect(throws: StoreError.nameTaken("ADA")) {
      try store.addUser(name: "ADA", password: password, role: .viewer, at: now)
    }
    #expect(throws: StoreError.weakPassword(minimum: 12)) {
      try store.addUser(name: "Eve", password: "short", role: .viewer, at: now)
    }
  }

  @Test func `too many wrong passwords lock an account for a quarter of an hour`() throws {
    let store = try StateStore()
    try store.addUser(name: "Ada", password: password, role: .viewer, at: now)
    for _ in 0..<StateStore.lockOut.failures {
      #expect(try store.signIn(name: "Ada", password: "wrong wrong wrong", at: now) == .refused)
    }
    let until = now.addingTimeInterval(StateStore.lockOut.seconds)
    #expect(try store.signIn(name: "Ada", password: password, at: now) == .locked(until: until))
    let later = until.addingTimeInterval(1)
    guard case .accepted = try store.signIn(name: "Ada", password: password, at: later) else {
      Issue.record("still locked")
      return
    }
  }

  @Test func `a session ends by time, by signing out and with a new password`() throws {
    let store = try StateStore()
    let ada = try store.addUser(name: "Ada", password: password, role: .viewer, at: now)
    let secret = try store.beginSession(of: ada, at: now)
    #expect(try store.session(secret, at: now)?.user == ada)
    #expect(try store.session(secret, at: now.addingTimeInterval(9 * 3600)) == nil)
    #expect(try store.session("another", at: now) == nil)
    try store.endSession(secret)
    #expect(try store.session(secret, at: now) == nil)
    let second = try store.beginSession(of: ada, at: now)
    try store.setPassword("another good password", of: ada.id)
    #expect(try store.session(second, at: now) == nil)
  }

  @Test func `the last administrator stays`() throws {
    let store = try StateStore()
    let root = try store.addUser(name: "root", password: password, role: .administrator, at: now)
    #expect(throws: StoreError.lastAdministrator) { try store.removeUser(root.id) }
    #expect(throws: StoreError.lastAdministrator) { try store.setRole(.viewer, of: root.id) }
  }

  @Test func `a token is known by its secret until it ends`() throws {
    let store = try StateStore()
    let ada = try store.addUser(name: "Ada", password: password, role: .analyst, at: now)
    let end = now.addingTimeInterval(60)
    let secret = try store.addToken(
      name: "nightly", of: ada, scopes: [.read], expiresAt: end, at: now)
    #expect(try store.token(secret, at: now)?.scopes == [.read])
    #expect(try store.token(secret, at: end.addingTimeInterval(1)) == nil)
    let id = try #require(try store.tokens().first?.id)
    try store.removeToken(id)
    #expect(try store.token(secret, at: now) == nil)
  }

  @Test func `the file is its owner's alone, keeps its content and holds no secret`() async throws {
    try await withTemporaryFolder { folder in
      let file = folder.appending(path: "state.sqlite")
      let ada = try StateStore(file: file).addUser(
        name: "Ada", password: password, role: .viewer, at: now)
      let secret = try StateStore(file: file).beginSession(of: ada, at: now)
      #expect(try StateStore(file: file).users() == [ada])
      let mode = try FileManager.default.attributesOfItem(atPath: file.path)[.posixPermissions]
      #expect(mode as? Int == 0o600)
      let bytes = try Data(contentsOf: file)
      #expect(bytes.range(of: Data(password.utf8)) == nil)
      #expect(bytes.range(of: Data(secret.utf8)) == nil)
    }
  }

  @Test func `the audit trail is read newest first`() throws {
    let store = try StateStore()
    for name in ["a", "b"] {
      try store.record(AuditEntry(at: now, actor: name, action: "import.run", subject: "x.csv"))
    }
    #expect(try store.auditTrail(limit: 5).map(\.actor) == ["b", "a"])
  }
}

// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

package import Foundation
internal import GRDB
package import Quantities

extension StateStore {
  /// Failed tries after which an account rests, and for how many seconds.
  package static let lockOut = (failures: 8, seconds: 900.0)

  /// What came of a try to sign in.
  package enum SignIn: Sendable, Hashable {
    /// The password is right.
    case accepted(User)
    /// The name or the password is wrong; which of them is not told.
    case refused
    /// Too many tries: wait until then.
    case locked(until: Date)
  }

  /// Everybody, by name.
  package func users() throws -> [User] {
    try database.read { database in
      try Row.fetchAll(database, sql: "SELECT * FROM users ORDER BY name").compactMap(Self.user)
    }
  }

  /// Whether nobody can sign in yet.
  package func isEmpty() throws -> Bool {
    try database.read { try Int.fetchOne($0, sql: "SELECT count(*) FROM users") == 0 }
  }

  /// Adds a person.
  ///
  /// - Throws: ``StoreError/nameTaken(_:)``, ``StoreError/weakPassword(minimum:)``.
  @discardableResult
  package func addUser(
    name: String, password: String, role: Role, language: Language? = nil, agent: String? = nil,
    at now: Date
  ) throws -> User {
    try addUser(
      name: name, hash: try PasswordHash(password: password), role: role, language: language,
      agent: agent, at: now)
  }

  /// Adds a person whose password was hashed before.
  ///
  /// - Throws: ``StoreError/nameTaken(_:)``.
  @discardableResult
  package func addUser(
    name: String, hash: PasswordHash, role: Role, language: Language? = nil, agent: String? = nil,
    at now: Date
  ) throws -> User {
    try database.write { database in
      guard
        try Int.fetchOne(
          database, sql: "SELECT count(*) FROM users WHERE name = ?", arguments: [name]) == 0
      else { throw StoreError.nameTaken(name) }
      try database.execute(
        sql: """
          INSERT INTO users (name, role, salt, password, language, agent, created_at)
          VALUES (?, ?, ?, ?, ?, ?, ?)
          """,
        arguments: [
          name, role.rawValue, hash.salt, hash.key, language?.rawValue, agent,
          now.timeIntervalSince1970,
        ])
      return User(
        id: database.lastInsertedRowID, name: name, role: role, language: language, agent: agent,
        createdAt: now)
    }
  }

  /// Removes a person with all sessions and tokens.
  ///
  /// - Throws: ``StoreError/lastAdministrator``.
  package func removeUser(_ id: Int64) throws {
    try database.write { database in
      let others = try Int.fetchOne(
        database, sql: "SELECT count(*) FROM users WHERE role = 'administrator' AND id <> ?",
        arguments: [id])
      guard let others, others > 0 else { throw StoreError.lastAdministrator }
      try database.execute(sql: "DELETE FROM users WHERE id = ?", arguments: [id])
    }
  }

  /// Changes a person's role.
  ///
  /// - Throws: ``StoreError/lastAdministrator``.
  package func setRole(_ role: Role, of id: Int64) throws {
    try database.write { database in
      let others = try Int.fetchOne(
        database, sql: "SELECT count(*) FROM users WHERE role = 'administrator' AND id <> ?",
        arguments: [id])
      guard role == .administrator || (others ?? -1) > 0 else { throw StoreError.lastAdministrator }
      try database.execute(
        sql: "UPDATE users SET role = ? WHERE id = ?", arguments: [role.rawValue, id])
    }
  }

  /// Changes a password and ends the person's sessions.
  ///
  /// - Throws: ``StoreError/weakPassword(minimum:)``.
  package func setPassword(_ password: String, of id: Int64) throws {
    let hash = try PasswordHash(password: password)
    try database.write { database in
      try database.execute(
        sql:
          "UPDATE users SET salt = ?, password = ?, failures = 0, locked_until = NULL WHERE id = ?",
        arguments: [hash.salt, hash.key, id])
      try database.execute(sql: "DELETE FROM sessions WHERE user_id = ?", arguments: [id])
    }
  }

  /// Chooses the language of a person's pages.
  package func setLanguage(_ language: Language, of id: Int64) throws {
    try database.write { database in
      try database.execute(
        sql: "UPDATE users SET language = ? WHERE id = ?", arguments: [language.rawValue, id])
    }
  }

  /// Checks a name and a password; a wrong name costs as much time as a wrong password.
  package func signIn(name: String, password: String, at now: Date) throws -> SignIn {
    let row = try database.read { database in
      try Row.fetchOne(database, sql: "SELECT * FROM users WHERE name = ?", arguments: [name])
    }
    guard let row, let user = Self.user(row) else {
      _ = try PasswordHash(salt: Data(repeating: 7, count: 16), key: Data(count: 32))
        .matches(password)
      return .refused
    }
    let lockedUntil: Double? = row["locked_until"]
    if let lockedUntil, lockedUntil > now.timeIntervalSince1970 {
      return .locked(until: Date(timeIntervalSince1970: lockedUntil))
    }
    guard try PasswordHash(salt: row["salt"], key: row["password"]).matches(password) else {
      try recordFailure(of: user.id, at: now)
      return .refused
    }
    try database.write { database in
      try database.execute(
        sql: "UPDATE users SET failures = 0, locked_until = NULL WHERE id = ?",
        arguments: [user.id])
    }
    return .accepted(user)
  }

  private func recordFailure(of id: Int64, at now: Date) throws {
    try database.write { database in
      try database.execute(
        sql: """
          UPDATE users SET failures = failures + 1,
            locked_until = CASE WHEN failures + 1 >= ? THEN ? ELSE NULL END
          WHERE id = ?
          """,
        arguments: [
          Self.lockOut.failures, now.timeIntervalSince1970 + Self.lockOut.seconds, id,
        ])
      try database.execute(
        sql: "UPDATE users SET failures = 0 WHERE id = ? AND locked_until IS NOT NULL",
        arguments: [id])
    }
  }

  static func user(_ row: Row) -> User? {
    let role: String = row["role"]
    guard let role = Role(rawValue: role) else { return nil }
    let language: String? = row["language"]
    let created: Double = row["created_at"]
    return User(
      id: row["id"], name: row["name"], role: role,
      language: language.flatMap { Language(rawValue: $0) }, agent: row["agent"],
      createdAt: Date(timeIntervalSince1970: created))
  }
}

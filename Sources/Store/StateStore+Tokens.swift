// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

package import Foundation
internal import GRDB

/// A key with which a program speaks to the API.
package struct AccessToken: Sendable, Hashable, Identifiable {
  /// What a token may be used for.
  package enum Scope: String, Sendable, CaseIterable {
    /// Reading figures.
    case read
    /// Sending contacts, answers and costs.
    case push
  }

  /// The number of the token.
  package var id: Int64
  /// What it is for, in the words of who made it.
  package var name: String
  /// The person on whose behalf it acts.
  package var user: User
  /// What it may be used for.
  package var scopes: Set<Scope>
  /// When it ends; nil for never.
  package var expiresAt: Date?
}

extension StateStore {
  /// Makes a token.
  ///
  /// - Returns: The secret, shown once; only its hash is kept.
  package func addToken(
    name: String, of user: User, scopes: Set<AccessToken.Scope>, expiresAt: Date?, at now: Date
  ) throws -> String {
    let secret = "rdt_" + Self.randomSecret()
    let scopes = scopes.map(\.rawValue).sorted().joined(separator: " ")
    try database.write { database in
      try database.execute(
        sql: """
          INSERT INTO tokens (mark, name, user_id, scopes, created_at, expires_at)
          VALUES (?, ?, ?, ?, ?, ?)
          """,
        arguments: [
          Self.mark(secret), name, user.id, scopes, now.timeIntervalSince1970,
          expiresAt?.timeIntervalSince1970,
        ])
    }
    return secret
  }

  /// The token of a secret; nil when there is none or it has ended.
  package func token(_ secret: String, at now: Date) throws -> AccessToken? {
    let row = try database.read { database in
      try Row.fetchOne(
        database,
        sql: """
          SELECT users.*, tokens.id AS token_id, tokens.name AS token_name, tokens.scopes AS scopes,
            tokens.expires_at AS expires_at
          FROM tokens JOIN users ON users.id = tokens.user_id
          WHERE tokens.mark = ? AND coalesce(tokens.expires_at > ?, 1)
          """,
        arguments: [Self.mark(secret), now.timeIntervalSince1970])
    }
    return row.flatMap { Self.token($0) }
  }

  /// Every token, newest first.
  package func tokens() throws -> [AccessToken] {
    try database.read { database in
      try Row.fetchAll(
        database,
        sql: """
          SELECT users.*, tokens.id AS token_id, tokens.name AS token_name, tokens.scopes AS scopes,
            tokens.expires_at AS expires_at
          FROM tokens JOIN users ON users.id = tokens.user_id ORDER BY tokens.id DESC
          """
      ).compactMap(Self.token)
    }
  }

  /// Removes a token.
  package func removeToken(_ id: Int64) throws {
    try database.write { database in
      try database.execute(sql: "DELETE FROM tokens WHERE id = ?", arguments: [id])
    }
  }

  private static func token(_ row: Row) -> AccessToken? {
    guard let user = user(row) else { return nil }
    let scopes: String = row["scopes"]
    let expires: Double? = row["expires_at"]
    return AccessToken(
      id: row["token_id"], name: row["token_name"], user: user,
      scopes: Set(scopes.split(separator: " ").compactMap { .init(rawValue: String($0)) }),
      expiresAt: expires.map { Date(timeIntervalSince1970: $0) })
  }
}

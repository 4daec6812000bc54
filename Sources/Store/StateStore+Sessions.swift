// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

internal import Crypto
package import Foundation
internal import GRDB

/// A signed-in person's browser.
package struct BrowserSession: Sendable, Hashable {
  /// Who.
  package var user: User
  /// The word that every form of this session must send back.
  package var formToken: String
}

extension StateStore {
  /// How long a session lives without being used, and at most, in seconds.
  package static let sessionLife = (idle: 8 * 3600.0, whole: 7 * 86400.0)

  /// Begins a session.
  ///
  /// - Returns: The secret for the cookie; only its hash is kept.
  package func beginSession(of user: User, at now: Date) throws -> String {
    let secret = Self.randomSecret()
    try database.write { database in
      try database.execute(
        sql: "DELETE FROM sessions WHERE seen_at < ? OR created_at < ?",
        arguments: [
          now.timeIntervalSince1970 - Self.sessionLife.idle,
          now.timeIntervalSince1970 - Self.sessionLife.whole,
        ])
      try database.execute(
        sql: "INSERT INTO sessions VALUES (?, ?, ?, ?, ?)",
        arguments: [
          Self.mark(secret), user.id, Self.randomSecret(), now.timeIntervalSince1970,
          now.timeIntervalSince1970,
        ])
    }
    return secret
  }

  /// The session of a secret; nil when there is none or it has ended.
  package func session(_ secret: String, at now: Date) throws -> BrowserSession? {
    let mark = Self.mark(secret)
    let seconds = now.timeIntervalSince1970
    let row = try database.read { database in
      try Row.fetchOne(
        database,
        sql: """
          SELECT users.*, sessions.csrf AS csrf, sessions.seen_at AS seen_at
          FROM sessions JOIN users ON users.id = sessions.user_id
          WHERE sessions.mark = ? AND sessions.seen_at >= ? AND sessions.created_at >= ?
          """,
        arguments: [mark, seconds - Self.sessionLife.idle, seconds - Self.sessionLife.whole])
    }
    guard let row, let user = Self.user(row) else { return nil }
    let seen: Double = row["seen_at"]
    if seconds - seen > 60 {
      try database.write { database in
        try database.execute(
          sql: "UPDATE sessions SET seen_at = ? WHERE mark = ?", arguments: [seconds, mark])
      }
    }
    return BrowserSession(user: user, formToken: row["csrf"])
  }

  /// Ends a session.
  package func endSession(_ secret: String) throws {
    let mark = Self.mark(secret)
    try database.write { database in
      try database.execute(sql: "DELETE FROM sessions WHERE mark = ?", arguments: [mark])
    }
  }

  /// 256 random bits in hexadecimal.
  package static func randomSecret() -> String {
    SymmetricKey(size: .bits256).withUnsafeBytes { bytes in
      bytes.map { byte in
        let text = String(byte, radix: 16)
        return text.count == 1 ? "0" + text : text
      }.joined()
    }
  }

  /// What is kept of a secret: its SHA-256 hash.
  static func mark(_ secret: String) -> String {
    SHA256.hash(data: Data(secret.utf8)).map { byte in
      let text = String(byte, radix: 16)
      return text.count == 1 ? "0" + text : text
    }.joined()
  }
}

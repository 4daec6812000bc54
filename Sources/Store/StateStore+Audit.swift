// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

package import Foundation
internal import GRDB

/// One line of the audit trail.
package struct AuditEntry: Sendable, Hashable {
  /// When.
  package var at: Date
  /// Who: a person's name, a token's, or `-` before anybody signed in.
  package var actor: String
  /// What was done, such as `import.run` or `contacts.view`.
  package var action: String
  /// To what, such as a file's name; never its content.
  package var subject: String
  /// More, such as counts.
  package var detail: String

  /// Creates a line.
  package init(at: Date, actor: String, action: String, subject: String, detail: String = "") {
    self.at = at
    self.actor = actor
    self.action = action
    self.subject = subject
    self.detail = detail
  }
}

extension StateStore {
  /// Adds a line to the audit trail; lines are never changed.
  package func record(_ entry: AuditEntry) throws {
    try database.write { database in
      try database.execute(
        sql: "INSERT INTO audit (at, actor, action, subject, detail) VALUES (?, ?, ?, ?, ?)",
        arguments: [
          entry.at.timeIntervalSince1970, entry.actor, entry.action, entry.subject, entry.detail,
        ])
    }
  }

  /// The newest lines first.
  ///
  /// - Parameter limit: At most so many.
  /// - Returns: The lines.
  /// - Throws: SQLite's error.
  package func auditTrail(limit: Int) throws -> [AuditEntry] {
    try database.read { database in
      try Row.fetchAll(
        database, sql: "SELECT * FROM audit ORDER BY id DESC LIMIT ?", arguments: [limit]
      ).map { row in
        let at: Double = row["at"]
        return AuditEntry(
          at: Date(timeIntervalSince1970: at), actor: row["actor"], action: row["action"],
          subject: row["subject"], detail: row["detail"])
      }
    }
  }
}

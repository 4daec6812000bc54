// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

internal import GRDB

/// The numbered steps that make the structure of `state.sqlite`.
enum StateMigrations {
  static var migrator: DatabaseMigrator {
    var migrator = DatabaseMigrator()
    migrator.registerMigration("0001_people") { database in
      try database.execute(
        sql: """
          CREATE TABLE users (
            id INTEGER PRIMARY KEY,
            name TEXT NOT NULL UNIQUE COLLATE NOCASE,
            role TEXT NOT NULL,
            salt BLOB NOT NULL,
            password BLOB NOT NULL,
            language TEXT,
            agent TEXT,
            failures INTEGER NOT NULL DEFAULT 0,
            locked_until REAL,
            created_at REAL NOT NULL
          );
          CREATE TABLE sessions (
            mark TEXT PRIMARY KEY,
            user_id INTEGER NOT NULL REFERENCES users(id) ON DELETE CASCADE,
            csrf TEXT NOT NULL,
            created_at REAL NOT NULL,
            seen_at REAL NOT NULL
          );
          CREATE TABLE tokens (
            id INTEGER PRIMARY KEY,
            mark TEXT NOT NULL UNIQUE,
            name TEXT NOT NULL,
            user_id INTEGER NOT NULL REFERENCES users(id) ON DELETE CASCADE,
            scopes TEXT NOT NULL,
            created_at REAL NOT NULL,
            expires_at REAL,
            used_at REAL
          );
          CREATE TABLE audit (
            id INTEGER PRIMARY KEY,
            at REAL NOT NULL,
            actor TEXT NOT NULL,
            action TEXT NOT NULL,
            subject TEXT NOT NULL,
            detail TEXT NOT NULL
          );
          CREATE INDEX audit_at ON audit(at);
          """)
    }
    migrator.registerMigration("0002_views") { database in
      try database.execute(
        sql: """
          CREATE TABLE saved_views (
            id INTEGER PRIMARY KEY,
            user_id INTEGER NOT NULL REFERENCES users(id) ON DELETE CASCADE,
            name TEXT NOT NULL,
            address TEXT NOT NULL,
            created_at REAL NOT NULL,
            UNIQUE (user_id, name)
          );
          """)
    }
    return migrator
  }
}

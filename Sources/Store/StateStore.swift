// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

package import Foundation
internal import GRDB

/// What the program itself remembers beside the facts: people, sessions, tokens, the audit trail.
///
/// One SQLite file in the workspace, `state.sqlite`, mode 600. Every change is a transaction.
package struct StateStore: Sendable {
  let database: DatabaseQueue

  /// Opens the file, making it and bringing its structure up to date when needed.
  ///
  /// - Parameter file: The file; its folder must exist.
  /// - Throws: ``StoreError/newerFile(path:)`` when a newer version of the program wrote it; SQLite's
  ///   error when it cannot be opened.
  package init(file: URL) throws {
    var configuration = Configuration()
    configuration.busyMode = .timeout(5)
    configuration.foreignKeysEnabled = true
    let isNew = !FileManager.default.fileExists(atPath: file.path)
    if isNew {
      let isMade = FileManager.default.createFile(
        atPath: file.path, contents: nil, attributes: [.posixPermissions: 0o600])
      guard isMade else { throw StoreError.unwritable(path: file.path) }
    }
    database = try DatabaseQueue(path: file.path, configuration: configuration)
    try prepare(file.path)
  }

  /// Opens a store in memory, for tests.
  package init() throws {
    database = try DatabaseQueue()
    try prepare(":memory:")
  }

  private func prepare(_ path: String) throws {
    let migrator = StateMigrations.migrator
    if try database.read({ try migrator.hasBeenSuperseded($0) }) {
      throw StoreError.newerFile(path: path)
    }
    try migrator.migrate(database)
  }
}

/// Why the state cannot be read or changed.
package enum StoreError: Error, Equatable, Sendable {
  /// A newer version of the program wrote the file.
  case newerFile(path: String)
  /// The file cannot be made.
  case unwritable(path: String)
  /// Another person has this name.
  case nameTaken(String)
  /// The password is too short to be safe.
  case weakPassword(minimum: Int)
  /// The one who asks may not be removed: nobody would be left to administer.
  case lastAdministrator
}

// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

/// What an import is about to do, written down before it begins.
///
/// Together with the kept raw file it is enough to do the import again after a crash.
package struct ImportDeclaration: Sendable, Hashable, Codable {
  /// SHA-256 of the raw file, in hexadecimal: its name in the raw store.
  package var contentHash: String
  /// The file's own name, for people.
  package var fileName: String
  /// The mapping's id.
  package var mappingID: String
  /// The mapping's version.
  package var mappingVersion: Int
  /// SHA-256 of the mapping's text.
  package var mappingHash: String
  /// The mapping's YAML text.
  package var mappingText: String
  /// The name under which the rows are filed; with the external id it is a row's key.
  package var source: String
  /// What the person declared (zone, units, …), as JSON.
  package var options: String

  /// Creates a declaration; the mapping's hash is computed.
  package init(
    contentHash: String, fileName: String, mappingID: String, mappingVersion: Int,
    mappingText: String, source: String, options: String
  ) {
    self.contentHash = contentHash
    self.fileName = fileName
    self.mappingID = mappingID
    self.mappingVersion = mappingVersion
    self.mappingText = mappingText
    self.source = source
    self.options = options
    mappingHash = ContentHash.of(text: mappingText)
  }
}

/// What became of the rows of a file.
package struct ImportCounts: Sendable, Hashable, Codable {
  /// Records in the file.
  package var read = 0
  /// Rows that are new.
  package var imported = 0
  /// Rows that replaced an older version.
  package var updated = 0
  /// Rows that were there already, unchanged.
  package var unchanged = 0
  /// Records kept out for a fault.
  package var rejected = 0
  /// Records left out on purpose.
  package var skipped = 0

  /// Creates counts of zero.
  package init() {}

  /// Adds the outcome of one merge.
  package mutating func add(_ merge: MergeCounts) {
    imported += merge.inserted
    updated += merge.updated
    unchanged += merge.unchanged
  }
}

/// What a merge did to a fact table.
package struct MergeCounts: Sendable, Hashable, Codable {
  /// Rows that are new.
  package var inserted = 0
  /// Rows that replaced an older version.
  package var updated = 0
  /// Rows equal to what was there, or older than it.
  package var unchanged = 0
  /// Staged rows dropped because a later row of the stage has the same key.
  package var superseded = 0
  /// Staged rows without a key, which cannot be kept.
  package var keyless = 0

  /// Creates counts of zero.
  package init() {}
}

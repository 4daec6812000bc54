// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

/// What `rendement doctor` tells about a workspace's warehouse.
package struct WarehouseFacts: Sendable, Hashable {
  /// The engine's version.
  package var engineVersion: String
  /// Where the engine's library was found.
  package var enginePath: String
  /// The structure's newest step.
  package var structure: Int
  /// Size of the warehouse file in bytes.
  package var warehouseBytes: Int64
  /// Size of the kept raw files in bytes.
  package var rawBytes: Int64
  /// How many raw files are kept.
  package var rawFiles: Int
  /// Rows of each fact table that has some.
  package var rows: [FactTable: Int]
  /// Imports that were committed.
  package var imports: Int
  /// Imports that a killed process left unfinished.
  package var unfinished: [ImportJournal.Entry]
  /// Whether the marts are built from the present facts.
  package var areMartsFresh: Bool
  /// Free bytes on the workspace's disk; nil when the system does not tell.
  package var freeBytes: Int64?
  /// The memory that the engine may use, in its own words.
  package var memoryLimit: String
  /// The threads that it uses.
  package var threads: String
}

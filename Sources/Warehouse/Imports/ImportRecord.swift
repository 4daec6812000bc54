// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

package import Foundation

/// An import as the warehouse's book has it.
package struct ImportRecord: Sendable, Hashable {
  /// Its number; `import_id` of its facts.
  package var id: Int64
  /// SHA-256 of the raw file.
  package var contentHash: String
  /// The file's own name.
  package var fileName: String
  /// The mapping's id.
  package var mappingID: String
  /// The mapping's version.
  package var mappingVersion: Int
  /// SHA-256 of the mapping's text.
  package var mappingHash: String
  /// The name under which the rows are filed.
  package var source: String
  /// What the person declared, as JSON.
  package var options: String
  /// When it finished.
  package var finishedAt: Date
  /// What became of the rows.
  package var counts: ImportCounts
  /// Whether the raw file was deleted because it held an erased customer.
  package var isRawErased: Bool
}

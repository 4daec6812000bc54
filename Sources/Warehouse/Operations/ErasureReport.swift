// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

/// What was done to forget a customer.
package struct ErasureReport: Sendable, Hashable, Codable {
  /// Rows that were deleted, by fact table.
  package var deletedRows = [String: Int]()
  /// Rows whose reference to the customer was removed, by fact table.
  package var anonymisedRows = [String: Int]()
  /// File names of the imports whose kept raw file was deleted, because it held the customer.
  package var deletedRawFiles = [String]()
  /// Rejected values of those imports that were blanked.
  package var blankedRejects = 0

  /// Whether the customer was found anywhere.
  package var wasFound: Bool {
    !deletedRows.isEmpty || !anonymisedRows.isEmpty || !deletedRawFiles.isEmpty
  }

  /// Creates an empty report.
  package init() {}
}

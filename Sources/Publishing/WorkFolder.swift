// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

package import Foundation

/// Runs a piece of work in a new empty folder that only this account can read, and removes it.
///
/// - Parameter body: The work; it receives the folder.
/// - Returns: What the work returns.
/// - Throws: What the work throws, or why the folder could not be made.
package func withWorkFolder<Result: Sendable>(
  _ body: (URL) async throws -> Result
) async throws -> Result {
  let folder = FileManager.default.temporaryDirectory
    .appending(path: "rendement-\(UUID().uuidString)")
  try FileManager.default.createDirectory(
    at: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
  // A folder that cannot be removed is the system's to clean: the document is what counts.
  defer { try? FileManager.default.removeItem(at: folder) }
  return try await body(folder)
}

/// A file of our own that another program reads.
///
/// - Parameter name: Its name in the folder `Resources`.
/// - Returns: Where it lies.
/// - Throws: ``PublishingError/missingResource(_:)``.
func resource(_ name: String) throws -> URL {
  guard
    let url = Bundle.module.url(
      forResource: name, withExtension: nil, subdirectory: "Resources")
  else { throw PublishingError.missingResource("Resources/\(name)") }
  return url
}

// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

public import Foundation

/// Runs a test in a new empty folder, which is removed afterwards even when the test throws.
///
/// - Parameter body: The test; it receives the folder.
/// - Returns: What the test returns.
/// - Throws: What the test throws, or why the folder could not be made or removed.
public func withTemporaryFolder<Result: Sendable>(
  _ body: @Sendable (URL) async throws -> Result
) async throws -> Result {
  let folder = FileManager.default.temporaryDirectory
    .appending(path: "rendement-test-\(UUID().uuidString)")
  try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  do {
    let result = try await body(folder)
    try FileManager.default.removeItem(at: folder)
    return result
  } catch {
    try FileManager.default.removeItem(at: folder)
    throw error
  }
}

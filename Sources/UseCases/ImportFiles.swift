// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

package import Foundation
package import Ingest
internal import Warehouse

/// Brings files into the workspace's facts.
package struct ImportFiles: Sendable {
  private let importer: Importer

  /// Creates the use case.
  ///
  /// - Parameter session: The open workspace.
  /// - Throws: `IngestError` when a mapping that ships with the program is missing or damaged.
  package init(_ session: Session) throws {
    importer = try Importer(warehouse: session.warehouse)
  }

  /// Imports one file.
  ///
  /// - Parameters:
  ///   - request: The file, and what it does not say itself.
  ///   - progress: Told how far it is.
  /// - Returns: What was read, imported, rejected, with the mapping used.
  /// - Throws: `IngestError` when the file as a whole cannot be imported; nothing has changed then.
  package func run(
    _ request: ImportRequest, progress: @escaping @Sendable (ImportProgress) -> Void = { _ in }
  ) async throws -> ImportReport {
    try await importer.run(request, progress: progress)
  }

  /// Finishes imports that a killed process left behind, from the raw files that it had kept.
  package func resume() async throws -> [ImportReport] {
    try await importer.resumeUnfinished()
  }

  /// What an import would do with a file: the mapping, its lines with samples, open questions.
  ///
  /// - Parameter request: The file, and what it does not say itself.
  /// - Returns: The proposal; nothing was changed.
  /// - Throws: `IngestError` when the file as a whole cannot be imported.
  package func proposal(for request: ImportRequest) async throws -> MappingProposal {
    try await importer.proposal(for: request)
  }

  /// Writes the mapping that an import would use, to be read and edited.
  ///
  /// - Parameters:
  ///   - request: The file, and what it does not say itself.
  ///   - file: Where the YAML goes; replaced whole when it exists.
  /// - Throws: `IngestError`, or why the file cannot be written.
  package func writeMapping(for request: ImportRequest, to file: URL) async throws {
    let proposal = try await importer.proposal(for: request)
    try Data(try proposal.mapping.yaml.utf8).write(to: file, options: .atomic)
  }
}

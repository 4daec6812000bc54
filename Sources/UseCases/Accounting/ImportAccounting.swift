// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

package import Foundation
package import Ingest
internal import Quantities

/// Brings the service's costs of a French accounting file into the cost ledger.
package struct ImportAccounting: Sendable {
  /// What was found in the file.
  package struct Reading: Sendable {
    /// The lines.
    package var file: AccountingFile
    /// The costs that the rules take.
    package var ledger: CostLedger
  }

  /// Creates the use case.
  package init() {}

  /// Reads a file and applies rules; nothing is imported.
  ///
  /// - Parameters:
  ///   - file: The FEC.
  ///   - rules: The YAML file of the account rules.
  /// - Returns: What was found.
  /// - Throws: `AccountingProblem`, or `IngestError` for the rules.
  package func read(_ file: URL, rules: URL) throws -> Reading {
    let read = try AccountingFile(try content(of: file), path: file.lastPathComponent)
    let text = String(decoding: try content(of: rules), as: UTF8.self)
    let ledger = CostLedger(read, rules: try AccountRules(text, path: rules.path))
    guard ledger.entriesTaken > 0 else {
      throw AccountingProblem.nothingFits(path: file.lastPathComponent)
    }
    return Reading(file: read, ledger: ledger)
  }

  /// Imports the costs of a reading.
  ///
  /// - Parameters:
  ///   - reading: What was found.
  ///   - folder: A folder that the session may read, for the table that is imported.
  ///   - session: The open workspace.
  /// - Returns: What was imported; a later export of the same year corrects an earlier one.
  /// - Throws: `IngestError`, or why the table cannot be written.
  package func run(
    _ reading: Reading, in folder: URL, session: Session
  ) async throws -> ImportReport {
    let table = folder.appendingPathComponent("fec-ledger.csv")
    try Data(reading.ledger.csv.utf8).write(to: table, options: .atomic)
    return try await ImportFiles(session).run(ImportRequest(file: table, kind: .costs))
  }

  private func content(of file: URL) throws -> Data {
    guard let data = FileManager.default.contents(atPath: file.path) else {
      throw AccountingProblem.unreadable(path: file.path)
    }
    return data
  }
}

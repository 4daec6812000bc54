// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

import DuckDB
import Foundation
import Quantities
import Warehouse

/// A file looked at, with its mapping found: what an import does before it changes anything.
package struct PreparedImport: Sendable {
  /// The file.
  package let file: SourceFile
  /// The mapping found or proposed, and what must still be said.
  package let proposal: MappingProposal
  /// How its records are read.
  let source: RecordSource
  let limits: FileLimits

  /// Removes the scratch files.
  func discardScratch() throws {
    try file.discardScratch()
    if let aligned = source.alignedFile { try FileManager.default.removeItem(at: aligned) }
  }
}

/// Looks at a file and finds its mapping.
struct ImportPreparation {
  let connection: Connection
  let catalogue: MappingCatalogue
  let limits: FileLimits
  /// A folder for scratch files that the engine may read.
  let folder: URL

  /// Prepares a request.
  ///
  /// - Parameters:
  ///   - request: What is asked.
  ///   - readable: Where the engine can read the file's bytes.
  ///   - name: The file's own name.
  ///   - mapping: A mapping to use; nil lets the request or the headers decide.
  /// - Returns: The file with its mapping.
  /// - Throws: ``IngestError``, after the scratch files were removed.
  func prepare(
    _ request: ImportRequest, readable: URL, name: String, mapping: Mapping? = nil
  ) async throws -> PreparedImport {
    let file = try SourceFile.inspect(readable, name: name, scratch: folder, limits: limits)
    do {
      var given = mapping
      if given == nil, let path = request.mappingFile { given = try Mapping(file: path) }
      var source = try await open(file, given, request.kind)
      var proposal = try await propose(request, source, given, name)
      // A platform's own delimiter, list of records or empty words ask for a second look.
      if given == nil, proposal.mapping.shape != Mapping.Shape() {
        source = try await open(file, proposal.mapping, request.kind)
        proposal = try await propose(request, source, proposal.mapping, name)
      }
      if let refusal = proposal.mapping.refusal {
        throw IngestError.nothingToMeasure(
          name: name, platform: proposal.mapping.platform, reason: refusal)
      }
      return PreparedImport(file: file, proposal: proposal, source: source, limits: limits)
    } catch {
      try file.discardScratch()
      throw error
    }
  }

  private func open(
    _ file: SourceFile, _ mapping: Mapping?, _ kind: ImportKind?
  ) async throws -> RecordSource {
    let catalogue = catalogue
    return try await SourceOpening(
      connection: connection, file: file, limits: limits,
      shape: mapping?.shape ?? Mapping.Shape(), folder: folder,
      rank: { columns in
        if let mapping { return mapping.detection.matches(columns) ? Mapping.highestRank : nil }
        return catalogue.platform(for: columns, kind: kind).map(\.rank)
      }
    ).open()
  }

  private func propose(
    _ request: ImportRequest, _ source: RecordSource, _ mapping: Mapping?, _ name: String
  ) async throws -> MappingProposal {
    try check(request.options)
    let sample = try await sample(source, mapping)
    return try MappingProposer(
      catalogue: catalogue, fileName: name, columns: source.columns, sample: sample,
      kind: request.kind, options: request.options
    ).propose(mapping)
  }

  private func check(_ options: ImportOptions) throws {
    if let zone = options.timeZone, TimeZone(identifier: zone) == nil {
      throw IngestError.zoneUnknown(zone)
    }
    if let code = options.currency, code.wholeMatch(of: /[A-Z]{3}/) == nil {
      throw IngestError.unknownCurrency(code)
    }
  }

  /// The first values of every column, by its name in lower case.
  private func sample(
    _ source: RecordSource, _ mapping: Mapping?
  ) async throws -> [String: ColumnSample] {
    let list = source.columns.map { "cast(\(source.reference($0)) as VARCHAR)" }
    let rows = try await connection.query(
      "select \(list.joined(separator: ", ")) from \(source.relation) limit \(limits.sampleRecords)"
    ).rows
    guard !rows.isEmpty || source.quote == nil else {
      return [:]
    }
    let empty = Set(["", "null", "NULL", "N/A", "n/a"] + (mapping?.nullValues ?? []))
    var sample = [String: ColumnSample]()
    for (index, column) in source.columns.enumerated() {
      let values = rows.compactMap { row -> String? in
        guard let text = row[index].text?.trimmingCharacters(in: .whitespaces),
          !empty.contains(text)
        else { return nil }
        return text
      }
      sample[column.lowercased()] = ColumnSample(name: column, values: values)
    }
    return sample
  }
}

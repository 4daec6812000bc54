// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

import DuckDB
import Foundation
import Quantities
package import Warehouse

/// Brings files into a workspace.
package struct Importer: Sendable {
  /// Where the rows go.
  let warehouse: DataWarehouse
  /// The platform mappings.
  let catalogue: MappingCatalogue
  let limits: FileLimits

  /// Creates an importer.
  ///
  /// - Parameters:
  ///   - warehouse: An open warehouse; for workbooks, opened with the engine's excel extension.
  ///   - catalogue: The platform mappings; those that ship with the program by default.
  ///   - limits: When a file is refused.
  /// - Throws: ``IngestError/mappingUnreadable(path:line:detail:)`` when a shipped mapping is
  ///   missing or damaged.
  package init(
    warehouse: DataWarehouse, catalogue: MappingCatalogue? = nil, limits: FileLimits = FileLimits()
  ) throws {
    self.warehouse = warehouse
    self.catalogue = try catalogue ?? MappingCatalogue.shipped()
    self.limits = limits
  }

  /// The mapping that a request would use, to show it before anything is done.
  ///
  /// - Throws: ``IngestError``. Open questions are in the result, not thrown.
  package func proposal(for request: ImportRequest) async throws -> MappingProposal {
    let link = try LinkedFile(request.file, in: warehouse.workspace.temporary)
    defer { link.remove() }
    let prepared = try await prepare(request, at: link.url, name: request.file.lastPathComponent)
    try prepared.discardScratch()
    return prepared.proposal
  }

  /// Imports a file: its good rows go in, its bad rows into the reject table and file.
  ///
  /// The same file with the same mapping and declarations is recognised and changes nothing. A
  /// killed run leaves the store as it was; ``resumeUnfinished(progress:)`` finishes it.
  ///
  /// - Parameters:
  ///   - request: What to import.
  ///   - progress: Called about ten times a second, from any thread.
  /// - Returns: What happened to every row.
  /// - Throws: ``IngestError`` when nothing can be imported, ``IngestError/undecided(_:)`` when a
  ///   person must first say something, and the warehouse's errors. Nothing has changed then.
  package func run(
    _ request: ImportRequest,
    progress: @escaping @Sendable (ImportProgress) -> Void = { _ in }
  ) async throws -> ImportReport {
    let link = try LinkedFile(request.file, in: warehouse.workspace.temporary)
    defer { link.remove() }
    return try await run(
      request, at: link.url, name: request.file.lastPathComponent, mapping: nil, progress: progress)
  }

  /// Finishes the imports that a killed process left behind, oldest first.
  ///
  /// - Returns: Their reports; empty when there were none.
  package func resumeUnfinished(
    progress: @escaping @Sendable (ImportProgress) -> Void = { _ in }
  ) async throws -> [ImportReport] {
    let store = RawStore(warehouse.workspace)
    var reports = [ImportReport]()
    for entry in try await warehouse.unfinishedImports() {
      let declaration = entry.declaration
      guard let file = store.file(declaration.contentHash) else {
        // The process died before the file was kept: there is nothing to finish.
        try await warehouse.discard(unfinished: entry)
        continue
      }
      let mapping = try Mapping(yaml: declaration.mappingText, path: declaration.mappingID)
      let options = try JSONDecoder().decode(
        ImportOptions.self, from: Data(declaration.options.utf8))
      let request = ImportRequest(file: file, options: options)
      reports.append(
        try await run(
          request, at: file, name: declaration.fileName, mapping: mapping, progress: progress))
      try await warehouse.discard(unfinished: entry)
    }
    return reports
  }

  // MARK: - Steps

  private func prepare(
    _ request: ImportRequest, at url: URL, name: String, mapping: Mapping? = nil
  ) async throws -> PreparedImport {
    try await ImportPreparation(
      connection: warehouse.connection, catalogue: catalogue, limits: limits,
      folder: warehouse.workspace.temporary
    ).prepare(request, readable: url, name: name, mapping: mapping)
  }

  private func run(
    _ request: ImportRequest, at url: URL, name: String, mapping: Mapping?,
    progress: @escaping @Sendable (ImportProgress) -> Void
  ) async throws -> ImportReport {
    let meter = ProgressMeter(connection: warehouse.connection, report: progress)
    meter.begin(.preparing)
    let prepared = try await prepare(request, at: url, name: name, mapping: mapping)
    let result: Result<ImportReport, any Error>
    do {
      result = .success(try await self.import(request, prepared, url, meter))
    } catch {
      result = .failure(error)
    }
    await meter.stop()
    try prepared.discardScratch()
    return try result.get()
  }

  private func `import`(
    _ request: ImportRequest, _ prepared: PreparedImport, _ url: URL, _ meter: ProgressMeter
  ) async throws -> ImportReport {
    meter.totalBytes = prepared.file.byteCount
    guard prepared.proposal.questions.isEmpty else {
      throw IngestError.undecided(prepared.proposal.questions)
    }
    let mapping = prepared.proposal.mapping
    let zone = Self.zone(mapping, request.options)
    var compiler = MappingCompiler(
      mapping: mapping, source: prepared.source, options: request.options, zone: zone,
      fileName: prepared.file.name)
    let compiled = try compiler.compile()
    let work = ImportWork(
      warehouse: warehouse, prepared: prepared, compiled: compiled,
      sourceName: request.options.source ?? mapping.source, zone: zone ?? "UTC", meter: meter)
    if request.isDryRun { return try await work.check() }
    let raw = try await RawStore(warehouse.workspace).keep(url)
    let declaration = ImportDeclaration(
      contentHash: raw.contentHash, fileName: prepared.file.name, mappingID: mapping.id,
      mappingVersion: mapping.version, mappingText: try mapping.yaml, source: work.sourceName,
      options: try Self.json(request.options))
    if let earlier = try await warehouse.finishedImport(like: declaration) {
      return work.repeated(earlier)
    }
    return try await work.run(declaration)
  }

  /// The zone for naive times: the person's word, else the mapping's; nil when there is none.
  private static func zone(_ mapping: Mapping, _ options: ImportOptions) -> String? {
    if let zone = options.timeZone { return zone }
    if case .zone(let zone) = mapping.zone { return zone }
    return nil
  }

  private static func json(_ options: ImportOptions) throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys]
    return String(decoding: try encoder.encode(options), as: UTF8.self)
  }
}

/// A name for a user's file inside the folder that the engine may read.
struct LinkedFile {
  let url: URL

  /// Links a file, or copies it when it lies on another disk.
  ///
  /// A hard link, because the engine looks through symbolic ones and refuses what lies outside
  /// its folders.
  ///
  /// - Throws: ``IngestError/fileMissing(path:)``.
  init(_ file: URL, in folder: URL) throws {
    guard FileManager.default.fileExists(atPath: file.path) else {
      throw IngestError.fileMissing(path: file.path)
    }
    let origin = file.standardizedFileURL.resolvingSymlinksInPath()
    var isFolder: ObjCBool = false
    _ = FileManager.default.fileExists(atPath: origin.path, isDirectory: &isFolder)
    guard !isFolder.boolValue else {
      throw IngestError.fileUnreadable(path: file.path, reason: "it is a folder")
    }
    url = folder.appendingPathComponent("link-\(UUID().uuidString)")
    do {
      try FileManager.default.linkItem(at: origin, to: url)
    } catch {
      do {
        try FileManager.default.copyItem(at: origin, to: url)
      } catch {
        let told = DiskFull.explain(error, "copy \(file.lastPathComponent)")
        guard told is WarehouseError else {
          throw IngestError.fileUnreadable(path: file.path, reason: error.localizedDescription)
        }
        throw told
      }
    }
  }

  /// Removes the link.
  func remove() {
    do { try FileManager.default.removeItem(at: url) } catch {
      // The workspace's scratch folder is swept when it is next opened.
    }
  }
}

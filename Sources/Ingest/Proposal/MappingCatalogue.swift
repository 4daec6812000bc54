// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

package import Foundation
import Quantities
import Warehouse

/// The platform mappings that ship with the program.
package struct MappingCatalogue: Sendable {
  /// The mappings, by id.
  package let mappings: [Mapping]
  let synonyms: Synonyms

  /// Reads every mapping of a folder and its `synonyms.yaml`.
  ///
  /// - Throws: ``IngestError/mappingUnreadable(path:line:detail:)``.
  package init(folder: URL) throws {
    let names: [String]
    do {
      names = try FileManager.default.contentsOfDirectory(atPath: folder.path)
    } catch {
      throw IngestError.mappingUnreadable(
        path: folder.path, line: nil,
        detail: LocalizedText(
          en: "the program's own mappings are missing; install it again.",
          fr: "les mappings du programme manquent ; réinstallez-le."))
    }
    let files = names.filter { $0.hasSuffix(".yaml") && $0 != "synonyms.yaml" }.sorted()
    mappings = try files.map { try Mapping(file: folder.appendingPathComponent($0)) }
    synonyms = try Synonyms(file: folder.appendingPathComponent("synonyms.yaml"))
  }

  /// The mappings in the program's resources.
  package static func shipped() throws -> MappingCatalogue {
    try MappingCatalogue(folder: Bundle.module.bundleURL.appendingPathComponent("Mappings"))
  }

  /// The mapping whose headers are those of a file; nil when none fits.
  ///
  /// The one that recognises most columns wins.
  ///
  /// - Parameters:
  ///   - columns: The file's columns.
  ///   - kind: What the person says the rows are; nil when nothing was said.
  /// - Returns: The mapping, or nil.
  package func platform(for columns: [String], kind: ImportKind?) -> Mapping? {
    let present = Set(columns.map { $0.lowercased() })
    let fitting = mappings.filter { mapping in
      guard mapping.detection.matches(present) else { return false }
      return kind.map { $0.table == mapping.tables.first?.table } ?? true
    }
    return fitting.max { $0.detection.all.count < $1.detection.all.count }
  }
}

extension Mapping.Detection {
  /// Whether a file with these columns, in lower case, is recognised.
  func matches(_ present: Set<String>) -> Bool {
    guard !all.isEmpty else { return false }
    return all.allSatisfy { present.contains($0.lowercased()) }
      && (any.isEmpty || any.contains { present.contains($0.lowercased()) })
      && !none.contains { present.contains($0.lowercased()) }
  }
}

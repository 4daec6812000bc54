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
    let fitting = mappings.filter { mapping in
      guard mapping.detection.matches(columns) else { return false }
      return kind.map { $0.table == mapping.tables.first?.table } ?? true
    }
    return fitting.max { $0.detection.all.count < $1.detection.all.count }
  }
}

extension Mapping {
  /// The rank of contacts, above which there is none.
  static let highestRank = 3

  /// Which of several recognised lists of one file is the one to import: contacts first.
  var rank: Int {
    switch tables.first?.table {
    case .contacts: Self.highestRank
    case .contactEvents, .surveyAnswers: 2
    default: 1
    }
  }
}

extension Mapping.Detection {
  /// Whether a file with these columns is recognised; case does not count.
  func matches(_ columns: [String]) -> Bool {
    let present = Set(columns.map { $0.lowercased() })
    guard !all.isEmpty else { return false }
    return all.allSatisfy { present.contains($0.lowercased()) }
      && (any.isEmpty || any.contains { present.contains($0.lowercased()) })
      && !none.contains { present.contains($0.lowercased()) }
  }
}

// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

import Foundation
import Quantities
import TestSupport
import Testing

@testable import Ingest

/// The list of platforms in `Documentation/mappings.md` is that of the shipped mappings.
struct MappingListTests {
  /// The lines of the list: platform, what the records are, mapping, what it was tried on.
  static func lines(_ catalogue: MappingCatalogue) -> [String] {
    catalogue.mappings.sorted {
      ($0.platform.lowercased(), $0.id) < ($1.platform.lowercased(), $1.id)
    }.map { mapping in
      let mark =
        mapping.evidence == .realFile ? "tested on real payloads" : "from documentation"
      let title = mapping.refusal == nil ? mapping.title.en : "\(mapping.title.en) (not imported)"
      return "| \(mapping.platform) | \(title) | `\(mapping.id)` | *\(mark)* |"
    }
  }

  @Test func `the documentation lists every mapping with its mark`() throws {
    let file = packageRoot.appending(path: "Documentation/mappings.md")
    guard let text = try? String(contentsOf: file, encoding: .utf8) else { return }
    let listed = text.split(separator: "\n").map(String.init).filter { $0.contains("` | *") }
    #expect(listed == Self.lines(try MappingCatalogue.shipped()))
  }

  @Test func `every shipped mapping can be written and read back`() throws {
    for mapping in try MappingCatalogue.shipped().mappings {
      #expect(try Mapping(yaml: try mapping.yaml, path: mapping.id) == mapping, "\(mapping.id)")
    }
  }
}

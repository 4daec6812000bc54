// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

import Crypto
import Foundation

/// The SQL models between the facts and the figures, in the order in which they are built.
struct MartModels {
  /// Views that marts are made of, and the marts, dependencies first.
  let ordered: [ModelFiles.File]
  /// The functions that engines spell differently.
  let functions: [ModelFiles.File]
  /// A hash of all of them: another one means that the marts must be built again.
  let checksum: String

  /// Reads the models; a model depends on those whose names its statements mention.
  init(_ models: ModelFiles) throws {
    functions = try models.layer("dialects").filter { $0.name == "duckdb" }
    let files = try models.layer("intermediate") + models.layer("marts")
    checksum = ContentHash.of(
      text: (functions + files).map { $0.name + "\n" + $0.text }.joined(separator: "\n"))
    let names = Set(files.map(\.name))
    var needs = [String: Set<String>]()
    for file in files {
      needs[file.name] = names.intersection(Self.words(file)).subtracting([file.name])
    }
    var ordered = [ModelFiles.File]()
    var isBuilt = Set<String>()
    while let next = files.first(where: {
      !isBuilt.contains($0.name) && needs[$0.name, default: []].isSubset(of: isBuilt)
    }) {
      ordered.append(next)
      isBuilt.insert(next.name)
    }
    precondition(ordered.count == files.count, "the SQL models need each other in a circle")
    self.ordered = ordered
  }

  /// The words of a model's statements, comments apart.
  private static func words(_ file: ModelFiles.File) -> Set<String> {
    let code = file.text.split(separator: "\n").filter { !$0.hasPrefix("--") }
      .joined(separator: "\n")
    return Set(
      code.split { !($0.isLetter || $0.isNumber || $0 == "_") }.map(String.init))
  }
}

// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

internal import Foundation

/// A table of numbers among the shared reference data: columns by name; nil when it is not here.
///
/// - Parameter path: A path inside the reference data, such as `cases/seatbelts.csv`. A field that is
///   no number becomes not-a-number.
/// - Returns: The columns, or nil after saying on standard output that the file is not here.
/// - Throws: When the file cannot be read.
public func sharedReferenceTable(_ path: String) throws -> [String: [Double]]? {
  guard let file = sharedData("../reference/data/\(path)") else { return nil }
  let lines = try String(contentsOf: file, encoding: .utf8).split(whereSeparator: \.isNewline)
  let rows = lines.map { line in
    line.split(separator: ",", omittingEmptySubsequences: false).map {
      $0.trimmingCharacters(in: CharacterSet(charactersIn: "\" "))
    }
  }
  guard let head = rows.first else { return [:] }
  var table: [String: [Double]] = [:]
  for (place, name) in head.enumerated() {
    table[name] = rows.dropFirst().map { Double($0[place]) ?? .nan }
  }
  return table
}

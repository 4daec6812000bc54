// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

import Foundation
import TestSupport

/// The columns of a plain comma-separated file among the shared data; nil when it is not there.
func sharedTable(_ path: String) throws -> [String: [String]]? {
  guard let file = sharedData(path) else { return nil }
  let lines = try String(contentsOf: file, encoding: .utf8).split(whereSeparator: \.isNewline)
  let names = lines[0].split(separator: ",", omittingEmptySubsequences: false).map(String.init)
  var columns = [[String]](repeating: [], count: names.count)
  for line in lines.dropFirst() {
    let cells = line.split(separator: ",", omittingEmptySubsequences: false)
    for index in columns.indices { columns[index].append(String(cells[index])) }
  }
  return Dictionary(uniqueKeysWithValues: zip(names, columns))
}

/// A column of such a table as numbers.
func numbers(_ table: [String: [String]], _ name: String) -> [Double] {
  (table[name] ?? []).compactMap { Double($0.trimmingCharacters(in: ["\""])) }
}

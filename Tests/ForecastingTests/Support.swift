// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

import Foundation
import Testing

/// A column of a fixture as numbers.
func fixture(_ name: String, _ column: String) throws -> [Double] {
  let file = try #require(
    Bundle.module.url(forResource: name, withExtension: "csv", subdirectory: "Fixtures"))
  let lines = try String(contentsOf: file, encoding: .utf8).split(whereSeparator: \.isNewline)
  let header = lines[0].split(separator: ",").map { $0.trimmingCharacters(in: ["\""]) }
  let index = try #require(header.firstIndex(of: column))
  return try lines.dropFirst().map {
    try #require(Double($0.split(separator: ",", omittingEmptySubsequences: false)[index]))
  }
}

/// Whether all values are within an absolute or relative distance of those expected.
func agrees(
  _ values: [Double], _ expected: [Double], absolute: Double = 0, relative: Double = 0
) -> Bool {
  values.count == expected.count
    && zip(values, expected).allSatisfy {
      abs($0 - $1) <= max(absolute, relative * abs($1))
    }
}

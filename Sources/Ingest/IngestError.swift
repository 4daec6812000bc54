// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

package import Quantities

/// Why a file cannot be imported at all.
///
/// Faults of single rows are rejects, not errors.
package enum IngestError: Error, Sendable, Hashable {
  case fileMissing(path: String)
  case fileUnreadable(path: String, reason: String)
  case fileEmpty(name: String)
  case headerOnly(name: String)
  case binaryFile(name: String)
  case legacyWorkbook(name: String)
  case truncatedGzip(name: String)
  case damagedGzip(name: String)
  case textUndecodable(name: String, encoding: TextEncoding)
  case lineTooLong(name: String, line: Int, limit: Int)
  case tooManyColumns(name: String, count: Int, limit: Int)
  case noColumnsFound(name: String, firstLine: String)
  case unreadableStructure(name: String, detail: String)
  case recordsMissing(name: String, key: String, found: [String])
  case excelExtensionMissing(name: String)
  case mappingUnreadable(path: String, line: Int?, detail: LocalizedText)
  case mappingColumnMissing(mapping: String, column: String, suggestion: String?)
  case nothingToMeasure(name: String, platform: String, reason: LocalizedText)
  case noMapping(name: String, columns: [String])
  case kindMismatch(kind: String, missing: [String])
  case undecided([OpenQuestion])
  case unknownTimeZone(String, suggestion: String?)
  case unknownCurrency(String)
  case diskFull(action: String)
}

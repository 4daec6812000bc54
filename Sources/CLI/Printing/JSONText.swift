// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

internal import Foundation

/// A value as indented JSON with sorted keys.
///
/// - Parameter value: The value; its numbers must be finite.
/// - Returns: Text without a final line feed.
/// - Throws: `EncodingError` when a number is not finite.
func encodeJSON(_ value: some Encodable) throws -> String {
  let encoder = JSONEncoder()
  encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
  return String(decoding: try encoder.encode(value), as: UTF8.self)
}

/// Many values as a JSON array with a line for each, which is quick to write and to compare.
///
/// - Parameter values: The values; their numbers must be finite.
/// - Returns: Text without a final line feed.
/// - Throws: `EncodingError` when a number is not finite.
func encodeJSONLines(_ values: [some Encodable]) throws -> String {
  let encoder = JSONEncoder()
  encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
  let lines = try values.map { String(decoding: try encoder.encode($0), as: UTF8.self) }
  return lines.isEmpty ? "[]" : "[\n" + lines.joined(separator: ",\n") + "\n]"
}

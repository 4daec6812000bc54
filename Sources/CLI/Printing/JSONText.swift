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

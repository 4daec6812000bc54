// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

/// Emoji written out as words, so that the rules can read them.
enum EmojiText {
  /// The descriptions of single emoji.
  static func descriptions() throws -> [Unicode.Scalar: [UInt8]] {
    var found: [Unicode.Scalar: [UInt8]] = [:]
    for (emoji, description) in try LexiconFile.pairs("emoji") {
      guard let scalar = emoji.unicodeScalars.first, emoji.unicodeScalars.count == 1 else {
        continue
      }
      found[scalar] = Array(description.utf8)
    }
    return found
  }

  /// The bytes of a text with emoji as words and every white space as a space.
  static func replacing(_ text: String, by descriptions: [Unicode.Scalar: [UInt8]]) -> [UInt8] {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(text.utf8.count + 64)
    var isAfterSpace = true
    for scalar in text.unicodeScalars {
      if scalar.value >= 0x80, let description = descriptions[scalar] {
        if !isAfterSpace { bytes.append(0x20) }
        bytes += description
        isAfterSpace = false
        continue
      }
      isAfterSpace = scalar == " "
      if scalar.value >= 0x80, scalar.properties.isWhitespace {
        bytes.append(0x20)
      } else {
        bytes += UTF8.encode(scalar).map(Array.init) ?? []
      }
    }
    return bytes
  }
}

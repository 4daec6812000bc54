// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

/// A word of a French text and what the rules know of it.
struct FrenchToken {
  var facts: WordFacts
  /// Whether punctuation stands before it, so that a negation does not reach it.
  var startsClause: Bool
}

/// Splits French texts: elided articles are words of their own (l'agent, n'est), hyphens join
/// (copiée-collée), letters are folded to lower case, and emoticons stay whole.
struct FrenchTokenizer {
  let table: WordTable
  private(set) var tokens: [FrenchToken] = []
  private var word: [UInt8] = []
  private var startsClause = false

  init(table: WordTable) {
    self.table = table
    tokens.reserveCapacity(256)
  }

  /// Reads the words of a text; the ones before are forgotten.
  mutating func read(_ bytes: UnsafeBufferPointer<UInt8>) {
    tokens.removeAll(keepingCapacity: true)
    word.removeAll(keepingCapacity: true)
    startsClause = false
    var index = 0
    while index < bytes.count {
      let byte = bytes[index]
      let next: UInt8 = index + 1 < bytes.count ? bytes[index + 1] : 0
      if byte >= 0x80 {
        index += addLetter(bytes, index)
        continue
      }
      switch byte {
      case 0x41...0x5A: word.append(byte | 0x20)
      case 0x61...0x7A: word.append(byte)
      case 0x2D where !word.isEmpty && FrenchTokenizer.isLetter(next): word.append(byte)
      default:
        finish()
        if let size = emoticon(bytes, index) {
          index += size
          continue
        }
        if FrenchTokenizer.isBreak(byte) { startsClause = true }
      }
      index += 1
    }
    finish()
  }

  private static func isLetter(_ byte: UInt8) -> Bool {
    byte >= 0x80 || (byte | 0x20 >= 0x61 && byte | 0x20 <= 0x7A)
  }

  private static func isBreak(_ byte: UInt8) -> Bool {
    byte == 0x21 || byte == 0x2C || byte == 0x2E || byte == 0x3A || byte == 0x3B || byte == 0x3F
  }

  /// Adds the character at an index, folded; says how many bytes it took.
  private mutating func addLetter(_ bytes: UnsafeBufferPointer<UInt8>, _ index: Int) -> Int {
    let byte = bytes[index]
    let size = byte >= 0xF0 ? 4 : (byte >= 0xE0 ? 3 : 2)
    guard index + size <= bytes.count else { return 1 }
    let second = bytes[index + 1]
    switch (byte, second) {
    case (0xC2, _):
      // Signs and the space that does not break: none is a letter.
      finish()
    case (0xC3, 0x80...0x9E) where second != 0x97:
      word += [byte, second + 0x20]
    case (0xC5, 0x92): word += [0xC5, 0x93]
    case (0xE2, 0x80) where size == 3:
      // Dashes, quotation marks, spaces, the ellipsis and the typographic apostrophe.
      finish()
      if bytes[index + 2] == 0xA6 { startsClause = true }
    case (0xEF, 0xB8): break
    case (0xE2, _), (0xF0, _):
      // A sign or an emoji is a word by itself.
      finish()
      for place in 0..<size { word.append(bytes[index + place]) }
      finish()
    default:
      for place in 0..<size { word.append(bytes[index + place]) }
    }
    return size
  }

  private mutating func finish() {
    guard !word.isEmpty else { return }
    add(word)
    word.removeAll(keepingCapacity: true)
  }

  private mutating func add(_ bytes: [UInt8]) {
    var hash = WordTable.hashStart
    for byte in bytes { hash = WordTable.hash(hash, byte) }
    let facts = bytes.withUnsafeBufferPointer { table.find($0, hash: hash) }
    tokens.append(FrenchToken(facts: facts ?? WordFacts(), startsClause: startsClause))
    startsClause = false
  }

  /// The length of an emoticon of two or three signs at an index, which becomes a word; nil for none.
  private mutating func emoticon(_ bytes: UnsafeBufferPointer<UInt8>, _ index: Int) -> Int? {
    let isEye = [0x3A, 0x3B, 0x3D, 0x3C].contains(bytes[index])
    guard isEye else { return nil }
    for size in [3, 2] where index + size <= bytes.count {
      var candidate = Array(bytes[index..<index + size])
      if candidate[size - 1] == 0x44 { candidate[size - 1] = 0x64 }
      var hash = WordTable.hashStart
      for byte in candidate { hash = WordTable.hash(hash, byte) }
      let isKnown = candidate.withUnsafeBufferPointer { table.find($0, hash: hash) } != nil
      if isKnown {
        add(candidate)
        return size
      }
    }
    return nil
  }
}

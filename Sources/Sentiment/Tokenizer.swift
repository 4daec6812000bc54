// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

/// A word of a text and what the rules know of it.
struct Token {
  var facts: WordFacts
  /// Whether the word is written in capitals.
  var isUpper: Bool
}

/// Splits a text at white space, strips punctuation and looks the words up.
///
/// Punctuation around a word is taken off unless two characters or fewer remain: then it is an
/// emoticon.
struct Tokenizer {
  let table: WordTable
  /// What marks a negation inside a word, such as "n't"; empty for none.
  let negationMark: [UInt8]
  private(set) var tokens: [Token] = []
  private var lower: [UInt8] = []

  init(table: WordTable, negationMark: String) {
    self.table = table
    self.negationMark = Array(negationMark.utf8)
    tokens.reserveCapacity(256)
    lower.reserveCapacity(64)
  }

  /// Reads the words of a text; the ones before are forgotten.
  mutating func read(_ bytes: UnsafeBufferPointer<UInt8>) {
    tokens.removeAll(keepingCapacity: true)
    var start = 0
    while start < bytes.count {
      while start < bytes.count, Tokenizer.isSpace(bytes[start]) { start += 1 }
      var end = start
      while end < bytes.count, !Tokenizer.isSpace(bytes[end]) { end += 1 }
      if end > start { add(UnsafeBufferPointer(rebasing: bytes[start..<end])) }
      start = end
    }
  }

  private mutating func add(_ whole: UnsafeBufferPointer<UInt8>) {
    var (first, last) = (0, whole.count)
    while first < last, Tokenizer.isPunctuation(whole[first]) { first += 1 }
    while last > first, Tokenizer.isPunctuation(whole[last - 1]) { last -= 1 }
    var characters = 0
    for place in first..<last where whole[place] & 0xC0 != 0x80 { characters += 1 }
    let word = characters <= 2 ? whole : UnsafeBufferPointer(rebasing: whole[first..<last])
    var hash = WordTable.hashStart
    var (hasLower, hasUpper, isPlain) = (false, false, true)
    lower.removeAll(keepingCapacity: true)
    for byte in word {
      var folded = byte
      switch byte {
      case 0x41...0x5A:
        hasUpper = true
        folded = byte | 0x20
      case 0x61...0x7A: hasLower = true
      case 0x80...: isPlain = false
      default: break
      }
      hash = WordTable.hash(hash, folded)
      lower.append(folded)
    }
    if !isPlain { (hash, hasLower, hasUpper) = foldUnicode(word) }
    let isUpper = hasUpper && !hasLower
    let found = lower.withUnsafeBufferPointer { table.find($0, hash: hash) }
    var facts = found ?? WordFacts()
    if !facts.isNegation, !negationMark.isEmpty, containsMark() { facts.isNegation = true }
    tokens.append(Token(facts: facts, isUpper: isUpper))
  }

  /// Letters beyond ASCII fold by the rules of Unicode.
  private mutating func foldUnicode(
    _ word: UnsafeBufferPointer<UInt8>
  ) -> (hash: UInt64, hasLower: Bool, hasUpper: Bool) {
    let text = String(decoding: word, as: UTF8.self)
    lower = Array(text.lowercased().utf8)
    var hash = WordTable.hashStart
    for byte in lower { hash = WordTable.hash(hash, byte) }
    let properties = text.unicodeScalars.map(\.properties)
    return (
      hash, properties.contains(where: \.isLowercase), properties.contains(where: \.isUppercase)
    )
  }

  private func containsMark() -> Bool {
    let size = negationMark.count
    guard lower.count >= size else { return false }
    for start in 0...(lower.count - size) where lower[start] == negationMark[0] {
      var isEqual = true
      for place in 1..<size where lower[start + place] != negationMark[place] { isEqual = false }
      if isEqual { return true }
    }
    return false
  }

  @inline(__always)
  private static func isSpace(_ byte: UInt8) -> Bool {
    byte == 0x20 || (byte >= 0x09 && byte <= 0x0D) || (byte >= 0x1C && byte <= 0x1F)
  }

  @inline(__always)
  private static func isPunctuation(_ byte: UInt8) -> Bool {
    (byte >= 0x21 && byte <= 0x2F) || (byte >= 0x3A && byte <= 0x40)
      || (byte >= 0x5B && byte <= 0x60) || (byte >= 0x7B && byte <= 0x7E)
  }
}

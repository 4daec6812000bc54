// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

/// What the rules know of a word.
struct WordFacts: Sendable {
  /// The mean rating of the word, −4 to 4; nil for words without a sentiment of their own.
  var valence: Double?
  /// How much it strengthens (above 0) or weakens the word after it; 0 for most words.
  var booster = 0.0
  /// Whether it denies what follows.
  var isNegation = false
  /// A number of its own for words that the rules name, else −1.
  var name = -1
}

/// Words by their lower-case bytes: one look-up per token, without making strings.
struct WordTable: Sendable {
  private var pool: [UInt8] = []
  private var starts: [Int32] = []
  private var facts: [WordFacts] = []
  private var slots: [Int32]
  private var mask: UInt64

  /// Creates an empty table.
  init(capacity: Int) {
    var size = 1024
    while size < capacity * 3 { size *= 2 }
    slots = Array(repeating: -1, count: size)
    mask = UInt64(size - 1)
    starts = [0]
  }

  static let hashStart: UInt64 = 0xCBF2_9CE4_8422_2325

  /// One step of the FNV-1a hash.
  @inline(__always)
  static func hash(_ hash: UInt64, _ byte: UInt8) -> UInt64 {
    (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01B3
  }

  /// Changes what is known of a word, which is added when it is new.
  mutating func update(_ word: String, _ change: (inout WordFacts) -> Void) {
    let bytes = Array(word.utf8)
    var hash = WordTable.hashStart
    for byte in bytes { hash = WordTable.hash(hash, byte) }
    let slot = bytes.withUnsafeBufferPointer { self.slot(of: $0, hash: hash) }
    if slots[slot] < 0 {
      slots[slot] = Int32(facts.count)
      pool += bytes
      starts.append(Int32(pool.count))
      facts.append(WordFacts())
    }
    change(&facts[Int(slots[slot])])
  }

  /// What is known of a word; nil for an unknown one.
  @inline(__always)
  func find(_ word: UnsafeBufferPointer<UInt8>, hash: UInt64) -> WordFacts? {
    let index = slots[slot(of: word, hash: hash)]
    return index < 0 ? nil : facts[Int(index)]
  }

  private func slot(of word: UnsafeBufferPointer<UInt8>, hash: UInt64) -> Int {
    var slot = Int((hash ^ (hash >> 32)) & mask)
    while true {
      let index = Int(slots[slot])
      guard index >= 0 else { return slot }
      let start = Int(starts[index])
      if Int(starts[index + 1]) - start == word.count {
        var isEqual = true
        for place in 0..<word.count where pool[start + place] != word[place] {
          isEqual = false
          break
        }
        if isEqual { return slot }
      }
      slot = (slot + 1) & Int(mask)
    }
  }
}

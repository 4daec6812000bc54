// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

/// The sentiment of English texts by VADER: a rated lexicon and rules for negation, degree,
/// capitals, punctuation, contrast and idioms.
///
/// Source: C. J. Hutto and E. Gilbert, "VADER: a parsimonious rule-based model for sentiment
/// analysis of social media text", ICWSM 2014. The rules and the lexicon agree with
/// vaderSentiment 3.3.2 (MIT), score for score, including its treatment of equal scores around
/// "but".
package struct EnglishSentiment: Sendable {
  private let table: WordTable
  private let emojis: [Unicode.Scalar: [UInt8]]
  private let phrases: [(names: [Int], valence: Double)]
  private let pairs: [[Int]]
  private let words: NamedWords

  private struct NamedWords: Sendable {
    var no = -1, or = -1, nor = -1, kind = -1, of = -1, least = -1, at = -1, very = -1
    var never = -1, so = -1, this = -1, without = -1, doubt = -1, but = -1
  }

  private static let boost = 0.293
  private static let capitals = 0.733
  private static let negation = -0.74

  /// Reads the lexicon.
  ///
  /// - Throws: When the module's resources are not there.
  package init() throws {
    let lexicon = try LexiconFile.pairs("english")
    var table = WordTable(capacity: lexicon.count + 400)
    for (word, value) in lexicon {
      guard let valence = Double(value) else { continue }
      table.update(word) { $0.valence = valence }
    }
    for word in EnglishWords.negations { table.update(word) { $0.isNegation = true } }
    for word in EnglishWords.strengtheners { table.update(word) { $0.booster = Self.boost } }
    for word in EnglishWords.weakeners { table.update(word) { $0.booster = -Self.boost } }
    var names: [String: Int] = [:]
    let composed = EnglishWords.phrases.flatMap(\.words) + EnglishWords.weakeningPairs.joined()
    for word in EnglishWords.named + composed where names[word] == nil {
      let name = names.count
      names[word] = name
      table.update(word) { $0.name = name }
    }
    func name(_ word: String) -> Int { names[word] ?? -2 }
    phrases = EnglishWords.phrases.map { ($0.words.map(name), $0.valence) }
    pairs = EnglishWords.weakeningPairs.map { $0.map(name) }
    words = NamedWords(
      no: name("no"), or: name("or"), nor: name("nor"), kind: name("kind"), of: name("of"),
      least: name("least"), at: name("at"), very: name("very"), never: name("never"),
      so: name("so"), this: name("this"), without: name("without"), doubt: name("doubt"),
      but: name("but"))
    self.table = table
    emojis = try EmojiText.descriptions()
  }

  /// A reader that scores many texts, keeping its buffers between them.
  package func reader() -> Reader { Reader(self) }

  /// The score of one text.
  package func score(_ text: String) -> SentimentScore {
    var reader = reader()
    return reader.score(text)
  }

  /// Scores texts one after the other.
  package struct Reader {
    private let rules: EnglishSentiment
    private var tokenizer: Tokenizer
    private var valences: [Double] = []

    fileprivate init(_ rules: EnglishSentiment) {
      self.rules = rules
      tokenizer = Tokenizer(table: rules.table, negationMark: "n't")
    }

    /// The score of a text.
    package mutating func score(_ text: String) -> SentimentScore {
      var text = text
      return text.withUTF8 { bytes in
        guard bytes.contains(where: { $0 >= 0x80 }) else { return score(bytes) }
        let plain = EmojiText.replacing(String(decoding: bytes, as: UTF8.self), by: rules.emojis)
        return plain.withUnsafeBufferPointer { score($0) }
      }
    }

    private mutating func score(_ bytes: UnsafeBufferPointer<UInt8>) -> SentimentScore {
      tokenizer.read(bytes)
      let tokens = tokenizer.tokens
      guard !tokens.isEmpty else { return .none }
      valences.removeAll(keepingCapacity: true)
      let capitals = tokens.count { $0.isUpper }
      let isMixed = capitals > 0 && capitals < tokens.count
      for index in tokens.indices {
        valences.append(rules.valence(of: index, in: tokens, isMixed: isMixed))
      }
      rules.weighContrast(tokens, &valences)
      return EnglishSentiment.total(valences, emphasis: EnglishSentiment.emphasis(bytes))
    }
  }

  // MARK: The rules

  private func valence(of index: Int, in tokens: [Token], isMixed: Bool) -> Double {
    let token = tokens[index]
    guard token.facts.booster == 0, var valence = token.facts.valence else { return 0 }
    func name(_ back: Int) -> Int { index >= back ? tokens[index - back].facts.name : -1 }
    if token.facts.name == words.kind, index + 1 < tokens.count,
      tokens[index + 1].facts.name == words.of
    {
      return 0
    }
    let own = valence
    if token.facts.name == words.no, index + 1 < tokens.count,
      tokens[index + 1].facts.valence != nil
    {
      // "no" before a rated word denies it instead of counting by itself.
      valence = 0
    }
    if name(1) == words.no || name(2) == words.no
      || (name(3) == words.no && (name(1) == words.or || name(1) == words.nor))
    {
      valence = own * Self.negation
    }
    if token.isUpper, isMixed { valence += valence > 0 ? Self.capitals : -Self.capitals }
    for back in 1...3 where index >= back && tokens[index - back].facts.valence == nil {
      let before = tokens[index - back]
      let degree = strength(before, valence, isMixed)
      valence += back == 1 ? degree : degree * (back == 2 ? 0.95 : 0.9)
      valence = deny(valence, back: back, before, name(1), name(2), name(3))
      if back == 3 { valence = idioms(valence, index, tokens) }
    }
    if index > 0, name(1) == words.least, tokens[index - 1].facts.valence == nil,
      index == 1 || (name(2) != words.at && name(2) != words.very)
    {
      valence *= Self.negation
    }
    return valence
  }

  private func strength(_ token: Token, _ valence: Double, _ isMixed: Bool) -> Double {
    guard token.facts.booster != 0 else { return 0 }
    var degree = valence < 0 ? -token.facts.booster : token.facts.booster
    if token.isUpper, isMixed { degree += valence > 0 ? Self.capitals : -Self.capitals }
    return degree
  }

  private func deny(
    _ valence: Double, back: Int, _ before: Token, _ one: Int, _ two: Int, _ three: Int
  ) -> Double {
    func isSoOrThis(_ name: Int) -> Bool { name == words.so || name == words.this }
    switch back {
    case 2:
      if two == words.never, isSoOrThis(one) { return valence * 1.25 }
      if two == words.without, one == words.doubt { return valence }
    case 3:
      if (three == words.never && isSoOrThis(two)) || isSoOrThis(one) { return valence * 1.25 }
      if three == words.without, two == words.doubt || one == words.doubt { return valence }
    default: break
    }
    return before.facts.isNegation ? valence * Self.negation : valence
  }

  private func idioms(_ valence: Double, _ index: Int, _ tokens: [Token]) -> Double {
    func matches(_ names: [Int], from start: Int) -> Bool {
      guard start >= 0, start + names.count <= tokens.count else { return false }
      for (place, name) in names.enumerated() where tokens[start + place].facts.name != name {
        return false
      }
      return true
    }
    var valence = valence
    // The places looked at, in the order of the original: the first that fits wins.
    let places = [(-1, 2), (-2, 3), (-2, 2), (-3, 3), (-3, 2)]
    search: for (offset, count) in places {
      for phrase in phrases
      where phrase.names.count == count && matches(phrase.names, from: index + offset) {
        valence = phrase.valence
        break search
      }
    }
    for count in [2, 3] {
      for phrase in phrases
      where phrase.names.count == count && matches(phrase.names, from: index) {
        valence = phrase.valence
      }
    }
    for offset in [-3, -2] {
      for pair in pairs where matches(pair, from: index + offset) { valence -= Self.boost }
    }
    return valence
  }

  /// What stands before "but" counts half, what stands after it half more.
  ///
  /// The original looks each score up by its value, so the first of equal scores is changed in
  /// place of the others; scores would differ if this were mended.
  private func weighContrast(_ tokens: [Token], _ valences: inout [Double]) {
    guard let turn = tokens.firstIndex(where: { $0.facts.name == words.but }) else { return }
    for place in valences.indices {
      let valence = valences[place]
      guard let first = valences.firstIndex(of: valence) else { continue }
      if first < turn {
        valences[first] = valence * 0.5
      } else if first > turn {
        valences[first] = valence * 1.5
      }
    }
  }

  /// Exclamation marks count up to four, question marks from two on.
  static func emphasis(_ bytes: UnsafeBufferPointer<UInt8>) -> Double {
    var (exclamations, questions) = (0, 0)
    for byte in bytes {
      if byte == 0x21 { exclamations += 1 }
      if byte == 0x3F { questions += 1 }
    }
    let doubt = questions > 3 ? 0.96 : (questions > 1 ? Double(questions) * 0.18 : 0)
    return Double(min(4, exclamations)) * 0.292 + doubt
  }

  static func total(_ valences: [Double], emphasis: Double) -> SentimentScore {
    var (sum, positive, negative, neutral) = (0.0, 0.0, 0.0, 0.0)
    for valence in valences {
      sum += valence
      if valence > 0 {
        positive += valence + 1
      } else if valence < 0 {
        negative += 1 - valence
      } else {
        neutral += 1
      }
    }
    if sum > 0 { sum += emphasis } else if sum < 0 { sum -= emphasis }
    if positive > negative {
      positive += emphasis
    } else if positive < negative {
      negative += emphasis
    }
    let total = positive + negative + neutral
    guard total > 0 else { return .none }
    func rounded(_ value: Double, _ digits: Double) -> Double {
      (value * digits).rounded() / digits
    }
    return SentimentScore(
      compound: rounded(sum / (sum * sum + 15).squareRoot(), 1e4),
      positive: rounded(positive / total, 1e3), neutral: rounded(neutral / total, 1e3),
      negative: rounded(negative / total, 1e3))
  }
}

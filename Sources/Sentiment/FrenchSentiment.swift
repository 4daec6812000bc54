// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

/// The sentiment of French texts by a lexicon and rules for negation, degree, contrast and the
/// phrases of customer service.
///
/// A word counts −4 to 4. "Pas", "jamais", "sans", "aucun" and "ne … plus" turn what follows within
/// four words of the same clause to −0.74 times itself ("jamais un aussi bon" is praise and stays);
/// degree words add a share; what stands before "mais" counts half, what stands after half more;
/// exclamation marks add 0.2 each, up to four. The whole is s/√(s² + 15), as in VADER.
///
/// A lexicon is weak on French (three sentences in four): report differences between periods or
/// teams with intervals, never a single score as fact.
package struct FrenchSentiment: Sendable {
  private let table: WordTable
  private let phrases: PhraseTree
  private let names: [String: Int]

  /// Reads the lexicon.
  ///
  /// - Throws: When the module's resources are not there.
  package init() throws {
    let lexicon = try LexiconFile.pairs("french")
    let composed = try LexiconFile.pairs("french-phrases")
    var table = WordTable(capacity: lexicon.count + 600)
    for (word, value) in lexicon {
      guard let valence = Double(value) else { continue }
      table.update(word) { $0.valence = valence }
    }
    for word in FrenchWords.negations { table.update(word) { $0.isNegation = true } }
    for (word, degree) in FrenchWords.degrees { table.update(word) { $0.booster = degree } }
    var names: [String: Int] = [:]
    let parts = composed.flatMap { $0.word.words }
    for word in FrenchWords.named + FrenchWords.stops + parts where names[word] == nil {
      let name = names.count
      names[word] = name
      table.update(word) { $0.name = name }
    }
    var tree = PhraseTree()
    for (phrase, value) in composed {
      guard let valence = Double(value) else { continue }
      tree.add(phrase.words.compactMap { names[$0] }, valence: valence)
    }
    self.table = table
    self.names = names
    phrases = tree
  }

  /// A reader that scores many texts, keeping its buffers between them.
  package func reader() -> Reader { Reader(self) }

  /// The score of one text, −1 to 1.
  package func score(_ text: String) -> Double {
    var reader = reader()
    return reader.score(text)
  }

  /// Scores texts one after the other.
  package struct Reader {
    private let rules: FrenchSentiment
    private var tokenizer: FrenchTokenizer
    private var valences: [Double] = []
    private var isUsed: [Bool] = []
    private let plus, ne, n, jamais, aussi, mais: Int
    private let stops: Set<Int>

    fileprivate init(_ rules: FrenchSentiment) {
      self.rules = rules
      tokenizer = FrenchTokenizer(table: rules.table)
      func name(_ word: String) -> Int { rules.names[word] ?? -2 }
      (plus, ne, n) = (name("plus"), name("ne"), name("n"))
      (jamais, aussi, mais) = (name("jamais"), name("aussi"), name("mais"))
      stops = Set(FrenchWords.stops.map(name))
    }

    /// The score of a text, −1 (most negative) to 1 (most positive); 0 without a rated word.
    package mutating func score(_ text: String) -> Double {
      var text = text
      let exclamations = text.withUTF8 { bytes in
        tokenizer.read(bytes)
        return bytes.count { $0 == 0x21 }
      }
      let tokens = tokenizer.tokens
      valences = Array(repeating: 0, count: tokens.count)
      isUsed = Array(repeating: false, count: tokens.count)
      findPhrases(tokens)
      for index in tokens.indices where !isUsed[index] {
        guard let own = tokens[index].facts.valence else { continue }
        var valence = own
        if index > 0 { valence += tokens[index - 1].facts.booster * own }
        valences[index] = isDenied(index, tokens) ? valence * -0.74 : valence
      }
      if let turn = tokens.firstIndex(where: { $0.facts.name == mais }) {
        for index in valences.indices { valences[index] *= index < turn ? 0.5 : 1.5 }
      }
      var sum = valences.reduce(0, +)
      let emphasis = 0.2 * Double(min(4, exclamations))
      if sum > 0 { sum += emphasis } else if sum < 0 { sum -= emphasis }
      return sum / (sum * sum + 15).squareRoot()
    }

    private mutating func findPhrases(_ tokens: [FrenchToken]) {
      for start in tokens.indices where tokens[start].facts.name >= 0 {
        guard let found = rules.phrases.longest(in: tokens, from: start) else { continue }
        let range = start..<start + found.length
        guard !isUsed[range].contains(true) else { continue }
        valences[start + found.length - 1] = found.valence
        for index in range { isUsed[index] = true }
      }
    }

    /// Whether a word that denies reaches the word at an index.
    private func isDenied(_ index: Int, _ tokens: [FrenchToken]) -> Bool {
      for back in 1...4 {
        let place = index - back
        guard place >= 0, !tokens[place + 1].startsClause, !isUsed[place] else { return false }
        let facts = tokens[place].facts
        if facts.isNegation || (facts.name == plus && follows(place, tokens)) {
          let isPraise =
            facts.name == jamais
            && tokens[place..<index].contains { $0.facts.name == aussi }
          return !isPraise
        }
        if stops.contains(facts.name) { return false }
      }
      return false
    }

    /// Whether "ne" stands within the four words before a "plus".
    private func follows(_ place: Int, _ tokens: [FrenchToken]) -> Bool {
      tokens[max(0, place - 4)..<place].contains { $0.facts.name == ne || $0.facts.name == n }
    }
  }
}

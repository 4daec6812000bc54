// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

/// Phrases by the numbers of their words, the longest found first.
struct PhraseTree: Sendable {
  private var valences: [[Int]: Double] = [:]
  private var starts: Set<Int> = []
  private var longest = 0

  mutating func add(_ names: [Int], valence: Double) {
    guard let first = names.first else { return }
    valences[names] = valence
    starts.insert(first)
    longest = max(longest, names.count)
  }

  /// The longest phrase that begins at a place and crosses no clause.
  func longest(in tokens: [FrenchToken], from start: Int) -> (length: Int, valence: Double)? {
    guard starts.contains(tokens[start].facts.name) else { return nil }
    var names = [tokens[start].facts.name]
    while names.count < longest, start + names.count < tokens.count {
      let next = tokens[start + names.count]
      guard next.facts.name >= 0, !next.startsClause else { break }
      names.append(next.facts.name)
    }
    while names.count > 1 {
      if let valence = valences[names] { return (names.count, valence) }
      names.removeLast()
    }
    return nil
  }
}

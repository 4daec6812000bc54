// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

/// The closest of some known names to a mistyped one, for "did you mean".
///
/// - Parameters:
///   - name: What was typed.
///   - candidates: The names that exist.
/// - Returns: The candidate with the smallest Damerau–Levenshtein distance (optimal string
///   alignment) when that is at most a third of the longer length and at most 3, else nil. A
///   candidate that begins with the typed text wins when at least three letters were typed. Case
///   is ignored. Among equals the first one wins.
public func closestName(to name: String, among candidates: some Sequence<String>) -> String? {
  let typed = Array(name.lowercased())
  guard !typed.isEmpty else { return nil }
  var best: (candidate: String, distance: Int)?
  for candidate in candidates {
    let known = Array(candidate.lowercased())
    if typed.count >= 3, known.starts(with: typed) { return candidate }
    let limit = min(3, max(typed.count, known.count) / 3)
    guard abs(known.count - typed.count) <= limit else { continue }
    let distance = editDistance(typed, known)
    if distance <= limit, distance < (best?.distance ?? Int.max) { best = (candidate, distance) }
  }
  return best?.candidate
}

private func editDistance(_ left: [Character], _ right: [Character]) -> Int {
  guard !left.isEmpty else { return right.count }
  guard !right.isEmpty else { return left.count }
  var beforePrevious = [Int]()
  var previous = Array(0...right.count)
  for row in 1...left.count {
    var current = [row]
    for column in 1...right.count {
      let substitution = previous[column - 1] + (left[row - 1] == right[column - 1] ? 0 : 1)
      var cost = min(previous[column] + 1, current[column - 1] + 1, substitution)
      if row > 1, column > 1, left[row - 1] == right[column - 2], left[row - 2] == right[column - 1]
      {
        cost = min(cost, beforePrevious[column - 2] + 1)
      }
      current.append(cost)
    }
    beforePrevious = previous
    previous = current
  }
  return previous[right.count]
}

// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

/// Takes values out of the engine's messages.
///
/// Two rules, because the engine words its messages freely:
/// 1. every bound text of three characters or more is replaced wherever it stands, and every bound
///    value wherever it stands between quotes or brackets;
/// 2. kinds of message that quote values (a conversion, a broken constraint, an overflow, a bad
///    line of a file) keep their first line, with what is between quotes or parentheses and every
///    number that is not part of a word replaced. The quoted SQL below it goes too.
///
/// The names of columns and tables inside quotes are lost with rule 2; the SQL is kept beside.
enum Redaction {
  static let mark = "…"

  static func redact(_ message: String, kind: ErrorKind, bindings: [Value]) -> String {
    var text = message
    for value in bindings { text = remove(value, from: text) }
    guard kind.quotesValues else { return text }
    let line = text.split(separator: "\n", maxSplits: 1).first.map(String.init) ?? text
    return withoutNumbers(withoutQuoted(line))
  }

  private static func remove(_ value: Value, from text: String) -> String {
    switch value {
    case .null, .boolean: return text
    case .list(let elements):
      return elements.reduce(text) { remove($1, from: $0) }
    case .structure(let fields):
      return fields.reduce(text) { remove($1.value, from: $0) }
    case .map(let entries):
      return entries.reduce(text) { remove($1.value, from: remove($1.key, from: $0)) }
    case .text(let bound):
      guard !bound.isEmpty else { return text }
      if bound.count >= 3 { return text.replacing(bound, with: mark) }
      return removeQuoted(bound, from: text)
    default:
      return removeQuoted(value.description, from: text)
    }
  }

  private static func removeQuoted(_ bound: String, from text: String) -> String {
    [("'", "'"), ("\"", "\""), ("(", ")"), ("[", "]"), (": ", "\"")].reduce(text) {
      $0.replacing($1.0 + bound + $1.1, with: $1.0 + mark + $1.1)
    }
  }

  /// `text` with what stands between the first and last of a pair of quotes or parentheses hidden.
  ///
  /// From first to last, because a value can itself hold a quote.
  private static func withoutQuoted(_ text: String) -> String {
    var result = text
    for (opening, closing) in [("'", "'"), ("\"", "\""), ("(", ")")] as [(Character, Character)] {
      guard let first = result.firstIndex(of: opening), let last = result.lastIndex(of: closing)
      else { continue }
      let start = result.index(after: first)
      // An unpaired quote hides all that follows it.
      let end = first < last ? last : result.endIndex
      result.replaceSubrange(start..<end, with: mark)
    }
    return result
  }

  /// `text` with every number that does not belong to a word such as `INT32` hidden.
  private static func withoutNumbers(_ text: String) -> String {
    var result = ""
    var previous: Character = " "
    var hiding = false
    for character in text {
      let isDigit = character.isNumber || (hiding && (character == "." || character == "-"))
      if isDigit && (hiding || !(previous.isLetter || previous.isNumber || previous == "_")) {
        if !hiding { result += mark }
        hiding = true
      } else {
        hiding = false
        result.append(character)
      }
      previous = character
    }
    return result
  }
}

// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

extension MetricFilter {
  /// Reads a condition: `channel=phone`, `channel!=phone`, `channel in (phone, chat)` or
  /// `channel not in (phone, chat)`; nothing after the sign stands for "unknown".
  ///
  /// - Parameter text: The text; blanks around names and signs do not count, and values may stand
  ///   in single quotes.
  /// - Throws: ``MetricError/unreadableFilter(_:)`` or
  ///   ``MetricError/unknownDimension(_:suggestion:)``.
  package init(parsing text: String) throws(MetricError) {
    if let sign = text.firstIndex(of: "=") {
      let isNegated = sign > text.startIndex && text[text.index(before: sign)] == "!"
      let name = text[..<(isNegated ? text.index(before: sign) : sign)]
      guard !name.contains("(") else { throw .unreadableFilter(text) }
      let value = String(text[text.index(after: sign)...])
      self.init(
        try Dimension.named(String(name).trimmed), isNegated ? .isNotIn : .isIn,
        [MetricFilter.value(value)])
      return
    }
    guard let opening = text.firstIndex(of: "("), text.trimmed.last == ")" else {
      throw .unreadableFilter(text)
    }
    let words = text[..<opening].split(whereSeparator: \.isWhitespace).map(String.init)
    let keywords = words.dropFirst().map { $0.lowercased() }
    guard let name = words.first, keywords == ["in"] || keywords == ["not", "in"] else {
      throw .unreadableFilter(text)
    }
    let inside = String(text[text.index(after: opening)...]).trimmed.dropLast()
    self.init(
      try Dimension.named(name), keywords.count == 1 ? .isIn : .isNotIn,
      MetricFilter.parts(of: inside).map(MetricFilter.value))
  }

  /// The texts between commas; a comma in single quotes separates nothing.
  private static func parts(of list: some StringProtocol) -> [String] {
    var parts = [""]
    var isQuoted = false
    for character in list {
      if character == "'" { isQuoted.toggle() }
      if character == ",", !isQuoted {
        parts.append("")
      } else {
        parts[parts.count - 1].append(character)
      }
    }
    return parts
  }

  private static func value(_ text: String) -> String? {
    let word = text.trimmed
    guard !word.isEmpty else { return nil }
    guard word.count >= 2, word.first == "'", word.last == "'" else { return word }
    return String(word.dropFirst().dropLast())
  }
}

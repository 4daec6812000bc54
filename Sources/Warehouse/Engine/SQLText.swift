// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

/// The few places where a name or a path must stand in SQL text, because it cannot be bound.
enum SQLText {
  /// A text as an SQL literal.
  static func literal(_ text: String) -> String {
    "'" + text.split(separator: "'", omittingEmptySubsequences: false).joined(separator: "''")
      + "'"
  }

  /// A name as an SQL identifier.
  static func identifier(_ name: String) -> String {
    "\"" + name.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\"")
      + "\""
  }

  /// Whether a text is a plain name, such as `stage` or `temp.stage`, that needs no quotes.
  static func isPlainName(_ text: String) -> Bool {
    text.wholeMatch(of: /[A-Za-z_][A-Za-z0-9_]*(\.[A-Za-z_][A-Za-z0-9_]*){0,2}/) != nil
  }
}

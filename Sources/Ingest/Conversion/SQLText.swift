// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

/// Where names and texts of the user become SQL; nothing else writes a quote.
enum SQLText {
  /// A text as an SQL literal.
  static func literal(_ text: String) -> String {
    "'" + text.split(separator: "'", omittingEmptySubsequences: false).joined(separator: "''")
      + "'"
  }

  /// A list of texts as SQL literals between parentheses.
  static func list(_ texts: some Sequence<String>) -> String {
    "(" + texts.map(literal).joined(separator: ", ") + ")"
  }

  /// A name as an SQL identifier.
  static func identifier(_ name: String) -> String {
    "\"" + name.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\"")
      + "\""
  }
}

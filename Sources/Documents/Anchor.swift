// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

/// The name of a place in a document that a link can point to.
///
/// Made of ASCII letters, digits, `-` and `.` only, so that it is valid and identical in HTML,
/// Markdown, PDF and workbook names. Any other character is written `_` and its code point in
/// hexadecimal and `_`, so that two different names never collide.
package struct Anchor: Sendable, Hashable, CustomStringConvertible {
  /// The escaped name.
  package let name: String

  /// Creates an anchor from any text, such as a case line's id.
  package init(_ text: String) {
    var name = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "a"..."z", "A"..."Z", "0"..."9", "-", ".": name.unicodeScalars.append(scalar)
      default: name += "_" + String(scalar.value, radix: 16) + "_"
      }
    }
    self.name = name.isEmpty ? "_" : name
  }

  /// The escaped name.
  package var description: String { name }
}

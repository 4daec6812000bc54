// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

/// A piece of HTML, into which text comes only escaped.
///
/// Mark-up is written as a literal in the program; whatever is interpolated into it is escaped,
/// unless it is itself ``HTML``. Because literals are `StaticString`s, a text made at run time
/// cannot become mark-up by mistake.
///
///     let cell: HTML = "<td>\(userText)</td>"
package struct HTML: Sendable, Hashable, ExpressibleByStringInterpolation {
  /// The mark-up.
  package private(set) var markup: String

  /// Creates mark-up from a literal of the program.
  package init(stringLiteral value: StaticString) {
    markup = value.withUTF8Buffer { String(decoding: $0, as: UTF8.self) }
  }

  /// Creates mark-up from a literal with interpolated parts.
  package init(stringInterpolation: StringInterpolation) {
    markup = stringInterpolation.markup
  }

  /// Creates escaped text.
  package init(text: some StringProtocol) { markup = HTML.escaped(text) }

  private init(checked markup: String) { self.markup = markup }

  /// The empty piece.
  package static let empty = HTML(stringLiteral: "")

  /// Appends a piece.
  package static func += (left: inout HTML, right: HTML) { left.markup += right.markup }

  /// Pieces one after the other.
  package static func joined(_ pieces: some Sequence<HTML>) -> HTML {
    HTML(checked: pieces.map(\.markup).joined())
  }

  /// A style sheet as an element, unable to close it early.
  package static func style(_ sheet: String, nonce: String) -> HTML {
    let open: HTML = "<style nonce=\"\(nonce)\">\n"
    return HTML(
      checked: open.markup + sheet.replacing("</", with: "<\\/") + "\n</style>\n")
  }

  /// A script as an element, unable to close it early.
  ///
  /// The three sequences that matter to an HTML parser are written with an escape that means the
  /// same in a JavaScript string or regular expression (HTML Standard, "Restrictions for contents
  /// of script elements").
  package static func script(_ code: String, nonce: String) -> HTML {
    var safe = code
    for (sequence, replacement) in [
      ("</script", "\\x3C/script"), ("<script", "\\x3Cscript"), ("<!--", "\\x3C!--"),
      ("</SCRIPT", "\\x3C/SCRIPT"), ("<SCRIPT", "\\x3CSCRIPT"),
    ] {
      safe = safe.replacing(sequence, with: replacement)
    }
    let open: HTML = "<script nonce=\"\(nonce)\">\n"
    return HTML(checked: open.markup + safe + "\n</script>\n")
  }

  /// A JSON value as a data element that no browser runs.
  package static func data(_ value: JSONValue, attributes: HTML) throws -> HTML {
    HTML(
      checked: "<script type=\"application/json\" \(attributes.markup)>"
        + (try value.text()) + "</script>\n")
  }

  /// The parts of a literal with interpolations.
  package struct StringInterpolation: StringInterpolationProtocol {
    package typealias StringLiteralType = StaticString
    var markup = ""

    /// Starts an empty piece.
    package init(literalCapacity: Int, interpolationCount: Int) {
      markup.reserveCapacity(literalCapacity + interpolationCount * 16)
    }

    /// Appends mark-up written in the program.
    package mutating func appendLiteral(_ literal: StaticString) {
      markup += literal.withUTF8Buffer { String(decoding: $0, as: UTF8.self) }
    }

    /// Appends text, escaped.
    package mutating func appendInterpolation(_ text: some StringProtocol) {
      markup += HTML.escaped(text)
    }

    /// Appends a number.
    package mutating func appendInterpolation(_ number: Int) { markup += String(number) }

    /// Appends an anchor's name.
    package mutating func appendInterpolation(_ anchor: Anchor) {
      markup += HTML.escaped(anchor.name)
    }

    /// Appends mark-up.
    package mutating func appendInterpolation(_ html: HTML) { markup += html.markup }
  }

  /// Text in which nothing can be read as mark-up, inside or outside of a quoted attribute.
  ///
  /// Control characters, which HTML does not allow, become U+FFFD.
  static func escaped(_ text: some StringProtocol) -> String {
    var result = ""
    result.reserveCapacity(text.utf8.count)
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": result += "&amp;"
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "\"": result += "&quot;"
      case "'": result += "&#39;"
      case "\n", "\t": result.unicodeScalars.append(scalar)
      default:
        let isControl = scalar.properties.generalCategory == .control
        result.unicodeScalars.append(isControl ? "\u{FFFD}" : scalar)
      }
    }
    return result
  }
}

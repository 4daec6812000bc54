// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

import Foundation

/// One way of writing the telephone numbers and e-mail addresses by which customers are known.
///
/// A telephone number becomes `+` and its digits: blanks, dots, hyphens, parentheses, a leading
/// `tel:` and the `(0)` of `+33 (0)1` are dropped, a leading `00` becomes `+`, and a French national
/// number (ten digits that begin with one 0) gets `+33`. An e-mail address becomes lower case. Any
/// other identifier stays exactly as it was written; so do digits without `+` or 0 before them,
/// which may be a number of a customer.
package enum CustomerIdentity {
  private static let address = #"[^@\s]+@[^@\s]+\.[^@\s]+"#
  private static let telephone = #"(tel:)?[+0][0-9 ().\-/]{7,24}"#
  private static let international = #"\+[0-9]{7,15}"#
  private static let prefixed = "00[1-9][0-9]{6,14}"
  private static let french = "0[1-9][0-9]{8}"

  /// The identifier in its one way of writing.
  package static func normalised(_ text: String) -> String {
    if matches(text, address) { return text.lowercased() }
    guard matches(text, telephone) else { return text }
    let digits = text.replacing("tel:", with: "").replacing("(0)", with: "")
      .filter { !" ().-/".contains($0) }
    if matches(digits, international) { return digits }
    if matches(digits, prefixed) { return "+" + digits.dropFirst(2) }
    return matches(digits, french) ? "+33" + digits.dropFirst() : text
  }

  /// The SQL of ``normalised(_:)`` for a text expression, which is repeated; null stays null.
  package static func sql(_ text: String) -> String {
    let digits =
      "translate(replace(replace(\(text), 'tel:', ''), '(0)', ''), ' ().-/', '')"
    return """
      case when regexp_full_match(\(text), '\(address)') then lower(\(text)) \
      when regexp_full_match(\(text), '\(telephone)') then \
      case when regexp_full_match(\(digits), '\(international)') then \(digits) \
      when regexp_full_match(\(digits), '\(prefixed)') then '+' || substr(\(digits), 3) \
      when regexp_full_match(\(digits), '\(french)') then '+33' || substr(\(digits), 2) \
      else \(text) end else \(text) end
      """
  }

  private static func matches(_ text: String, _ pattern: String) -> Bool {
    text.range(of: "^(\(pattern))$", options: .regularExpression) == text.startIndex..<text.endIndex
  }
}

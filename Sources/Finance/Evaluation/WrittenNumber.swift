// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

import Quantities

/// A number inside a sentence of a language: at most one decimal, rounded half away from zero.
///
/// French writes a comma and a no-break space before the per-cent sign, English a point and none;
/// both a true minus sign (Unicode CLDR 45).
enum WrittenNumber {
  /// A fraction as a whole percentage: 0.123 is `12 %` or `12%`.
  static func percent(_ fraction: Double, _ language: Language) -> String {
    let number = decimal((fraction * 100).rounded(), language)
    return number + (language == .french ? "\u{202F}%" : "%")
  }

  /// A number with one decimal unless it is whole, in groups of three digits.
  static func decimal(_ value: Double, _ language: Language) -> String {
    let rounded = (value * 10).rounded() / 10
    let parts = plain(abs(rounded)).split(separator: ".", maxSplits: 1).map(String.init)
    let group = language == .french ? "\u{202F}" : ","
    var text = ""
    for (index, digit) in parts[0].enumerated() {
      if index > 0, (parts[0].count - index).isMultiple(of: 3) { text += group }
      text.append(digit)
    }
    if parts.count > 1 { text += (language == .french ? "," : ".") + parts[1] }
    return rounded < 0 ? "\u{2212}" + text : text
  }

  /// A difference of whole currency units with its sign and the currency's code: `−1 234 EUR`.
  static func difference(
    _ value: Double, _ currency: Currency, _ language: Language
  ) -> String {
    let sign = value < 0 ? "\u{2212}" : "+"
    return sign + decimal(abs(value).rounded(), language) + "\u{00A0}" + currency.code
  }
}

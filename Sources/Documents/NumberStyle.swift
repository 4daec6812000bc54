// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

import Foundation
package import Quantities

/// How numbers are written for people, in one language and currency.
///
/// The only place where figures are rounded: half away from zero (2.5 is 3, −2.5 is −3), on the
/// value's 15 significant decimal digits, so that 0.285 is 29 % although its binary neighbour is
/// a little less. French writes a narrow no-break space between thousands, a comma, and the sign
/// after the number; English a comma, a point, and the currency before (Unicode CLDR 45).
package struct NumberStyle: Sendable, Hashable {
  /// U+00A0.
  package static let noBreakSpace = "\u{00A0}"
  /// U+202F.
  package static let narrowSpace = "\u{202F}"
  /// U+2212, the sign of a negative number.
  package static let minus = "\u{2212}"

  /// The language of the numbers and units.
  package let language: Language
  /// The currency of amounts.
  package let currency: Currency

  /// Creates a style.
  package init(language: Language, currency: Currency = .euro) {
    self.language = language
    self.currency = currency
  }

  /// The same style in another currency; nil keeps it.
  package func with(currency: Currency?) -> NumberStyle {
    NumberStyle(language: language, currency: currency ?? self.currency)
  }

  /// The decimal sign.
  package var decimalSign: String { language == .french ? "," : "." }

  /// The sign between groups of three digits.
  package var groupSign: String { language == .french ? Self.narrowSpace : "," }

  /// What is written for a number that is not finite.
  package var notComputable: String {
    language == .french ? "non calculable" : "not computable"
  }

  /// A number with a fixed count of decimals.
  ///
  /// - Parameters:
  ///   - value: Any number.
  ///   - digits: Decimals, 0 to 12.
  /// - Returns: `1 234,5` or `1,234.5`; a rounded zero never carries a sign.
  package func number(_ value: Double, digits: Int = 0) -> String {
    guard value.isFinite else { return notComputable }
    guard let rounded = Self.rounded(value, scale: 0, digits: digits) else {
      return String(format: "%.3e", value)
    }
    return grouped(rounded)
  }

  /// A number with its sign, `+3,2`, for differences.
  package func signed(_ value: Double, digits: Int = 0) -> String {
    let text = number(value, digits: digits)
    return value > 0 && text.contains(where: { ("1"..."9").contains($0) }) ? "+" + text : text
  }

  /// A fraction as a percentage: 13.76 is `1 376 %` or `1,376%`.
  package func percent(_ fraction: Double, digits: Int = 0) -> String {
    guard fraction.isFinite else { return notComputable }
    guard let rounded = Self.rounded(fraction, scale: 2, digits: digits) else {
      return String(format: "%.3e", fraction * 100) + "%"
    }
    return grouped(rounded) + (language == .french ? Self.narrowSpace + "%" : "%")
  }

  /// An amount: `12 345 €` or `€12,345`.
  package func money(_ amount: Double, digits: Int = 0) -> String {
    guard amount.isFinite else { return notComputable }
    return withSymbol(number(amount, digits: digits), scale: "")
  }

  /// An exact amount in its own currency, with cents unless told otherwise.
  package func money(_ money: Money, digits: Int = 2) -> String {
    let own = with(currency: money.currency)
    var amount = money.amount
    var rounded = Decimal()
    NSDecimalRound(&rounded, &amount, digits, .plain)
    return own.withSymbol(own.grouped(Self.split(rounded, digits: digits)), scale: "")
  }

  /// An amount for an axis or a tile: `1,2 M€`, `340 k€`; `€1.2M`, `€340k`.
  package func shortMoney(_ amount: Double) -> String {
    guard amount.isFinite else { return notComputable }
    let size = abs(amount)
    if size >= 999_500 {
      return withSymbol(number(amount / 1_000_000, digits: size < 99_500_000 ? 1 : 0), scale: "M")
    }
    if size >= 9_999.5 { return withSymbol(number(amount / 1_000), scale: "k") }
    return money(amount)
  }

  /// The currency's sign, or its code when it has none that is known everywhere.
  package var currencySign: String {
    switch currency.code {
    case "EUR": "€"
    case "GBP": "£"
    case "USD": "$"
    case "JPY": "¥"
    default: currency.code
    }
  }

  private func withSymbol(_ number: String, scale: String) -> String {
    if language == .french { return number + Self.noBreakSpace + scale + currencySign }
    let gap = currencySign.count > 1 ? Self.noBreakSpace : ""
    guard number.hasPrefix(Self.minus) else { return currencySign + gap + number + scale }
    return Self.minus + currencySign + gap + number.dropFirst() + scale
  }

  /// The digits of a number, rounded: sign, whole part and decimals.
  struct Digits {
    var isNegative: Bool
    var whole: String
    var decimals: String
  }

  /// Rounds a number times a power of ten; nil beyond what a decimal of 38 digits can hold.
  static func rounded(_ value: Double, scale: Int, digits: Int) -> Digits? {
    guard abs(value) < 1e30, let exact = Decimal(string: String(format: "%.15g", value)) else {
      return nil
    }
    var scaled = exact
    for _ in 0..<scale { scaled *= 10 }
    var rounded = Decimal()
    NSDecimalRound(&rounded, &scaled, digits, .plain)
    return split(rounded, digits: digits)
  }

  static func split(_ decimal: Decimal, digits: Int) -> Digits {
    let text = decimal.description
    let isNegative = text.hasPrefix("-")
    let parts = text.drop(while: { $0 == "-" }).split(separator: ".", maxSplits: 1)
    let decimals = parts.count > 1 ? String(parts[1]) : ""
    return Digits(
      isNegative: isNegative, whole: parts.first.map(String.init) ?? "0",
      decimals: decimals + String(repeating: "0", count: max(0, digits - decimals.count)))
  }

  func grouped(_ digits: Digits) -> String {
    var whole = ""
    for (index, digit) in digits.whole.enumerated() {
      if index > 0, (digits.whole.count - index).isMultiple(of: 3) { whole += groupSign }
      whole.append(digit)
    }
    let number = digits.decimals.isEmpty ? whole : whole + decimalSign + digits.decimals
    let isZero = !number.contains(where: { ("1"..."9").contains($0) })
    return digits.isNegative && !isZero ? Self.minus + number : number
  }
}

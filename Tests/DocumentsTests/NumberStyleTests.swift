// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

import Documents
import Foundation
import Quantities
import Testing

/// Expected texts are written by hand from the typographic rules of the two languages (Unicode
/// CLDR 45: French groups with U+202F and sets `%` after U+202F and `€` after U+00A0).
@Suite struct NumberStyleTests {
  let french = NumberStyle(language: .french)
  let english = NumberStyle(language: .english)

  @Test(arguments: [
    (0.0, 0, "0", "0"), (1, 0, "1", "1"), (999, 0, "999", "999"),
    (1_000, 0, "1\u{202F}000", "1,000"),
    (1_234_567.891, 2, "1\u{202F}234\u{202F}567,89", "1,234,567.89"),
    (-12_345, 0, "\u{2212}12\u{202F}345", "\u{2212}12,345"), (2.5, 0, "3", "3"),
    (-2.5, 0, "\u{2212}3", "\u{2212}3"),
    (0.285, 2, "0,29", "0.29"), (1.005, 2, "1,01", "1.01"), (-0.4, 0, "0", "0"),
    (757.531, 3, "757,531", "757.531"), (5, 2, "5,00", "5.00"),
    (1e15, 0, "1\u{202F}000\u{202F}000\u{202F}000\u{202F}000\u{202F}000", "1,000,000,000,000,000"),
  ])
  func `a number is grouped, rounded half away from zero and signed`(
    value: Double, digits: Int, fr: String, en: String
  ) {
    #expect(french.number(value, digits: digits) == fr)
    #expect(english.number(value, digits: digits) == en)
  }

  @Test(arguments: [
    (13.765_1, 0, "1\u{202F}377\u{202F}%", "1,377%"), (7.666_666_7, 0, "767\u{202F}%", "767%"),
    (-0.5, 0, "\u{2212}50\u{202F}%", "\u{2212}50%"), (0.285, 0, "29\u{202F}%", "29%"),
    (0.0797, 1, "8,0\u{202F}%", "8.0%"), (0, 0, "0\u{202F}%", "0%"),
  ])
  func `a fraction is printed as a percentage`(
    fraction: Double, digits: Int, fr: String, en: String
  ) {
    #expect(french.percent(fraction, digits: digits) == fr)
    #expect(english.percent(fraction, digits: digits) == en)
  }

  @Test func `money stands where its language puts it`() throws {
    #expect(french.money(12_345) == "12\u{202F}345\u{00A0}€")
    #expect(english.money(12_345) == "€12,345")
    #expect(french.money(-900) == "\u{2212}900\u{00A0}€")
    #expect(english.money(-900) == "\u{2212}€900")
    let franc = try #require(Currency(code: "CHF"))
    #expect(NumberStyle(language: .french, currency: franc).money(5) == "5\u{00A0}CHF")
    #expect(NumberStyle(language: .english, currency: franc).money(-5) == "\u{2212}CHF\u{00A0}5")
    let exact = Money(try #require(Decimal(string: "1234.565")), .euro)
    #expect(french.money(exact) == "1\u{202F}234,57\u{00A0}€")
    #expect(english.money(exact) == "€1,234.57")
  }

  @Test(arguments: [
    (9_999.0, "9\u{202F}999\u{00A0}€", "€9,999"), (10_000, "10\u{00A0}k€", "€10k"),
    (340_400, "340\u{00A0}k€", "€340k"), (999_600, "1,0\u{00A0}M€", "€1.0M"),
    (-1_250_000, "\u{2212}1,3\u{00A0}M€", "\u{2212}€1.3M"),
  ])
  func `a short amount keeps its unit`(amount: Double, fr: String, en: String) {
    #expect(french.shortMoney(amount) == fr)
    #expect(english.shortMoney(amount) == en)
  }

  @Test(arguments: [
    (0.0, "0\u{00A0}s"), (42, "42\u{00A0}s"), (4.25, "4,3\u{00A0}s"), (59.97, "1\u{00A0}min"),
    (252, "4\u{00A0}min\u{00A0}12\u{00A0}s"), (3_600, "1\u{00A0}h"),
    (3_599.7, "1\u{00A0}h"), (12_000, "3\u{00A0}h\u{00A0}20\u{00A0}min"),
    (190_800, "2\u{00A0}j\u{00A0}5\u{00A0}h"), (-90, "\u{2212}1\u{00A0}min\u{00A0}30\u{00A0}s"),
  ])
  func `a duration shows its two largest units`(seconds: Double, fr: String) {
    #expect(french.duration(seconds: seconds) == fr)
  }

  @Test func `months and days are written in words`() throws {
    #expect(french.months(4.23) == "4,2\u{00A0}mois")
    #expect(english.months(4.23) == "4.2\u{00A0}months")
    #expect(english.months(1) == "1\u{00A0}month")
    #expect(french.months(12) == "12\u{00A0}mois")
    let first = try #require(LocalDate(iso: "2026-03-01"))
    #expect(french.date(first) == "1er mars 2026")
    #expect(english.date(first) == "1 March 2026")
    #expect(french.month(first.adding(months: 5)) == "août 2026")
  }

  @Test func `what is not a number says so`() {
    #expect(french.money(.nan) == "non calculable")
    #expect(english.percent(.infinity) == "not computable")
    #expect(english.months(-.infinity) == "not computable")
    #expect(english.number(1e40) == "1.000e+40")
  }
}

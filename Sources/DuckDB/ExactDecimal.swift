// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

import Foundation

/// A decimal as the engine keeps it: an integer and how many of its digits are decimals.
struct ExactDecimal {
  /// The digits, as an integer of at most 38 of them.
  var unscaled: Int128
  /// How many of the digits stand after the point: 0 … 38.
  var scale: Int

  /// 2⁶⁴, exact in a `Decimal`.
  private static let word = Decimal(UInt64.max) + 1

  /// The same number as a Foundation decimal, whose 128-bit mantissa holds every 38 digits.
  var decimal: Decimal {
    let magnitude = unscaled.magnitude
    let low = Decimal(UInt64(truncatingIfNeeded: magnitude))
    let high = UInt64(truncatingIfNeeded: magnitude >> 64)
    let significand = high == 0 ? low : Decimal(high) * Self.word + low
    return Decimal(
      sign: unscaled < 0 ? .minus : .plus, exponent: -scale, significand: significand)
  }
}

extension ExactDecimal {
  /// The engine's form of a Foundation decimal.
  ///
  /// - Throws: ``DuckDBError/unsupportedValue(_:)`` when it is not a number, or needs more than
  ///   38 digits.
  init(_ decimal: Decimal) throws(DuckDBError) {
    let tooLong = DuckDBError.unsupportedValue("a decimal has at most 38 digits")
    guard decimal.isFinite else { throw .unsupportedValue("a decimal must be a number") }
    // The digits of the significand, written out: Foundation offers them in no other public form.
    guard var digits = Int128("\(decimal.significand)") else { throw tooLong }
    var exponent = decimal.exponent
    while exponent < 0, digits != 0, digits % 10 == 0 {
      digits /= 10
      exponent += 1
    }
    if digits == 0 { exponent = 0 }
    while exponent > 0 {
      let (larger, overflow) = digits.multipliedReportingOverflow(by: 10)
      guard !overflow else { throw tooLong }
      digits = larger
      exponent -= 1
    }
    guard -exponent <= 38, String(digits.magnitude).count <= 38 else { throw tooLong }
    self.init(unscaled: decimal.isSignMinus ? -digits : digits, scale: -exponent)
  }

  /// The number of digits that the engine needs for it: 1 … 38.
  var width: Int { max(String(unscaled.magnitude).count, scale, 1) }
}

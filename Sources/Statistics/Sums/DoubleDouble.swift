// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

/// A number of about 31 digits: the sum of two, the second below half a unit in the last place of
/// the first.
///
/// Source: T. Dekker, "A floating-point technique for extending the available precision",
/// Numerische Mathematik 18 (1971), with fused multiply-add.
struct DoubleDouble {
  var high: Double
  var low: Double

  init(_ value: Double) {
    high = value
    low = 0
  }

  private init(high: Double, low: Double) {
    let sum = high + low
    self.high = sum
    self.low = low - (sum - high)
  }

  /// The nearest number.
  var value: Double { high + low }

  static func + (left: DoubleDouble, right: DoubleDouble) -> DoubleDouble {
    let sum = left.high + right.high
    let back = sum - left.high
    let error = (left.high - (sum - back)) + (right.high - back)
    return DoubleDouble(high: sum, low: error + left.low + right.low)
  }

  static func - (left: DoubleDouble, right: DoubleDouble) -> DoubleDouble {
    left + DoubleDouble(high: -right.high, low: -right.low)
  }

  static func * (left: DoubleDouble, right: DoubleDouble) -> DoubleDouble {
    let product = left.high * right.high
    let error = (-product).addingProduct(left.high, right.high)
    return DoubleDouble(high: product, low: error + left.high * right.low + left.low * right.high)
  }

  static func / (left: DoubleDouble, right: DoubleDouble) -> DoubleDouble {
    let first = left.high / right.high
    let rest = left - right * DoubleDouble(first)
    let second = rest.high / right.high
    let last = rest - right * DoubleDouble(second)
    return DoubleDouble(high: first, low: second) + DoubleDouble(last.high / right.high)
  }

  func squareRoot() -> DoubleDouble {
    guard high > 0 else { return DoubleDouble(0) }
    let first = high.squareRoot()
    let rest = self - DoubleDouble(first) * DoubleDouble(first)
    return DoubleDouble(high: first, low: rest.high / (2 * first))
  }
}

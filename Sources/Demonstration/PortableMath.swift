// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

/// Elementary functions made of additions and multiplications only.
///
/// The C library's `exp` and `log` differ in the last bit between platforms, and one bit can turn
/// a rounded second. These give the same bits wherever IEEE 754 arithmetic holds, so that a seed
/// means the same world on every machine. They are accurate to about 1e-14, more than a
/// generator needs, and are not offered to figures.
enum PortableMath {
  private static let naturalLogarithmOfTwo = 0.693_147_180_559_945_3

  /// e to the power `x`, for |x| below 700.
  static func exp(_ x: Double) -> Double {
    let power = (x / naturalLogarithmOfTwo).rounded()
    let rest = x - power * naturalLogarithmOfTwo
    // |rest| ≤ 0.347: the 14th term of the series is below 1e-17.
    var sum = 1.0
    for term in stride(from: 14.0, through: 1.0, by: -1.0) { sum = 1 + sum * rest / term }
    return Double(sign: .plus, exponent: Int(power), significand: 1) * sum
  }

  /// The natural logarithm of a positive number.
  static func log(_ x: Double) -> Double {
    var exponent = Double(x.exponent)
    var significand = x.significand
    if significand > 1.414_213_562_373_095 {
      significand /= 2
      exponent += 1
    }
    // ln m = 2 artanh((m − 1)/(m + 1)), |argument| ≤ 0.1716: twelve odd terms reach 1e-19.
    let ratio = (significand - 1) / (significand + 1)
    let square = ratio * ratio
    var sum = 0.0
    for odd in stride(from: 23.0, through: 1.0, by: -2.0) { sum = sum * square + 1 / odd }
    return exponent * naturalLogarithmOfTwo + 2 * ratio * sum
  }
}

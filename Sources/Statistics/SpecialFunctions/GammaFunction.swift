// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

import Foundation

/// The natural logarithm of |Γ(x)|.
///
/// - Parameter x: Any number that is neither zero nor a negative whole number; there the result
///   is +∞.
/// - Returns: ln |Γ(x)|; relative accuracy 1e-15 away from the zeros at 1 and 2.
///
/// Source: the platform's re-entrant `lgamma_r`.
public func logGamma(_ x: Double) -> Double {
  let (value, _) = lgamma(x)
  return value
}

/// ln Γ(1 + a) without the rounding of 1 + a: relative accuracy 1e-15 for small `a` too.
///
/// - Parameter a: Above −1.
/// - Returns: The logarithm; about −0.5772 a for small `a`.
///
/// Source: −ln(1 + a) + (1 − γ)a + Σ (−1)ᵏ (ζ(k) − 1) aᵏ/k (NIST DLMF 5.7.3) for |a| ≤ ½.
public func logGammaOnePlus(_ a: Double) -> Double {
  guard abs(a) <= 0.5 else { return logGamma(1 + a) }
  var sum = 0.0
  for index in zetaLessOne.indices.reversed() {
    let order = Double(index + 2)
    let sign: Double = index.isMultiple(of: 2) ? 1 : -1
    sum = sum * a + sign * zetaLessOne[index] / order
  }
  return -log1p(a) + a * (0.42278433509846713939 + a * sum)
}

/// ζ(k) − 1 from k = 2 on.
private let zetaLessOne: [Double] = [
  0.64493406684822643647, 0.2020569031595942854, 0.082323233711138191516, 0.036927755143369926331,
  0.017343061984449139715, 0.0083492773819228268398, 0.0040773561979443393787,
  0.0020083928260822144179, 0.00099457512781808533715, 0.0004941886041194645587,
  0.00024608655330804829864, 0.00012271334757848914675, 0.000061248135058704829259,
  0.000030588236307020493552, 0.000015282259408651871733, 7.6371976378997622736e-6,
  3.8172932649998398565e-6, 1.9082127165539389257e-6, 9.5396203387279611315e-7,
  4.7693298678780646312e-7, 2.3845050272773299e-7, 1.1921992596531107307e-7,
  5.9608189051259479612e-8, 2.9803503514652280186e-8, 1.4901554828365041235e-8,
  7.450711789835429492e-9, 3.7253340247884570548e-9, 1.8626597235130490064e-9,
]

/// The natural logarithm of the beta function B(a, b) = Γ(a)Γ(b)/Γ(a + b).
///
/// - Parameters:
///   - a: Above 0.
///   - b: Above 0.
/// - Returns: ln B(a, b), without the cancellation of three large log-gammas.
public func logBeta(_ a: Double, _ b: Double) -> Double {
  let small = min(a, b)
  return logGamma(small) + logGammaQuotient(max(a, b), small)
}

/// ln Γ(a) − ln Γ(a + b), for a and b above 0, by Stirling's formula when `a` is large: its large
/// parts then cancel exactly.
func logGammaQuotient(_ a: Double, _ b: Double) -> Double {
  var quotient = 0.0
  var a = a
  while a < 16 {
    quotient += log1p(b / a)
    a += 1
  }
  let large = -(a - 0.5) * log1p(b / a) - b * log(a + b) + b
  return quotient + large + stirlingError(a) - stirlingError(a + b)
}

/// The digamma function ψ(x) = d ln Γ(x)/dx.
///
/// - Parameter x: Any number that is neither zero nor a negative whole number; there the result
///   is not a number.
/// - Returns: ψ(x); relative accuracy 1e-14, also about its positive zero at 1.4616.
///
/// Source: recurrence and reflection to x ≥ 1 (NIST DLMF 5.5.2, 5.5.4), a rational approximation
/// about the zero on 1…2 (Boost.Math, J. Maddock 2006), the asymptotic series DLMF 5.11.2 above 10.
public func digamma(_ x: Double) -> Double {
  guard x > 0 else {
    guard x.isFinite, x != x.rounded() else { return .nan }
    // The fractional part first: tan(πx) would lose the digits of a large x.
    return digamma(1 - x) - Double.pi / tan(Double.pi * (x - x.rounded()))
  }
  guard x.isFinite else { return x }
  guard x < 10 else { return digammaAsymptotic(x) }
  var shifted = x
  var sum = 0.0
  while shifted > 2 {
    shifted -= 1
    sum += 1 / shifted
  }
  while shifted < 1 {
    sum -= 1 / shifted
    shifted += 1
  }
  return sum + digammaOnOneToTwo(shifted)
}

private func digammaAsymptotic(_ x: Double) -> Double {
  let z = 1 / (x * x)
  let series = horner(
    z,
    [
      1.0 / 12, -1.0 / 120, 1.0 / 252, -1.0 / 240, 1.0 / 132, -691.0 / 32760, 1.0 / 12,
      -3617.0 / 8160,
    ]
  )
  return log(x) - 0.5 / x - z * series
}

private func digammaOnOneToTwo(_ x: Double) -> Double {
  // The zero as the sum of three numbers, so that the difference keeps its digits.
  let first = 1_569_415_565.0 / 1_073_741_824
  let second = 381_566_830.0 / 1_073_741_824 / 1_073_741_824
  let third = 0.9016312093258695918615325266959189453125e-19
  let distance = ((x - first) - second) - third
  let top = horner(
    x - 1,
    [
      0.25479851061131551, -0.32555031186804491, -0.65031853770896507, -0.28919126444774784,
      -0.045251321448739056, -0.0020713321167745952,
    ])
  let bottom = horner(
    x - 1,
    [
      1, 2.0767117023730469, 1.4606242909763515, 0.43593529692665969, 0.054151797245674225,
      0.0021284987017821144, -0.55789841321675513e-6,
    ])
  return distance * 0.99558162689208984375 + distance * (top / bottom)
}

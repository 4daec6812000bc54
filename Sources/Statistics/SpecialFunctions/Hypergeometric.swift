// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

import Foundation

/// Gauss's hypergeometric function ₂F₁(a, b; c; z) for real arguments.
///
///     ₂F₁ = Σ (a)ₙ(b)ₙ/(c)ₙ · zⁿ/n!
///
/// - Parameters:
///   - a: Any finite number.
///   - b: Any finite number.
///   - c: Any finite number that is neither zero nor a negative whole number.
///   - z: At most 1; at 1 the function is finite only when c > a + b.
/// - Returns: The value, relative accuracy about 1e-13 where the sum does not cancel; nil outside
///   the domain or where the sum does not converge.
///
/// Source: the series with Euler's transformation (NIST DLMF 15.8.1) when it has the smaller
/// terms, Pfaff's for z < 0, the connection to 1 − z (15.8.4) close to 1, Gauss's sum at 1.
public func hypergeometric2F1(_ a: Double, _ b: Double, _ c: Double, _ z: Double) -> Double? {
  guard a.isFinite, b.isFinite, c.isFinite, z.isFinite, z <= 1 else { return nil }
  if z == 0 || a == 0 || b == 0 { return 1 }
  if let degree = polynomialDegree(a, b) {
    // A pole of c beyond the last term does no harm.
    if isPole(c), -c < Double(degree) { return nil }
    return polynomialSum(a, b, c, z, degree: degree)
  }
  guard !isPole(c) else { return nil }
  if z == 1 { return gaussSum(a, b, c) }
  if z < 0 { return pfaff(a, b, c, z) }
  return insideUnit(a, b, c, z)
}

private func isPole(_ x: Double) -> Bool { x <= 0 && x == x.rounded() }

private func polynomialDegree(_ a: Double, _ b: Double) -> Int? {
  [a, b].filter { isPole($0) && $0 > -1e6 }.map { Int(-$0) }.min()
}

private func polynomialSum(
  _ a: Double, _ b: Double, _ c: Double, _ z: Double, degree: Int
) -> Double {
  var sum = CompensatedSum(1)
  var term = 1.0
  for step in 0..<degree {
    let n = Double(step)
    term *= (a + n) * (b + n) / ((c + n) * (n + 1)) * z
    sum.add(term)
  }
  return sum.value
}

private func pfaff(_ a: Double, _ b: Double, _ c: Double, _ z: Double) -> Double? {
  // (1 − z)⁻ᵃ F(a, c − b; c; z/(z − 1)); the smaller of a and b keeps the terms positive.
  let (first, second) = a <= b ? (a, b) : (b, a)
  let moved = z / (z - 1)
  let rest = 1 / (1 - z)
  guard let inner = positiveArgument(first, c - second, c, moved, rest) else { return nil }
  return exp(-first * log1p(-z)) * inner
}

private func insideUnit(_ a: Double, _ b: Double, _ c: Double, _ z: Double) -> Double? {
  positiveArgument(a, b, c, z, 1 - z)
}

/// F for 0 < z < 1 where `rest` is 1 − z to full accuracy.
private func positiveArgument(
  _ a: Double, _ b: Double, _ c: Double, _ z: Double, _ rest: Double
) -> Double? {
  if a == 0 || b == 0 { return 1 }
  if let degree = polynomialDegree(a, b) { return polynomialSum(a, b, c, z, degree: degree) }
  let excess = c - a - b
  if z > 0.9, abs(excess - excess.rounded()) > 0.02, let value = connection(a, b, c, rest) {
    return value
  }
  // Terms grow like n^(−excess − 1); a negative excess is the worse sum, Euler's the better.
  if excess < 0 {
    guard let sum = series(c - a, c - b, c, z) else { return nil }
    return exp(excess * log(rest)) * sum
  }
  return series(a, b, c, z)
}

private func series(_ a: Double, _ b: Double, _ c: Double, _ z: Double) -> Double? {
  var sum = CompensatedSum(1)
  var term = 1.0
  for step in 0..<20_000_000 {
    let n = Double(step)
    let factor = (a + n) * (b + n) / ((c + n) * (n + 1)) * z
    term *= factor
    sum.add(term)
    if term == 0 { return sum.value }
    if abs(factor) < 1, abs(term) <= 1e-17 * abs(sum.value) * (1 - abs(factor)) {
      return sum.value
    }
  }
  return nil
}

/// NIST DLMF 15.8.4; nil when its two parts cancel.
private func connection(_ a: Double, _ b: Double, _ c: Double, _ rest: Double) -> Double? {
  let excess = c - a - b
  guard let left = series(a, b, 1 - excess, rest),
    let right = series(c - a, c - b, 1 + excess, rest)
  else { return nil }
  let first = gammaRatio([c, excess], [c - a, c - b]) * left
  let second = gammaRatio([c, -excess], [a, b]) * exp(excess * log(rest)) * right
  let sum = first + second
  guard sum.isFinite, abs(sum) > 0.05 * max(abs(first), abs(second)) else { return nil }
  return sum
}

private func gaussSum(_ a: Double, _ b: Double, _ c: Double) -> Double? {
  guard c > a + b else { return nil }
  return gammaRatio([c, c - a - b], [c - a, c - b])
}

/// Π Γ(top) / Π Γ(bottom); zero where a Γ below has a pole.
private func gammaRatio(_ top: [Double], _ bottom: [Double]) -> Double {
  var logarithm = 0.0
  var sign = 1.0
  for x in top {
    let (value, direction) = lgamma(x)
    logarithm += value
    if direction < 0 { sign = -sign }
  }
  for x in bottom {
    if isPole(x) { return 0 }
    let (value, direction) = lgamma(x)
    logarithm -= value
    if direction < 0 { sign = -sign }
  }
  return sign * exp(logarithm)
}

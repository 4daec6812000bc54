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

/// A sum and how many times larger its largest term is.
private struct Series {
  var value: Double
  var loss: Double

  func scaled(_ factor: Double) -> Series { Series(value: value * factor, loss: loss) }
}

/// The candidate that cancels least, the first that hardly does; nil when all lose every digit.
private func leastLoss(_ candidates: [() -> Series?]) -> Series? {
  var best: Series?
  for candidate in candidates {
    guard let found = candidate(), found.value.isFinite else { continue }
    if found.loss < 4 { return found }
    if found.loss < best?.loss ?? 1e10 { best = found }
  }
  return best
}

/// Pfaff's two forms: (1 − z)⁻ᵃ F(a, c − b; c; z/(z − 1)) and the same with a and b exchanged.
private func pfaff(_ a: Double, _ b: Double, _ c: Double, _ z: Double) -> Double? {
  let moved = z / (z - 1)
  let rest = 1 / (1 - z)
  let logBase = log1p(-z)
  let forms = [(a, b), (b, a)].map { first, second in
    { positiveArgument(first, c - second, c, moved, rest)?.scaled(exp(-first * logBase)) }
  }
  return leastLoss(c - b > 0 ? forms : forms.reversed())?.value
}

private func insideUnit(_ a: Double, _ b: Double, _ c: Double, _ z: Double) -> Double? {
  positiveArgument(a, b, c, z, 1 - z)?.value
}

/// F for 0 < z < 1 where `rest` is 1 − z to full accuracy.
private func positiveArgument(
  _ a: Double, _ b: Double, _ c: Double, _ z: Double, _ rest: Double
) -> Series? {
  if a == 0 || b == 0 { return Series(value: 1, loss: 1) }
  if let degree = polynomialDegree(a, b) {
    return Series(value: polynomialSum(a, b, c, z, degree: degree), loss: 1)
  }
  let excess = c - a - b
  let direct = { series(a, b, c, z) }
  let euler = { series(c - a, c - b, c, z)?.scaled(exp(excess * log(rest))) }
  var candidates = excess < 0 ? [euler, direct] : [direct, euler]
  if z > 0.9, abs(excess - excess.rounded()) > 0.02 {
    candidates.insert({ connection(a, b, c, rest) }, at: 0)
  }
  return leastLoss(candidates)
}

private func series(_ a: Double, _ b: Double, _ c: Double, _ z: Double) -> Series? {
  var sum = CompensatedSum(1)
  var term = 1.0
  var largest = 1.0
  for step in 0..<20_000_000 {
    let n = Double(step)
    let factor = (a + n) * (b + n) / ((c + n) * (n + 1)) * z
    term *= factor
    sum.add(term)
    largest = max(largest, abs(term))
    let size = abs(sum.value)
    let settled = abs(factor) < 1 && abs(term) <= 1e-17 * size * (1 - abs(factor))
    if term == 0 || settled { return Series(value: sum.value, loss: largest / size) }
    if !term.isFinite { return nil }
  }
  return nil
}

/// NIST DLMF 15.8.4.
private func connection(_ a: Double, _ b: Double, _ c: Double, _ rest: Double) -> Series? {
  let excess = c - a - b
  guard let left = series(a, b, 1 - excess, rest),
    let right = series(c - a, c - b, 1 + excess, rest)
  else { return nil }
  let first = gammaRatio([c, excess], [c - a, c - b]) * left.value
  let second = gammaRatio([c, -excess], [a, b]) * exp(excess * log(rest)) * right.value
  let sum = first + second
  let loss = max(abs(first) * left.loss, abs(second) * right.loss) / abs(sum)
  return Series(value: sum, loss: loss)
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

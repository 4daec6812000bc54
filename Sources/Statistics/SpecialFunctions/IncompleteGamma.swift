// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

import Foundation

/// The lower regularized incomplete gamma function P(a, x): the probability that a gamma number
/// of shape `a` and scale 1 is at most `x`.
///
/// - Parameters:
///   - a: The shape, above 0.
///   - x: At least 0.
/// - Returns: A probability; relative accuracy 1e-13, in the far tail too.
///
/// Source: the series NIST DLMF 8.11.4 below the mean, one minus ``regularizedGammaQ(_:_:)`` above.
public func regularizedGammaP(_ a: Double, _ x: Double) -> Double {
  precondition(a > 0, "the shape of a gamma distribution is above 0")
  guard !x.isNaN else { return .nan }
  guard x > 0 else { return 0 }
  guard x.isFinite else { return 1 }
  return x <= max(a, 1) ? gammaSeries(a, x) : 1 - regularizedGammaQ(a, x)
}

/// The upper regularized incomplete gamma function Q(a, x) = 1 − P(a, x).
///
/// - Parameters:
///   - a: The shape, above 0.
///   - x: At least 0.
/// - Returns: A probability; relative accuracy 1e-13, in the far tail too.
///
/// Source: the continued fraction NIST DLMF 8.9.2 above the mean; below it one minus the series,
/// or for shapes below 1 the series of the difference, which does not cancel.
public func regularizedGammaQ(_ a: Double, _ x: Double) -> Double {
  precondition(a > 0, "the shape of a gamma distribution is above 0")
  guard !x.isNaN else { return .nan }
  guard x > 0 else { return 1 }
  guard x.isFinite else { return 0 }
  if x > max(a, 1) { return gammaFraction(a, x) }
  return a < 1 ? gammaComplementOfSmallShape(a, x) : 1 - gammaSeries(a, x)
}

/// xᵃ e⁻ˣ / Γ(a), without subtracting large logarithms.
func gammaKernel(_ a: Double, _ x: Double) -> Double {
  let distance = (x - a) / a
  let exponent = a * logRatioLessExcess(x / a, distance)
  return (a / (2 * Double.pi)).squareRoot() * exp(exponent - stirlingError(a))
}

private func gammaSeries(_ a: Double, _ x: Double) -> Double {
  var term = 1 / a
  var sum = term
  var n = a
  for _ in 0..<10_000_000 {
    n += 1
    term *= x / n
    sum += term
    if term <= 1e-17 * sum { break }
  }
  return min(1, gammaKernel(a, x) * sum)
}

private func gammaFraction(_ a: Double, _ x: Double) -> Double {
  let tiny = 1e-300
  var b = x + 1 - a
  var c = 1 / tiny
  var d = 1 / b
  var fraction = d
  for step in 1...10_000_000 {
    let n = Double(step)
    let an = -n * (n - a)
    b += 2
    d = an * d + b
    d = 1 / (abs(d) < tiny ? tiny : d)
    c = b + an / c
    c = abs(c) < tiny ? tiny : c
    let factor = d * c
    fraction *= factor
    if abs(factor - 1) < 2e-16 { break }
  }
  return min(1, gammaKernel(a, x) * fraction)
}

/// Q(a, x) for a < 1 and x ≤ 1: 1 − xᵃ/Γ(1 + a) · (1 + a Σ (−x)ⁿ/(n! (a + n))).
private func gammaComplementOfSmallShape(_ a: Double, _ x: Double) -> Double {
  let logFront = a * log(x) - logGammaOnePlus(a)
  var sum = 0.0
  var power = 1.0
  for step in 1...60 {
    let n = Double(step)
    power *= -x / n
    sum += power / (a + n)
    if abs(power) <= 1e-18 * abs(sum) { break }
  }
  return -expm1(logFront) - exp(logFront) * a * sum
}

/// The number below which a share of a gamma distribution of scale 1 lies.
///
/// - Parameters:
///   - probability: Between 0 and 1.
///   - shape: Above 0.
/// - Returns: The quantile; relative accuracy 1e-13; +∞ for 1.
public func gammaQuantile(_ probability: Double, shape: Double) -> Double {
  gammaQuantile(lower: probability, upper: 1 - probability, shape: shape)
}

func gammaQuantile(lower: Double, upper: Double, shape a: Double) -> Double {
  precondition(a > 0, "the shape of a gamma distribution is above 0")
  guard lower > 0 else { return 0 }
  guard upper > 0 else { return .infinity }
  if lower <= upper {
    let target = log(lower)
    let start = (target + logGammaOnePlus(a)) / a
    let root = safeguardedRoot(from: start, low: -.infinity, high: .infinity) { u in
      let x = exp(u)
      let share = regularizedGammaP(a, x)
      guard share > 0 else { return (-1, 0) }
      return (log(share) - target, gammaKernel(a, x) / share)
    }
    return exp(root)
  }
  // The cube root of a gamma number is close to normal (Wilson and Hilferty 1931).
  let z = upper < 0.5 ? -standardNormalQuantile(upper) : standardNormalQuantile(lower)
  let cube = 1 - 1 / (9 * a) + z / (3 * a.squareRoot())
  let start = max(a * cube * cube * cube, a * 1e-3)
  let target = log(upper)
  return safeguardedRoot(from: start, low: 0, high: .infinity) { x in
    let share = regularizedGammaQ(a, x)
    guard share > 0 else { return (1, 0) }
    return (target - log(share), gammaKernel(a, x) / (x * share))
  }
}

// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

import Foundation

/// The Wilson score interval of a proportion.
///
///     (p̂ + z²/2n ± z √(p̂(1 − p̂)/n + z²/4n²)) / (1 + z²/n)
///
/// - Parameters:
///   - successes: Between 0 and `count`; not necessarily whole (weighted counts).
///   - count: Observations.
///   - level: Confidence level, strictly between 0 and 1.
/// - Returns: Two fractions inside 0…1; nil when there is no observation or the numbers do not
///   fit together.
///
/// Source: E. B. Wilson, "Probable inference", JASA 22 (1927), doi:10.1080/01621459.1927.10502953;
/// agrees with R `prop.test(correct = FALSE)`.
public func wilsonInterval(
  successes: Double, count: Double, level: Double = 0.95
) -> ClosedRange<Double>? {
  guard count > 0, successes >= 0, successes <= count, level > 0, level < 1 else { return nil }
  let z = standardNormalQuantile(0.5 + level / 2)
  let share = successes / count
  let center = share + z * z / (2 * count)
  let spread = z * (share * (1 - share) / count + z * z / (4 * count * count)).squareRoot()
  let scale = 1 + z * z / count
  // The ends are exactly 0 and 1 at the edges; rounding must not push them off.
  let low = successes == 0 ? 0 : max(0, (center - spread) / scale)
  let high = successes == count ? 1 : min(1, (center + spread) / scale)
  return low...high
}

/// The exact (Clopper–Pearson) interval of a proportion.
///
/// - Parameters:
///   - successes: Whole, between 0 and `count`.
///   - count: Observations.
///   - level: Confidence level, strictly between 0 and 1.
/// - Returns: Two fractions inside 0…1; nil when there is no observation or the numbers do not
///   fit together.
///
/// Source: C. Clopper and E. Pearson, Biometrika 26 (1934), doi:10.1093/biomet/26.4.404; agrees
/// with R `binom.test`.
public func clopperPearsonInterval(
  successes: Int, count: Int, level: Double = 0.95
) -> ClosedRange<Double>? {
  guard count > 0, (0...count).contains(successes), level > 0, level < 1 else { return nil }
  let tail = (1 - level) / 2
  let k = Double(successes)
  let n = Double(count)
  let low = successes == 0 ? 0 : betaQuantile(tail, k, n - k + 1)
  let high = successes == count ? 1 : betaQuantile(1 - tail, k + 1, n - k)
  return low...high
}

// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

internal import Foundation
internal import Statistics

/// How unlikely a small count is under a Poisson or negative binomial law.
///
/// Normal bands fail for few contacts: at 3 a day, 9 is worth a look and 0 is not.
///
/// Source: Johnson, Kemp & Kotz (2005), *Univariate Discrete Distributions*, sections 4.12.1 and
/// 5.6.
public struct CountTail: Sendable, Hashable {
  /// The expected count, above 0.
  public let mean: Double
  /// Variance / mean, at least 1; 1 is Poisson.
  public let dispersion: Double

  /// Creates a law.
  ///
  /// - Parameters:
  ///   - mean: The expected count, above 0.
  ///   - dispersion: Variance / mean, at least 1.
  /// - Throws: ``ForecastError/outOfDomain(name:value:expected:)``.
  public init(mean: Double, dispersion: Double = 1) throws(ForecastError) {
    guard mean > 0, mean.isFinite else {
      throw .outOfDomain(name: "expected count", value: mean, expected: "above 0")
    }
    guard dispersion >= 1, dispersion.isFinite else {
      throw .outOfDomain(name: "dispersion", value: dispersion, expected: "at least 1")
    }
    self.mean = mean
    self.dispersion = dispersion
  }

  /// P(X ≥ count).
  public func atLeast(_ count: Int) -> Double {
    guard count > 0 else { return 1 }
    if dispersion <= 1 + 1e-9 { return regularizedGammaP(Double(count), mean) }
    let size = mean / (dispersion - 1)
    return regularizedIncompleteBeta(1 - 1 / dispersion, Double(count), size)
  }

  /// P(X ≤ count).
  public func atMost(_ count: Int) -> Double {
    guard count >= 0 else { return 0 }
    if dispersion <= 1 + 1e-9 { return regularizedGammaQ(Double(count + 1), mean) }
    let size = mean / (dispersion - 1)
    return regularizedIncompleteBeta(1 / dispersion, size, Double(count + 1))
  }

  /// Twice the smaller tail, at most 1.
  public func twoSided(_ count: Int) -> Double { min(1, 2 * min(atLeast(count), atMost(count))) }
}

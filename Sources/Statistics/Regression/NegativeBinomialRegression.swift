// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

import Foundation

/// A regression of over-dispersed counts: variance μ + μ²/θ, logarithmic link.
///
/// θ by maximum likelihood, alternating with the coefficients.
///
/// Source: W. Venables and B. Ripley, "Modern Applied Statistics with S", 4th ed. (2002), section
/// 7.4; agrees with R `MASS::glm.nb`.
public struct NegativeBinomialRegression: Sendable {
  /// The columns.
  public let design: Design
  /// β̂ on the log scale, in the order of the columns.
  public let coefficients: [Double]
  /// The covariance of β̂ at θ̂.
  public let covariance: Matrix
  /// θ̂; +∞ when the counts vary no more than Poisson counts.
  public let theta: Double
  /// μ̂, the expected counts.
  public let fitted: [Double]
  /// The log-likelihood, constants included.
  public let logLikelihood: Double

  /// The standard errors, in the order of the columns.
  public var standardErrors: [Double] { covariance.diagonal.map { $0.squareRoot() } }

  /// n − k.
  public var degreesOfFreedom: Double { Double(fitted.count - coefficients.count) }

  /// Fits the model.
  ///
  /// - Parameters:
  ///   - counts: Whole numbers, at least 0; one per row, not all zero.
  ///   - design: More rows than columns, none a combination of others.
  ///   - offset: ln of the exposure of each row; nil for none.
  /// - Returns: The fit.
  /// - Throws: As ``PoissonRegression/fit(_:on:offset:)``.
  public static func fit(
    _ counts: [Double], on design: Design, offset: [Double]? = nil
  ) throws(StatisticsError) -> NegativeBinomialRegression {
    let exposure = try checkCounts(counts, design, offset)
    let poisson = try PoissonRegression.fit(counts, on: design, offset: offset)
    var work = LogLinearIteration(
      coefficients: poisson.coefficients, covariance: poisson.poissonCovariance,
      mean: poisson.fitted)
    guard var theta = bestTheta(counts, work.mean) else {
      return NegativeBinomialRegression(
        design: design, coefficients: work.coefficients, covariance: work.covariance,
        theta: .infinity, fitted: work.mean, logLikelihood: poisson.logLikelihood)
    }
    for _ in 0..<50 {
      let current = theta
      work = try LogLinearIteration.run(counts, design, exposure, start: work.mean) { mean in
        mean / (1 + mean / current)
      }
      guard let next = bestTheta(counts, work.mean) else { break }
      theta = next
      if abs(next - current) <= 1e-10 * current { break }
    }
    return NegativeBinomialRegression(
      design: design, coefficients: work.coefficients, covariance: work.covariance, theta: theta,
      fitted: work.mean, logLikelihood: logLikelihood(counts, work.mean, theta))
  }

  private static func logLikelihood(
    _ counts: [Double], _ mean: [Double], _ theta: Double
  ) -> Double {
    let terms = zip(counts, mean).lazy.map { count, mean in
      -logGammaQuotient(theta, count) - logGamma(count + 1) - (theta + count) * log1p(mean / theta)
        + count * log(mean / theta)
    }
    return CompensatedSum(of: terms).value
  }

  /// The θ where the likelihood is largest; nil when it rises without end (no over-dispersion).
  private static func bestTheta(_ counts: [Double], _ mean: [Double]) -> Double? {
    let excess = zip(counts, mean).reduce(0) { $0 + ($1.0 - $1.1) * ($1.0 - $1.1) - $1.0 }
    guard excess > 0 else { return nil }
    // The slope in ln θ falls through zero once: bisect.
    func slope(_ logTheta: Double) -> Double {
      let theta = exp(logTheta)
      return zip(counts, mean).reduce(0) { sum, pair in
        let (count, mean) = pair
        return sum + digamma(theta + count) - digamma(theta) - log1p(mean / theta) + 1
          - (theta + count) / (theta + mean)
      }
    }
    var low = -12.0
    var high = 18.0
    guard slope(low) > 0, slope(high) < 0 else { return nil }
    for _ in 0..<60 {
      let middle = (low + high) / 2
      if slope(middle) > 0 { low = middle } else { high = middle }
    }
    return exp((low + high) / 2)
  }
}

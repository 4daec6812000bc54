// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

import Foundation

/// What is believed about an uncertain number.
public enum Distribution: Sendable, Hashable, Codable {
  /// Every value between two bounds is as likely as another.
  case uniform(low: Double, high: Double)
  /// Likeliest at the mode, falling in a straight line to nothing at both bounds.
  case triangular(low: Double, mode: Double, high: Double)
  /// Beta-PERT with λ = 4: mean (a + 4m + b)/6, lighter tails than the triangle.
  case pert(low: Double, mode: Double, high: Double)
  /// The normal distribution.
  case normal(mean: Double, standardDeviation: Double)
  /// A positive number whose logarithm is normal, by its median and the standard deviation of
  /// its natural logarithm.
  case lognormal(median: Double, sigma: Double)

  /// Why the parameters describe no distribution; nil when they do.
  public var fault: Fault? {
    let numbers: [Double] =
      switch self {
      case .uniform(let low, let high): [low, high]
      case .triangular(let low, let mode, let high), .pert(let low, let mode, let high):
        [low, mode, high]
      case .normal(let mean, let deviation): [mean, deviation]
      case .lognormal(let median, let sigma): [median, sigma]
      }
    guard numbers.allSatisfy(\.isFinite) else { return .notFinite }
    switch self {
    case .uniform(let low, let high):
      return low <= high ? nil : .unordered
    case .triangular(let low, let mode, let high), .pert(let low, let mode, let high):
      return low <= mode && mode <= high ? nil : .unordered
    case .normal(_, let deviation):
      return deviation >= 0 ? nil : .negativeSpread
    case .lognormal(let median, let sigma):
      guard median > 0 else { return .medianNotPositive }
      return sigma >= 0 ? nil : .negativeSpread
    }
  }

  /// What can be wrong with parameters.
  public enum Fault: Sendable, Hashable {
    /// A parameter is infinite or not a number.
    case notFinite
    /// The bounds and the mode do not stand in rising order.
    case unordered
    /// A spread is below zero.
    case negativeSpread
    /// The median of a lognormal distribution is not above zero.
    case medianNotPositive
  }

  /// The bounds of the support; infinite where there is none.
  public var support: ClosedRange<Double> {
    switch self {
    case .uniform(let low, let high): low...high
    case .triangular(let low, _, let high), .pert(let low, _, let high): low...high
    case .normal: -Double.infinity...Double.infinity
    case .lognormal: 0...Double.infinity
    }
  }

  /// The mean, in the unit of the number.
  ///
  /// Triangular (a + m + b)/3; PERT (a + 4m + b)/6; lognormal median·exp(σ²/2).
  public var mean: Double {
    switch self {
    case .uniform(let low, let high): (low + high) / 2
    case .triangular(let low, let mode, let high): (low + mode + high) / 3
    case .pert(let low, let mode, let high): (low + 4 * mode + high) / 6
    case .normal(let mean, _): mean
    case .lognormal(let median, let sigma): median * exp(sigma * sigma / 2)
    }
  }

  /// The standard deviation, in the unit of the number.
  ///
  /// PERT with λ = 4: √((μ − a)(b − μ)/7).
  public var standardDeviation: Double {
    switch self {
    case .uniform(let low, let high):
      return (high - low) / 12.0.squareRoot()
    case .triangular(let a, let m, let b):
      return ((a * a + m * m + b * b - a * m - a * b - m * b) / 18).squareRoot()
    case .pert(let a, _, let b):
      return ((mean - a) * (b - mean) / 7).squareRoot()
    case .normal(_, let deviation):
      return deviation
    case .lognormal(_, let sigma):
      return mean * (exp(sigma * sigma) - 1).squareRoot()
    }
  }

  /// One draw.
  ///
  /// - Parameter generator: Where the randomness comes from.
  /// - Returns: A value of the support; the single value when the distribution has no width.
  public func sample(using generator: inout some RandomNumberGenerator) -> Double {
    switch self {
    case .uniform(let low, let high):
      return low + (high - low) * generator.nextUniform()
    case .triangular(let low, let mode, let high):
      return triangularQuantile(generator.nextUniform(), low, mode, high)
    case .pert(let low, let mode, let high):
      guard high > low else { return low }
      let first = 1 + 4 * (mode - low) / (high - low)
      let second = 1 + 4 * (high - mode) / (high - low)
      return low + (high - low) * generator.nextBeta(first, second)
    case .normal(let mean, let deviation):
      return mean + deviation * generator.nextNormal()
    case .lognormal(let median, let sigma):
      return median * exp(sigma * generator.nextNormal())
    }
  }

  /// The value below which a share `probability` of the draws falls.
  ///
  /// - Parameter probability: Strictly between 0 and 1.
  /// - Returns: The quantile; relative accuracy 1e-9 for PERT, 1e-12 for the others.
  public func quantile(_ probability: Double) -> Double {
    precondition(probability > 0 && probability < 1, "a probability lies between 0 and 1")
    switch self {
    case .uniform(let low, let high):
      return low + (high - low) * probability
    case .triangular(let low, let mode, let high):
      return triangularQuantile(probability, low, mode, high)
    case .pert(let low, let mode, let high):
      guard high > low else { return low }
      let first = 1 + 4 * (mode - low) / (high - low)
      let second = 1 + 4 * (high - mode) / (high - low)
      return low + (high - low) * betaQuantile(probability, first, second)
    case .normal(let mean, let deviation):
      return mean + deviation * standardNormalQuantile(probability)
    case .lognormal(let median, let sigma):
      return median * exp(sigma * standardNormalQuantile(probability))
    }
  }
}

/// The quantile of the triangular distribution, by inversion of its two parabolas.
private func triangularQuantile(
  _ probability: Double, _ low: Double, _ mode: Double, _ high: Double
) -> Double {
  guard high > low else { return low }
  if probability * (high - low) < mode - low {
    return low + (probability * (high - low) * (mode - low)).squareRoot()
  }
  return high - ((1 - probability) * (high - low) * (high - mode)).squareRoot()
}

// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

import Statistics

/// A weighted mixture of normal distributions: what is known of a future mean when the variances
/// are uncertain.
struct NormalMixture: Sendable {
  private var weights: [Double] = []
  private var means: [Double] = []
  private var deviations: [Double] = []

  /// Creates an empty mixture.
  init() {}

  /// Adds a normal distribution.
  ///
  /// - Parameters:
  ///   - weight: Above 0; weights need not sum to 1.
  ///   - mean: Its mean.
  ///   - variance: Above 0.
  mutating func add(weight: Double, mean: Double, variance: Double) {
    weights.append(weight)
    means.append(mean)
    deviations.append(variance.squareRoot())
  }

  private var total: Double { weights.reduce(0, +) }

  /// Σ wμ / Σ w.
  var mean: Double { zip(weights, means).reduce(0) { $0 + $1.0 * $1.1 } / total }

  /// The square root of the variance of the mixture.
  var standardDeviation: Double {
    let center = mean
    var square = 0.0
    for index in weights.indices {
      let distance = means[index] - center
      square += weights[index] * (deviations[index] * deviations[index] + distance * distance)
    }
    return (square / total).squareRoot()
  }

  /// The probability of at most `x`.
  func cumulative(_ x: Double) -> Double {
    var sum = 0.0
    for index in weights.indices {
      sum += weights[index] * standardNormalCDF((x - means[index]) / deviations[index])
    }
    return sum / total
  }

  /// The number below which a share `probability` lies, by bisection and secants.
  func quantile(_ probability: Double) -> Double {
    let (center, spread) = (mean, standardDeviation)
    var width = 4.0
    while width < 1e6 {
      let ends = (center - width * spread)...(center + width * spread)
      let found = root(in: ends, tolerance: 1e-9 * spread) { cumulative($0) - probability }
      if let found { return found }
      width *= 4
    }
    return center
  }
}

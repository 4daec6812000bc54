// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

internal import Foundation
internal import Statistics

/// How wide the interval about a forecast must be, learnt from earlier forecasts (conformal).
///
/// The shape over the horizon comes from the models' own spread or from the errors by slot; the
/// size from the quantile of |error| / shape over the earlier origins, shrunk towards the normal
/// quantile when there are few.
///
/// Source: Vovk, Gammerman & Shafer (2005), *Algorithmic Learning in a Random World*; Stankevičiūtė,
/// Alaa & van der Schaar (2021), conformal time-series forecasting, NeurIPS 34.
struct PredictionBand: Sendable {
  /// One earlier forecast: errors and the shape at that time.
  struct Past: Sendable {
    var errors: [Double]
    var shape: [Double]
  }

  /// The factor by which the shape is multiplied.
  let factor: Double

  /// Learns the factor.
  ///
  /// - Parameters:
  ///   - past: Earlier forecasts.
  ///   - level: The share of outcomes that the interval should hold.
  ///   - freedom: Degrees of freedom of the models, for the first guess.
  ///   - caution: By how much the first guess is widened, as models know too little of themselves.
  ///   - widening: By how much the errors seen are widened: the errors of one week hang together,
  ///     so a few weeks tell less than their number of points.
  init(past: [Past], level: Double, freedom: Double, caution: Double, widening: Double = 1) {
    let student = studentQuantile(0.5 + level / 2, degreesOfFreedom: max(2, freedom))
    let guess = caution * student
    var ratios: [Double] = []
    for origin in past {
      for (error, shape) in zip(origin.errors, origin.shape) where shape > 0 {
        ratios.append(abs(error) / shape)
      }
    }
    guard !ratios.isEmpty else {
      factor = guess
      return
    }
    ratios.sort()
    let place = level * (Double(ratios.count) + 1) - 1
    let lower = min(max(0, Int(place.rounded(.down))), ratios.count - 1)
    let upper = min(lower + 1, ratios.count - 1)
    let share = min(1, max(0, place - Double(lower)))
    let seen = widening * (ratios[lower] + share * (ratios[upper] - ratios[lower]))
    let points = Double(ratios.count)
    // Errors of one origin hang together: about six of them tell as much as one of their own.
    let trust = points / 6 / (points / 6 + 3)
    factor = exp(trust * log(max(seen, 0.2 * guess)) + (1 - trust) * log(guess))
  }

  /// The shape by the errors of each step, smoothed over neighbouring steps.
  static func shape(ofErrors errors: [[Double]], count: Int) -> [Double] {
    let reach = max(1, count / 60)
    var sums = [Double](repeating: 0, count: count)
    var counts = [Double](repeating: 0, count: count)
    for origin in errors {
      for (step, error) in origin.enumerated() where step < count {
        sums[step] += abs(error)
        counts[step] += 1
      }
    }
    let total = sums.reduce(0, +) / max(1, counts.reduce(0, +))
    guard total > 0 else { return [Double](repeating: 1, count: count) }
    return (0..<count).map { step in
      var sum = 2 * total
      var weight = 2.0
      for near in max(0, step - reach)...min(count - 1, step + reach) {
        sum += sums[near]
        weight += counts[near]
      }
      return max(sum / weight, 0.3 * total)
    }
  }
}

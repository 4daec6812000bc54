// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

import Foundation

/// The choice of the level's prior by forecasts inside the time before the launch.
///
/// From several dates before the launch, the mean of the times after each is forecast with every
/// candidate. A candidate is kept when its errors, in units of its own standard deviations, are no
/// larger than they should be; the smallest kept is chosen, the largest when none is.
struct LevelPriorChoice {
  static let candidates = [0.1, 0.2, 0.4]

  /// The share chosen.
  let share: Double
  /// The root mean square of the standardised errors of each candidate tried.
  let errors: [(share: Double, error: Double)]

  static func choose(for data: ImpactData) -> LevelPriorChoice {
    var errors: [(share: Double, error: Double)] = []
    for share in candidates {
      let scores = placebos(data, share: share)
      guard scores.count >= 3 else { return LevelPriorChoice(share: candidates[0], errors: []) }
      let error = (scores.reduce(0) { $0 + $1 * $1 } / Double(scores.count)).squareRoot()
      errors.append((share, error))
      if error <= 1 { return LevelPriorChoice(share: share, errors: errors) }
    }
    return LevelPriorChoice(share: candidates[candidates.count - 1], errors: errors)
  }

  /// The standardised errors of placebo launches, consecutive horizons apart.
  ///
  /// The model is always the local level without control series: what is chosen is the speed of
  /// the level, and the exact posterior is fast.
  static func placebos(_ data: ImpactData, share: Double) -> [Double] {
    scores(data) { part in
      LocalLevelPosterior(part.pre, priorLevelDeviation: share).future(weights: part.weights)
    }
  }

  /// The same with the control series and the season, by fewer draws.
  static func sampledPlacebos(
    _ data: ImpactData, share: Double, options: CausalImpact.Options
  ) -> [Double] {
    scores(data) { part in
      StructuralSampler(
        series: part.pre, controls: part.controls, seasonalPeriod: options.seasonalPeriod,
        priorLevelDeviation: share, burnIn: 200, draws: min(1000, options.draws),
        seed: options.seed
      ).run(weights: part.weights, keepingEach: 0).average
    }
  }

  /// How many steps lie between placebo launches, and how many each forecasts.
  static func horizon(_ data: ImpactData) -> Int {
    max(1, min(data.weights.count, data.pre.count / 6))
  }

  private static func scores(
    _ data: ImpactData, forecast: (ImpactData) -> NormalMixture
  ) -> [Double] {
    let count = data.pre.count
    let horizon = horizon(data)
    var scores: [Double] = []
    var start = count - horizon
    while start >= max(3, count / 3) {
      let part = ImpactData(earlier: data, preCount: start, horizon: horizon)
      if part.postCount > 0 {
        let future = forecast(part)
        scores.append((part.observedAverage - future.mean) / future.standardDeviation)
      }
      start -= horizon
    }
    return scores
  }
}

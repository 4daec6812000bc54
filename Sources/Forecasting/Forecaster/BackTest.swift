// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

internal import Foundation

/// Forecasts made as if earlier, and what came.
struct BackTest: Sendable {
  /// One earlier moment: the forecasts of each method and what came.
  struct Origin: Sendable {
    var actual: [Double]
    var paths: [ForecastMethod: CandidatePath]
  }

  /// The origins, the latest first.
  var origins: [Origin]
  /// The methods that answered at every origin, in order.
  var methods: [ForecastMethod]

  /// Runs the methods at up to `limit` earlier origins.
  ///
  /// - Parameters:
  ///   - task: The task; its history is cut.
  ///   - actual: The history as it was, outliers included.
  ///   - candidates: The methods.
  ///   - limit: The most origins.
  /// - Returns: The forecasts and what came.
  static func run(
    _ task: ForecastTask, actual: [Double], candidates: [ForecastMethod], limit: Int
  ) -> BackTest {
    var origins: [Origin] = []
    for cut in cuts(task, limit: limit) {
      let horizon = min(task.horizon, cut)
      let earlier = task.cut(cut, horizon: horizon)
      var paths: [ForecastMethod: CandidatePath] = [:]
      for method in candidates {
        if let path = earlier.forecast(by: method) { paths[method] = path }
      }
      let start = task.values.count - cut
      origins.append(Origin(actual: Array(actual[start..<(start + horizon)]), paths: paths))
    }
    let methods = candidates.filter { method in
      origins.allSatisfy { $0.paths[method] != nil }
    }
    return BackTest(origins: origins, methods: methods)
  }

  /// How many points to cut off at each origin.
  static func cuts(_ task: ForecastTask, limit: Int) -> [Int] {
    let long = task.periods.last ?? 1
    let isIntraday = task.periods.count > 1 || long > ExponentialSmoothing.longestPeriod
    let least = isIntraday ? 2 * long + 1 : max(8, task.season > 1 ? 2 * task.season + 5 : 8)
    let step = isIntraday ? task.horizon : max(1, task.horizon / 2)
    let cuts = (1...max(1, limit)).map { $0 * step }
    let fitting = cuts.filter { task.values.count - $0 >= least }
    guard fitting.isEmpty, isIntraday else { return fitting }
    // A history too short for a whole horizon is tested over what there is.
    let room = task.values.count - least
    return room >= task.season ? [min(room, task.horizon)] : []
  }

  /// The mean absolute error of each method over all origins and steps.
  func errors() -> [ForecastMethod: Double] {
    var result: [ForecastMethod: Double] = [:]
    for method in methods {
      var sum = 0.0
      var count = 0.0
      for origin in origins {
        guard let path = origin.paths[method] else { continue }
        for (value, forecast) in zip(origin.actual, path.mean) { sum += abs(value - forecast) }
        count += Double(origin.actual.count)
      }
      if count > 0 { result[method] = sum / count }
    }
    return result
  }
}

/// How much each method counts in the combination.
struct CombinationWeights: Sendable {
  /// The weights, adding up to 1.
  var weights: [ForecastMethod: Double]

  /// Weights from the back-test, shrunk towards the prior when there are few origins.
  ///
  ///     wᵢ ∝ priorᵢ · (MAEᵢ / min MAE)^(−power)
  static func from(
    _ test: BackTest, candidates: [ForecastMethod], power: Double
  ) -> CombinationWeights {
    let total = candidates.reduce(0) { $0 + $1.priorWeight }
    let prior = Dictionary(
      uniqueKeysWithValues: candidates.map { ($0, $0.priorWeight / total) })
    let errors = test.errors()
    guard let least = errors.values.min(), !test.origins.isEmpty else {
      return CombinationWeights(weights: prior)
    }
    var raw: [ForecastMethod: Double] = [:]
    for (method, error) in errors {
      let ratio = least > 0 ? error / least : (error > 0 ? .infinity : 1)
      raw[method] = method.priorWeight * pow(ratio, -power)
    }
    let sum = raw.values.reduce(0, +)
    let trust = Double(test.origins.count) / (Double(test.origins.count) + 0.5)
    var weights: [ForecastMethod: Double] = [:]
    for method in candidates {
      weights[method] = trust * (raw[method] ?? 0) / sum + (1 - trust) * (prior[method] ?? 0)
    }
    return CombinationWeights(weights: weights).trimmed(below: 0.02)
  }

  /// Weights by whose errors cancel, for long series whose back-test sees a lot.
  static func stacked(_ test: BackTest, candidates: [ForecastMethod]) -> CombinationWeights {
    let guess = from(test, candidates: candidates, power: 5)
    let sizes = test.errors()
    guard test.origins.count > 1, let least = sizes.values.min() else { return guess }
    let good = test.methods.filter { (sizes[$0] ?? .infinity) <= 1.75 * least }
    guard good.count > 1 else { return guess }
    let errors = good.map { method in
      test.origins.flatMap { origin in
        zip(origin.actual, origin.paths[method]?.mean ?? []).map { $0 - $1 }
      }
    }
    let start = Stacking.onSimplex(good.map { guess.weights[$0] ?? 0 })
    let found = Stacking.weights(errors, guess: start, pull: 0.5)
    return CombinationWeights(
      weights: Dictionary(uniqueKeysWithValues: zip(good, found))
    ).trimmed(below: 0.02)
  }

  /// Without methods of almost no weight.
  func trimmed(below least: Double) -> CombinationWeights {
    let kept = weights.filter { $0.value >= least }
    let sum = kept.values.reduce(0, +)
    guard sum > 0 else { return self }
    return CombinationWeights(weights: kept.mapValues { $0 / sum })
  }

  /// The weighted forecast of the methods that answered; nil when none did.
  func combined(_ paths: [ForecastMethod: CandidatePath]) -> CandidatePath? {
    var mean: [Double] = []
    var variance: [Double] = []
    var total = 0.0
    var spreadTotal = 0.0
    for method in ForecastMethod.allCases {
      guard let weight = weights[method], weight > 0, let path = paths[method] else { continue }
      if mean.isEmpty {
        mean = [Double](repeating: 0, count: path.mean.count)
        variance = mean
      }
      for step in mean.indices { mean[step] += weight * path.mean[step] }
      total += weight
      guard let spread = path.spread else { continue }
      for step in mean.indices { variance[step] += weight * spread[step] }
      spreadTotal += weight
    }
    guard total > 0 else { return nil }
    return CandidatePath(
      mean: mean.map { $0 / total },
      spread: spreadTotal > 0 ? variance.map { $0 / spreadTotal } : nil)
  }
}

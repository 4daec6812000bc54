// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

internal import Quantities

/// What a candidate model is given: a complete history and what is known of the future.
struct ForecastTask: Sendable {
  /// The history, without gaps.
  var values: [Double]
  /// The moments of history and future; empty when unknown.
  var moments: [LocalMoment]
  /// Points per season, ascending; empty without season.
  var periods: [Int]
  /// How many points to forecast.
  var horizon: Int
  /// One value per point (history, then future) for each regressor.
  var regressors: [[Double]]
  /// Days of known different demand.
  var holidays: Set<LocalDate>

  /// The shortest season, 1 without.
  var season: Int { periods.first ?? 1 }

  /// The task as it stood `points` earlier.
  func cut(_ points: Int, horizon: Int) -> ForecastTask {
    var earlier = self
    let count = values.count - points
    earlier.values = Array(values[..<count])
    earlier.horizon = horizon
    if !moments.isEmpty { earlier.moments = Array(moments[..<(count + horizon)]) }
    earlier.regressors = regressors.map { Array($0[..<(count + horizon)]) }
    return earlier
  }
}

/// What a candidate model answers.
struct CandidatePath: Sendable {
  /// The expected values.
  var mean: [Double]
  /// The model's own standard deviations; nil when it has none.
  var spread: [Double]?
}

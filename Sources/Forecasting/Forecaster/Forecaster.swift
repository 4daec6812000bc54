// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

internal import Foundation
internal import Quantities

/// Forecasts a series by the methods that suit it, weighted by how well they would have done.
///
/// The steps: gaps are filled and outlying days repaired for learning; every method that suits the
/// series forecasts from up to four earlier origins; methods are weighted by their errors there;
/// the interval is learnt from the combination's own errors (conformal) and its coverage measured
/// on origins left out. All of it is in the result.
public struct Forecaster: Sendable {
  /// How forecasts are made.
  public var options: ForecastOptions

  /// Creates a forecaster.
  public init(options: ForecastOptions = ForecastOptions()) {
    self.options = options
  }

  /// Forecasts a series.
  ///
  /// - Parameter request: The series, its seasons and what is known of the future.
  /// - Returns: Points with intervals, the weights and their reason, the back-test and notes.
  /// - Throws: ``ForecastError/tooFewPoints(count:needed:model:)`` under 3 recorded values,
  ///   ``ForecastError/notFinite(index:)``, ``ForecastError/negativeCount(index:value:)``,
  ///   ``ForecastError/timesNotRising(index:)``,
  ///   ``ForecastError/lengthsDiffer(first:firstCount:second:secondCount:)``,
  ///   ``ForecastError/outOfDomain(name:value:expected:)``.
  public func forecast(_ request: ForecastRequest) throws(ForecastError) -> Forecast {
    try validate(request)
    var preparation = SeriesPreparation(request)
    if options.repairsOutliers { preparation.repairOutliers(request) }
    let hasFuture = request.futureMoments.count == request.horizon
    let task = ForecastTask(
      values: preparation.repaired,
      moments: hasFuture ? request.moments + request.futureMoments : [],
      periods: request.periods.filter { $0 > 1 && 2 * $0 <= request.values.count }.sorted(),
      horizon: request.horizon, regressors: request.regressors.map { $0.history + $0.future },
      holidays: request.holidays)
    let engine = ForecastEngine(
      task: task, actual: preparation.actual, level: options.level,
      originLimit: options.origins)
    let outcome = try engine.run(methods: options.methods)
    return assembled(request, task, outcome, preparation.notes)
  }

  private func validate(_ request: ForecastRequest) throws(ForecastError) {
    guard request.horizon >= 1 else {
      throw .outOfDomain(
        name: "horizon", value: Double(request.horizon), expected: "at least 1 step")
    }
    guard options.level >= 0.5, options.level <= 0.999 else {
      throw .outOfDomain(name: "level", value: options.level, expected: "between 0.5 and 0.999")
    }
    for (index, value) in request.values.enumerated() {
      guard let value else { continue }
      guard value.isFinite else { throw .notFinite(index: index) }
      if options.isNonNegative, value < 0 { throw .negativeCount(index: index, value: value) }
    }
    let known = request.values.count { $0 != nil }
    guard known >= 3 else { throw .tooFewPoints(count: known, needed: 3, model: "A forecast") }
    if let small = request.periods.first(where: { $0 < 1 }) { throw .periodTooSmall(small) }
    try validateMoments(request)
    for regressor in request.regressors {
      try same("values", request.values.count, regressor.name, regressor.history.count)
      try same("steps", request.horizon, regressor.name, regressor.future.count)
      for list in [regressor.history, regressor.future] { try list.requireFinite() }
    }
  }

  private func validateMoments(_ request: ForecastRequest) throws(ForecastError) {
    guard !request.moments.isEmpty else { return }
    try same("values", request.values.count, "time stamps", request.moments.count)
    if !request.futureMoments.isEmpty {
      try same("steps", request.horizon, "future time stamps", request.futureMoments.count)
    }
    let all = request.moments + request.futureMoments
    for index in all.indices.dropFirst() {
      // On the day of 25 hours the wall clock goes back by an hour once.
      let isRepeated =
        all[index].day == all[index - 1].day && all[index - 1].minute - all[index].minute < 60
        && all[index].minute < 240 && all[index] != all[index - 1]
      guard all[index] > all[index - 1] || isRepeated else { throw .timesNotRising(index: index) }
    }
  }

  private func same(_ first: String, _ firstCount: Int, _ second: String, _ secondCount: Int)
    throws(ForecastError)
  {
    guard firstCount == secondCount else {
      throw .lengthsDiffer(
        first: first, firstCount: firstCount, second: second, secondCount: secondCount)
    }
  }

  private func assembled(
    _ request: ForecastRequest, _ task: ForecastTask, _ outcome: ForecastEngine.Outcome,
    _ notes: [Diagnostic]
  ) -> Forecast {
    let closed = ClosedSlots.find(task)
    let least = options.isNonNegative ? 0.0 : -Double.infinity
    let count = request.values.count { $0 != nil }
    let points = outcome.mean.indices.map { step in
      let isClosed = closed.contains(step)
      return Estimate(
        value: isClosed ? 0 : max(least, outcome.mean[step]),
        low: isClosed ? 0 : max(least, outcome.low[step]),
        high: isClosed ? 0 : max(least, outcome.high[step]), level: options.level,
        method: ForecastMethod.combination.rawValue, sampleSize: count)
    }
    let weights = outcome.weights.weights.sorted {
      ($0.value, $1.key.rawValue) > ($1.value, $0.key.rawValue)
    }.map { Forecast.MethodWeight(method: $0.key, weight: $0.value) }
    return Forecast(
      points: points, moments: request.futureMoments, weights: weights,
      reason: ForecastWords.reason(outcome), backTest: outcome.rows,
      origins: outcome.test.origins.count,
      notes: notes + ForecastWords.notes(request, task, outcome, closed: closed.count))
  }
}

/// Slots of the week in which nothing ever came: closed, not quiet.
enum ClosedSlots {
  /// The steps to forecast whose slot was always 0, in at least two days of the last eight weeks.
  static func find(_ task: ForecastTask) -> Set<Int> {
    guard let grid = DayGrid(task), let last = task.values.indices.last else { return [] }
    var seen: [Int: (count: Int, sum: Double)] = [:]
    for index in task.values.indices where grid.dayOf[index] > grid.dayOf[last] - 56 {
      let key = grid.kindOf[grid.dayOf[index]] * 2000 + grid.slotOf[index]
      let old = seen[key] ?? (0, 0)
      seen[key] = (old.count + 1, old.sum + abs(task.values[index]))
    }
    return Set(
      (0..<task.horizon).filter { step in
        let index = grid.historyCount + step
        guard let own = seen[grid.kindOf[grid.dayOf[index]] * 2000 + grid.slotOf[index]] else {
          return false
        }
        return own.count >= 2 && own.sum == 0
      })
  }
}

// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

extension ForecastTask {
  /// The forecast of one method; nil when it cannot be fitted to this history.
  func forecast(by method: ForecastMethod) -> CandidatePath? {
    guard !values.isEmpty else { return nil }
    switch method {
    case .lastCycle:
      return path(SeasonalMeans.seasonalNaive(values, period: season, horizon: horizon))
    case .lastLongCycle:
      guard let long = periods.last, values.count >= long else { return nil }
      return path(SeasonalMeans.seasonalNaive(values, period: long, horizon: horizon))
    case .cycleMeans:
      guard let long = periods.last, values.count >= 2 * long else { return nil }
      return path(
        SeasonalMeans.cycleMeans(values, period: long, cycles: 4, horizon: horizon))
    case .sameWeekdayMeans, .longWeekdayMeans:
      guard let grid = DayGrid(self) else { return nil }
      return SeasonalMeans.sameWeekday(
        self, grid, weeks: method == .sameWeekdayMeans ? 4 : 8
      ).flatMap { path($0) }
    case .exponentialSmoothing: return smoothing()
    case .theta:
      guard let fit = try? ThetaMethod.fit(values, period: season) else { return nil }
      return path(
        fit.forecast(horizon: horizon), fit.standardDeviations(horizon: horizon))
    case .dynamicTheta:
      guard let fit = try? DynamicOptimisedTheta.fit(values, period: season) else { return nil }
      return path(
        fit.forecast(horizon: horizon), fit.standardDeviations(horizon: horizon))
    case .multipleSeasons: return decomposition()
    case .seasonsWithDailyLevel: return decompositionByDay()
    case .dailyProfile:
      guard let grid = DayGrid(self) else { return nil }
      return DailyProfile(self, grid)?.bySmoothing().flatMap { path($0) }
    case .calendarProfile:
      guard let grid = DayGrid(self) else { return nil }
      return DailyProfile(self, grid)?.byCalendar().flatMap { path($0) }
    case .calendar: return calendar()
    case .combination: return nil
    }
  }

  private func path(_ mean: [Double], _ spread: [Double]? = nil) -> CandidatePath? {
    guard mean.count == horizon, mean.allSatisfy(\.isFinite) else { return nil }
    let usable = spread?.allSatisfy { $0.isFinite && $0 > 0 } ?? false
    return CandidatePath(mean: mean, spread: usable ? spread : nil)
  }

  private func smoothing() -> CandidatePath? {
    guard let fit = try? SmoothingAverage.fit(values, period: season) else { return nil }
    return path(fit.forecast(horizon: horizon), fit.standardDeviations(horizon: horizon))
  }

  /// Season by MSTL and repeated; the rest by smoothing without season.
  private func decomposition() -> CandidatePath? {
    guard let parts = seasons() else { return nil }
    // A level is known from its recent past; thousands of points only cost time.
    guard let fit = try? SmoothingAverage.fit(Array(parts.adjusted.suffix(1500))) else {
      return nil
    }
    let mean = zip(fit.forecast(horizon: horizon), parts.future).map { $0 + $1 }
    return path(mean, fit.standardDeviations(horizon: horizon))
  }

  /// Season by MSTL and repeated; the rest by smoothing its means over each shortest season.
  private func decompositionByDay() -> CandidatePath? {
    guard season > 1, let parts = seasons() else { return nil }
    let days = parts.adjusted.count / season
    let offset = parts.adjusted.count - days * season
    let means = (0..<days).map { day in
      let start = offset + day * season
      return parts.adjusted[start..<(start + season)].reduce(0, +) / Double(season)
    }
    guard let fit = try? SmoothingAverage.fit(means) else { return nil }
    let level = fit.forecast(horizon: (horizon + season - 1) / season)
    return path((0..<horizon).map { level[$0 / season] + parts.future[$0] })
  }

  /// The series without its seasons, and the seasons' sum over the steps to come.
  private func seasons() -> (adjusted: [Double], future: [Double])? {
    let periods = periods.isEmpty ? (hiddenSeason.map { [$0] } ?? []) : periods
    guard !periods.isEmpty,
      let parts = try? MultipleSeasonalDecomposition.decompose(values, periods: periods)
    else { return nil }
    var adjusted = values
    for season in parts.seasonal {
      for index in adjusted.indices { adjusted[index] -= season[index] }
    }
    var future = [Double](repeating: 0, count: horizon)
    for (period, season) in zip(parts.periods, parts.seasonal) {
      for step in 0..<horizon { future[step] += season[season.count - period + step % period] }
    }
    return (adjusted, future)
  }

  private func calendar() -> CandidatePath? {
    guard isDaily, moments.count == values.count + horizon else { return nil }
    let regression = CalendarRegression(
      days: moments.map(\.day), values: values, holidays: holidays, regressors: regressors)
    guard let expected = try? regression.expected() else { return nil }
    return path(Array(expected[values.count...]))
  }
}

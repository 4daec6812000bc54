// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

/// Forecasts that only look back: the same place one cycle ago, or its mean over several.
public enum SeasonalMeans {
  /// The last cycle repeated; the last value when the season is 1 point.
  ///
  /// - Parameters:
  ///   - values: The series; at least one point.
  ///   - period: Points per season; a season longer than the series counts as 1.
  ///   - horizon: Steps ahead.
  /// - Returns: One value per step; empty for an empty series.
  public static func seasonalNaive(_ values: [Double], period: Int, horizon: Int) -> [Double] {
    cycleMeans(values, period: period, cycles: 1, horizon: horizon)
  }

  /// The mean of the same place in the last `cycles` cycles.
  ///
  /// - Parameters:
  ///   - values: The series; at least one point.
  ///   - period: Points per season; a season longer than the series counts as 1.
  ///   - cycles: How many cycles at most.
  ///   - horizon: Steps ahead.
  /// - Returns: One value per step; empty for an empty series.
  public static func cycleMeans(
    _ values: [Double], period: Int, cycles: Int, horizon: Int
  ) -> [Double] {
    guard !values.isEmpty else { return [] }
    let length = period <= values.count ? max(1, period) : 1
    return (0..<horizon).map { step in
      var sum = 0.0
      var count = 0.0
      for cycle in 1...max(1, cycles) {
        let index = values.count - cycle * length + step % length
        guard index >= 0 else { break }
        sum += values[index]
        count += 1
      }
      return sum / count
    }
  }

  /// The mean of the last `weeks` days of the same kind at the same slot, by the calendar.
  ///
  /// Days of another demand (holidays) are left out of the means. nil when a slot to forecast was
  /// never seen.
  static func sameWeekday(
    _ task: ForecastTask, _ grid: DayGrid, weeks: Int
  ) -> [Double]? {
    var seen: [Int: [Int]] = [:]
    for index in task.values.indices {
      let day = grid.dayOf[index]
      if !grid.dates.isEmpty, task.holidays.contains(grid.dates[day]) { continue }
      seen[grid.kindOf[day] * 2000 + grid.slotOf[index], default: []].append(index)
    }
    var result: [Double] = []
    for step in 0..<task.horizon {
      let index = grid.historyCount + step
      let key = grid.kindOf[grid.dayOf[index]] * 2000 + grid.slotOf[index]
      guard let own = seen[key] else { return nil }
      let last = own.suffix(weeks)
      result.append(last.reduce(0) { $0 + task.values[$1] } / Double(last.count))
    }
    return result
  }
}

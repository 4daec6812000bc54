// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

internal import Foundation
internal import Quantities

/// A forecast of the day's total, spread over its slots by the profile of its kind of day.
///
/// The profile is the mean share of each slot over the last twelve days of the same kind. Totals
/// settle fast and profiles slowly, so the two are best learnt apart.
///
/// Source: Weinberg, Brown & Stroud (2007), *Journal of the American Statistical Association* 102,
/// 1185–1198; Taylor (2008), *Management Science* 54, 253–265.
struct DailyProfile {
  let task: ForecastTask
  let grid: DayGrid
  /// How many days of a kind make its profile.
  var depth = 12

  /// The total of each day of history, completed by the profile where slots are missing.
  private(set) var totals: [Double] = []
  private var shares: [Int: [Int: Double]] = [:]

  init?(_ task: ForecastTask, _ grid: DayGrid, depth: Int = 12) {
    self.task = task
    self.grid = grid
    self.depth = depth
    guard let last = task.values.indices.last else { return nil }
    let lastDay = grid.dayOf[last]
    var sums = [Double](repeating: 0, count: lastDay + 1)
    var members = [[Int]](repeating: [], count: lastDay + 1)
    for index in task.values.indices {
      sums[grid.dayOf[index]] += task.values[index]
      members[grid.dayOf[index]].append(index)
    }
    shares = profiles(sums, members)
    totals = (0...lastDay).map { day in
      guard let own = shares[grid.kindOf[day]] else { return sums[day] }
      let seen = members[day].reduce(0) { $0 + (own[grid.slotOf[$1]] ?? 0) }
      return seen > 0.05 && seen < 0.999 ? sums[day] / seen : sums[day]
    }
    guard totals.count >= 3 else { return nil }
  }

  private func profiles(_ sums: [Double], _ members: [[Int]]) -> [Int: [Int: Double]] {
    var counts: [Int: Int] = [:]
    for day in members.indices { counts[members[day].count, default: 0] += 1 }
    let usual = members.map(\.count).max() ?? 0
    var result: [Int: [Int: Double]] = [:]
    for kind in Set(grid.kindOf) {
      // The last days of this kind that are whole and not empty.
      var days = members.indices.filter {
        grid.kindOf[$0] == kind && sums[$0] > 0 && !isHoliday($0)
      }
      let most = days.map { members[$0].count }.max() ?? usual
      days = days.filter { members[$0].count == most }.suffix(depth)
      guard !days.isEmpty else { continue }
      var own: [Int: Double] = [:]
      for day in days {
        for index in members[day] {
          own[grid.slotOf[index], default: 0] += task.values[index] / sums[day]
        }
      }
      let total = own.values.reduce(0, +)
      result[kind] = own.mapValues { $0 / total }
    }
    return result
  }

  private func isHoliday(_ day: Int) -> Bool {
    !grid.dates.isEmpty && task.holidays.contains(grid.dates[day])
  }

  /// The days to forecast, the current one included when it is not over.
  var futureDays: [Int] {
    Array(Set((0..<task.horizon).map { grid.dayOf[grid.historyCount + $0] })).sorted()
  }

  /// The slots of the forecast days, by the totals of the days from the first one to come.
  ///
  /// - Parameter total: The total of each day by its number in the grid.
  /// - Returns: The result.
  func spread(_ total: [Int: Double]) -> [Double]? {
    var result: [Double] = []
    for step in 0..<task.horizon {
      let index = grid.historyCount + step
      let day = grid.dayOf[index]
      guard let own = shares[grid.kindOf[day]], let sum = total[day] else { return nil }
      result.append(sum * (own[grid.slotOf[index]] ?? 0))
    }
    return result
  }

  /// With the calendar: totals by weekday, place in the month, closures and holidays.
  func byCalendar() -> [Double]? {
    guard !grid.dates.isEmpty else { return nil }
    let regression = CalendarRegression(
      days: grid.dates, values: totals, holidays: task.holidays,
      regressors: task.regressors.map(dailyMeans))
    guard let expected = try? regression.expected() else { return nil }
    let pairs = futureDays.map { ($0, expected[$0]) }
    return spread(Dictionary(uniqueKeysWithValues: pairs))
  }

  /// Without: totals by smoothing and Theta over the days of the week.
  func bySmoothing() -> [Double]? {
    guard let last = futureDays.last else { return nil }
    let complete = futureDays.first.map { $0 >= totals.count } ?? true
    let history = complete ? totals : Array(totals.dropLast())
    let horizon = last - history.count + 1
    let kinds = Set(grid.kindOf).count
    var paths: [[Double]] = []
    if let fit = try? ExponentialSmoothing.automatic(history, period: kinds) {
      paths.append(fit.forecast(horizon: horizon))
    }
    if let fit = try? DynamicOptimisedTheta.fit(history, period: kinds) {
      paths.append(fit.forecast(horizon: horizon))
    }
    guard !paths.isEmpty else { return nil }
    let pairs = futureDays.map { day in
      (day, paths.reduce(0) { $0 + max(0, $1[day - history.count]) } / Double(paths.count))
    }
    return spread(Dictionary(uniqueKeysWithValues: pairs))
  }

  private func dailyMeans(_ regressor: [Double]) -> [Double] {
    var sums = [Double](repeating: 0, count: grid.dayCount)
    var counts = [Double](repeating: 0, count: grid.dayCount)
    for (index, value) in regressor.enumerated() {
      sums[grid.dayOf[index]] += value
      counts[grid.dayOf[index]] += 1
    }
    return zip(sums, counts).map { $1 > 0 ? $0 / $1 : 0 }
  }
}

// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

internal import Quantities

/// Where each point of an intraday series stands: which day, which kind of day, which slot of it.
///
/// With time stamps by the wall clock; without, by counting from the end of the history.
struct DayGrid {
  /// The day of each point, counted from 0; history, then future.
  let dayOf: [Int]
  /// The slot of the day of each point.
  let slotOf: [Int]
  /// The kind of each day: its weekday, or its place in the longest season.
  let kindOf: [Int]
  /// The date of each day; empty without time stamps.
  let dates: [LocalDate]
  /// How many points of history there are.
  let historyCount: Int

  var dayCount: Int { kindOf.count }

  /// The grid of a task; nil when it has no day inside (daily, monthly series).
  init?(_ task: ForecastTask) {
    if !task.moments.isEmpty {
      guard Set(task.moments.prefix(2000).map(\.minute)).count > 1 else { return nil }
      self.init(task.moments, historyCount: task.values.count)
    } else {
      guard let day = task.periods.first, day > 1, let week = task.periods.last,
        week % day == 0, task.periods.count > 1
      else { return nil }
      self.init(
        points: task.values.count + task.horizon, day: day, kinds: week / day,
        historyCount: task.values.count)
    }
  }

  private init(_ moments: [LocalMoment], historyCount: Int) {
    var dayOf: [Int] = []
    var dates: [LocalDate] = []
    for moment in moments {
      if dates.last != moment.day { dates.append(moment.day) }
      dayOf.append(dates.count - 1)
    }
    self.dayOf = dayOf
    self.dates = dates
    self.historyCount = historyCount
    slotOf = moments.map(\.minute)
    kindOf = dates.map(\.weekday)
  }

  private init(points: Int, day: Int, kinds: Int, historyCount: Int) {
    // Whole days end where the history ends.
    let offset = (day - historyCount % day) % day
    dayOf = (0..<points).map { ($0 + offset) / day }
    slotOf = (0..<points).map { ($0 + offset) % day }
    kindOf = (0...((points - 1 + offset) / day)).map { $0 % kinds }
    dates = []
    self.historyCount = historyCount
  }
}

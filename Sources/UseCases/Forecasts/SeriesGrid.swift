// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

internal import Forecasting
internal import Foundation
internal import Quantities

/// A series laid on the grid of its own opening hours.
///
/// The grid holds the times of day and weekdays at which the series is usually recorded: gaps show
/// as missing, nights and closing days are no gaps.
struct SeriesGrid: Sendable {
  /// How far apart points are.
  enum Step: Sendable, Hashable {
    /// Several a day, at these minutes, on these weekdays (Monday is 1).
    case intraday(minutes: [Int], weekdays: [Int])
    /// One a day, on these weekdays.
    case daily(weekdays: [Int])
    case weekly, monthly, quarterly
  }

  let step: Step
  let moments: [LocalMoment]
  let values: [Double?]
  /// Rows that share their time with another; their mean is taken.
  let repeated: Int

  /// Lays rows on their grid.
  ///
  /// - Parameters:
  ///   - rows: A moment in seconds since 1970 by the wall clock, and a value, in any order.
  ///   - missingIsZero: Whether a place of the grid without a row saw nothing (counted events).
  init?(_ rows: [(moment: Double, value: Double?)], missingIsZero: Bool) {
    var byMoment: [LocalMoment: (sum: Double, count: Int)] = [:]
    var known: Set<LocalMoment> = []
    var repeated = 0
    for row in rows {
      guard let moment = SeriesGrid.moment(row.moment) else { continue }
      if !known.insert(moment).inserted { repeated += 1 }
      guard let value = row.value else { continue }
      let old = byMoment[moment] ?? (0, 0)
      byMoment[moment] = (old.sum + value, old.count + 1)
    }
    let sorted = known.sorted()
    guard let first = sorted.first, let last = sorted.last, sorted.count >= 3 else { return nil }
    let step = SeriesGrid.step(sorted)
    var moments: [LocalMoment] = [first]
    while let end = moments.last, end < last {
      guard let next = SeriesGrid.next(end, step) else { return nil }
      moments.append(next)
    }
    self.step = step
    self.moments = moments
    self.repeated = repeated
    values = moments.map { moment in
      byMoment[moment].map { $0.sum / Double($0.count) } ?? (missingIsZero ? 0 : nil)
    }
  }

  /// Points per season.
  var periods: [Int] {
    switch step {
    case .intraday(let minutes, let weekdays): [minutes.count, minutes.count * weekdays.count]
    case .daily(let weekdays): [weekdays.count]
    case .weekly: [52]
    case .monthly: [12]
    case .quarterly: [4]
    }
  }

  /// A week of intervals, four weeks of days, a quarter of weeks, a year of months.
  var usualHorizon: Int {
    switch step {
    case .intraday(let minutes, let weekdays): minutes.count * weekdays.count
    case .daily(let weekdays): 4 * weekdays.count
    case .weekly: 13
    case .monthly: 12
    case .quarterly: 4
    }
  }

  /// The moments after the last, on the same grid.
  func future(_ horizon: Int) -> [LocalMoment] {
    var moments: [LocalMoment] = []
    var last = self.moments.last
    while moments.count < horizon, let end = last, let next = SeriesGrid.next(end, step) {
      moments.append(next)
      last = next
    }
    return moments
  }

  private static func moment(_ seconds: Double) -> LocalMoment? {
    let days = (seconds / 86_400).rounded(.down)
    guard abs(days) < 10_000_000 else { return nil }
    let minute = Int((seconds - days * 86_400) / 60)
    return LocalMoment(day: LocalDate(daysSinceEpoch: Int(days)), minute: minute)
  }

  private static func step(_ moments: [LocalMoment]) -> Step {
    let days = Set(moments.map(\.day)).sorted()
    if days.count < moments.count {
      return .intraday(
        minutes: usual(moments.map(\.minute), least: 0.2),
        weekdays: usual(days.map(\.weekday), least: 0.04))
    }
    let gaps = zip(days, days.dropFirst()).map { $1.daysSinceEpoch - $0.daysSinceEpoch }.sorted()
    switch gaps[gaps.count / 2] {
    case ..<6: return .daily(weekdays: usual(days.map(\.weekday), least: 0.04))
    case ..<27: return .weekly
    case ..<85: return .monthly
    default: return .quarterly
    }
  }

  /// The values seen at least `least` times as often as the commonest.
  private static func usual(_ values: [Int], least: Double) -> [Int] {
    let counts = Dictionary(grouping: values) { $0 }.mapValues(\.count)
    let most = Double(counts.values.max() ?? 0)
    return counts.filter { Double($0.value) >= least * most }.keys.sorted()
  }

  private static func next(_ moment: LocalMoment, _ step: Step) -> LocalMoment? {
    switch step {
    case .intraday(let minutes, let weekdays):
      if let later = minutes.first(where: { $0 > moment.minute }) {
        return LocalMoment(day: moment.day, minute: later)
      }
      return minutes.first.flatMap {
        LocalMoment(day: open(after: moment.day, weekdays), minute: $0)
      }
    case .daily(let weekdays):
      return LocalMoment(day: open(after: moment.day, weekdays), minute: moment.minute)
    case .weekly: return LocalMoment(day: moment.day.adding(days: 7), minute: moment.minute)
    case .monthly: return LocalMoment(day: moment.day.adding(months: 1), minute: moment.minute)
    case .quarterly: return LocalMoment(day: moment.day.adding(months: 3), minute: moment.minute)
    }
  }

  private static func open(after day: LocalDate, _ weekdays: [Int]) -> LocalDate {
    var next = day.adding(days: 1)
    while !weekdays.isEmpty, !weekdays.contains(next.weekday) { next = next.adding(days: 1) }
    return next
  }
}

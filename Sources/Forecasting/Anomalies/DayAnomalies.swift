// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

internal import Foundation
public import Quantities

/// Unusual days of an intraday series, on two scales: the day as a whole, and hours inside it.
///
/// A strike lowers a whole day; an outage empties two hours of a normal one. The false-alarm rate
/// is shared between both scales. Weekdays are told apart from four weeks of history on; the hours
/// of weekdays too.
public struct DayAnomalies: Sendable {
  /// An unusual day.
  public struct Day: Sendable, Hashable {
    /// The day.
    public let day: LocalDate
    /// The mean of the day over what was expected, less 1.
    public let change: Double?
    /// The distance of the whole day in robust deviations.
    public let distance: Double
    /// The largest distance of an hour inside the day, in robust deviations.
    public let hourDistance: Double
    /// Whether the hours alone make the day unusual.
    public let isWithinDay: Bool
  }

  /// The unusual days, ascending.
  public let days: [Day]
  /// Lasting changes of the daily level, by their first day.
  public let shifts: [LocalDate]
  /// The chance of any false alarm in a clean series.
  public let falseAlarmRate: Double

  /// Looks for unusual days.
  ///
  /// - Parameters:
  ///   - values: The values, one per moment.
  ///   - moments: Their moments by the wall clock.
  ///   - holidays: Days of known other demand; they are never unusual.
  ///   - falseAlarmRate: The chance of any false alarm, shared by both scales.
  ///   - minimumEffect: The least change of a whole day, as a share.
  /// - Returns: The unusual days.
  /// - Throws: ``ForecastError/tooFewPoints(count:needed:model:)`` under 10 days,
  ///   ``ForecastError/lengthsDiffer(first:firstCount:second:secondCount:)``.
  public static func find(
    _ values: [Double], moments: [LocalMoment], holidays: Set<LocalDate> = [],
    falseAlarmRate: Double = 0.01, minimumEffect: Double = 0.1
  ) throws(ForecastError) -> DayAnomalies {
    guard values.count == moments.count else {
      throw .lengthsDiffer(
        first: "values", firstCount: values.count, second: "moments",
        secondCount: moments.count)
    }
    try values.requireFinite()
    let grid = Grid(values, moments, holidays)
    let period = grid.calendar.count >= 28 ? 7 : 1
    var detector = AnomalyDetector(period: period)
    detector.falseAlarmRate = falseAlarmRate / 2
    detector.minimumEffect = minimumEffect
    detector.usesCounts = false
    let report = try detector.detect(grid.means)
    let hours = grid.hourDistances(byWeekday: period == 7)
    let unusualHours = outlyingHours(hours, alpha: falseAlarmRate / 2)
    let byDay = Dictionary(uniqueKeysWithValues: report.points.map { ($0.index, $0) })
    let places = Set(byDay.keys).union(unusualHours).sorted()
    let days = places.compactMap { place -> Day? in
      let point = byDay[place]
      guard !holidays.contains(grid.calendar[place]), let mean = grid.means[place] else {
        return nil
      }
      let expected = report.expected[place]
      return Day(
        day: grid.calendar[place], change: expected != 0 ? mean / expected - 1 : nil,
        distance: point?.distance ?? 0, hourDistance: hours[place] ?? 0,
        isWithinDay: point == nil)
    }
    return DayAnomalies(
      days: days, shifts: report.shifts.map { grid.calendar[$0.index] },
      falseAlarmRate: falseAlarmRate)
  }

  /// Days whose largest hour stands out among the days' largest hours, on logarithms.
  private static func outlyingHours(_ hours: [Double?], alpha: Double) -> [Int] {
    let logs = hours.map { $0.map { log(max($0, 0.1)) } }
    let found = RobustOutlierTest.outliers(logs, alpha: alpha, leastScale: 0.25)
    return found.places.filter { found.distances[$0] > 0 && (hours[$0] ?? 0) > 8 }
  }

  /// The series cut into days.
  private struct Grid {
    /// Every day from the first to the last.
    var calendar: [LocalDate] = []
    /// The mean of each day; nil when under half of its usual slots were recorded.
    var means: [Double?] = []
    private var members: [[Int]] = []
    private let values: [Double]
    private let moments: [LocalMoment]

    init(_ values: [Double], _ moments: [LocalMoment], _ holidays: Set<LocalDate>) {
      self.values = values
      self.moments = moments
      guard let first = moments.map(\.day).min(), let last = moments.map(\.day).max() else {
        return
      }
      let count = last.daysSinceEpoch - first.daysSinceEpoch + 1
      members = [[Int]](repeating: [], count: count)
      for (index, moment) in moments.enumerated() {
        members[moment.day.daysSinceEpoch - first.daysSinceEpoch].append(index)
      }
      calendar = (0..<count).map { first.adding(days: $0) }
      let usual = RobustScale.median(members.map { Double($0.count) })
      means = members.enumerated().map { place, own in
        guard Double(own.count) >= 0.5 * usual, !own.isEmpty,
          !holidays.contains(calendar[place])
        else { return nil }
        return own.reduce(0) { $0 + values[$1] } / Double(own.count)
      }
    }

    /// The largest mean distance over about an hour within each day, the day's own level removed.
    func hourDistances(byWeekday: Bool) -> [Double?] {
      let isPositive = values.allSatisfy { $0 > 0 }
      let scaled = isPositive ? values.map { log($0) } : values
      var level = [Double](repeating: 0, count: calendar.count)
      var slots: [Int: Double] = [:]
      func key(_ index: Int, _ day: Int) -> Int {
        (byWeekday ? calendar[day].weekday : 0) * 2000 + moments[index].minute
      }
      for _ in 0..<3 {
        var lists: [Int: [Double]] = [:]
        for (day, own) in members.enumerated() where means[day] != nil {
          for index in own {
            lists[key(index, day), default: []].append(scaled[index] - level[day])
          }
        }
        slots = lists.mapValues { RobustScale.median($0) }
        for (day, own) in members.enumerated() {
          let rest = own.compactMap { index in slots[key(index, day)].map { scaled[index] - $0 } }
          level[day] = RobustScale.median(rest)
        }
      }
      var spreads: [Int: [Double]] = [:]
      var rests: [[Double]] = []
      for (day, own) in members.enumerated() {
        let rest = own.map { index in
          scaled[index] - (slots[key(index, day)] ?? scaled[index]) - level[day]
        }
        rests.append(rest)
        for (place, index) in own.enumerated() {
          spreads[moments[index].minute, default: []].append(rest[place])
        }
      }
      let all = RobustScale.deviation(rests.flatMap { $0 })
      let deviations = spreads.mapValues { max(RobustScale.deviation($0), 0.3 * all) }
      let reach = max(1, Int((Double(rests.map(\.count).max() ?? 1) / 12).rounded(.down)))
      return members.enumerated().map { day, own in
        guard means[day] != nil, all > 0 else { return nil }
        let distances = own.enumerated().map { place, index in
          rests[day][place] / (deviations[moments[index].minute] ?? all)
        }
        return largestMean(distances, over: reach)
      }
    }

    private func largestMean(_ values: [Double], over reach: Int) -> Double {
      guard values.count >= reach else { return 0 }
      var sum = values[..<reach].reduce(0, +)
      var largest = abs(sum)
      for index in stride(from: reach, to: values.count, by: 1) {
        sum += values[index] - values[index - reach]
        largest = max(largest, abs(sum))
      }
      return largest / Double(reach)
    }
  }
}

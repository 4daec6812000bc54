// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

import Quantities

/// The days of the world: its bounds, French public holidays, sales, and how busy each day is.
///
/// Days are numbers since 1970-01-01, in local time.
struct DemonstrationCalendar: Sendable {
  /// The first local day, 2024-09-01.
  static let firstDay = day(2024, 9, 1)
  /// The first local day after the world, 2026-03-01.
  static let endDay = day(2026, 3, 1)
  /// The months of the world.
  static let monthCount = 18
  /// The first day of the assistant.
  static let assistantStart = LocalDate(daysSinceEpoch: day(2025, 6, 1))
  /// The instant at which the exports were made: midnight after the last day.
  static let exportInstant = ParisClock.instant(day: endDay, secondOfDay: 0)

  /// Public holidays of metropolitan France from September 2024 to February 2026.
  static let publicHolidays: Set<Int> = [
    day(2024, 11, 1), day(2024, 11, 11), day(2024, 12, 25), day(2025, 1, 1), day(2025, 4, 21),
    day(2025, 5, 1), day(2025, 5, 8), day(2025, 5, 29), day(2025, 6, 9), day(2025, 7, 14),
    day(2025, 8, 15), day(2025, 11, 1), day(2025, 11, 11), day(2025, 12, 25), day(2026, 1, 1),
  ]

  /// The weeks from Black Friday on.
  private static let blackFridays = [day(2024, 11, 29), day(2025, 11, 28)]
  /// The first days of the legal sales: winter, summer, winter.
  private static let salesStarts = [day(2025, 1, 8), day(2025, 6, 25), day(2026, 1, 7)]
  /// Demand by month of the year, January first, around 1.
  private static let monthFactors = [
    1.10, 0.93, 0.94, 0.95, 0.94, 0.97, 0.96, 0.83, 1.00, 1.01, 1.12, 1.25,
  ]
  /// Demand by weekday, Monday first.
  private static let weekdayFactors = [1.28, 1.13, 1.06, 1.02, 1.00, 0.72, 0.45]

  /// The month of the world a day falls in: 0 for September 2024, 17 for February 2026.
  static func month(of day: Int) -> Int {
    let date = LocalDate(daysSinceEpoch: day)
    return (date.year - 2024) * 12 + date.month - 9
  }

  /// The first day of a month of the world; `month` may be 18, the end.
  static func start(ofMonth month: Int) -> LocalDate {
    LocalDate(daysSinceEpoch: firstDay).adding(months: month)
  }

  /// How busy a day is beside an average one, before the weekday: season, sales, growth.
  static func season(of day: Int) -> Double {
    let date = LocalDate(daysSinceEpoch: day)
    var factor = monthFactors[date.month - 1]
    if isBlackFridayWeek(day) { factor *= 1.35 }
    if isSales(day) { factor *= 1.15 }
    if isReturnSeason(date) { factor *= 1.18 }
    // The shop grows by 4 % a year.
    return factor * (1 + 0.04 * Double(day - firstDay) / 365)
  }

  /// How busy a day is for a channel: the season, the weekday, closed days.
  static func demand(on day: Int, for channel: WorldChannel) -> Double {
    let weekday = LocalDate(daysSinceEpoch: day).weekday
    let isHoliday = publicHolidays.contains(day)
    if channel.isStaffedOnly, weekday == 7 || isHoliday { return 0 }
    return season(of: day) * weekdayFactors[weekday - 1] * (isHoliday ? 0.55 : 1)
  }

  /// Whether people work at that second of a day: Monday to Saturday 08:00 to 20:00, no holidays.
  static func isOpen(day: Int, secondOfDay: Int) -> Bool {
    (8 * 3600..<20 * 3600).contains(secondOfDay) && isWorked(day)
  }

  /// Whether people work on a day.
  static func isWorked(_ day: Int) -> Bool {
    LocalDate(daysSinceEpoch: day).weekday != 7 && !publicHolidays.contains(day)
  }

  /// The instant itself when people work then, else the next opening.
  static func opening(from instant: Int) -> Int {
    let (day, second) = ParisClock.local(at: instant)
    if isOpen(day: day, secondOfDay: second) { return instant }
    var next = second < 8 * 3600 ? day : day + 1
    while !isWorked(next) { next += 1 }
    return ParisClock.instant(day: next, secondOfDay: 8 * 3600)
  }

  /// Whether a day lies in the week that begins on Black Friday.
  static func isBlackFridayWeek(_ day: Int) -> Bool {
    blackFridays.contains { (0..<7).contains(day - $0) }
  }

  /// Whether a day lies in the first two weeks of the legal sales.
  static func isSales(_ day: Int) -> Bool {
    salesStarts.contains { (0..<14).contains(day - $0) }
  }

  /// Whether presents come back: from 26 December to 10 January.
  static func isReturnSeason(_ date: LocalDate) -> Bool {
    (date.month == 12 && date.day >= 26) || (date.month == 1 && date.day <= 10)
  }

  private static func day(_ year: Int, _ month: Int, _ day: Int) -> Int {
    guard let date = LocalDate(year: year, month: month, day: day) else {
      preconditionFailure("\(year)-\(month)-\(day) is written in the calendar but does not exist")
    }
    return date.daysSinceEpoch
  }
}

// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

/// How long the periods are into which time is cut.
public enum Grain: String, Sendable, Codable, CaseIterable {
  case hour, day, week, month, quarter, year

  /// The first day of the period that holds a day: weeks start on Monday (ISO 8601).
  ///
  /// For ``hour`` the day itself.
  public func start(of date: LocalDate) -> LocalDate {
    switch self {
    case .hour, .day: date
    case .week: date.adding(days: 1 - date.weekday)
    case .month: LocalDate(year: date.year, month: date.month, day: 1) ?? date
    case .quarter: LocalDate(year: date.year, month: (date.month - 1) / 3 * 3 + 1, day: 1) ?? date
    case .year: LocalDate(year: date.year, month: 1, day: 1) ?? date
    }
  }

  /// The first day of the period after the one that starts on `start`; for ``hour`` the next day.
  public func next(after start: LocalDate) -> LocalDate {
    switch self {
    case .hour, .day: start.adding(days: 1)
    case .week: start.adding(days: 7)
    case .month: start.adding(months: 1)
    case .quarter: start.adding(months: 3)
    case .year: start.adding(months: 12)
    }
  }
}

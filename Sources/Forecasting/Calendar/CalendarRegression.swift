// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

internal import Foundation
public import Quantities

/// Daily values by weekday, place in the month, closures, holidays and what the user adds, about a
/// level that moves.
///
///     ln yₜ = levelₜ + weekday + Σ (aₖ cos 2πkp + bₖ sin 2πkp) + closures + holidays + xₜ·β
///
/// p is the place in the month (first day 0, next first 1), k = 1 … 3; from 400 days on two waves of
/// the year join. All but the weekdays are shrunk towards zero (ridge), so that short histories do
/// not chase noise. The level is smoothed exponentially, and its last value is carried forward.
/// With zeros in the series the sums are on the plain scale.
///
/// Source: dynamic harmonic regression, Hyndman & Athanasopoulos (2021), *Forecasting: Principles
/// and Practice*, section 10.5; the shrinkage as in Hoerl & Kennard (1970).
public struct CalendarRegression: Sendable {
  /// The days of history, then those to forecast.
  public var days: [LocalDate]
  /// The values of history; nil where missing.
  public var values: [Double?]
  /// Days on which a different demand is known, such as public holidays.
  public var holidays: Set<LocalDate>
  /// One value per day (history, then future) for each thing the user adds.
  public var regressors: [[Double]]

  /// Creates the regression.
  public init(
    days: [LocalDate], values: [Double?], holidays: Set<LocalDate> = [],
    regressors: [[Double]] = []
  ) {
    self.days = days
    self.values = values
    self.holidays = holidays
    self.regressors = regressors
  }

  /// The fewest days with a value.
  public static let leastDays = 21

  /// The expected values: fitted for the history, forecasts after it.
  ///
  /// - Throws: ``ForecastError/tooFewPoints(count:needed:model:)`` under three weeks of values,
  ///   ``ForecastError/lengthsDiffer(first:firstCount:second:secondCount:)``,
  ///   ``ForecastError/collinearRegressors(name:)``.
  public func expected() throws(ForecastError) -> [Double] {
    for column in regressors where column.count != days.count {
      throw .lengthsDiffer(
        first: "days", firstCount: days.count, second: "values of a regressor",
        secondCount: column.count)
    }
    let known = values.indices.filter { values[$0] != nil }
    guard known.count >= CalendarRegression.leastDays else {
      throw .tooFewPoints(
        count: known.count, needed: CalendarRegression.leastDays, model: "The calendar model")
    }
    let observed = known.compactMap { values[$0] }
    let scale = observed.reduce(0, +) / Double(observed.count)
    guard scale > 0 else { throw .constantSeries(model: "the calendar model") }
    let isLog = observed.allSatisfy { $0 > 0.02 * scale }
    let y = observed.map { isLog ? log($0) : $0 / scale }
    let columns = features()
    let rows = known.map { day in columns.map { $0.values[day] } }
    let penalties = columns.map(\.penalty)
    var level = [Double](repeating: 0, count: y.count)
    var weights = [Double](repeating: 1, count: y.count)
    var coefficients: [Double] = []
    for _ in 0..<4 {
      let roots = weights.map { $0.squareRoot() }
      let weighted = zip(rows, roots).map { row, root in row.map { $0 * root } }
      let response = y.indices.map { (y[$0] - level[$0]) * roots[$0] }
      guard let fit = LeastSquares.fit(weighted, response, ridge: penalties) else {
        throw .collinearRegressors(name: "calendar")
      }
      coefficients = fit.coefficients
      let rest = residuals(y, rows, coefficients)
      level = smoothedLevel(rest, weights)
      weights = huberWeights(zip(rest, level).map { $0 - $1 })
    }
    let rest = residuals(y, rows, coefficients)
    let last = lastLevel(zip(rest, weights).map { ($0, $1) }, level)
    return days.indices.map { day in
      var value = 0.0
      for (column, coefficient) in zip(columns, coefficients) {
        value += coefficient * column.values[day]
      }
      value += day < values.count ? levelAt(day, known, level) : last
      return isLog ? exp(min(value, 50)) : value * scale
    }
  }

  private struct Column {
    var values: [Double]
    var penalty: Double
  }

  private func features() -> [Column] {
    let weekdays = Set(days.map(\.weekday)).sorted()
    var columns = weekdays.map { weekday in
      Column(values: days.map { $0.weekday == weekday ? 1 : 0 }, penalty: 1e-6)
    }
    for wave in 1...3 {
      let angles = days.map {
        2 * Double.pi * Double(wave) * Double($0.day - 1)
          / Double(LocalDate.days(inMonth: $0.month, of: $0.year))
      }
      columns.append(Column(values: angles.map { cos($0) }, penalty: 0.15))
      columns.append(Column(values: angles.map { sin($0) }, penalty: 0.15))
    }
    if let first = days.first, let last = days.last,
      last.daysSinceEpoch - first.daysSinceEpoch >= 400
    {
      for wave in 1...2 {
        let angles = days.map {
          2 * Double.pi * Double(wave) * Double($0.daysSinceEpoch) / 365.2425
        }
        columns.append(Column(values: angles.map { cos($0) }, penalty: 0.3))
        columns.append(Column(values: angles.map { sin($0) }, penalty: 0.3))
      }
    }
    columns += closures(weekdays)
    let onHoliday = days.map { holidays.contains($0) ? 1.0 : 0 }
    if onHoliday.contains(1) { columns.append(Column(values: onHoliday, penalty: 0.2)) }
    for regressor in regressors { columns.append(standardised(regressor)) }
    return columns
  }

  private func standardised(_ regressor: [Double]) -> Column {
    let history = regressor[..<values.count]
    let mean = history.reduce(0, +) / Double(max(1, history.count))
    let spread = history.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
    let deviation = (spread / Double(max(1, history.count))).squareRoot()
    return Column(
      values: regressor.map { deviation > 0 ? ($0 - mean) / deviation : 0 }, penalty: 0.1)
  }

  /// The first and second open day after a day that is usually open and was not, and the one
  /// before it.
  private func closures(_ weekdays: [Int]) -> [Column] {
    guard let first = days.first, let last = days.last else { return [] }
    let open = Set(days)
    func usualDay(from day: LocalDate, by step: Int) -> LocalDate {
      var next = day.adding(days: step)
      while !weekdays.contains(next.weekday) { next = next.adding(days: step) }
      return next
    }
    func isClosed(_ day: LocalDate) -> Bool {
      (day >= first && day <= last) && (!open.contains(day) || holidays.contains(day))
    }
    let after = days.map { isClosed(usualDay(from: $0, by: -1)) ? 1.0 : 0 }
    let second = days.map { day in
      let yesterday = usualDay(from: day, by: -1)
      return !isClosed(yesterday) && isClosed(usualDay(from: yesterday, by: -1)) ? 1.0 : 0
    }
    let before = days.map { isClosed(usualDay(from: $0, by: 1)) ? 1.0 : 0 }
    return [after, second, before].filter { $0.contains(1) }
      .map { Column(values: $0, penalty: 0.5) }
  }

  private func residuals(_ y: [Double], _ rows: [[Double]], _ coefficients: [Double])
    -> [Double]
  {
    zip(y, rows).map { value, row in
      value - zip(row, coefficients).reduce(0) { $0 + $1.0 * $1.1 }
    }
  }

  /// Smooths forwards and backwards, with a memory of about twenty open days.
  private func smoothedLevel(_ rest: [Double], _ weights: [Double]) -> [Double] {
    let memory = exp(-1.0 / 20)
    var sums = [Double](repeating: 0, count: rest.count)
    var totals = [Double](repeating: 0, count: rest.count)
    var sum = 0.0
    var total = 0.0
    for index in rest.indices {
      sum = sum * memory + weights[index] * rest[index]
      total = total * memory + weights[index]
      sums[index] += sum
      totals[index] += total
    }
    sum = 0
    total = 0
    for index in rest.indices.reversed() {
      sums[index] += sum
      totals[index] += total
      sum = (sum + weights[index] * rest[index]) * memory
      total = (total + weights[index]) * memory
    }
    let raw = rest.indices.map { sums[$0] / max(totals[$0], 1e-12) }
    let mean = raw.reduce(0, +) / Double(max(1, raw.count))
    return raw.map { $0 - mean }
  }

  private func huberWeights(_ rest: [Double]) -> [Double] {
    let scale = RobustScale.deviation(rest)
    guard scale > 0 else { return [Double](repeating: 1, count: rest.count) }
    return rest.map { min(1, 3 * scale / max(abs($0), 1e-12)) }
  }

  private func lastLevel(_ rest: [(value: Double, weight: Double)], _ level: [Double]) -> Double {
    let cleaned = rest.indices.map {
      level[$0] + rest[$0].weight * (rest[$0].value - level[$0])
    }
    return SimpleSmoothing.fit(cleaned).last
  }

  private func levelAt(_ day: Int, _ known: [Int], _ level: [Double]) -> Double {
    var low = 0
    var high = known.count - 1
    while low < high {
      let middle = (low + high + 1) / 2
      if known[middle] <= day { low = middle } else { high = middle - 1 }
    }
    return level[low]
  }
}

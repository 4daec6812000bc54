// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

internal import Foundation
internal import Quantities

/// A history made complete, and what was done to it.
struct SeriesPreparation {
  /// The history without gaps, as it was.
  var actual: [Double]
  /// The same with outlying days replaced.
  var repaired: [Double]
  /// What was done.
  var notes: [Diagnostic] = []

  /// Fills gaps from the same place of neighbouring cycles, else on a straight line.
  init(_ request: ForecastRequest) {
    let period = request.periods.max() ?? 1
    let values = request.values
    var filled: [Double] = []
    filled.reserveCapacity(values.count)
    var missing = 0
    for index in values.indices {
      if let value = values[index] {
        filled.append(value)
      } else {
        missing += 1
        filled.append(SeriesPreparation.fill(values, index, period))
      }
    }
    actual = filled
    repaired = filled
    guard missing > 0 else { return }
    let share = Int((100 * Double(missing) / Double(values.count)).rounded())
    notes.append(
      Diagnostic(
        share >= 10 ? .warning : .note, code: "forecast.missing-values",
        message: LocalizedText(
          en: "\(missing) of \(values.count) values were missing (\(share) %). They were filled "
            + "from the same place of neighbouring cycles, for learning only.",
          fr: "\(missing) valeurs sur \(values.count) manquaient (\(share) %). Elles ont été "
            + "complétées d'après la même place des cycles voisins, pour l'apprentissage seulement."
        )))
  }

  private static func fill(_ values: [Double?], _ index: Int, _ period: Int) -> Double {
    if period > 1 {
      var found: [Double] = []
      for cycle in 1...3 {
        for place in [index - cycle * period, index + cycle * period]
        where values.indices.contains(place) {
          if let value = values[place] { found.append(value) }
        }
        if found.count >= 2 { break }
      }
      if !found.isEmpty { return found.reduce(0, +) / Double(found.count) }
    }
    let before = values[..<index].lastIndex { $0 != nil }
    let after = values[index...].firstIndex { $0 != nil }
    switch (before, after) {
    case (let low?, let high?):
      guard let first = values[low], let last = values[high] else { return 0 }
      return first + (last - first) * Double(index - low) / Double(high - low)
    case (let low?, nil): return values[low] ?? 0
    case (nil, let high?): return values[high] ?? 0
    case (nil, nil): return 0
    }
  }

  /// Replaces days far from what weekday, calendar and level explain.
  ///
  /// A day counts as outlying when it is more than 30 % and six robust deviations away. Its slots
  /// are scaled to the expected total, so that its profile stays.
  mutating func repairOutliers(_ request: ForecastRequest) {
    guard !request.moments.isEmpty, let days = dayTotals(request) else { return }
    let regression = CalendarRegression(
      days: days.dates, values: days.totals.map { $0 }, holidays: request.holidays)
    guard let expected = try? regression.expected() else { return }
    let logs = zip(days.totals, expected).map { $0 > 0 && $1 > 0 ? log($0 / $1) : 0 }
    let scale = max(RobustScale.deviation(logs), 0.02)
    var found: [LocalDate] = []
    for (day, date) in days.dates.enumerated() where !request.holidays.contains(date) {
      guard expected[day] > 0, days.totals[day] >= 0 else { continue }
      let ratio = days.totals[day] / expected[day]
      guard abs(ratio - 1) > 0.3, ratio == 0 || abs(log(ratio)) > 6 * scale else { continue }
      found.append(date)
      for index in days.members[day] {
        repaired[index] =
          ratio > 0.05 ? actual[index] / ratio : expected[day] / Double(days.members[day].count)
      }
    }
    guard !found.isEmpty, found.count * 10 <= days.dates.count else {
      repaired = actual
      return
    }
    note(found)
  }

  private mutating func note(_ found: [LocalDate]) {
    let list = found.prefix(10).map(\.description).joined(separator: ", ")
    let more = found.count > 10 ? ", …" : ""
    notes.append(
      Diagnostic(
        .note, code: "forecast.outlying-days",
        message: LocalizedText(
          en: "\(found.count) outlying days were replaced by their expected value while the models "
            + "learnt, and kept as they were in the back-test: \(list)\(more).",
          fr: "\(found.count) jours aberrants ont été remplacés par leur valeur attendue pendant "
            + "l'apprentissage, et laissés tels quels dans le test rétrospectif : \(list)\(more)."))
    )
  }

  private struct Days {
    var dates: [LocalDate] = []
    var totals: [Double] = []
    var members: [[Int]] = []
  }

  private func dayTotals(_ request: ForecastRequest) -> Days? {
    var days = Days()
    for (index, moment) in request.moments.enumerated() where index < actual.count {
      if days.dates.last != moment.day {
        days.dates.append(moment.day)
        days.totals.append(0)
        days.members.append([])
      }
      days.totals[days.totals.count - 1] += actual[index]
      days.members[days.members.count - 1].append(index)
    }
    guard days.dates.count >= 42, let first = days.dates.first, let last = days.dates.last,
      last.daysSinceEpoch - first.daysSinceEpoch < 8 * days.dates.count
    else { return nil }
    return days
  }
}

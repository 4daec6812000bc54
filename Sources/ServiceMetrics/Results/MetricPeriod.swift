// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

package import Quantities

/// The time that a value covers.
package struct MetricPeriod: Sendable, Hashable {
  /// The first day; nil when the question left it open.
  package var start: LocalDate?
  /// The last day, included; nil when the question left it open.
  package var end: LocalDate?
  /// The grain that cut it; nil for the whole window of the question.
  package var grain: Grain?
  /// The hour of the first day, 0 to 23, for the grain `hour`.
  package var hour: Int?

  /// Creates a period.
  package init(start: LocalDate?, end: LocalDate?, grain: Grain?, hour: Int? = nil) {
    self.start = start
    self.end = end
    self.grain = grain
    self.hour = hour
  }

  /// The period in ISO 8601: `2026-03`, `2026-W10`, `2026-Q1`, `2026-03-01T14`, `2026`, or
  /// `2026-01-01/2026-06-30` with both days included and `..` for an open end.
  package var label: String {
    guard let grain, let start else {
      return "\(start?.description ?? "..")/\(end?.description ?? "..")"
    }
    let text = start.description
    switch grain {
    case .hour: return text + "T" + (hour.map { ($0 < 10 ? "0" : "") + String($0) } ?? "..")
    case .day: return text
    case .week: return isoWeek(of: start)
    case .month: return String(text.dropLast(3))
    case .quarter: return "\(text.prefix(4))-Q\((start.month + 2) / 3)"
    case .year: return String(text.prefix(4))
    }
  }

  /// The ISO 8601 week of a Monday: its year is the one of its Thursday.
  private func isoWeek(of monday: LocalDate) -> String {
    let thursday = monday.adding(days: 3)
    let newYear = Grain.year.start(of: thursday)
    let week = (thursday.daysSinceEpoch - newYear.daysSinceEpoch) / 7 + 1
    return "\(newYear.description.prefix(4))-W\(week < 10 ? "0" : "")\(week)"
  }
}

extension MetricPeriod: Comparable {
  /// Earlier periods come first; an open start comes before all.
  package static func < (left: MetricPeriod, right: MetricPeriod) -> Bool {
    func key(_ period: MetricPeriod) -> (Int, Int) {
      (period.start?.daysSinceEpoch ?? Int.min, period.hour ?? 0)
    }
    return key(left) < key(right)
  }
}

// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

package import Quantities

extension NumberStyle {
  /// A day in words: `1er mars 2026`, `1 March 2026`.
  package func date(_ date: LocalDate) -> String {
    let day = language == .french && date.day == 1 ? "1er" : String(date.day)
    return "\(day) \(monthName(date.month)) \(date.year)"
  }

  /// A month in words: `mars 2026`, `March 2026`.
  package func month(_ date: LocalDate) -> String { "\(monthName(date.month)) \(date.year)" }

  /// A duration in months, one decimal unless it is whole: `4,2 mois`, `4.2 months`.
  package func months(_ months: Double) -> String {
    guard months.isFinite else { return notComputable }
    let isWhole = (months * 10).rounded() == months.rounded() * 10
    let text = number(months, digits: isWhole ? 0 : 1)
    switch language {
    case .french: return text + Self.noBreakSpace + "mois"
    case .english: return text + Self.noBreakSpace + (text == "1" ? "month" : "months")
    }
  }

  /// A number of hours: `1 513 h`.
  package func hours(_ hours: Double, digits: Int = 0) -> String {
    number(hours, digits: digits) + Self.noBreakSpace + "h"
  }

  /// A duration in seconds as its two largest units: `42 s`, `4 min 12 s`, `3 h 20 min`, `2 j 5 h`.
  package func duration(seconds: Double) -> String {
    guard seconds.isFinite else { return notComputable }
    let space = Self.noBreakSpace
    let sign = seconds < 0 ? Self.minus : ""
    let size = abs(seconds)
    if size < 59.95 {
      let isWhole = size == size.rounded()
      return number(seconds, digits: isWhole ? 0 : 1) + space + "s"
    }
    let dayUnit = language == .french ? "j" : "d"
    let (high, low, highUnit, lowUnit): (Double, Double, String, String) =
      if size < 3_599.5 {
        (60, 1, "min", "s")
      } else if size < 86_370 {
        (3_600, 60, "h", "min")
      } else {
        (86_400, 3_600, dayUnit, "h")
      }
    let units = (size / low).rounded(.toNearestOrAwayFromZero)
    let perHigh = high / low
    let whole = (units / perHigh).rounded(.down)
    let rest = units - whole * perHigh
    let head = sign + number(whole) + space + highUnit
    return rest == 0 ? head : head + space + number(rest) + space + lowUnit
  }

  private func monthName(_ month: Int) -> String {
    let names =
      switch language {
      case .french: Self.frenchMonths
      case .english: Self.englishMonths
      }
    return names[month - 1]
  }

  /// The names of the months, January first.
  package var monthNames: [String] {
    language == .french ? Self.frenchMonths : Self.englishMonths
  }

  private static let frenchMonths = [
    "janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre",
    "octobre", "novembre", "décembre",
  ]

  private static let englishMonths = [
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
  ]
}

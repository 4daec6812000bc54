// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

package import Quantities

/// When the service is open: weekly intervals in the workspace's zone, less the holidays.
package struct BusinessHours: Sendable, Hashable {
  /// A span of one or more weekdays.
  package struct Opening: Sendable, Hashable {
    /// ISO weekdays, Monday 1 to Sunday 7.
    package var days: [Int]
    /// Minutes after midnight when the service opens; 0 to 1439.
    package var opens: Int
    /// Minutes after midnight when it closes; later than `opens`, at most 1440.
    package var closes: Int

    /// Creates a span.
    package init(days: [Int], opens: Int, closes: Int) {
      self.days = days
      self.opens = opens
      self.closes = closes
    }
  }

  /// The weekly spans; none means that the service never closes.
  package var openings: [Opening]
  /// Days on which the service is closed.
  package var holidays: [LocalDate]

  /// Creates hours; without arguments the service is open Monday to Friday from 9 to 18.
  package init(
    openings: [Opening] = [Opening(days: [1, 2, 3, 4, 5], opens: 540, closes: 1080)],
    holidays: [LocalDate] = []
  ) {
    self.openings = openings
    self.holidays = holidays
  }
}

extension BusinessHours.Opening {
  static let dayNames = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"]

  /// Minutes after midnight written as `09:00`, or nil; `24:00` is the end of the day.
  static func minutes(_ text: String) -> Int? {
    let parts = text.split(separator: ":", omittingEmptySubsequences: false)
    guard parts.count == 2, parts[1].utf8.count == 2,
      let hours = Int(parts[0]), let minutes = Int(parts[1]),
      (0...24).contains(hours), (0...59).contains(minutes), hours * 60 + minutes <= 1440
    else { return nil }
    return hours * 60 + minutes
  }

  /// Minutes after midnight as `09:00`.
  static func clock(_ minutes: Int) -> String {
    let padded = { (number: Int) in number < 10 ? "0\(number)" : "\(number)" }
    return padded(minutes / 60) + ":" + padded(minutes % 60)
  }
}

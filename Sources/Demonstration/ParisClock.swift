// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

import Quantities

/// Local time in Paris and UTC, by the European Union's rule (Directive 2000/84/EC): summer time
/// from the last Sunday of March to the last Sunday of October, changing at 01:00 UTC.
///
/// The rule is written out, rather than asked of the machine's zone files, so that the world does
/// not change with them. Instants are whole seconds since 1970-01-01 00:00 UTC; days are numbers
/// since 1970-01-01.
enum ParisClock {
  static let secondsPerDay = 86_400

  /// The instant of a local time.
  ///
  /// A time that the spring change skips moves one hour later; one that the autumn change repeats
  /// is the first of the two.
  static func instant(day: Int, secondOfDay: Int) -> Int {
    let local = day * secondsPerDay + secondOfDay
    let winter = local - 3600
    let summer = local - 7200
    if offset(at: summer) == 7200 { return summer }
    return winter
  }

  /// Seconds that the local clock is ahead of UTC at an instant: 3600 or 7200.
  static func offset(at instant: Int) -> Int {
    let year = LocalDate(daysSinceEpoch: floorDay(instant)).year
    let spring = lastSunday(month: 3, year: year) * secondsPerDay + 3600
    let autumn = lastSunday(month: 10, year: year) * secondsPerDay + 3600
    return instant >= spring && instant < autumn ? 7200 : 3600
  }

  /// The local day and second of the day at an instant.
  static func local(at instant: Int) -> (day: Int, secondOfDay: Int) {
    let local = instant + offset(at: instant)
    let day = floorDay(local)
    return (day, local - day * secondsPerDay)
  }

  private static func floorDay(_ seconds: Int) -> Int {
    seconds >= 0 ? seconds / secondsPerDay : (seconds - secondsPerDay + 1) / secondsPerDay
  }

  /// March and October have 31 days, so the last Sunday is 31 minus the weekday of the 31st.
  private static func lastSunday(month: Int, year: Int) -> Int {
    guard let last = LocalDate(year: year, month: month, day: 31) else { return 0 }
    return last.daysSinceEpoch - last.weekday % 7
  }
}

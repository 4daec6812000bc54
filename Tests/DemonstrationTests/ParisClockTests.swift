// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

import Quantities
import Testing

@testable import Demonstration

/// Expected instants by hand from the Directive's rule; 1 751 364 000 is 2025-07-01 10:00 UTC
/// (20 270 days of 86 400 s and 10 h).
@Suite struct ParisClockTests {
  private func day(_ text: String) -> Int { LocalDate(iso: text)?.daysSinceEpoch ?? -1 }

  @Test func `summer noon is ten o'clock in UTC, winter noon eleven`() {
    #expect(day("2025-07-01") == 20_270)
    #expect(
      ParisClock.instant(day: day("2025-07-01"), secondOfDay: 12 * 3600) == 1_751_364_000)
    let winter = day("2025-01-15")
    #expect(
      ParisClock.instant(day: winter, secondOfDay: 12 * 3600) == winter * 86_400 + 11 * 3600)
  }

  @Test func `a time that spring skips moves one hour later`() {
    let spring = day("2025-03-30")
    let instant = ParisClock.instant(day: spring, secondOfDay: 2 * 3600 + 1800)
    #expect(instant == spring * 86_400 + 3600 + 1800)
    #expect(ParisClock.local(at: instant).secondOfDay == 3 * 3600 + 1800)
  }

  @Test func `a time that autumn repeats is the first of the two`() {
    let autumn = day("2025-10-26")
    let instant = ParisClock.instant(day: autumn, secondOfDay: 2 * 3600 + 1800)
    #expect(instant == autumn * 86_400 + 1800)
    #expect(ParisClock.offset(at: instant + 3600) == 3600)
  }

  @Test func `local time and instant are each other's inverse outside the skipped hour`() {
    for day in stride(
      from: DemonstrationCalendar.firstDay, to: DemonstrationCalendar.endDay, by: 1)
    {
      for hour in [0, 1, 4, 12, 23] {
        let local = ParisClock.local(
          at: ParisClock.instant(day: day, secondOfDay: hour * 3600 + 17))
        #expect(local.day == day && local.secondOfDay == hour * 3600 + 17)
      }
    }
  }
}

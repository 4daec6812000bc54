// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

import Quantities
import Testing

@testable import Demonstration

@Suite struct DemonstrationCalendarTests {
  private func day(_ text: String) -> Int { LocalDate(iso: text)?.daysSinceEpoch ?? -1 }

  @Test func `the world lasts eighteen months and the assistant comes in the tenth`() {
    #expect(DemonstrationWorld.firstDay == LocalDate(iso: "2024-09-01"))
    #expect(DemonstrationWorld.endDay == LocalDate(iso: "2026-03-01"))
    #expect(DemonstrationCalendar.start(ofMonth: 18) == DemonstrationWorld.endDay)
    #expect(DemonstrationCalendar.month(of: day("2025-06-01")) == 9)
    #expect(PlantedEffects.standard.start == LocalDate(iso: "2025-06-01"))
  }

  /// Easter Sunday of 2025 was 20 April: Monday 21, Ascension 29 May, Whit Monday 9 June.
  @Test func `nobody works on Sundays and on French public holidays`() {
    for holiday in ["2025-04-21", "2025-05-29", "2025-06-09", "2024-12-25", "2025-07-14"] {
      #expect(!DemonstrationCalendar.isWorked(day(holiday)))
      #expect(DemonstrationCalendar.demand(on: day(holiday), for: .phone) == 0)
      #expect(DemonstrationCalendar.demand(on: day(holiday), for: .email) > 0)
    }
    #expect(!DemonstrationCalendar.isWorked(day("2025-03-02")))
    #expect(DemonstrationCalendar.isWorked(day("2025-03-03")))
  }

  @Test func `the fourth Friday of November and Christmas are busier than February`() {
    let quiet = DemonstrationCalendar.season(of: day("2025-02-20"))
    #expect(DemonstrationCalendar.season(of: day("2025-11-28")) > 1.4 * quiet)
    #expect(DemonstrationCalendar.season(of: day("2025-12-16")) > 1.2 * quiet)
  }

  @Test func `a message of Saturday night is opened on Monday at eight`() {
    let night = ParisClock.instant(day: day("2025-03-01"), secondOfDay: 22 * 3600)
    let opening = DemonstrationCalendar.opening(from: night)
    #expect(ParisClock.local(at: opening).day == day("2025-03-03"))
    #expect(ParisClock.local(at: opening).secondOfDay == 8 * 3600)
    #expect(DemonstrationCalendar.opening(from: opening + 60) == opening + 60)
  }
}

// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

import Foundation
import Quantities
import Testing

@Suite struct LocalDateTests {
  @Test(arguments: [
    // Days since the epoch by GNU date 9.1: `date -ud 2000-02-29 +%s` divided by 86 400.
    ("1970-01-01", 0), ("2000-02-29", 11_016), ("1969-12-31", -1), ("2026-11-21", 20_778),
    ("0001-01-01", -719_162), ("9999-12-31", 2_932_896),
  ])
  func `days since the epoch agree with GNU date`(iso: String, days: Int) throws {
    let date = try #require(LocalDate(iso: iso))
    #expect(date.daysSinceEpoch == days)
    #expect(LocalDate(daysSinceEpoch: days) == date)
    #expect(date.description == iso)
  }

  @Test func `every day from 1600 to 2400 comes back from its number`() {
    let first = -135_140
    for days in stride(from: first, to: first + 292_194, by: 1)
    where LocalDate(daysSinceEpoch: days).daysSinceEpoch != days {
      Issue.record("day \(days) does not come back")
    }
    #expect(LocalDate(daysSinceEpoch: first).description == "1600-01-01")
  }

  @Test(arguments: ["2026-02-30", "2026-13-01", "2025-02-29", "0000-01-01", "26-01-01", "", "x"])
  func `a day that the calendar lacks is refused`(iso: String) {
    #expect(LocalDate(iso: iso) == nil)
  }

  @Test func `a month after 31 January is the last of February`() {
    #expect(LocalDate(iso: "2024-01-31")?.adding(months: 1) == LocalDate(iso: "2024-02-29"))
    #expect(LocalDate(iso: "2024-03-15")?.adding(months: -15) == LocalDate(iso: "2022-12-15"))
  }

  @Test func `21 November 2026 is a Saturday and its week starts on the 16th`() throws {
    let date = try #require(LocalDate(iso: "2026-11-21"))
    #expect(date.weekday == 6)
    #expect(Grain.week.start(of: date) == LocalDate(iso: "2026-11-16"))
    #expect(Grain.quarter.start(of: date) == LocalDate(iso: "2026-10-01"))
    #expect(
      Grain.quarter.next(after: Grain.quarter.start(of: date)) == LocalDate(iso: "2027-01-01"))
  }

  @Test func `a month alone means its first day`() {
    #expect(LocalDate(iso: "2026-03") == LocalDate(year: 2026, month: 3, day: 1))
  }

  @Test func `a day survives JSON and a wrong one is refused`() throws {
    let date = try #require(LocalDate(iso: "2026-03-01"))
    let data = try JSONEncoder().encode([date])
    #expect(String(decoding: data, as: UTF8.self) == #"["2026-03-01"]"#)
    #expect(throws: DecodingError.self) {
      try JSONDecoder().decode([LocalDate].self, from: Data(#"["2026-02-31"]"#.utf8))
    }
  }
}

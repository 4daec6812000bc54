// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

import Foundation
import Quantities
import ServiceMetrics
import Testing

@Suite struct MetricValueTests {
  @Test func `a row's JSON has the agreed keys, and null where nothing is known`() throws {
    let value = MetricValue(
      metric: "csat", variant: "top2",
      period: MetricPeriod(
        start: LocalDate(iso: "2026-03-01"), end: LocalDate(iso: "2026-03-31"), grain: .month),
      dimensions: ["channel": "phone", "team": nil], value: 0.5, n: 2, method: "Wilson score",
      unit: "share")
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    #expect(
      String(decoding: try encoder.encode(value), as: UTF8.self) == """
        {"absent":null,"dimensions":{"channel":"phone","team":null},"from":"2026-03-01",\
        "high":null,"level":null,"low":null,"method":"Wilson score","metric":"csat","n":2,\
        "notes":[],"parameters":{},"period":"2026-03","provisional":false,"to":"2026-03-31",\
        "unit":"share","value":0.5,"variant":"top2"}
        """)
  }

  // ISO 8601: 1 January 2021 lies in week 53 of 2020; 29 December 2025 begins week 1 of 2026.
  @Test(arguments: [
    ("2020-12-28", Grain.week, "2020-W53"), ("2025-12-29", .week, "2026-W01"),
    ("2026-01-01", .quarter, "2026-Q1"), ("2026-10-01", .quarter, "2026-Q4"),
    ("2026-01-01", .year, "2026"), ("2026-07-09", .day, "2026-07-09"),
    ("2026-07-01", .month, "2026-07"),
  ])
  func `a period is named by ISO 8601`(start: String, grain: Grain, label: String) {
    #expect(MetricPeriod(start: LocalDate(iso: start), end: nil, grain: grain).label == label)
  }

  @Test func `a window without ends says so`() {
    #expect(
      MetricPeriod(start: nil, end: LocalDate(iso: "2026-06-30"), grain: nil).label
        == "../2026-06-30")
  }
}

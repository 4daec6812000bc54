// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

import Quantities
import ServiceMetrics
import Testing

@Suite struct MetricFilterParsingTests {
  @Test(arguments: [
    ("channel=phone", MetricFilter(.channel, .isIn, ["phone"])),
    ("Channel != phone", MetricFilter(.channel, .isNotIn, ["phone"])),
    ("team in (A, 'B, C')", MetricFilter(.team, .isIn, ["A", "B, C"])),
    ("team not in (A,)", MetricFilter(.team, .isNotIn, ["A", nil])),
    ("team=", MetricFilter(.team, .isIn, [nil])),
    ("reason='a=b'", MetricFilter(.reason, .isIn, ["a=b"])),
  ])
  func `a condition is read`(text: String, expected: MetricFilter) throws {
    #expect(try MetricFilter(parsing: text) == expected)
  }

  @Test(arguments: ["channel", "channel phone", "channel like (a)", "channel in (a", "(a)"])
  func `an unreadable condition is refused`(text: String) {
    #expect(throws: MetricError.unreadableFilter(text)) { try MetricFilter(parsing: text) }
  }

  @Test func `a mistyped dimension is answered with the closest one`() {
    #expect(throws: MetricError.unknownDimension("chanel", suggestion: "channel")) {
      try MetricFilter(parsing: "chanel=phone")
    }
    #expect(
      MetricError.unknownDimension("chanel", suggestion: "channel").message.fr
        .contains("Vouliez-vous dire channel ?"))
  }
}

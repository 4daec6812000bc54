// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

import Evidence
import Testing

/// Acute myelogenous leukaemia (Miller 1981), weeks to relapse; the data of R `survival::aml`.
enum Leukaemia {
  static let maintained: [(Double, Bool)] = [
    (9, true), (13, true), (13, false), (18, true), (23, true), (28, false), (31, true),
    (34, true), (45, false), (48, true), (161, false),
  ]
  static let other: [(Double, Bool)] = [
    (5, true), (5, true), (8, true), (8, true), (12, true), (16, false), (23, true), (27, true),
    (30, true), (33, true), (43, true), (45, true),
  ]

  static func data(_ subjects: [(Double, Bool)]) throws -> SurvivalData {
    try SurvivalData(times: subjects.map(\.0), events: subjects.map(\.1))
  }

  static var groups: [String] {
    maintained.map { _ in "Maintained" } + other.map { _ in "Nonmaintained" }
  }
}

struct SurvivalCurveTests {
  // R: summary(survfit(Surv(time, status) ~ 1, aml, subset = x == "Maintained")).
  @Test func `the curve of the maintained patients is that of R`() throws {
    let curve = SurvivalCurve.fit(try Leukaemia.data(Leukaemia.maintained))
    #expect(curve.count == 11 && curve.eventCount == 7)
    #expect(abs(curve.survival(at: 13) - 0.81818181818) < 1e-10)
    #expect(abs(curve.survival(at: 30) - 0.61363636364) < 1e-10)
    #expect(abs((curve.standardError(at: 48) ?? 0) - 0.153492745786) < 1e-10)
    #expect(try curve.quantile(0.5) == 31)
    let interval = try curve.quantileInterval(0.5, kind: .log)
    #expect(interval.low == 18 && interval.high == nil)
    #expect(curve.survival(at: 1) == 1)
    // R, log interval at 31 weeks: 0.26 to 0.946.
    let log = try #require(try curve.interval(at: 31, kind: .log))
    #expect(abs(log.lowerBound - 0.2549) < 5e-4 && abs(log.upperBound - 0.946) < 5e-4)
  }

  // By hand: S is 1 to 1, 0.5 to 2, 0 after; the area to 3 is 1.5, the median the middle of 1…2.
  @Test func `two subjects give a curve by hand`() throws {
    let curve = SurvivalCurve.fit(try SurvivalData(times: [1, 2], events: [true, true]))
    #expect(try curve.quantile(0.5) == 1.5)
    #expect(try curve.restrictedMean(to: 3).mean == 1.5)
    #expect(try curve.restrictedMean(to: 0.5).mean == 0.5)
    #expect(curve.standardError(at: 2) == nil)
    #expect(try curve.interval(at: 2) == nil)
  }

  // By hand: the third subject joins at 2 and so is not at risk at 1.
  @Test func `late entries are at risk after their entry only`() throws {
    let curve = SurvivalCurve.fit(
      try SurvivalData(
        times: [1, 3, 4], events: [true, true, false], entries: [0, 0, 2]))
    #expect(curve.steps.map(\.atRisk) == [2, 2, 1])
    #expect(curve.survival(at: 3) == 0.25)
  }

  @Test func `durations that cannot be are refused with the subject named`() {
    #expect(throws: SurvivalError.tooFewSubjects(count: 0, needed: 1)) {
      try SurvivalData(times: [], events: [])
    }
    #expect(throws: SurvivalError.negativeTime(index: 1, time: -1)) {
      try SurvivalData(times: [1, -1], events: [true, true])
    }
    #expect(throws: SurvivalError.notFinite(column: "time", index: 0)) {
      try SurvivalData(times: [.infinity], events: [true])
    }
    #expect(throws: SurvivalError.leavesBeforeEntry(index: 0, entry: 2, time: 1)) {
      try SurvivalData(times: [1], events: [true], entries: [2])
    }
  }

  // R: survdiff(Surv(time, status) ~ x, aml): chisq 3.4 on 1 degree of freedom, p 0.07.
  @Test func `the log-rank test of the patients is that of R`() throws {
    let data = try Leukaemia.data(Leukaemia.maintained + Leukaemia.other)
    let test = try logRankTest(data, groups: Leukaemia.groups)
    #expect(abs(test.statistic - 3.396389) < 1e-6)
    #expect(abs(test.pValue - 0.0653393) < 1e-6)
    #expect(test.observed == [7, 11])
    #expect(abs(test.expected[0] - 10.689340) < 1e-5)
    #expect(throws: SurvivalError.oneGroup) {
      try logRankTest(data, groups: data.times.map { _ in "all" })
    }
  }
}

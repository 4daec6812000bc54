// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

import Evidence
import Statistics
import TestSupport
import Testing

@Suite struct DifferenceInDifferencesTests {
  // By hand: treated 10, 12 → 17, 19; control 8, 10 → 9, 13: (18 − 11) − (11 − 9) = 5;
  // variances 2, 2, 2, 8 over 2 each: √7.
  @Test func `four means give the difference`() throws {
    let result = try TwoByTwoDifference.estimate(
      [10, 12, 17, 19, 8, 10, 9, 13],
      isTreated: [true, true, true, true, false, false, false, false],
      isAfter: [false, false, true, true, false, false, true, true],
      clusters: ["a", "b", "a", "b", "c", "d", "c", "d"])
    #expect(abs(result.effect - 5) < 1e-12)
    #expect(abs(try #require(result.independentStandardError) - 7.0.squareRoot()) < 1e-12)
    #expect(result.treatedAfter.mean == 18)
    #expect(result.count == 8)
  }

  // By hand: changes of the treated 7, 7, 9 and of the others 1, 3: 23/3 − 2, variances 4/9 and 1.
  @Test func `changes are compared by Welch`() throws {
    let result = try ChangeScoreDifference.estimate(
      [10, 17, 12, 19, 1, 10, 8, 9, 10, 13, 4],
      units: ["a", "a", "b", "b", "e", "e", "c", "c", "d", "d", "lone"],
      isTreated: [true, true, true, true, true, true, false, false, false, false, false],
      isAfter: [false, true, false, true, false, true, false, true, false, true, false])
    #expect(abs(result.effect - (23.0 / 3 - 2)) < 1e-12)
    #expect(abs(result.standardError - (4.0 / 9 + 1).squareRoot()) < 1e-12)
    #expect(result.incompleteUnits == 1)
    #expect(result.count == 5)
  }

  // In a complete panel of two times, sweeping gives the difference of differences.
  @Test func `two-way effects equal the four means`() throws {
    let outcome: [Double] = [10, 17, 12, 19, 8, 9, 10, 13]
    let units = ["a", "a", "b", "b", "c", "c", "d", "d"]
    let times = ["0", "1", "0", "1", "0", "1", "0", "1"]
    let result = try TwoWayFixedEffects.estimate(
      outcome, units: units, times: times, treatment: [0, 1, 0, 1, 0, 0, 0, 0])
    #expect(abs(result.effect - 5) < 1e-12)
    #expect(throws: EvidenceError.statistics(.collinear(column: "treatment"))) {
      try TwoWayFixedEffects.estimate(
        outcome, units: units, times: times, treatment: [1, 1, 1, 1, 0, 0, 0, 0])
    }
    #expect(throws: EvidenceError.oneGroup(what: "The panel", missing: "second time")) {
      try TwoWayFixedEffects.estimate(
        [1, 2], units: ["a", "b"], times: ["0", "0"], treatment: [1, 0])
    }
  }

  /// Two cohorts and a control, by hand below.
  private let units = ["a", "b", "n", "m"].flatMap { Array(repeating: $0, count: 3) }
  private let times: [Double] = [1, 2, 3, 1, 2, 3, 1, 2, 3, 1, 2, 3]
  private let cohorts: [Double] = [2, 2, 2, 3, 3, 3, 0, 0, 0, 0, 0, 0]
  private let outcome: [Double] = [5, 8, 10, 1, 2, 7, 0, 1, 2, 2, 3, 4]

  // Controls rise by 1 a period: ATT(2,2) = 3 − 1, ATT(2,3) = 5 − 2, ATT(3,2) = 1 − 1,
  // ATT(3,3) = 5 − 1. Simple (2 + 3 + 4)/3; by cohort (2.5 + 4)/2; event 0: (2 + 4)/2, 1: 3.
  @Test func `staggered effects are those by hand`() throws {
    let result = try StaggeredAdoption.estimate(
      outcome, units: units, times: times, cohorts: cohorts)
    #expect(result.groupTimes.map(\.effect) == [2, 3, 0, 4])
    #expect(result.simpleAverage.effect == 3)
    #expect(result.cohortWeightedAverage.effect == 3.25)
    #expect(result.eventAverage(0)?.effect == 3)
    #expect(result.eventAverage(1)?.effect == 3)
    #expect(result.eventAverage(-1)?.effect == 0)
    let universal = try StaggeredAdoption.estimate(
      outcome, units: units, times: times, cohorts: cohorts, base: .universal)
    #expect(universal.groupTimes.map(\.effect) == [0, 2, 3, 0, 0, 4])
    #expect(universal.groupTimes[0].standardError == nil)
  }

  // Unit b, not treated before 3, joins the controls of cohort 2 at time 2 (change 1, as theirs).
  @Test func `units not yet treated serve as controls`() throws {
    let result = try StaggeredAdoption.estimate(
      outcome, units: units, times: times, cohorts: cohorts, control: .notYetTreated)
    #expect(result.groupTimes[0].effect == 2)
    // Without anybody never treated, the last cohort is the control until it starts.
    let all = Array(0..<6)
    let pair = try StaggeredAdoption.estimate(
      all.map { outcome[$0] }, units: all.map { units[$0] }, times: all.map { times[$0] },
      cohorts: all.map { cohorts[$0] }, control: .notYetTreated)
    #expect(pair.groupTimes.map(\.effect) == [2])
    #expect(
      throws: EvidenceError.oneGroup(what: "The panel", missing: "unit that was never treated")
    ) {
      try StaggeredAdoption.estimate(
        all.map { outcome[$0] }, units: all.map { units[$0] }, times: all.map { times[$0] },
        cohorts: all.map { cohorts[$0] })
    }
  }

  // County employment and the minimum wage: the vignette of R did (Callaway and Sant'Anna 2021).
  @Test func `staggered effects agree with R did`() throws {
    guard let table = try sharedReferenceTable("cases/mpdta.csv") else { return }
    let result = try StaggeredAdoption.estimate(
      table["lemp"] ?? [], units: (table["county"] ?? []).map { "\($0)" },
      times: table["year"] ?? [], cohorts: table["cohort"] ?? [])
    let first = try #require(result.groupTimes.first)
    #expect(abs(first.effect - -0.010503246220962381) < 1e-12)
    #expect(abs(try #require(first.standardError) / 0.023251036368166333 - 1) < 0.02)
    #expect(abs(result.simpleAverage.effect - -0.03995127515517632) < 1e-12)
    #expect(abs(result.cohortWeightedAverage.effect - -0.031018282228748435) < 1e-12)
    // The vignette prints 0.0126 and 0.0124 for the errors of these averages (bootstrap).
    #expect(abs(result.simpleAverage.standardError - 0.012) < 0.001)
    #expect(abs(result.cohortWeightedAverage.standardError - 0.0125) < 0.001)
    // The vignette's pre-test of parallel trends: p-value 0.16812.
    #expect(abs(try #require(result.preTrendTest).pValue - 0.16812) < 0.001)
  }
}

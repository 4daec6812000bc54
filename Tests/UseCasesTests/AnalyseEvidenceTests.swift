// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

import Evidence
import Foundation
import Quantities
import TestSupport
import Testing
import UseCases

@Suite struct AnalyseEvidenceTests {
  private func file<Result: Sendable>(
    _ text: String, _ body: @Sendable (URL) async throws -> Result
  ) async throws -> Result {
    try await withTemporaryFolder { folder in
      let file = folder.appending(path: "data.csv")
      try Data(text.utf8).write(to: file)
      return try await body(file)
    }
  }

  /// Leukemia survival in two arms (Miller 1981; R survival, data set `aml`): coxph gives a
  /// coefficient of 0.9155 and a hazard ratio of 2.498 for "Nonmaintained" with Efron's ties.
  @Test func `durations of two groups are compared as in R`() async throws {
    let kept = [9, 13, -13, 18, 23, -28, 31, 34, -45, 48, -161]
    let others = [5, 5, 8, 8, 12, -16, 23, 27, 30, 33, 43, 45]
    var text = "time;event;x\n"
    for time in kept { text += "\(abs(time));\(time > 0 ? 1 : 0);Maintained\n" }
    for time in others { text += "\(abs(time));\(time > 0 ? 1 : 0);Nonmaintained\n" }
    let answer = try await file(text) {
      try await AnalyseEvidence().survival($0, time: "time", event: "event", group: "x")
    }
    #expect(abs(answer.result.headline.value - 2.498) < 5e-4)
    #expect(answer.result.sampleSize == 23)
  }

  /// By hand: the treated rise by 8, from 10 and 12 to 18 and 20; the others by 3.
  ///
  /// From 8 and 10 they come to 11 and 13, so that the difference of the differences is 5.
  @Test func `a difference of differences is that of the means`() async throws {
    var text = "team,month,aht,treated\n"
    let teams = [("a", 10, 18, 1), ("b", 12, 20, 1), ("c", 8, 11, 0), ("d", 10, 13, 0)]
    for (month, isAfter) in [(1, false), (2, false), (3, true), (4, true)] {
      for (team, before, after, treated) in teams {
        // A wiggle that the means take out, so that there is something to judge by.
        let wiggle = month % 2 == 0 ? 1 : -1
        text += "\(team),2026-0\(month)-01,\((isAfter ? after : before) + wiggle),\(treated)\n"
      }
    }
    let answer = try await file(text + "e,2026-01-01,unknown,0\n") {
      try await AnalyseEvidence().differences(
        PanelColumns(file: $0, unit: "team", time: "month", value: "aht"), treated: "treated",
        change: "2026-03-01")
    }
    #expect(abs(answer.result.headline.value - 5) < 1e-9)
    #expect(answer.remarks.map(\.en).contains { $0.contains("'unknown'") })
  }

  /// Ten of 100 against twenty of 100: ten points, by hand.
  @Test func `shares of two arms are told in points, the control recognised`() async throws {
    var text = "arm,resolved\n"
    for row in 0..<100 { text += "control,\(row < 10 ? 1 : 0)\nassistant,\(row < 20 ? 1 : 0)\n" }
    let answer = try await file(text) {
      try await AnalyseEvidence().randomisedTest($0, arm: "arm", value: "resolved", looks: 1)
    }
    let effect = try #require(answer.result.effects.first { $0.scale == .points })
    #expect(abs(effect.value - 0.1) < 1e-12)
    #expect(answer.result.design == .randomisedTest)
  }

  @Test func `what cannot be analysed is refused in words`() async throws {
    await #expect(throws: AnalysisProblem.notTwoGroups(column: "arm", values: ["a", "b", "c"])) {
      try await file("arm,y\na,1\nb,2\nc,3\n") {
        try await AnalyseEvidence().randomisedTest($0, arm: "arm", value: "y")
      }
    }
    let week = "week,y\n" + (1...9).map { "2026-01-0\($0),\($0)\n" }.joined()
    await #expect(
      throws: AnalysisProblem.changeOutside(
        "2027-01-01", first: "2026-01-01", last: "2026-01-09")
    ) {
      try await file(week) {
        try await AnalyseEvidence().interruptedSeries(
          .file($0, time: "week", value: "y", others: [], grain: nil), change: "2027-01-01")
      }
    }
    await #expect(throws: EvidenceError.self) {
      try await file("week,y\n2026-01-05,1\n2026-01-12,2\n") {
        try await AnalyseEvidence().interruptedSeries(
          .file($0, time: "week", value: "y", others: [], grain: nil), change: "2026-01-12")
      }
    }
  }
}

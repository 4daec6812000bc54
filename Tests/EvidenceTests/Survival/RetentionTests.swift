// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

import Evidence
import Testing

struct RetentionTests {
  // Fader and Hardie (2007): High End 0.668, 3.806; Regular 0.704, 1.182.
  @Test(arguments: [
    ([100, 86.9, 74.3, 65.3, 59.3, 55.1, 51.7, 49.1], 0.668, 3.806),
    ([100, 63.1, 46.8, 38.2, 32.6, 28.9, 26.2, 24.1], 0.704, 1.182),
  ])
  func `retention of the paper's two groups`(
    survivors: [Double], alpha: Double, beta: Double
  ) throws {
    let model = try RetentionModel.fit(survivors: survivors)
    #expect(abs(model.alpha - alpha) < 5e-4)
    #expect(abs(model.beta - beta) < 5e-4)
    // S(1) = β/(α + β) and S(2) = S(1) (β + 1)/(α + β + 1), by hand.
    let sum = model.alpha + model.beta
    #expect(abs(model.survival(at: 1) - model.beta / sum) < 1e-13)
    #expect(abs(model.survival(at: 2) - model.beta / sum * (model.beta + 1) / (sum + 1)) < 1e-13)
    #expect(model.retention(after: 5) > model.retention(after: 1))
  }

  @Test func `survivors that rise, stay or are too few are refused`() {
    #expect(throws: SurvivalError.noEvents) {
      try RetentionModel.fit(survivors: [100, 100, 100])
    }
    #expect(throws: SurvivalError.self) { try RetentionModel.fit(survivors: [100, 80, 90]) }
    #expect(throws: SurvivalError.tooFewSubjects(count: 2, needed: 3)) {
      try RetentionModel.fit(survivors: [100, 80])
    }
  }

  // By hand.
  @Test func `cohorts are counted from their first period`() throws {
    let table = try RetentionTable(
      activity: [[0, 1, 2], [0, 2, 2], [1], [1, 2], [], [9]], lastPeriod: 2)
    #expect(table.cohorts.map(\.start) == [0, 1])
    #expect(table.cohorts.map(\.active) == [[2, 1, 2], [2, 1]])
    #expect(table.cohorts[1].share(after: 2) == nil)
    #expect(table.share(after: 1) == 0.5)
    #expect(table.share(after: 2) == 1)
    #expect(table.share(after: 3) == nil)
  }
}

// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

import Statistics
import Testing

@Suite struct LogisticRegressionTests {
  /// By hand: 1 of 4 without and 3 of 4 with give log odds −log 3 and a difference of 2 log 3.
  ///
  /// The standard error of the difference is √(1/1 + 1/3 + 1/3 + 1/1) = √(8/3).
  @Test func twoByTwoTableByHand() throws {
    let x = [0.0, 0, 0, 0, 1, 1, 1, 1]
    let design = try Design(count: 8, [(name: "x", values: x)])
    let fit = try LogisticRegression.fit(
      [true, false, false, false, true, true, true, false], on: design)
    #expect(abs(fit.coefficients[0] + 1.0986122886681098) < 1e-9)
    #expect(abs(fit.coefficients[1] - 2.1972245773362196) < 1e-9)
    #expect(abs(fit.standardErrors[1] - (8.0 / 3).squareRoot()) < 1e-6)
    #expect(abs(fit.probabilities[7] - 0.75) < 1e-9)
  }

  @Test func separationIsNamed() throws {
    let design = try Design(count: 6, [(name: "x", values: [1, 2, 3, 4, 5, 6])])
    #expect(throws: StatisticsError.separated(column: "x")) {
      try LogisticRegression.fit([false, false, false, true, true, true], on: design)
    }
    #expect(throws: StatisticsError.constant(column: "outcome")) {
      try LogisticRegression.fit(Array(repeating: true, count: 6), on: design)
    }
  }
}

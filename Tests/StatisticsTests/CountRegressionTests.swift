// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

import Foundation
import Statistics
import TestSupport
import Testing

@Suite struct CountRegressionTests {
  // Two groups: the rate ratio is the ratio of the means, its squared error 1/Σy₁ + 1/Σy₀.
  @Test func `two groups give the ratio of their means`() throws {
    let counts: [Double] = [3, 5, 4, 8, 6, 10]
    let design = try Design(count: 6, [(name: "after", values: [0, 0, 0, 1, 1, 1])])
    let fit = try PoissonRegression.fit(counts, on: design)
    #expect(relative(fit.coefficients[0], log(4)) < 1e-14)
    #expect(relative(fit.coefficients[1], log(2)) < 1e-13)
    #expect(relative(fit.poissonStandardErrors[1], (1.0 / 12 + 1.0 / 24).squareRoot()) < 1e-13)
    // Pearson: (1 + 1 + 0)/4 + (0 + 4 + 4)/8 = 1.5 over 4 degrees of freedom.
    #expect(relative(fit.dispersion, 0.375) < 1e-13)
  }

  // Sicily’s smoking ban, Lopez Bernal et al. 2017 and R glm, which stops iterating at 1e-8.
  @Test func `the smoking ban agrees with the paper`() throws {
    guard let table = try sharedReferenceTable("cases/sicily.csv") else { return }
    let counts = try #require(table["aces"])
    func design(_ names: [String]) throws -> Design {
      try Design(count: counts.count, names.map { (name: $0, values: table[$0] ?? []) })
    }
    let plain = try PoissonRegression.fit(
      counts, on: design(["smokban", "time"]), offset: table["log_stdpop"])
    #expect(relative(exp(plain.coefficients[1]), 0.8943765080181919) < 1e-10)
    #expect(relative(plain.quasiStandardErrors[1], 0.0324959453605953) < 1e-6)
    #expect(relative(plain.deviance, 197.309612511853) < 1e-11)
    let seasonal = try PoissonRegression.fit(
      counts, on: design(["smokban", "time", "sin1", "cos1", "sin2", "cos2"]),
      offset: table["log_stdpop"])
    let test = try #require(plain.comparison(with: seasonal))
    #expect(relative(test.f, 8.84581089890737) < 1e-5)
    #expect(relative(test.p, 1.58747145452404e-05) < 1e-4)
  }

  @Test func `separation and empty counts are refused`() throws {
    let design = try Design(count: 6, [(name: "after", values: [0, 0, 0, 1, 1, 1])])
    #expect(throws: StatisticsError.separated(column: "after")) {
      try PoissonRegression.fit([3, 5, 4, 0, 0, 0], on: design)
    }
    #expect(throws: StatisticsError.constant(column: "y")) {
      try PoissonRegression.fit([0, 0, 0, 0, 0, 0], on: design)
    }
    #expect(throws: StatisticsError.self) {
      try PoissonRegression.fit([3, -1, 4, 0, 0, 0], on: design)
    }
  }

  @Test func `counts without excess give Poisson`() throws {
    let design = try Design(count: 6, [])
    let fit = try NegativeBinomialRegression.fit([3, 4, 4, 3, 4, 4], on: design)
    #expect(fit.theta == .infinity)
  }

  // statsmodels 0.15 NegativeBinomial (nb2) and GLM at its dispersion.
  @Test func `over-dispersed counts agree with statsmodels`() throws {
    let counts: [Double] = [2, 9, 0, 14, 5, 22, 3, 1, 30, 7, 11, 4]
    let exposure: [Double] = [1, 2, 1, 2, 1, 2, 1, 1, 2, 1, 2, 1]
    let design = try Design(count: 12, [(name: "x", values: (0..<12).map { Double($0) / 10 })])
    let fit = try NegativeBinomialRegression.fit(
      counts, on: design, offset: exposure.map { log($0) })
    #expect(abs(fit.coefficients[0] - 1.30013097) < 2e-8)
    #expect(abs(fit.coefficients[1] - 0.7370837) < 1e-7)
    #expect(relative(fit.theta, 2.6106226960060783) < 1e-6)
    #expect(relative(fit.standardErrors[1], 0.61042761) < 1e-7)
    #expect(relative(fit.logLikelihood, -35.059314247394454) < 1e-10)
  }
}

// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

import Foundation
import Statistics
import TestSupport
import Testing

@Suite struct SerialRegressionTests {
  private func hold(_ values: [Double], _ expected: [Double], _ tolerance: Double) {
    #expect(values.count == expected.count)
    for (value, exact) in zip(values, expected) { #expect(relative(value, exact) < tolerance) }
  }

  private func errors(_ covariance: Matrix) -> [Double] {
    covariance.diagonal.map { $0.squareRoot() }
  }

  // Greene's investment data, R sandwich 3.0-2 and lmtest.
  @Test func `robust errors agree with R sandwich`() throws {
    guard let table = try sharedReferenceTable("cases/investment.csv") else { return }
    let outcome = try #require(table["RealInv"])
    let design = try Design(
      count: outcome.count,
      ["RealGNP", "RealInt"].map { (name: $0, values: table[$0] ?? []) })
    let fit = try LeastSquares.fit(outcome, on: design)
    hold(
      errors(fit.robustCovariance(.hc0)), [18.7461574028239, 0.0175119015548289, 3.59465505880586],
      1e-9)
    hold(
      errors(fit.robustCovariance(.hc1)), [20.428151424654, 0.019083152296683, 3.91718453455551],
      1e-9)
    hold(
      errors(fit.robustCovariance(.hc3)), [24.7139777650727, 0.0231755721550904, 5.6309136783041],
      1e-9)
    hold(
      errors(fit.neweyWestCovariance(lag: 4, smallSample: false)),
      [18.9582981317973, 0.0167507858601937, 3.34237535268281], 1e-9)
    let automatic = try PrewhitenedCovariance(fit)
    #expect(relative(automatic.bandwidth, 0.925222046647967) < 1e-9)
    hold(automatic.standardErrors, [24.3741765336535, 0.0235863764645735, 3.63993481506946], 1e-9)
    hold(
      [
        try #require(SerialCorrelation.durbinWatson(fit.residuals)),
        try SerialCorrelation.breuschGodfrey(fit, order: 1),
        try #require(SerialCorrelation.ljungBox(fit.residuals, lags: 4)),
      ], [1.32151239826562, 1.28163082160087, 12.4321404955429], 1e-9)
  }

  // UK drivers 1969–84 with the seat belt law, R nlme 3.1 gls(corAR1).
  @Test func `autoregressive errors agree with R nlme`() throws {
    guard let table = try sharedReferenceTable("cases/seatbelts.csv") else { return }
    let outcome = try #require(table["log_drivers"])
    let names = ["t", "law", "log_petrol"] + (2...12).map { "m\($0)" }
    let design = try Design(
      count: outcome.count, names.map { (name: $0, values: table[$0] ?? []) })
    let law = try #require(design.index(of: "law"))
    let restricted = try AutoregressiveRegression.fit(outcome, on: design)
    #expect(relative(restricted.coefficients[law], -0.152589883152582) < 2e-5)
    #expect(relative(restricted.standardErrors[law], 0.0334135639865641) < 2e-4)
    #expect(abs(restricted.correlation - 0.434376690839898) < 2e-4)
    #expect(abs(restricted.logLikelihood - 187.629400654601) < 1e-3)
    let full = try AutoregressiveRegression.fit(outcome, on: design, criterion: .full)
    #expect(abs(full.correlation - 0.412327770343475) < 2e-4)
    #expect(abs(full.logLikelihood - 236.732902166602) < 1e-3)
  }

  // At the optimal ρ the fit is ordinary least squares of the Prais–Winsten transformed data.
  @Test func `the solution is that of the transformed data`() throws {
    let draws = HashDraws(seed: 5, stream: 1)
    var noise = 0.0
    let outcome = (0..<60).map { index in
      noise = 0.5 * noise + draws.normal(UInt64(index))
      return 10 + 0.1 * Double(index) + noise
    }
    let time = (0..<60).map(Double.init)
    let fit = try AutoregressiveRegression.fit(
      outcome, on: Design(count: 60, [(name: "t", values: time)]))
    let rho = fit.correlation
    func transformed(_ values: [Double]) -> [Double] {
      [values[0] * (1 - rho * rho).squareRoot()]
        + zip(values.dropFirst(), values).map { $0 - rho * $1 }
    }
    let plain = try LeastSquares.fit(
      transformed(outcome),
      on: Design(
        count: 60, intercept: false,
        [
          (name: "1", values: transformed(Array(repeating: 1, count: 60))),
          (name: "t", values: transformed(time)),
        ]))
    hold(fit.coefficients, plain.coefficients, 1e-11)
    hold(fit.standardErrors, plain.standardErrors, 1e-11)
    hold(fit.innovations, plain.residuals, 1e-8)
  }

  // A test of level 5 % rejects 5 % of null series: of 200 with 36 months, between 2 and 21 (outside
  // with a chance of 1 in 1000). With the autocorrelation taken as known 10 % or more reject.
  @Test func `the uncertain autocorrelation keeps the level of short series`() throws {
    let times = (0..<36).map(Double.init)
    let design = try Design(
      count: 36,
      [
        (name: "t", values: times), (name: "after", values: times.map { $0 >= 24 ? 1 : 0 }),
        (name: "since", values: times.map { max(0, $0 - 24) }),
      ])
    var rejections = 0
    for seed in 0..<200 {
      let draws = HashDraws(seed: UInt64(seed), stream: 4)
      var noise = draws.normal(99)
      let outcome = times.map { time in
        noise = 0.4 * noise + draws.normal(UInt64(time))
        return noise
      }
      let fit = try AutoregressiveRegression.fit(outcome, on: design)
      #expect(fit.averagedCovariance[2, 2] > 0)
      if fit.pValue(column: 2) < 0.05 { rejections += 1 }
    }
    #expect((2...21).contains(rejections))
  }

  // New Jersey minimum wage, R clubSandwich CR1S and CR2 with Satterthwaite's degrees of freedom.
  @Test func `clustered errors agree with R clubSandwich`() throws {
    guard let table = try sharedReferenceTable("cases/card_krueger.csv") else { return }
    let names = ["nj", "d", "nj_d", "kfc", "roys", "wendys", "co_owned"]
    let all = names + ["fte", "id"]
    let rows = (table["fte"] ?? []).indices.filter { row in
      all.allSatisfy { table[$0]?[row].isNaN == false }
    }
    func column(_ name: String) -> [Double] { rows.compactMap { table[name]?[$0] } }
    let fit = try LeastSquares.fit(
      column("fte"),
      on: Design(count: rows.count, names.map { (name: $0, values: column($0)) }))
    let clusters = try ClusterCovariance(fit, clusters: column("id"))
    #expect(relative(clusters.cr0[3, 3].squareRoot(), 1.30546758702191) < 1e-9)
    #expect(relative(clusters.cr1[3, 3].squareRoot(), 1.31286989069453) < 1e-9)
    #expect(relative(clusters.cr2[3, 3].squareRoot(), 1.31322133210484) < 1e-9)
    #expect(relative(clusters.satterthwaiteDegreesOfFreedom(column: 3), 116.87196719312) < 1e-7)
  }

  // With a single regressor constant in ten clusters of equal size, CR2 is the exact two-sample
  // variance and its degrees of freedom are those of two groups of five means: 8.
  @Test func `equal clusters have the degrees of freedom of their means`() throws {
    let draws = HashDraws(seed: 9, stream: 3)
    let clusters = (0..<40).map { $0 / 4 }
    let treated = clusters.map { $0 < 5 ? 1.0 : 0 }
    let outcome = (0..<40).map { draws.normal(UInt64($0)) }
    let fit = try LeastSquares.fit(
      outcome, on: Design(count: 40, [(name: "treated", values: treated)]))
    let covariance = try ClusterCovariance(fit, clusters: clusters)
    #expect(abs(covariance.satterthwaiteDegreesOfFreedom(column: 1) - 8) < 1e-9)
    let means = (0..<10).map { group in
      (0..<40).filter { clusters[$0] == group }.reduce(0) { $0 + outcome[$1] } / 4
    }
    let spread = try [means.prefix(5), means.suffix(5)].map {
      let deviation = try #require(try SampleDescription(Array($0)).standardDeviation)
      return deviation * deviation / 5
    }
    #expect(relative(covariance.cr2[1, 1], spread[0] + spread[1]) < 1e-12)
  }

  // Under no effect the p-values of the bootstrap are about uniform: of 60 tests at 10 % between
  // 1 and 14 reject (a chance of 3 in a thousand of falling outside). Clusters share an error.
  @Test func `the wild bootstrap keeps its level with eight clusters`() throws {
    var rejections = 0
    for trial in 0..<60 {
      let draws = HashDraws(seed: UInt64(trial), stream: 11)
      let clusters = (0..<48).map { $0 / 6 }
      let treated = clusters.map { $0 < 3 ? 1.0 : 0 }
      let outcome = clusters.enumerated().map { row, cluster in
        draws.normal(UInt64(1000 + cluster)) + draws.normal(UInt64(row))
      }
      let fit = try LeastSquares.fit(
        outcome, on: Design(count: 48, [(name: "treated", values: treated)]))
      let test = try WildClusterBootstrap(
        try ClusterCovariance(fit, clusters: clusters), column: 1, level: 0.9, draws: 199,
        seed: UInt64(trial))
      if test.pValue < 0.1 { rejections += 1 }
      if let interval = test.interval, test.pValue > 0.15 { #expect(interval.contains(0)) }
    }
    #expect((1...14).contains(rejections))
  }
}

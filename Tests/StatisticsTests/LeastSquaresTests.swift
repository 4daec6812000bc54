// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

import Foundation
import Statistics
import Testing

@Suite struct LeastSquaresTests {
  /// The data of Longley (JASA 62, 1967), as in R’s longley.
  private let longley: [[Double]] = [
    [83, 234.289, 235.6, 159, 107.608, 1947, 60.323],
    [88.5, 259.426, 232.5, 145.6, 108.632, 1948, 61.122],
    [88.2, 258.054, 368.2, 161.6, 109.773, 1949, 60.171],
    [89.5, 284.599, 335.1, 165, 110.929, 1950, 61.187],
    [96.2, 328.975, 209.9, 309.9, 112.075, 1951, 63.221],
    [98.1, 346.999, 193.2, 359.4, 113.27, 1952, 63.639],
    [99, 365.385, 187, 354.7, 115.094, 1953, 64.989],
    [100, 363.112, 357.8, 335, 116.219, 1954, 63.761],
    [101.2, 397.469, 290.4, 304.8, 117.388, 1955, 66.019],
    [104.6, 419.18, 282.2, 285.7, 118.734, 1956, 67.857],
    [108.4, 442.769, 293.6, 279.8, 120.445, 1957, 68.169],
    [110.8, 444.546, 468.1, 263.7, 121.95, 1958, 66.513],
    [112.6, 482.704, 381.3, 255.2, 123.366, 1959, 68.655],
    [114.2, 502.601, 393.1, 251.4, 125.368, 1960, 69.564],
    [115.7, 518.173, 480.6, 257.2, 127.852, 1961, 69.331],
    [116.9, 554.894, 400.7, 282.7, 130.081, 1962, 70.551],
  ]

  // NIST StRD Longley, certified; units of R's data set.
  @Test func `Longley agrees with the certified values`() throws {
    let data = Matrix(rows: longley)
    let names = ["deflator", "product", "unemployed", "forces", "population", "year"]
    let design = try Design(
      count: 16, names.enumerated().map { (name: $1, values: data.column($0)) })
    let fit = try LeastSquares.fit(data.column(6), on: design)
    let coefficients = [
      -3482.25863459582, 0.0150618722713733, -0.035819179292591, -0.0202022980381683,
      -0.0103322686717359, -0.0511041056535807, 1.8291514646135498,
    ]
    let errors = [
      890.420383607377, 0.0849149257747675, 0.0334910077722435, 0.00488399681651704,
      0.00214274163161676, 0.226073200069373, 0.455478499142214,
    ]
    for (value, certified) in zip(fit.coefficients, coefficients) {
      #expect(relative(value, certified) < 1e-11)
    }
    for (value, certified) in zip(fit.standardErrors, errors) {
      #expect(relative(value, certified) < 1e-10)
    }
    #expect(relative(fit.residualStandardDeviation, 0.304854073561965) < 1e-13)
    #expect(relative(try #require(fit.rSquared), 0.995479004577296) < 1e-13)
  }

  // An observation of weight 2 stands for two: the coefficients of the repeated sample.
  @Test func `weights repeat observations`() throws {
    let x: [Double] = [0, 1, 2, 4]
    let y: [Double] = [1, 2, 2, 5]
    let weighted = try LeastSquares.fit(
      y, on: Design(count: 4, [(name: "x", values: x)]), weights: [1, 2, 1, 2])
    let repeated = try LeastSquares.fit(
      [1, 2, 2, 2, 5, 5], on: Design(count: 6, [(name: "x", values: [0, 1, 1, 2, 4, 4])]))
    for (left, right) in zip(weighted.coefficients, repeated.coefficients) {
      #expect(abs(left - right) < 1e-14)
    }
    #expect(relative(weighted.residualSumOfSquares, repeated.residualSumOfSquares) < 1e-13)
  }

  @Test func `bad input is named`() throws {
    let three: [Double] = [1, 2, 3]
    #expect(throws: StatisticsError.lengthMismatch(column: "x", count: 2, expected: 3)) {
      try Design(count: 3, [(name: "x", values: [1, 2])])
    }
    #expect(throws: StatisticsError.notFinite(column: "x", index: 1)) {
      try Design(count: 3, [(name: "x", values: [1, .nan, 2])])
    }
    let double = try Design(
      count: 4, [(name: "x", values: [1, 2, 3, 5]), (name: "twice", values: [2, 4, 6, 10])])
    #expect(throws: StatisticsError.collinear(column: "twice")) {
      try LeastSquares.fit([1, 2, 1, 2], on: double)
    }
    let line = try Design(count: 2, [(name: "x", values: [1, 2])])
    #expect(
      throws: StatisticsError.tooFewPoints(count: 2, needed: 3, method: "The regression")
    ) { try LeastSquares.fit([1, 2], on: line) }
    let good = try Design(count: 3, [(name: "x", values: three)])
    #expect(throws: StatisticsError.notFinite(column: "y", index: 2)) {
      try LeastSquares.fit([1, 2, .infinity], on: good)
    }
    #expect(throws: StatisticsError.outOfDomain(name: "weights", value: 0, expected: "above 0")) {
      try LeastSquares.fit(three, on: good, weights: [1, 0, 1])
    }
  }

  // NIST StRD Wampler3, certified: coefficients 1, residual standard deviation 2360.14502379268.
  @Test func `Wampler3 agrees with the certified values`() throws {
    let y: [Double] = [
      760, -2042, 2111, -1684, 3888, 1858, 11379, 17560, 39287, 64382, 113_159, 175_108, 273_291,
      400_186, 581_243, 811_568, 1_121_004, 1_506_550, 2_002_767, 2_611_612, 3_369_180,
    ]
    let fit = try PolynomialFit(x: (0...20).map(Double.init), y: y, degree: 5)
    #expect(fit.coefficients.allSatisfy { abs($0 - 1) < 1e-11 })
    #expect(relative(fit.standardErrors[0], 2152.32624678170) < 1e-12)
    #expect(relative(fit.residualStandardDeviation, 2360.14502379268) < 1e-13)
    #expect(throws: StatisticsError.collinear(column: "x^2")) {
      try PolynomialFit(x: [1, 2, 1, 2, 1], y: [1, 2, 3, 4, 5], degree: 2)
    }
  }

  // NIST StRD NumAcc4, certified: mean 10000000.2, standard deviation 0.1, autocorrelation −0.999.
  @Test func `eight equal leading digits lose nothing`() throws {
    let values =
      [10_000_000.2] + (0..<500).flatMap { _ in [10_000_000.1, 10_000_000.3] }
    let sample = try SampleDescription(values)
    #expect(sample.mean == 10_000_000.2)
    #expect(relative(try #require(sample.standardDeviation), 0.1) < 1e-7)
    #expect(relative(try #require(sample.firstAutocorrelation), -0.999) < 1e-7)
    #expect(throws: StatisticsError.self) { try SampleDescription([]) }
    #expect(try SampleDescription([3]).standardDeviation == nil)
  }
}

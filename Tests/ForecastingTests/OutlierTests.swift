// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

import Testing

import Forecasting

@Suite struct OutlierTests {
  /// Rosner (1983); NIST handbook 1.3.5.17.3: three outliers, R₁ 3.118 and R₃ 3.179.
  @Test func `the third step decides though the first two do not pass`() throws {
    let values = [
      -0.25, 0.68, 0.94, 1.15, 1.2, 1.26, 1.26, 1.34, 1.38, 1.43, 1.49, 1.49, 1.55, 1.56, 1.58,
      1.65, 1.69, 1.7, 1.76, 1.77, 1.81, 1.91, 1.94, 1.96, 1.99, 2.06, 2.09, 2.1, 2.14, 2.15, 2.23,
      2.24, 2.26, 2.35, 2.37, 2.4, 2.47, 2.54, 2.62, 2.64, 2.9, 2.92, 2.92, 2.93, 3.21, 3.26, 3.3,
      3.59, 3.68, 4.3, 4.64, 5.34, 5.42, 6.01,
    ]
    let test = try ExtremeStudentizedDeviate.test(values, maximumOutliers: 10)
    #expect(test.outlierCount == 3)
    #expect(test.outliers == [51, 52, 53])
    #expect(
      agrees([test.statistics[0], test.statistics[2]], [3.1189060, 3.1794239], absolute: 1e-6))
    #expect(agrees([test.criticalValues[0]], [3.1587939408874943], absolute: 1e-9))
  }

  /// R `strucchange`: breakpoints(Nile ~ 1) 28 (1898), largest F 75.93.
  @Test func `the Nile's mean breaks in 1898`() throws {
    let found = try MeanBreak.find(in: fixture("nile", "flow"))
    #expect(found.breakAfter == 28)
    #expect(agrees([found.statistic], [75.9297694274854], relative: 1e-9))
  }

  /// Python `ruptures` with jump 1: one break after 28 points.
  @Test func `level shifts of the Nile`() throws {
    let shifts = try LevelShifts.find(in: fixture("nile", "flow"), leastLength: 10)
    #expect(shifts.places == [28])
  }

  @Test func `constant series are refused with a sentence`() {
    #expect(throws: ForecastError.constantSeries(model: "the search for a break")) {
      try MeanBreak.find(in: [Double](repeating: 4, count: 20))
    }
    #expect(throws: ForecastError.constantSeries(model: "the outlier test")) {
      try ExtremeStudentizedDeviate.test([3, 3, 3, 3], maximumOutliers: 1)
    }
  }
}

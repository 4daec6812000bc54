// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

import Testing

import Forecasting

@Suite struct HierarchyTests {
  /// Hand calculation for total = a + b and forecasts 100, 45, 40: the gap of 15 is shared in
  /// thirds, so 95 = 50 + 45.
  @Test func `least squares shares the gap`() throws {
    let hierarchy = try ForecastHierarchy(
      leaves: ["a", "b"], sums: [("total", ["a", "b"])])
    let forecasts = ["total": [100.0], "a": [45.0], "b": [40.0]]
    let nearest = try hierarchy.reconciled(forecasts, by: .leastSquares)
    #expect(agrees(nearest["total"] ?? [], [95], relative: 1e-12))
    #expect(agrees(nearest["a"] ?? [], [50], relative: 1e-12))
    let up = try hierarchy.reconciled(forecasts, by: .bottomUp)
    #expect(up["total"] == [85])
    let down = try hierarchy.reconciled(forecasts, by: .topDown)
    #expect(agrees(down["a"] ?? [], [100 * 45 / 85], relative: 1e-12))
    for method in ForecastHierarchy.Method.allCases {
      let result = try hierarchy.reconciled(forecasts, by: method)
      let sum = (result["a"]?[0] ?? 0) + (result["b"]?[0] ?? 0)
      #expect(abs(sum - (result["total"]?[0] ?? -1)) < 1e-9)
    }
  }

  @Test func `unknown and repeated names are refused`() throws {
    #expect(throws: ForecastError.unknownOrRepeatedName("c")) {
      try ForecastHierarchy(leaves: ["a", "b"], sums: [("total", ["a", "c"])])
    }
    #expect(throws: ForecastError.unknownOrRepeatedName("a")) {
      try ForecastHierarchy(leaves: ["a", "a"], sums: [])
    }
  }
}

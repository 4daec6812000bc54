// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

import Foundation
import Testing

import Forecasting

@Suite struct DecompositionTests {
  /// R 4.2: stl(nottem, "per").
  @Test func `a periodic STL agrees with R to the last digits`() throws {
    let parts = try SeasonalTrendDecomposition.decompose(
      fixture("nottem", "y"), period: 12, seasonalWindow: .periodic)
    #expect(
      agrees(
        Array(parts.seasonal[..<4]),
        [-9.3471980274764, -9.85524962154722, -6.85330078895846, -2.76347102216541],
        absolute: 1e-9))
    #expect(
      agrees(
        [parts.trend[0], parts.trend[119], parts.trend[239]],
        [49.6806726485632, 49.4473584957572, 49.0050970823857], absolute: 1e-9))
    #expect(
      agrees([parts.remainder.reduce(0) { $0 + $1 * $1 }], [970.66218871282], relative: 1e-11))
  }

  /// R 4.2: stl(log(co2), s.window = 21).
  @Test func `a changing season agrees with R`() throws {
    let parts = try SeasonalTrendDecomposition.decompose(
      fixture("co2", "y").map { log($0) }, period: 12, seasonalWindow: .cycles(21))
    #expect(
      agrees(
        Array(parts.seasonal[..<3]),
        [-0.000184933380887902, 0.00172978222336951, 0.00367042701137656], absolute: 1e-12))
    #expect(
      agrees(
        [parts.trend[0], parts.trend[199], parts.trend[467]],
        [5.75354105789097, 5.80255118313372, 5.89875033518198], absolute: 1e-11))
  }

  /// R 4.2: stl(log(AirPassengers), s.window = 7, robust = TRUE).
  @Test func `a robust STL agrees with R`() throws {
    let parts = try SeasonalTrendDecomposition.decompose(
      fixture("airpassengers", "y").map { log($0) }, period: 12, seasonalWindow: .cycles(7),
      robust: true)
    #expect(
      agrees(
        Array(parts.seasonal[..<3]),
        [-0.0689242012758352, -0.0448256901573471, 0.0478618634737601], absolute: 1e-3))
    #expect(
      agrees([parts.remainder.reduce(0) { $0 + $1 * $1 }], [0.110760059261174], relative: 0.025))
  }

  /// By construction: season, trend and remainder add up to the series, whatever the options.
  @Test func `the parts add up to the series`() throws {
    let values = try fixture("usaccdeaths", "y")
    let parts = try MultipleSeasonalDecomposition.decompose(values, periods: [4, 12])
    #expect(parts.periods == [4, 12])
    for index in values.indices {
      let sum =
        parts.seasonal[0][index] + parts.seasonal[1][index] + parts.trend[index]
        + parts.remainder[index]
      #expect(abs(sum - values[index]) < 1e-8)
    }
  }

  @Test func `too short a series is refused with a sentence`() {
    #expect(throws: ForecastError.tooFewPoints(count: 24, needed: 25, model: "STL")) {
      try SeasonalTrendDecomposition.decompose(
        [Double](repeating: 1, count: 24), period: 12, seasonalWindow: .periodic)
    }
    #expect(throws: ForecastError.notFinite(index: 2)) {
      try SeasonalTrendDecomposition.decompose(
        [1, 2, .nan, 3, 4, 5], period: 2, seasonalWindow: .periodic)
    }
  }
}

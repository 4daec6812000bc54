// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

import Foundation
import Testing

import Forecasting
import Statistics

@Suite struct AnomalyDetectorTests {
  private func clean(_ count: Int, seed: UInt64) -> [Double] {
    let draws = HashDraws(seed: seed, stream: 1)
    return (0..<count).map { day in
      200 + 50 * sin(2 * Double.pi * Double(day % 7) / 7) + 8 * draws.normal(UInt64(day))
    }
  }

  /// Planted: +40 % at 25, −60 % at 90, a fall of the level by 50 at 120.
  @Test func `planted points and the level shift are found`() throws {
    var values = clean(210, seed: 3)
    values[25] *= 1.4
    values[90] *= 0.4
    for day in 120..<210 { values[day] -= 50 }
    let report = try AnomalyDetector(period: 7).detect(values)
    #expect(report.points.map(\.index) == [25, 90])
    #expect(report.shifts.count == 1)
    #expect(abs((report.shifts.first?.index ?? 0) - 120) <= 2)
    #expect(report.alerts.map(\.kind) == [.high, .low, .shift])
  }

  /// 60 clean series at the stated rate of 5 % (1 % asked for, with a season): more than 8 with an
  /// alarm would have a chance under 0.5 %.
  @Test func `clean series rarely raise an alarm`() throws {
    var alarms = 0
    for seed in 0..<60 {
      let report = try AnomalyDetector(period: 7).detect(clean(140, seed: UInt64(100 + seed)))
      if !report.alerts.isEmpty { alarms += 1 }
    }
    #expect(alarms <= 8)
  }

  @Test func `neighbouring days of one cause make one alert`() throws {
    var values = clean(140, seed: 9)
    for day in 70...72 { values[day] *= 0.5 }
    let report = try AnomalyDetector(period: 7).detect(values)
    #expect(report.points.map(\.index) == [70, 71, 72])
    #expect(report.alerts.count == 1)
    #expect(report.alerts.first?.range == 70...72)
  }

  /// R: ppois(8, 3, lower = FALSE) 0.003803; ppois(0, 3) 0.049787;
  /// pnbinom(8, size = 3, mu = 3, lower = FALSE) 0.032715.
  @Test func `count tails agree with R`() throws {
    let poisson = try CountTail(mean: 3)
    #expect(abs(poisson.atLeast(9) - 0.003802992062) < 1e-8)
    #expect(abs(poisson.atMost(0) - 0.04978706837) < 1e-10)
    let wide = try CountTail(mean: 3, dispersion: 2)
    #expect(abs(wide.atLeast(9) - 0.03271484375) < 1e-9)
    #expect(throws: ForecastError.self) { try CountTail(mean: 0) }
  }

  /// Benjamini & Hochberg (1995), section 3.2: four of fifteen hypotheses at 5 %.
  @Test func `the example of Benjamini and Hochberg`() {
    let probabilities = [
      0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344, 0.0459, 0.3240, 0.4262,
      0.5719, 0.6528, 0.7590, 1,
    ]
    #expect(FalseDiscovery.kept(probabilities, rate: 0.05) == [0, 1, 2, 3])
  }

  @Test func `a flat or short series raises no false alarm`() throws {
    let flat = try AnomalyDetector(period: 7).detect([Double](repeating: 40, count: 60))
    #expect(flat.alerts.isEmpty)
    #expect(throws: ForecastError.self) { try AnomalyDetector(period: 7).detect([1, 2, 3]) }
  }
}

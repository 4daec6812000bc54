// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

import Foundation
import Testing

import Forecasting
import Quantities

@Suite struct ForecasterTests {
  private func days(_ count: Int, from first: String) throws -> [LocalMoment] {
    let start = try #require(LocalDate(iso: first))
    return try (0..<count).map { try #require(LocalMoment(day: start.adding(days: $0))) }
  }

  /// Hold-out of the last year of AirPassengers: R's ets and thetaf both have a MASE near 0.8 and
  /// the seasonal naive one of 1.6, so the combination must stay below 1.
  @Test func `the default beats the seasonal naive on passengers`() throws {
    let values = try fixture("airpassengers", "y")
    let forecast = try Forecaster().forecast(
      ForecastRequest(values: Array(values[..<132]), periods: [12], horizon: 12))
    let error = try #require(
      AccuracyMeasures.meanAbsoluteError(Array(values[132...]), forecast.means))
    let scale = try #require(
      AccuracyMeasures.naiveScale(Array(values[..<132]), period: 12))
    #expect(error / scale < 1)
    #expect(forecast.backTest.first?.method == .combination)
    #expect(abs(forecast.weights.reduce(0) { $0 + $1.weight } - 1) < 1e-9)
    for point in forecast.points {
      #expect(try #require(point.low) < point.value && point.value < #require(point.high))
    }
  }

  /// By construction: a weekday pattern without noise is forecast exactly.
  @Test func `a clean weekly pattern is continued`() throws {
    let pattern = [120.0, 100, 90, 85, 95, 40, 30]
    let values = (0..<70).map { pattern[$0 % 7] }
    let forecast = try Forecaster().forecast(
      ForecastRequest(
        values: values, moments: try days(70, from: "2026-01-05"),
        futureMoments: try days(14, from: "2026-03-16"), periods: [7], horizon: 14))
    #expect(agrees(forecast.means, (0..<14).map { pattern[$0 % 7] }, relative: 0.03))
  }

  /// By construction: nights are 0 in every day, so they are closed, not quiet.
  @Test func `hours in which nothing ever came are forecast as closed`() throws {
    let day = (0..<24).map { hour -> Double in hour < 8 || hour >= 20 ? 0 : Double(20 + hour) }
    let start = try #require(LocalDate(iso: "2026-02-02"))
    var moments: [LocalMoment] = []
    var values: [Double] = []
    for hour in 0..<(35 * 24) {
      let date = start.adding(days: hour / 24)
      moments.append(try #require(LocalMoment(day: date, minute: hour % 24 * 60)))
      let growth = 1 + 0.05 * Double(hour / 24 % 7)
      if hour < 28 * 24 { values.append(day[hour % 24] * growth) }
    }
    let forecast = try Forecaster().forecast(
      ForecastRequest(
        values: values, moments: Array(moments[..<(28 * 24)]),
        futureMoments: Array(moments[(28 * 24)...]), periods: [24, 168], horizon: 168))
    for (step, point) in forecast.points.enumerated() where step % 24 < 8 {
      #expect(point.value == 0 && point.high == 0)
    }
    #expect(forecast.points[10].value > 20)
    #expect(forecast.notes.contains { $0.code == "forecast.closed-slots" })
  }

  /// Two weeks of history: an answer with a warning, not a refusal and not false sureness.
  @Test func `a new queue is forecast with a warning and wide intervals`() throws {
    let pattern = [120.0, 100, 90, 85, 95, 40, 30]
    let values = (0..<14).map { pattern[$0 % 7] + Double($0 % 3) * 4 }
    let forecast = try Forecaster().forecast(
      ForecastRequest(
        values: values, moments: try days(14, from: "2026-01-05"),
        futureMoments: try days(7, from: "2026-01-19"), periods: [7], horizon: 7))
    #expect(forecast.notes.contains { $0.code == "forecast.new-queue" })
    #expect(forecast.points.count == 7)
    #expect(forecast.points.allSatisfy { ($0.high ?? 0) > ($0.low ?? 0) })
  }

  @Test func `gaps are filled for learning and said`() throws {
    let pattern = [120.0, 100, 90, 85, 95, 40, 30]
    var values: [Double?] = (0..<70).map { pattern[$0 % 7] }
    values[20] = nil
    values[21] = nil
    let forecast = try Forecaster().forecast(
      ForecastRequest(values: values, periods: [7], horizon: 7))
    #expect(forecast.notes.contains { $0.code == "forecast.missing-values" })
    #expect(agrees(forecast.means, (0..<7).map { pattern[$0 % 7] }, relative: 0.08))
  }

  @Test func `bad input is refused with its place`() throws {
    let forecaster = Forecaster()
    #expect(throws: ForecastError.negativeCount(index: 1, value: -2)) {
      try forecaster.forecast(ForecastRequest(values: [1, -2, 3, 4], horizon: 1))
    }
    #expect(throws: ForecastError.tooFewPoints(count: 0, needed: 3, model: "A forecast")) {
      try forecaster.forecast(ForecastRequest(values: [], horizon: 1))
    }
    #expect(throws: ForecastError.notFinite(index: 0)) {
      try forecaster.forecast(ForecastRequest(values: [.infinity, 1, 2, 3], horizon: 1))
    }
    #expect(
      throws: ForecastError.outOfDomain(name: "horizon", value: 0, expected: "at least 1 step")
    ) {
      try forecaster.forecast(ForecastRequest(values: [1, 2, 3, 4], horizon: 0))
    }
  }

  @Test func `zero volume is forecast as zero`() throws {
    let forecast = try Forecaster().forecast(
      ForecastRequest(values: [Double](repeating: 0, count: 30), periods: [7], horizon: 7))
    #expect(forecast.means.allSatisfy { abs($0) < 1e-6 })
  }

  /// Code du travail L3133-1; Easter Sundays by the tables of the Bureau des longitudes.
  @Test func `French holidays`() throws {
    #expect(FrenchHolidays.easterSunday(in: 2024) == LocalDate(iso: "2024-03-31"))
    #expect(FrenchHolidays.easterSunday(in: 2026) == LocalDate(iso: "2026-04-05"))
    #expect(FrenchHolidays.easterSunday(in: 2038) == LocalDate(iso: "2038-04-25"))
    let metropole = FrenchHolidays.days(in: 2026).map(\.day.description)
    #expect(metropole.count == 11)
    #expect(metropole.contains("2026-05-14") && metropole.contains("2026-05-25"))
    let alsace = FrenchHolidays.days(in: 2026, region: .alsaceMoselle).map(\.day.description)
    #expect(alsace.count == 13)
    #expect(alsace.contains("2026-04-03") && alsace.contains("2026-12-26"))
  }

  /// Hand calculation: 2, 1 and 1 against 1, 2, 1.
  @Test func `accuracy measures by hand`() {
    #expect(AccuracyMeasures.meanAbsoluteError([2, 1, 1], [1, 2, 1]) == 2.0 / 3)
    #expect(AccuracyMeasures.weightedPercentageError([2, 1, 1], [1, 2, 1]) == 0.5)
    let smape = AccuracyMeasures.symmetricPercentageError([2, 1, 0], [1, 2, 0])
    #expect(abs((smape ?? 0) - 400.0 / 9) < 1e-12)
    #expect(AccuracyMeasures.pinballLoss([2], [1], at: 0.9) == 0.9)
    #expect(AccuracyMeasures.naiveScale([1, 3, 2, 6], period: 2) == 2)
    #expect(AccuracyMeasures.naiveScale([1, 1, 1], period: 1) == nil)
  }
}

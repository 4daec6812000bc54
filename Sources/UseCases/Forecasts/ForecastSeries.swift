// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

package import Forecasting
package import Foundation
package import Quantities
internal import SQL
internal import Warehouse

/// A forecast as it is shown and exported.
package struct ForecastAnswer: Sendable, Encodable {
  /// One step.
  package struct Point: Sendable, Encodable {
    /// The start of the interval or day; the number of the step when times are unknown.
    package var start: String
    /// The expected value.
    package var value: Double
    /// The lower end of the interval.
    package var low: Double?
    /// The upper end of the interval.
    package var high: Double?
  }

  /// The share of outcomes that the intervals should hold.
  package var level: Double
  /// How many values were learnt from.
  package var history: Int
  /// The steps.
  package var points: [Point]
  /// The methods and their shares.
  package var weights: [Forecast.MethodWeight]
  /// Why these methods.
  package var reason: LocalizedText
  /// How they did at earlier origins.
  package var backTest: [BackTestRow]
  /// What else to know.
  package var diagnostics: [Diagnostic]
}

/// Forecasts a column of any file, or the contacts of the workspace.
package struct ForecastSeries: Sendable {
  /// Where the history comes from.
  package enum Source: Sendable {
    /// A column of a file, with the column of its times.
    case file(URL, value: String, time: String?)
    /// Inbound contacts of a channel per interval; nil minutes count days.
    case workspace(Session, channel: String, queue: String?, minutes: Int?)
  }

  /// Where the history comes from.
  package var source: Source
  /// Steps to forecast; nil for the usual ones of the grain.
  package var horizon: Int?
  /// Points per season, where there are no times to tell them from.
  package var periods: [Int] = []
  /// The share of outcomes that the interval should hold.
  package var level = 0.95
  /// Whose public holidays count; nil for none.
  package var holidays: FrenchHolidays.Region? = .metropole
  /// A table of events (`name`, `first`, `last`) that move the series; nil for none.
  package var events: URL?

  /// Creates the use case.
  package init(_ source: Source) { self.source = source }

  /// Forecasts.
  ///
  /// - Returns: Points, methods, back-test and notes.
  /// - Throws: `ForecastError`, ``ColumnTableError``, ``StaffingProblem`` or the engine's errors.
  package func run() async throws -> ForecastAnswer {
    var options = ForecastOptions()
    options.level = level
    var diagnostics: [Diagnostic] = []
    let request: ForecastRequest
    switch source {
    case .file(let file, let value, nil):
      let table = try await ReadColumns(file).run([value: .number])
      diagnostics = notes(table)
      let values = table.numbers(value)
      options.isNonNegative = values.allSatisfy { ($0 ?? 0) >= 0 }
      request = ForecastRequest(
        values: values, periods: periods, horizon: horizon ?? max(1, periods.max() ?? 12))
    case .file(let file, let value, .some(let time)):
      let table = try await ReadColumns(file).run([value: .number, time: .moment])
      diagnostics = notes(table)
      let values = table.numbers(value)
      options.isNonNegative = values.allSatisfy { ($0 ?? 0) >= 0 }
      let rows = zip(table.numbers(time), values).compactMap { moment, value in
        moment.map { (moment: $0, value: value) }
      }
      request = try await self.request(SeriesGrid(rows, missingIsZero: false), rows.count)
    case .workspace(let session, let channel, let queue, let minutes):
      let rows = try await counts(session, channel, queue, minutes)
      request = try await self.request(SeriesGrid(rows, missingIsZero: true), rows.count)
    }
    let forecast = try Forecaster(options: options).forecast(request)
    let isIntraday = forecast.moments.contains { $0.minute != 0 }
    let points = forecast.points.enumerated().map { step, estimate in
      ForecastAnswer.Point(
        start: step < forecast.moments.count
          ? name(forecast.moments[step], isIntraday: isIntraday) : "\(step + 1)",
        value: estimate.value, low: estimate.low, high: estimate.high)
    }
    return ForecastAnswer(
      level: level, history: request.values.count { $0 != nil }, points: points,
      weights: forecast.weights, reason: forecast.reason, backTest: forecast.backTest,
      diagnostics: diagnostics + forecast.notes)
  }

  private func request(_ grid: SeriesGrid?, _ rows: Int) async throws -> ForecastRequest {
    guard let grid else {
      throw ForecastError.tooFewPoints(count: rows, needed: 3, model: "A forecast")
    }
    let steps = horizon ?? grid.usualHorizon
    let future = grid.future(max(0, steps))
    var closed: Set<LocalDate> = []
    if let holidays, let first = grid.moments.first?.day, let last = future.last?.day {
      closed = FrenchHolidays.days(from: first, through: last, region: holidays)
    }
    return ForecastRequest(
      values: grid.values, moments: grid.moments, futureMoments: future,
      periods: periods.isEmpty ? grid.periods : periods, horizon: steps,
      regressors: try await regressors(grid.moments, future), holidays: closed)
  }

  private func regressors(
    _ history: [LocalMoment], _ future: [LocalMoment]
  ) async throws -> [ForecastRegressor] {
    guard let events else { return [] }
    let table = try await ReadColumns(events).run([
      "name": .text, "first": .moment, "last": .moment,
    ])
    var periods: [String: [ClosedRange<LocalDate>]] = [:]
    var order: [String] = []
    func day(_ seconds: Double) -> LocalDate {
      LocalDate(daysSinceEpoch: Int((seconds / 86_400).rounded(.down)))
    }
    for row in 0..<table.count {
      guard let name = table.texts("name")[row], let first = table.numbers("first")[row],
        let last = table.numbers("last")[row], first <= last
      else { continue }
      if periods[name] == nil { order.append(name) }
      periods[name, default: []].append(day(first)...day(last))
    }
    return order.map { name in
      .during(
        name, periods: periods[name] ?? [], history: history.map(\.day), future: future.map(\.day))
    }
  }

  private func counts(
    _ session: Session, _ channel: String, _ queue: String?, _ minutes: Int?
  ) async throws -> [(moment: Double, value: Double?)] {
    try await session.warehouse.refreshMarts()
    var bindings: [SQLValue] = [.text(channel)]
    if let queue { bindings.append(.text(queue)) }
    let slot =
      minutes.map {
        "(extract(hour from started_local) * 60 + extract(minute from started_local)) // \($0)"
      } ?? "0"
    let rows = try await session.warehouse.run(
      RenderedSQL(
        text: """
          select extract(epoch from started_date), \(slot), count(*)
          from marts.fct_contacts
          where channel = $1 and direction is distinct from 'outbound'\
          \(queue == nil ? "" : " and queue = $2")
          group by 1, 2 order by 1, 2
          """, bindings: bindings)
    ).rows
    guard !rows.isEmpty else { throw StaffingProblem.noContacts(channel: channel, queue: queue) }
    return rows.compactMap { row in
      guard let day = row[0].number, let slot = row[1].number else { return nil }
      return (moment: day + slot * Double(minutes ?? 0) * 60, value: row[2].number)
    }
  }

  private func name(_ moment: LocalMoment, isIntraday: Bool) -> String {
    isIntraday
      ? "\(moment.day) \(StaffingIntervals.clock(moment.minute))" : moment.day.description
  }

  private func notes(_ table: ColumnTable) -> [Diagnostic] {
    table.problems.map {
      Diagnostic(.warning, code: "forecast.unreadable", message: $0.sentence, location: $0.column)
    }
  }
}

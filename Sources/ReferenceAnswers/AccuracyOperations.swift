// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

internal import Forecasting
internal import Quantities

/// Scores of the automatic forecast on public series.
enum AccuracyOperations {
  static let all: [String: Operation] = [
    "accuracy_m3": competition3,
    "accuracy_m4": competition4,
    "accuracy_rolling": rolling,
  ]

  /// A series of a competition with what came after it.
  private struct Series: Sendable {
    var history: [Double]
    var future: [Double]
    /// Points per season of the competition's scores.
    var period: Int
    /// Seasons given to the forecaster.
    var periods: [Int]
  }

  private struct Score: Sendable {
    var smape: Double
    var mase: Double?
    var inside: Double
    var naiveSmape: Double
    var naiveMase: Double?
  }

  private static let competition3: Operation = { input in
    let table = try await input.table()
    let groups = try input.object("groups")
    let kinds = try table.texts("period")
    let histories = try table.texts("x")
    let futures = try table.texts("xx")
    var result: [String: JSONValue] = [:]
    for (name, value) in groups.values {
      guard case .number(let period) = value else {
        throw CaseError.wrongKind("groups", "map of periods")
      }
      let m = Int(period)
      let series = try kinds.indices.filter { kinds[$0] == name }.map { index in
        Series(
          history: try numbers(histories[index], index), future: try numbers(futures[index], index),
          period: m, periods: m > 1 ? [m] : [])
      }
      result[name] = .object(summary(try await scores(series), withNaive: false))
    }
    return result
  }

  private static func numbers(_ text: String?, _ row: Int) throws -> [Double] {
    try (text ?? "").split(separator: " ").map { part in
      guard let value = Double(part) else {
        throw CaseError.notANumber(column: "x", row: row + 1, value: String(part))
      }
      return value
    }
  }

  private static let competition4: Operation = { input in
    let train = try await input.table("train")
    let test = try await input.table("test")
    let horizon = try input.integer("h")
    let period = try input.optionalNumber("m").map { Int($0) } ?? 1
    let periods =
      input.has("periods") ? try input.numbers("periods").map { Int($0) } : [period]
    let futures = try rows(test)
    let series = try rows(train).map { name, history in
      guard let future = futures.first(where: { $0.0 == name })?.1 else {
        throw CaseError.missing(name)
      }
      return Series(
        history: history, future: Array(future.prefix(horizon)), period: period,
        periods: periods.filter { $0 > 1 })
    }
    return summary(try await scores(series), withNaive: true)
  }

  /// The series of a table, one per row: its name, then its values as far as they go.
  private static func rows(_ table: CaseTable) throws -> [(String, [Double])] {
    (0..<table.count).map { row in
      let name = table.columns[0][row] ?? ""
      return (name, table.columns.dropFirst().compactMap { $0[row].flatMap { Double($0) } })
    }
  }

  /// The scores of many series, on all cores.
  private static func scores(_ series: [Series]) async throws -> [Score] {
    try await withThrowingTaskGroup(of: [Score].self) { group in
      let share = max(1, (series.count + 15) / 16)
      for start in stride(from: 0, to: series.count, by: share) {
        let part = Array(series[start..<min(start + share, series.count)])
        group.addTask { try part.map { try score($0) } }
      }
      return try await group.reduce(into: []) { $0 += $1 }
    }
  }

  private static func score(_ series: Series) throws -> Score {
    var options = ForecastOptions()
    options.isNonNegative = !series.history.contains { $0 < 0 }
    let forecast = try Forecaster(options: options).forecast(
      ForecastRequest(
        values: series.history, periods: series.periods, horizon: series.future.count))
    let naive = AccuracyMeasures.naive2(
      series.history, period: series.period, horizon: series.future.count)
    let scale = AccuracyMeasures.naiveScale(series.history, period: series.period)
    func scaled(_ values: [Double]) -> Double? {
      guard let scale else { return nil }
      return AccuracyMeasures.meanAbsoluteError(series.future, values).map { $0 / scale }
    }
    return Score(
      smape: AccuracyMeasures.symmetricPercentageError(series.future, forecast.means) ?? .nan,
      mase: scaled(forecast.means), inside: coverage(series.future, forecast),
      naiveSmape: AccuracyMeasures.symmetricPercentageError(series.future, naive) ?? .nan,
      naiveMase: scaled(naive))
  }

  private static func coverage(_ actual: [Double], _ forecast: Forecast) -> Double {
    let inside = zip(actual, forecast.points).count { value, point in
      guard let low = point.low, let high = point.high else { return false }
      return value >= low && value <= high
    }
    return Double(inside) / Double(actual.count)
  }

  private static func summary(_ scores: [Score], withNaive: Bool) -> [String: JSONValue] {
    func mean(_ values: [Double]) -> Double { values.reduce(0, +) / Double(values.count) }
    let smape = mean(scores.map(\.smape))
    let mase = mean(scores.compactMap(\.mase))
    var result: [String: JSONValue] = [
      "smape": .finite(smape), "mase": .finite(mase),
      "coverage95": .finite(mean(scores.map(\.inside))),
    ]
    let naiveSmape = mean(scores.map(\.naiveSmape))
    let naiveMase = mean(scores.compactMap(\.naiveMase))
    result["owa"] = .finite(0.5 * (smape / naiveSmape + mase / naiveMase))
    guard withNaive else { return result }
    result["naive2_smape"] = .finite(naiveSmape)
    result["naive2_mase"] = .finite(naiveMase)
    return result
  }

  private static let rolling: Operation = { input in
    let values = try await input.series()
    let horizon = try input.integer("horizon")
    let origins = try input.optionalNumber("origins").map { Int($0) } ?? 1
    let step = try input.optionalNumber("step").map { Int($0) } ?? horizon
    let periods = try input.numbers("periods").map { Int($0) }.filter { $0 > 1 }
    let moments = try await moments(input, count: values.count)
    var errors: [Double] = []
    var inside: [Double] = []
    for origin in 1...origins {
      let count = values.count - step * (origins - origin + 1)
      guard count > 0 else { throw CaseError.wrongKind("origins", "number that leaves a history") }
      let actual = Array(values[count..<min(count + horizon, values.count)])
      let forecast = try Forecaster().forecast(
        ForecastRequest(
          values: Array(values[..<count]), moments: moments.map { Array($0[..<count]) } ?? [],
          futureMoments: moments.map { Array($0[count..<(count + actual.count)]) } ?? [],
          periods: periods, horizon: actual.count))
      errors.append(AccuracyMeasures.meanAbsoluteError(actual, forecast.means) ?? .nan)
      inside.append(coverage(actual, forecast))
    }
    return [
      "mean_mae": .finite(errors.reduce(0, +) / Double(errors.count)),
      "coverage95": .finite(inside.reduce(0, +) / Double(inside.count)),
      "mae_by_origin": .numbers(errors),
    ]
  }

  /// The time stamps beside the series, when the case names a column of them.
  private static func moments(_ input: CaseInput, count: Int) async throws -> [LocalMoment]? {
    guard let column = try input.optionalText("timestamps") else { return nil }
    let texts = try await input.object("series").table().texts(column)
    let moments = texts.compactMap { $0.flatMap { LocalMoment(iso: $0) } }
    guard moments.count == count else {
      throw CaseError.wrongKind("timestamps", "column of time stamps such as 2026-03-01 09:30")
    }
    return moments
  }
}

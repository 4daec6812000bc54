// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

internal import Forecasting

/// Decompositions and forecasting models of the forecasting module.
enum ForecastOperations {
  static let all: [String: Operation] = [
    "stl": stl,
    "mstl": mstl,
    "ets_eval": evaluateSmoothing,
    "ets_auto": automaticSmoothing,
    "theta": theta,
    "holt_winters": holtWinters,
  ]

  private static let stl: Operation = { input in
    let values = try await input.series()
    let window: SeasonalTrendDecomposition.SeasonalWindow
    if case .text("periodic")? = input["s_window"] {
      window = .periodic
    } else {
      window = .cycles(try input.integer("s_window"))
    }
    let parts = try SeasonalTrendDecomposition.decompose(
      values, period: try input.integer("period"), seasonalWindow: window,
      robust: try input.optionalBoolean("robust") ?? false,
      trendWindow: try input.optionalNumber("t_window").map { Int($0) })
    return [
      "seasonal": try picked(parts.seasonal, input, "seasonal_at"),
      "trend": try picked(parts.trend, input, "trend_at"),
      "remainder_ss": .number(parts.remainder.reduce(0) { $0 + $1 * $1 }),
    ]
  }

  private static let mstl: Operation = { input in
    let periods = try input.numbers(input.has("periods") ? "periods" : "period").map { Int($0) }
    var windows: [Int]?
    if case .number(let window)? = input["s_window"] {
      windows = [Int(window)]
    } else if input.has("s_window") {
      windows = try input.numbers("s_window").map { Int($0) }
    }
    let parts = try MultipleSeasonalDecomposition.decompose(
      try await input.series(), periods: periods, windows: windows,
      rounds: try input.optionalNumber("iterate").map { Int($0) } ?? 2,
      robust: try input.optionalBoolean("robust") ?? false)
    var seasonal: [String: JSONValue] = [:]
    for (period, values) in zip(parts.periods, parts.seasonal) {
      seasonal[String(period)] = try picked(values, input, "seasonal_at")
    }
    return [
      "seasonal": .object(seasonal),
      "trend": try picked(parts.trend, input, "trend_at"),
      "remainder_ss": .number(parts.remainder.reduce(0) { $0 + $1 * $1 }),
    ]
  }

  /// Values at positions counted from 1.
  private static func picked(_ values: [Double], _ input: CaseInput, _ name: String) throws
    -> JSONValue
  {
    guard input.has(name) else { return .numbers(values) }
    return .numbers(
      try input.numbers(name).map { position in
        guard values.indices.contains(Int(position) - 1) else {
          throw CaseError.wrongKind(name, "list of positions in the series")
        }
        return values[Int(position) - 1]
      })
  }

  private static let evaluateSmoothing: Operation = { input in
    let given = try input.object("parameters")
    let parameters = SmoothingParameters(
      level: try given.number("alpha"), trend: try given.optionalNumber("beta") ?? 0,
      season: try given.optionalNumber("gamma") ?? 0,
      damping: try given.optionalNumber("phi") ?? 1, firstLevel: try given.number("l"),
      firstSlope: try given.optionalNumber("b") ?? 0,
      firstSeason: given.has("s") ? try given.numbers("s") : [])
    guard
      let form = SmoothingForm(
        error: try part(input, "error"), trend: try part(input, "trend"),
        isDamped: given.has("phi"), season: try part(input, "season"))
    else { throw CaseError.unknownChoice("form of smoothing", try input.text("error")) }
    let run = try SmoothingRun.run(form, parameters, over: try await input.series())
    return [
      "loglik": .number(run.logLikelihood), "final_level": .number(run.level),
      "forecast": .numbers(run.forecast(horizon: try input.integer("h"))),
    ]
  }

  private static func part(_ input: CaseInput, _ name: String) throws -> SmoothingForm.Part {
    let letter = try input.text(name)
    guard let part = SmoothingForm.Part(rawValue: String(letter.prefix(1))) else {
      throw CaseError.unknownChoice(name, letter)
    }
    return part
  }

  private static let automaticSmoothing: Operation = { input in
    let fit = try ExponentialSmoothing.automatic(
      try await input.series(), period: try input.optionalNumber("m").map { Int($0) } ?? 1)
    let horizon = try input.integer("h")
    let mean = fit.forecast(horizon: horizon)
    let spread = fit.standardDeviations(horizon: horizon)
    return [
      "aicc": .number(fit.aicc), "method": .text(fit.form.description),
      "forecast": .numbers(mean),
      "lo95": .numbers(zip(mean, spread).map { $0 - 1.959963984540054 * $1 }),
      "hi95": .numbers(zip(mean, spread).map { $0 + 1.959963984540054 * $1 }),
    ]
  }

  private static let theta: Operation = { input in
    let fit = try ThetaMethod.fit(
      try await input.series(), period: try input.optionalNumber("m").map { Int($0) } ?? 1)
    let horizon = try input.integer("h")
    let interval = fit.interval(horizon: horizon)
    return [
      "forecast": .numbers(fit.forecast(horizon: horizon)),
      "lo95": .numbers(interval.map(\.lowerBound)), "hi95": .numbers(interval.map(\.upperBound)),
      "alpha": .number(fit.level), "drift": .number(fit.drift),
    ]
  }

  private static let holtWinters: Operation = { input in
    let kind = try input.optionalText("seasonal") ?? "additive"
    guard let kind = ClassicalDecomposition.Kind(rawValue: kind) else {
      throw CaseError.unknownChoice("seasonal", kind)
    }
    let fit = try HoltWinters.smooth(
      try await input.series(), period: try input.optionalNumber("m").map { Int($0) } ?? 1,
      kind: kind,
      parameters: HoltWinters.Parameters(
        level: try input.number("alpha"), trend: try optionalParameter(input, "beta"),
        season: try optionalParameter(input, "gamma")),
      startCycles: try input.optionalNumber("start_periods").map { Int($0) } ?? 2)
    return [
      "sse": .number(fit.sumOfSquaredErrors),
      "forecast": .numbers(fit.forecast(horizon: try input.integer("h"))),
    ]
  }

  /// A smoothing parameter; nil when the case leaves it out or says false, as R does.
  private static func optionalParameter(_ input: CaseInput, _ name: String) throws -> Double? {
    if case .boolean(false)? = input[name] { return nil }
    return try input.optionalNumber(name)
  }
}

// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

internal import Foundation

/// A fitted model of exponential smoothing (ETS).
///
/// Source: Hyndman, Koehler, Ord & Snyder (2008); log-likelihood, bounds and information criterion
/// as in R `forecast` 8.20 `ets`.
public struct ExponentialSmoothing: Sendable, Hashable {
  /// The model run over the series with its parameters.
  public let run: SmoothingRun
  /// Points per season; 1 without.
  public let period: Int
  /// Akaike's criterion for small samples: −2 log L + 2k + 2k(k + 1)/(n − k − 1), with k the
  /// smoothing parameters, the free first states and the error's variance.
  public let aicc: Double
  /// The variance of the errors with n − k + 1 degrees of freedom.
  public let errorVariance: Double

  /// The model.
  public var form: SmoothingForm { run.form }

  /// The longest season fitted with a state per point, as in R.
  public static let longestPeriod = 24

  /// Fits one model by maximum likelihood.
  ///
  /// - Parameters:
  ///   - form: The model; a multiplicative trend is fitted by a slower search.
  ///   - values: The series, without gaps.
  ///   - period: Points per season; ignored by models without season.
  /// - Returns: The fitted model.
  /// - Throws: ``ForecastError/tooFewPoints(count:needed:model:)`` when the series is not longer
  ///   than the parameters, ``ForecastError/notPositive(index:value:model:)`` for multiplicative
  ///   models.
  public static func fit(_ form: SmoothingForm, to values: [Double], period: Int = 1)
    throws(ForecastError) -> ExponentialSmoothing
  {
    try values.requireFinite()
    if form.season != .none, period < 2 { throw .periodTooSmall(period) }
    let free = form.smoothingCount + form.stateCount(period: period)
    guard values.count > max(free + 1, 3) else {
      throw .tooFewPoints(
        count: values.count, needed: max(free + 1, 3) + 1, model: form.description)
    }
    if form.error == .multiplicative || form.season == .multiplicative
      || form.trend == .multiplicative,
      let index = values.firstIndex(where: { $0 <= 0 })
    {
      throw .notPositive(index: index, value: values[index], model: form.description)
    }
    guard let fit = SmoothingFit.best(form, values, period: period) else {
      throw .noModelFits(count: values.count)
    }
    return fit
  }

  /// Fits the models that R compares and keeps the one with the lowest AICc.
  ///
  /// - Parameters:
  ///   - values: The series, without gaps; at least 4 points, not all the same.
  ///   - period: Points per season; seasons longer than 24 points or than a third of the series
  ///     are left out, as their states cannot be told apart.
  ///   - forms: The models to compare; nil for R's.
  /// - Returns: The model with the lowest criterion.
  /// - Throws: ``ForecastError/tooFewPoints(count:needed:model:)``,
  ///   ``ForecastError/notFinite(index:)``, ``ForecastError/noModelFits(count:)``.
  public static func automatic(
    _ values: [Double], period: Int = 1, forms: [SmoothingForm]? = nil
  ) throws(ForecastError) -> ExponentialSmoothing {
    try values.requireFinite()
    guard values.count >= 4 else {
      throw .tooFewPoints(count: values.count, needed: 4, model: "Exponential smoothing")
    }
    let seasonal = period > 1 && period <= longestPeriod && values.count > period + 4
    let candidates =
      forms
      ?? SmoothingForm.candidates(
        seasonal: seasonal, positive: values.allSatisfy { $0 > 0 })
    var best: ExponentialSmoothing?
    for form in candidates {
      guard let fit = try? fit(form, to: values, period: period), fit.aicc.isFinite else {
        continue
      }
      if fit.aicc < best?.aicc ?? .infinity { best = fit }
    }
    guard let best else { throw .noModelFits(count: values.count) }
    return best
  }

  /// The point forecasts of the next steps.
  public func forecast(horizon: Int) -> [Double] { run.forecast(horizon: horizon) }
}

/// Maximum likelihood from several starts.
enum SmoothingFit {
  static func best(_ form: SmoothingForm, _ values: [Double], period: Int)
    -> ExponentialSmoothing?
  {
    let start = SmoothingStart.parameters(form, values, period: period)
    let found =
      form.trend == .multiplicative
      ? bySimplex(form, values, start) : byGradient(form, values, period, start)
    guard let found else { return nil }
    return model(form, found, values, period)
  }

  static func model(
    _ form: SmoothingForm, _ parameters: SmoothingParameters, _ values: [Double], _ period: Int
  ) -> ExponentialSmoothing? {
    let run = SmoothingRun.unchecked(form, parameters, values)
    guard run.logLikelihood.isFinite else { return nil }
    let free = Double(form.smoothingCount + form.stateCount(period: period))
    let k = free + 1
    let n = Double(values.count)
    guard n - k - 1 > 0 else { return nil }
    let squares = run.errors.reduce(0) { $0 + $1 * $1 }
    return ExponentialSmoothing(
      run: run, period: form.season == .none ? 1 : period,
      aicc: -2 * run.logLikelihood + 2 * k + 2 * k * (k + 1) / (n - k - 1),
      errorVariance: squares / (n - free))
  }

  private static func byGradient(
    _ form: SmoothingForm, _ values: [Double], _ period: Int, _ start: SmoothingParameters
  ) -> SmoothingParameters? {
    let objective = SmoothingObjective(
      form: form, values: values, period: period, start: start)
    var gradient = [Double](repeating: 0, count: objective.count)
    var starts = candidateStarts(form).map { point in
      let variables = objective.variables(
        level: point.level, trend: point.trend, season: point.season, damping: point.damping)
      return (variables, objective.value(variables, gradient: &gradient))
    }.filter { $0.1.isFinite }
    starts.sort { $0.1 < $1.1 }
    let search = QuasiNewtonSearch()
    var best: QuasiNewtonSearch.Minimum?
    for (variables, _) in distinct(starts) {
      let found = search.minimum(from: variables) { objective.value($0, gradient: &$1) }
      if found.value < best?.value ?? .infinity { best = found }
    }
    return best.map { objective.parameters($0.point) }
  }

  private struct Start {
    var level: Double
    var trend: Double
    var season: Double
    var damping: Double
  }

  private static func candidateStarts(_ form: SmoothingForm) -> [Start] {
    var starts: [Start] = []
    for level in [0.02, 0.1, 0.3, 0.6, 0.9] {
      for trend in form.trend == .none ? [0.1] : [0.02, 0.3] {
        for season in form.season == .none ? [0.1] : [0.01, 0.3] {
          starts.append(
            Start(
              level: level, trend: level * trend, season: (1 - level) * season, damping: 0.95))
        }
      }
    }
    return starts
  }

  /// The best start and the best one whose level differs clearly.
  private static func distinct(_ starts: [([Double], Double)]) -> [([Double], Double)] {
    guard let first = starts.first else { return [] }
    let second = starts.first { abs($0.0[0] - first.0[0]) > 1.5 }
    return [first] + (second.map { [$0] } ?? [])
  }

  private static func bySimplex(
    _ form: SmoothingForm, _ values: [Double], _ start: SmoothingParameters
  ) -> SmoothingParameters? {
    let packing = SmoothingPacking(form: form, start: start)
    let search = SimplexSearch(maximumEvaluations: 4000, tolerance: 1e-10)
    let found = search.minimum(from: packing.start, steps: packing.steps) { point in
      guard let parameters = packing.parameters(point) else { return .infinity }
      let run = SmoothingRun.unchecked(form, parameters, values)
      guard run.fitted.allSatisfy({ $0 > 0 }) else { return .infinity }
      return run.logLikelihood.isFinite ? -2 * run.logLikelihood : .infinity
    }
    return found.value.isFinite ? packing.parameters(found.point) : nil
  }
}

/// Parameters as plain numbers inside R's usual bounds, for the slower search.
private struct SmoothingPacking {
  let form: SmoothingForm
  let base: SmoothingParameters
  let start: [Double]
  let steps: [Double]

  init(form: SmoothingForm, start base: SmoothingParameters) {
    self.form = form
    self.base = base
    var start = [0.3]
    var steps = [0.2]
    if form.trend != .none {
      start.append(0.05)
      steps.append(0.05)
    }
    if form.season != .none {
      start.append(0.05)
      steps.append(0.05)
    }
    if form.isDamped {
      start.append(0.95)
      steps.append(-0.05)
    }
    start.append(base.firstLevel)
    steps.append(0.05 * base.firstLevel + 1e-6)
    if form.trend != .none {
      start.append(base.firstSlope)
      steps.append(form.trend == .multiplicative ? 0.01 : 0.1 * abs(base.firstSlope) + 1e-6)
    }
    for state in base.firstSeason.dropLast() {
      start.append(state)
      steps.append(0.05 * max(abs(state), 0.1))
    }
    self.start = start
    self.steps = steps
  }

  func parameters(_ point: [Double]) -> SmoothingParameters? {
    var rest = point[...]
    var result = base
    let low = SmoothingObjective.lowest
    result.level = rest.removeFirst()
    guard result.level >= low, result.level <= SmoothingObjective.highest else { return nil }
    if form.trend != .none {
      result.trend = rest.removeFirst()
      guard result.trend >= low, result.trend <= result.level else { return nil }
    }
    if form.season != .none {
      result.season = rest.removeFirst()
      guard result.season >= low, result.season <= 1 - result.level else { return nil }
    }
    if form.isDamped {
      result.damping = rest.removeFirst()
      guard result.damping >= SmoothingObjective.leastDamping,
        result.damping <= SmoothingObjective.mostDamping
      else { return nil }
    }
    result.firstLevel = rest.removeFirst()
    if form.trend != .none { result.firstSlope = rest.removeFirst() }
    guard form.season != .none else { return result }
    let total = form.season == .multiplicative ? Double(base.firstSeason.count) : 0
    result.firstSeason = Array(rest) + [total - rest.reduce(0, +)]
    return result
  }
}

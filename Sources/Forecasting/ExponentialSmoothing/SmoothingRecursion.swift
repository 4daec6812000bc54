// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

internal import Foundation

/// A smoothing model run over a series: fitted values, errors and last states.
///
/// Source: the recursions of Hyndman et al. (2008), table 2.1; agrees with `etscalc` of R
/// `forecast` 8.20.
public struct SmoothingRun: Sendable, Hashable {
  /// The model.
  public let form: SmoothingForm
  /// Its parameters.
  public let parameters: SmoothingParameters
  /// The one-step forecasts.
  public let fitted: [Double]
  /// y − ŷ when additive, (y − ŷ)/ŷ when multiplicative.
  public let errors: [Double]
  /// The last level.
  public let level: Double
  /// The last slope.
  public let slope: Double
  /// The last seasonal states in the order in which the future uses them.
  public let season: [Double]
  /// −(n ln Σe² + 2 Σ ln|ŷ|)/2, the last sum for multiplicative errors only.
  public let logLikelihood: Double

  /// Runs a model with given parameters.
  ///
  /// - Parameters:
  ///   - form: The model.
  ///   - parameters: Its parameters; as many seasonal states as the season has points.
  ///   - values: The series.
  /// - Returns: The run.
  /// - Throws: ``ForecastError/notFinite(index:)``, ``ForecastError/tooFewPoints(count:needed:model:)``.
  public static func run(
    _ form: SmoothingForm, _ parameters: SmoothingParameters, over values: [Double]
  ) throws(ForecastError) -> SmoothingRun {
    try values.requireFinite()
    guard !values.isEmpty else {
      throw .tooFewPoints(count: 0, needed: 1, model: form.description)
    }
    return unchecked(form, parameters, values)
  }

  static func unchecked(
    _ form: SmoothingForm, _ parameters: SmoothingParameters, _ values: [Double]
  ) -> SmoothingRun {
    var state = SmoothingState(form: form, parameters: parameters)
    var fitted: [Double] = []
    var errors: [Double] = []
    fitted.reserveCapacity(values.count)
    errors.reserveCapacity(values.count)
    var squares = 0.0
    var logs = 0.0
    for value in values {
      let forecast = state.next
      let error = form.error == .additive ? value - forecast : (value - forecast) / forecast
      fitted.append(forecast)
      errors.append(error)
      squares += error * error
      if form.error == .multiplicative { logs += log(abs(forecast)) }
      state.advance(value)
    }
    return SmoothingRun(
      form: form, parameters: parameters, fitted: fitted, errors: errors, level: state.level,
      slope: state.slope, season: state.futureSeason,
      logLikelihood: -0.5 * (Double(values.count) * log(squares) + 2 * logs))
  }

  /// The point forecasts of the next `horizon` steps.
  public func forecast(horizon: Int) -> [Double] {
    var growth = form.trend == .multiplicative ? 1.0 : 0.0
    var power = 1.0
    return (0..<horizon).map { step in
      power *= parameters.damping
      var value = level
      switch form.trend {
      case .none: break
      case .additive:
        growth += power * slope
        value += growth
      case .multiplicative:
        growth *= pow(slope, power)
        value *= growth
      }
      switch form.season {
      case .none: return value
      case .additive: return value + season[step % season.count]
      case .multiplicative: return value * season[step % season.count]
      }
    }
  }
}

/// The states of a smoothing model between two observations.
struct SmoothingState {
  let form: SmoothingForm
  let parameters: SmoothingParameters
  var level: Double
  var slope: Double
  /// A ring: the state used next stands at `place`.
  private var ring: [Double]
  private var place = 0

  init(form: SmoothingForm, parameters: SmoothingParameters) {
    self.form = form
    self.parameters = parameters
    level = parameters.firstLevel
    slope = parameters.firstSlope
    ring = parameters.firstSeason.reversed()
  }

  var futureSeason: [Double] { Array(ring[place...] + ring[..<place]) }

  private var carriedSlope: Double {
    switch form.trend {
    case .none: 0
    case .additive: parameters.damping * slope
    case .multiplicative: parameters.damping == 1 ? slope : pow(slope, parameters.damping)
    }
  }

  private var trended: Double {
    switch form.trend {
    case .none: level
    case .additive: level + carriedSlope
    case .multiplicative: level * carriedSlope
    }
  }

  /// The one-step forecast.
  var next: Double {
    switch form.season {
    case .none: trended
    case .additive: trended + ring[place]
    case .multiplicative: trended * ring[place]
    }
  }

  mutating func advance(_ value: Double) {
    let before = trended
    let carried = carriedSlope
    let adjusted: Double
    switch form.season {
    case .none: adjusted = value
    case .additive: adjusted = value - ring[place]
    case .multiplicative: adjusted = value / ring[place]
    }
    let newLevel = before + parameters.level * (adjusted - before)
    switch form.trend {
    case .none: break
    case .additive: slope = carried + parameters.trend * (adjusted - before)
    case .multiplicative:
      slope = carried + parameters.trend / parameters.level * (newLevel / level - carried)
    }
    switch form.season {
    case .none: break
    case .additive: turn(ring[place] + parameters.season * (value - before - ring[place]))
    case .multiplicative: turn(ring[place] + parameters.season * (value / before - ring[place]))
    }
    level = newLevel
  }

  private mutating func turn(_ value: Double) {
    ring[place] = value
    place = place + 1 == ring.count ? 0 : place + 1
  }
}

// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

/// Classical Holt-Winters smoothing with given parameters.
///
/// Source: Winters (1960), *Management Science* 6, 324–342. First states and recursions as in R
/// `stats::HoltWinters`: a classical decomposition of the first cycles and a line through its
/// trend.
public struct HoltWinters: Sendable, Hashable {
  /// What the smoothing follows.
  public struct Parameters: Sendable, Hashable {
    /// α, 0 to 1.
    public var level: Double
    /// β, 0 to 1; nil without trend.
    public var trend: Double?
    /// γ, 0 to 1; nil without season.
    public var season: Double?

    /// Creates parameters.
    public init(level: Double, trend: Double?, season: Double?) {
      self.level = level
      self.trend = trend
      self.season = season
    }
  }

  /// The one-step forecasts, from the first point after the start values.
  public let fitted: [Double]
  /// Σ (y − ŷ)² over ``fitted``.
  public let sumOfSquaredErrors: Double
  /// The last level.
  public let level: Double
  /// The last slope; 0 without trend.
  public let slope: Double
  /// The last seasons in the order in which the future uses them.
  public let season: [Double]
  /// How the season combines.
  public let kind: ClassicalDecomposition.Kind

  /// Smooths a series.
  ///
  /// - Parameters:
  ///   - values: The series, without gaps.
  ///   - period: Points per season.
  ///   - kind: How the season combines.
  ///   - parameters: α, β, γ.
  ///   - startCycles: Cycles used for the start values, at least 2.
  /// - Returns: The smoothed series.
  /// - Throws: ``ForecastError/tooFewPoints(count:needed:model:)``,
  ///   ``ForecastError/outOfDomain(name:value:expected:)``.
  public static func smooth(
    _ values: [Double], period: Int, kind: ClassicalDecomposition.Kind, parameters: Parameters,
    startCycles: Int = 2
  ) throws(ForecastError) -> HoltWinters {
    try values.requireFinite()
    for (name, value) in [
      ("level parameter", parameters.level), ("trend parameter", parameters.trend ?? 0),
      ("season parameter", parameters.season ?? 0),
    ] where !(0...1).contains(value) {
      throw .outOfDomain(name: name, value: value, expected: "between 0 and 1")
    }
    var state = try start(values, period, kind, parameters, max(2, startCycles))
    var fitted: [Double] = []
    var squares = 0.0
    for value in values[state.first...] {
      let forecast = state.next(kind)
      fitted.append(forecast)
      squares += (value - forecast) * (value - forecast)
      state.advance(value, kind, parameters)
    }
    return HoltWinters(
      fitted: fitted, sumOfSquaredErrors: squares, level: state.level, slope: state.slope,
      season: Array(state.ring[state.place...] + state.ring[..<state.place]), kind: kind)
  }

  /// The forecasts of the next steps.
  public func forecast(horizon: Int) -> [Double] {
    (0..<horizon).map { step in
      let trended = level + Double(step + 1) * slope
      guard !season.isEmpty else { return trended }
      let own = season[step % season.count]
      return kind == .additive ? trended + own : trended * own
    }
  }

  private struct State {
    var first: Int
    var level: Double
    var slope: Double
    var ring: [Double]
    var place = 0

    func next(_ kind: ClassicalDecomposition.Kind) -> Double {
      guard !ring.isEmpty else { return level + slope }
      return kind == .additive ? level + slope + ring[place] : (level + slope) * ring[place]
    }

    mutating func advance(
      _ value: Double, _ kind: ClassicalDecomposition.Kind, _ parameters: Parameters
    ) {
      let before = level
      let own = ring.isEmpty ? (kind == .additive ? 0 : 1) : ring[place]
      let adjusted = kind == .additive ? value - own : value / own
      level = parameters.level * adjusted + (1 - parameters.level) * (level + slope)
      if let trend = parameters.trend {
        slope = trend * (level - before) + (1 - trend) * slope
      }
      guard let season = parameters.season else { return }
      let seen = kind == .additive ? value - level : value / level
      ring[place] = season * seen + (1 - season) * own
      place = (place + 1) % ring.count
    }
  }

  private static func start(
    _ values: [Double], _ period: Int, _ kind: ClassicalDecomposition.Kind,
    _ parameters: Parameters, _ cycles: Int
  ) throws(ForecastError) -> State {
    guard parameters.season != nil else {
      guard values.count >= 3 else {
        throw .tooFewPoints(count: values.count, needed: 3, model: "Holt's method")
      }
      guard parameters.trend != nil else {
        return State(first: 1, level: values[0], slope: 0, ring: [])
      }
      return State(first: 2, level: values[1], slope: values[1] - values[0], ring: [])
    }
    guard values.count > cycles * period else {
      throw .tooFewPoints(
        count: values.count, needed: cycles * period + 1, model: "Holt-Winters")
    }
    let parts = try ClassicalDecomposition.decompose(
      Array(values[..<(cycles * period)]), period: period, kind: kind)
    let line = SmoothingStart.straightLine(parts.trend.compactMap { $0 })
    return State(
      first: period, level: line.intercept, slope: parameters.trend == nil ? 0 : line.slope,
      ring: parts.figure)
  }
}

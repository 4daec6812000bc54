// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

/// A model of exponential smoothing: how error, trend and season enter.
///
/// Written as R does: `ETS(M,Ad,M)` has multiplicative errors and season and a damped trend.
///
/// Source: Hyndman, Koehler, Ord & Snyder (2008), *Forecasting with Exponential Smoothing*,
/// chapter 2.
public struct SmoothingForm: Sendable, Hashable, CustomStringConvertible {
  /// How a part enters the model.
  public enum Part: String, Sendable, Hashable, CaseIterable {
    case none = "N"
    case additive = "A"
    case multiplicative = "M"
  }

  /// How the error enters: additive or multiplicative, never none.
  public let error: Part
  /// How the trend enters.
  public let trend: Part
  /// Whether the trend is damped.
  public let isDamped: Bool
  /// How the season enters.
  public let season: Part

  /// Creates a form; nil when the error is none or a missing trend is damped.
  public init?(error: Part, trend: Part, isDamped: Bool = false, season: Part) {
    guard error != .none, !(trend == .none && isDamped) else { return nil }
    self.error = error
    self.trend = trend
    self.isDamped = isDamped
    self.season = season
  }

  /// The form in R's notation.
  public var description: String {
    "ETS(\(error.rawValue),\(trend.rawValue)\(isDamped ? "d" : ""),\(season.rawValue))"
  }

  /// Smoothing parameters: α, then β, γ and φ where the form has them.
  var smoothingCount: Int {
    1 + (trend == .none ? 0 : 1) + (season == .none ? 0 : 1) + (isDamped ? 1 : 0)
  }

  /// Free first states: level, slope, and all seasons but one.
  func stateCount(period: Int) -> Int {
    1 + (trend == .none ? 0 : 1) + (season == .none ? 0 : period - 1)
  }

  /// The forms R's `ets` compares by default: no multiplicative trend, no additive errors with a
  /// multiplicative season, multiplicative errors only for positive data.
  static func candidates(seasonal: Bool, positive: Bool) -> [SmoothingForm] {
    var forms: [SmoothingForm] = []
    for error in positive ? [Part.additive, .multiplicative] : [.additive] {
      for season in seasonal ? [Part.none, .additive, .multiplicative] : [.none] {
        if error == .additive, season == .multiplicative { continue }
        for (trend, damped) in [(Part.none, false), (.additive, false), (.additive, true)] {
          if let form = SmoothingForm(
            error: error, trend: trend, isDamped: damped, season: season)
          {
            forms.append(form)
          }
        }
      }
    }
    return forms
  }
}

/// The parameters and first states of a smoothing model.
public struct SmoothingParameters: Sendable, Hashable {
  /// α: how fast the level follows, 0 to 1.
  public var level: Double
  /// β: how fast the slope follows, 0 to α; 0 without trend.
  public var trend: Double
  /// γ: how fast the season follows, 0 to 1 − α; 0 without season.
  public var season: Double
  /// φ: how much of the slope survives a step; 1 when not damped.
  public var damping: Double
  /// l₀, the level before the first observation.
  public var firstLevel: Double
  /// b₀, the slope before the first observation (a factor when multiplicative).
  public var firstSlope: Double
  /// The seasonal states before the first observation, as R writes them: the first is that of the
  /// place just before t = 1, the last the one used at t = 1.
  public var firstSeason: [Double]

  /// Creates parameters.
  public init(
    level: Double, trend: Double = 0, season: Double = 0, damping: Double = 1,
    firstLevel: Double, firstSlope: Double = 0, firstSeason: [Double] = []
  ) {
    self.level = level
    self.trend = trend
    self.season = season
    self.damping = damping
    self.firstLevel = firstLevel
    self.firstSlope = firstSlope
    self.firstSeason = firstSeason
  }
}

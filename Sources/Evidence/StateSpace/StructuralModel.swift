// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

/// A structural time series model: a trend that moves, a season, regressors and noise.
///
///     yₜ = μₜ + γₜ + xₜ'β + εₜ                 εₜ ~ N(0, σ²_irregular)
///     μₜ₊₁ = μₜ + νₜ + ηₜ                      ηₜ ~ N(0, σ²_level)
///     νₜ₊₁ = νₜ + ζₜ                           ζₜ ~ N(0, σ²_slope), ν = 0 for a local level
///     γₜ₊₁ = −(γₜ + … + γₜ₋ₛ₊₂) + ωₜ           ωₜ ~ N(0, σ²_seasonal), ω = 0 for a fixed season
///
/// The first level, slope and season and the coefficients β have diffuse starts: nothing is
/// assumed about them.
///
/// Source: A. C. Harvey, *Forecasting, Structural Time Series Models and the Kalman Filter* (1989);
/// J. Durbin and S. J. Koopman, *Time Series Analysis by State Space Methods*, 2nd ed. (2012), ch. 3.
public struct StructuralModel: Sendable, Hashable {
  /// How the trend moves.
  public enum Trend: Sendable, Hashable {
    /// A level that moves by random steps.
    case localLevel
    /// A level with a slope; both move by random steps.
    case localLinear
  }

  /// A pattern that comes back every `period` observations.
  public struct Seasonal: Sendable, Hashable {
    /// The number of observations in a season, at least 2: 7 for days of the week.
    public var period: Int
    /// Whether the pattern may change slowly; false keeps it fixed.
    public var isStochastic: Bool

    /// Creates a season.
    public init(period: Int, isStochastic: Bool = false) {
      self.period = period
      self.isStochastic = isStochastic
    }
  }

  /// The trend.
  public var trend: Trend
  /// The season; nil for none.
  public var seasonal: Seasonal?

  /// Creates a model.
  public init(trend: Trend = .localLevel, seasonal: Seasonal? = nil) {
    self.trend = trend
    self.seasonal = seasonal
  }

  /// The number of variances besides that of the irregular: 1 to 3.
  var movingParts: Int {
    (trend == .localLinear ? 2 : 1) + (seasonal?.isStochastic == true ? 1 : 0)
  }
}

/// The variances of a structural model, in the square of the unit of the series.
public struct StructuralVariances: Sendable, Hashable, Codable {
  /// The variance of the noise of one observation.
  public var irregular: Double
  /// The variance of one step of the level.
  public var level: Double
  /// The variance of one step of the slope; nil for a local level.
  public var slope: Double?
  /// The variance of one step of the season; nil for a fixed season or none.
  public var seasonal: Double?

  /// Creates the variances, each at least 0, the irregular above 0.
  public init(irregular: Double, level: Double, slope: Double? = nil, seasonal: Double? = nil) {
    self.irregular = irregular
    self.level = level
    self.slope = slope
    self.seasonal = seasonal
  }

  func scaled(by factor: Double) -> StructuralVariances {
    StructuralVariances(
      irregular: irregular * factor, level: level * factor, slope: slope.map { $0 * factor },
      seasonal: seasonal.map { $0 * factor })
  }
}

/// A regressor of a structural model.
public struct Regressor: Sendable, Hashable {
  /// The name of the column.
  public var name: String
  /// One finite value per observation.
  public var values: [Double]

  /// Creates a regressor.
  public init(name: String, values: [Double]) {
    self.name = name
    self.values = values
  }
}

// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

public import Quantities

/// A series to forecast and what is known about its future.
public struct ForecastRequest: Sendable {
  /// The history, equally spaced; nil where nothing was recorded, 0 where nothing came.
  public var values: [Double?]
  /// The moment of each value, by the wall clock; empty when unknown.
  public var moments: [LocalMoment]
  /// The moments to forecast, without days of closure; empty when unknown.
  public var futureMoments: [LocalMoment]
  /// Points per season, such as [7] for days or [48, 336] for half-hours.
  public var periods: [Int]
  /// How many points to forecast.
  public var horizon: Int
  /// What else moves the series: sales, campaigns, school holidays.
  public var regressors: [ForecastRegressor]
  /// Days of another demand, such as public holidays.
  public var holidays: Set<LocalDate>

  /// Creates a request.
  public init(
    values: [Double?], moments: [LocalMoment] = [], futureMoments: [LocalMoment] = [],
    periods: [Int] = [], horizon: Int, regressors: [ForecastRegressor] = [],
    holidays: Set<LocalDate> = []
  ) {
    self.values = values
    self.moments = moments
    self.futureMoments = futureMoments
    self.periods = periods
    self.horizon = horizon
    self.regressors = regressors
    self.holidays = holidays
  }
}

/// Something known beforehand that moves a series.
public struct ForecastRegressor: Sendable, Hashable {
  /// Its name, for messages.
  public var name: String
  /// One value per point of history.
  public var history: [Double]
  /// One value per point to forecast.
  public var future: [Double]

  /// Creates a regressor.
  public init(name: String, history: [Double], future: [Double]) {
    self.name = name
    self.history = history
    self.future = future
  }

  /// 1 on the days of given periods, such as the school holidays of a zone, else 0.
  ///
  /// - Parameters:
  ///   - name: Its name.
  ///   - periods: First and last day of each period, both included.
  ///   - history: The days of the history.
  ///   - future: The days to forecast.
  /// - Returns: The regressor.
  public static func during(
    _ name: String, periods: [ClosedRange<LocalDate>], history: [LocalDate], future: [LocalDate]
  ) -> ForecastRegressor {
    func marks(_ days: [LocalDate]) -> [Double] {
      days.map { day in periods.contains { $0.contains(day) } ? 1 : 0 }
    }
    return ForecastRegressor(name: name, history: marks(history), future: marks(future))
  }
}

/// How a forecast is made; the defaults suit most series.
public struct ForecastOptions: Sendable {
  /// The share of outcomes that the interval should hold, 0.5 to 0.999.
  public var level = 0.95
  /// The most origins of the back-test.
  public var origins = 4
  /// Whether values are counts or amounts that cannot fall below 0.
  public var isNonNegative = true
  /// Whether outlying days are replaced by the expected value before models learn.
  public var repairsOutliers = true
  /// The methods compared; nil for those that suit the series.
  public var methods: [ForecastMethod]?

  /// Creates the defaults.
  public init() {}
}

/// A forecast with everything needed to judge it.
public struct Forecast: Sendable {
  /// The expected values with their intervals, one per step.
  public let points: [Estimate]
  /// The moments of the points; empty when unknown.
  public let moments: [LocalMoment]
  /// The share of each method, the largest first.
  public let weights: [MethodWeight]
  /// Why these methods were chosen.
  public let reason: LocalizedText
  /// How the methods did at earlier origins, the combination first; empty without room for a test.
  public let backTest: [BackTestRow]
  /// The number of earlier origins.
  public let origins: Int
  /// What was missing, repaired, closed or too short.
  public let notes: [Diagnostic]

  /// A method and its share.
  public struct MethodWeight: Sendable, Hashable, Codable {
    /// The method.
    public let method: ForecastMethod
    /// Its share, 0 to 1.
    public let weight: Double
  }

  /// The expected values alone.
  public var means: [Double] { points.map(\.value) }
}

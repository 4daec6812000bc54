// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

internal import Foundation
internal import Statistics

/// The Theta method: simple smoothing with a drift of half the fitted slope.
///
///     ŷ(n + h) = SES level + (slope/2)·(h − 1 + (1 − (1 − α)ⁿ)/α)
///
/// Source: Assimakopoulos & Nikolopoulos (2000); Hyndman & Billah (2003), *International Journal of
/// Forecasting* 19, 287–290. Agrees with R `forecast` 8.20 `thetaf`, whose interval it gives too.
public struct ThetaMethod: Sendable, Hashable {
  /// α of the smoothing.
  public let level: Double
  /// Half the slope of the line through the seasonally adjusted series, per step.
  public let drift: Double
  /// Whether a season was taken out and put back.
  public let isSeasonal: Bool
  private let last: Double
  private let errorVariance: Double
  private let adjustment: Adjustment

  private struct Adjustment: Sendable, Hashable {
    var decomposition: ClassicalDecomposition?
    var count: Int
  }

  /// Fits the method.
  ///
  /// - Parameters:
  ///   - values: The series, without gaps; at least 4 points.
  ///   - period: Points per season; a season counts when the series is longer than two of them and
  ///     its autocorrelation is significant at 90 %.
  /// - Returns: The fitted model.
  /// - Throws: ``ForecastError/tooFewPoints(count:needed:model:)``,
  ///   ``ForecastError/notFinite(index:)``.
  public static func fit(_ values: [Double], period: Int = 1) throws(ForecastError)
    -> ThetaMethod
  {
    try values.requireFinite()
    guard values.count >= 4 else {
      throw .tooFewPoints(count: values.count, needed: 4, model: "The Theta method")
    }
    let adjustment = SeasonalAdjustment(values, period: period)
    let adjusted = adjustment.adjusted
    let smoothing = SimpleSmoothing.fit(adjusted)
    let line = SmoothingStart.straightLine(adjusted)
    return ThetaMethod(
      level: smoothing.alpha, drift: line.slope / 2,
      isSeasonal: adjustment.decomposition != nil, last: smoothing.last,
      errorVariance: smoothing.squares / Double(values.count - 2),
      adjustment: Adjustment(decomposition: adjustment.decomposition, count: values.count))
  }

  /// The forecasts of the next steps.
  public func forecast(horizon: Int) -> [Double] {
    let alpha = max(1e-10, level)
    let start = (1 - pow(1 - alpha, Double(adjustment.count))) / alpha
    return (0..<horizon).map { step in
      let value = last + drift * (Double(step) + start)
      guard let decomposition = adjustment.decomposition else { return value }
      let season = decomposition.seasonal(at: adjustment.count + step)
      return decomposition.kind == .additive ? value + season : value * season
    }
  }

  /// The standard deviations of the next steps: σ √(1 + (h − 1) α²), as R gives them.
  public func standardDeviations(horizon: Int) -> [Double] {
    (0..<horizon).map { step in
      (errorVariance * (1 + Double(step) * level * level)).squareRoot()
    }
  }

  /// The normal prediction interval of the next steps.
  ///
  /// - Parameters:
  ///   - horizon: How many steps.
  ///   - probability: The share of outcomes inside, strictly between 0 and 1.
  /// - Returns: One interval per step.
  public func interval(horizon: Int, probability: Double = 0.95) -> [ClosedRange<Double>] {
    let reach = standardNormalQuantile(0.5 + probability / 2)
    return zip(forecast(horizon: horizon), standardDeviations(horizon: horizon)).map {
      ($0 - reach * $1)...($0 + reach * $1)
    }
  }
}

/// Simple exponential smoothing with the first level and α of least squares.
///
/// Given α the errors are linear in the first level, so only α is searched.
struct SimpleSmoothing {
  var alpha: Double
  var firstLevel: Double
  var last: Double
  var squares: Double

  static func fit(_ values: [Double]) -> SimpleSmoothing {
    let grid = stride(from: 0.02, to: 1, by: 0.049).map { run(values, alpha: $0) }
    guard let best = grid.min(by: { $0.squares < $1.squares }) else {
      return run(values, alpha: 0.5)
    }
    var low = max(1e-4, best.alpha - 0.05)
    var high = min(0.9999, best.alpha + 0.05)
    let ratio = 0.6180339887498949
    var inner = run(values, alpha: high - ratio * (high - low))
    var outer = run(values, alpha: low + ratio * (high - low))
    for _ in 0..<40 {
      if inner.squares <= outer.squares {
        high = outer.alpha
        outer = inner
        inner = run(values, alpha: high - ratio * (high - low))
      } else {
        low = inner.alpha
        inner = outer
        outer = run(values, alpha: low + ratio * (high - low))
      }
    }
    return inner.squares <= outer.squares ? inner : outer
  }

  private static func run(_ values: [Double], alpha: Double) -> SimpleSmoothing {
    // e_t = d_t − (1 − α)^(t−1) l₀ with d from a first level of zero.
    var level = 0.0
    var weight = 1.0
    var across = 0.0
    var spread = 0.0
    for value in values {
      let error = value - level
      across += error * weight
      spread += weight * weight
      level += alpha * error
      weight *= 1 - alpha
    }
    let first = across / spread
    return SimpleSmoothing(
      alpha: alpha, firstLevel: first, last: level + weight * first,
      squares: squaredErrors(values, alpha, first))
  }

  private static func squaredErrors(_ values: [Double], _ alpha: Double, _ first: Double)
    -> Double
  {
    var level = first
    var squares = 0.0
    for value in values {
      let error = value - level
      squares += error * error
      level += alpha * error
    }
    return squares
  }
}

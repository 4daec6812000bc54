// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

internal import Foundation

/// Smoothing models averaged by how well the data support each.
///
///     wᵢ ∝ exp(−(AICcᵢ − min AICc)/2)
///
/// Choosing one model throws away what the others know; the average forecasts better.
///
/// Source: Kolassa (2011), *International Journal of Forecasting* 27, 238–251.
public struct SmoothingAverage: Sendable, Hashable {
  /// The models with at least 1 % of the weight, the best first.
  public let models: [ExponentialSmoothing]
  /// Their weights, adding up to 1.
  public let weights: [Double]

  /// The model with the lowest AICc.
  public var best: ExponentialSmoothing { models[0] }

  /// Fits R's models and weighs them.
  ///
  /// - Parameters:
  ///   - values: The series, without gaps; at least 5 points.
  ///   - period: Points per season.
  /// - Returns: The models and their weights.
  /// - Throws: ``ForecastError/tooFewPoints(count:needed:model:)``,
  ///   ``ForecastError/notFinite(index:)``, ``ForecastError/noModelFits(count:)``.
  public static func fit(_ values: [Double], period: Int = 1) throws(ForecastError)
    -> SmoothingAverage
  {
    try values.requireFinite()
    guard values.count >= 5 else {
      throw .tooFewPoints(count: values.count, needed: 5, model: "Exponential smoothing")
    }
    let seasonal =
      period > 1 && period <= ExponentialSmoothing.longestPeriod && values.count > period + 4
    var fits: [ExponentialSmoothing] = []
    for form in SmoothingForm.candidates(
      seasonal: seasonal, positive: values.allSatisfy({ $0 > 0 }))
    {
      guard let fit = try? ExponentialSmoothing.fit(form, to: values, period: period),
        fit.aicc.isFinite
      else { continue }
      fits.append(fit)
    }
    fits.sort { $0.aicc < $1.aicc }
    guard let best = fits.first else { throw .noModelFits(count: values.count) }
    let raw = fits.map { exp(-0.5 * ($0.aicc - best.aicc)) }
    let total = raw.reduce(0, +)
    let kept = raw.indices.filter { raw[$0] >= 0.01 * total }
    let sum = kept.reduce(0) { $0 + raw[$1] }
    return SmoothingAverage(
      models: kept.map { fits[$0] }, weights: kept.map { raw[$0] / sum })
  }

  /// The averaged forecasts.
  public func forecast(horizon: Int) -> [Double] {
    var mean = [Double](repeating: 0, count: horizon)
    for (model, weight) in zip(models, weights) {
      for (step, value) in model.forecast(horizon: horizon).enumerated() {
        mean[step] += weight * value
      }
    }
    return mean
  }

  /// The standard deviations of the mixture: within the models and between them.
  public func standardDeviations(horizon: Int) -> [Double] {
    let mean = forecast(horizon: horizon)
    var variance = [Double](repeating: 0, count: horizon)
    for (model, weight) in zip(models, weights) {
      let path = model.forecast(horizon: horizon)
      for (step, spread) in model.standardDeviations(horizon: horizon).enumerated() {
        let distance = path[step] - mean[step]
        variance[step] += weight * (spread * spread + distance * distance)
      }
    }
    return variance.map { $0.squareRoot() }
  }
}

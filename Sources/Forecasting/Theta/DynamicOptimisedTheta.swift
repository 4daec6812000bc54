// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

internal import Foundation

/// The Theta method with its weights fitted and its line updated at every step.
///
///     μₜ = lₜ₋₁ + (1 − 1/θ)·((1 − α)^(t−1) Aₜ₋₁ + (1 − (1 − α)ᵗ)/α · Bₜ₋₁)
///     lₜ = α yₜ + (1 − α) lₜ₋₁,   A and B the line through y₁ … yₜ
///
/// Source: Fiorucci, Pellegrini, Louzada, Petropoulos & Koehler (2016), *International Journal of
/// Forecasting* 32, 1151–1161.
public struct DynamicOptimisedTheta: Sendable, Hashable {
  /// α of the smoothing, 0.1 to 0.99.
  public let level: Double
  /// θ, at least 1: how much of the line's slope stays.
  public let theta: Double
  /// l₀.
  public let firstLevel: Double
  /// The variance of the one-step errors of the seasonally adjusted series.
  public let errorVariance: Double
  private let values: [Double]
  private let season: ClassicalDecomposition?

  /// Fits the method.
  ///
  /// - Parameters:
  ///   - values: The series, without gaps; at least 4 points.
  ///   - period: Points per season.
  /// - Returns: The fitted model.
  /// - Throws: ``ForecastError/tooFewPoints(count:needed:model:)``,
  ///   ``ForecastError/notFinite(index:)``.
  public static func fit(_ values: [Double], period: Int = 1) throws(ForecastError)
    -> DynamicOptimisedTheta
  {
    try values.requireFinite()
    guard values.count >= 4 else {
      throw .tooFewPoints(
        count: values.count, needed: 4, model: "The dynamic optimised Theta method")
    }
    let adjustment = SeasonalAdjustment(values, period: period)
    let scale = max(
      adjustment.adjusted.reduce(0) { $0 + abs($1) } / Double(values.count), 1e-12)
    let scaled = adjustment.adjusted.map { $0 / scale }
    let found = search(scaled)
    let squares = errors(scaled, found)
    return DynamicOptimisedTheta(
      level: found.alpha, theta: found.theta, firstLevel: found.first * scale,
      errorVariance: squares * scale * scale / Double(max(1, values.count - 4)),
      values: adjustment.adjusted, season: adjustment.decomposition)
  }

  /// The forecasts of the next steps; each serves as the observation of the next.
  public func forecast(horizon: Int) -> [Double] {
    let parameters = ThetaState.Parameters(first: firstLevel, alpha: level, theta: theta)
    var state = ThetaState(values[0], parameters)
    for value in values.dropFirst() { state.advance(value) }
    return (0..<horizon).map { step in
      let next = state.next
      state.advance(next)
      guard let season else { return next }
      let own = season.seasonal(at: values.count + step)
      return season.kind == .additive ? next + own : next * own
    }
  }

  /// The standard deviations of the next steps, by the weights of the smoothing and the line.
  public func standardDeviations(horizon: Int) -> [Double] {
    let count = Double(values.count)
    let share = 1 - 1 / theta
    var sum = 1.0
    return (0..<horizon).map { step in
      if step > 0 {
        // An error moves the level by α and the line's slope by about 6/n² per step ahead.
        let weight =
          level + share * 6 * Double(step) / (count * (count + 1)) * (1 + 1 / (level * count))
        sum += weight * weight
      }
      let spread = (errorVariance * sum).squareRoot()
      guard let season, season.kind == .multiplicative else { return spread }
      return spread * season.seasonal(at: values.count + step)
    }
  }

  private static func search(_ values: [Double]) -> ThetaState.Parameters {
    let cost = { (point: [Double]) -> Double in
      guard point[1] >= 0.1, point[1] <= 0.99, point[2] >= 0 else { return .infinity }
      return errors(
        values, ThetaState.Parameters(first: point[0], alpha: point[1], theta: exp(point[2])))
    }
    let simplex = SimplexSearch(maximumEvaluations: 300, tolerance: 1e-7)
    var best: (point: [Double], value: Double)?
    for alpha in [0.2, 0.5, 0.85] {
      let found = simplex.minimum(
        from: [values[0] / 2, alpha, log(2)], steps: [0.3 * values[0] + 0.01, 0.1, 0.4], of: cost)
      if found.value < best?.value ?? .infinity { best = found }
    }
    guard let point = best?.point else {
      return ThetaState.Parameters(first: values[0] / 2, alpha: 0.5, theta: 2)
    }
    return ThetaState.Parameters(first: point[0], alpha: point[1], theta: exp(point[2]))
  }

  /// Σ of squared one-step errors, leaving out the first three, which the line cannot see yet.
  private static func errors(_ values: [Double], _ parameters: ThetaState.Parameters) -> Double {
    var state = ThetaState(values[0], parameters)
    var sum = 0.0
    for index in 1..<values.count {
      let error = values[index] - state.next
      if index >= 3 { sum += error * error }
      state.advance(values[index])
    }
    return sum
  }
}

/// The states of the dynamic Theta model after t observations.
private struct ThetaState {
  struct Parameters {
    var first: Double
    var alpha: Double
    var theta: Double
  }

  let parameters: Parameters
  var count = 1.0
  var level: Double
  var mean: Double
  var intercept: Double
  var slope = 0.0
  var power: Double

  init(_ value: Double, _ parameters: Parameters) {
    self.parameters = parameters
    level = parameters.alpha * value + (1 - parameters.alpha) * parameters.first
    mean = value
    intercept = value
    power = 1 - parameters.alpha
  }

  /// μ of the next observation; `power` is (1 − α)ᵗ.
  var next: Double {
    let alpha = parameters.alpha
    return level
      + (1 - 1 / parameters.theta)
      * (power * intercept + (1 - power * (1 - alpha)) / alpha * slope)
  }

  mutating func advance(_ value: Double) {
    level = parameters.alpha * value + (1 - parameters.alpha) * level
    let t = count + 1
    slope = ((t - 2) * slope + 6 / t * (value - mean)) / (t + 1)
    mean = ((t - 1) * mean + value) / t
    intercept = mean - (t + 1) / 2 * slope
    power *= 1 - parameters.alpha
    count = t
  }
}

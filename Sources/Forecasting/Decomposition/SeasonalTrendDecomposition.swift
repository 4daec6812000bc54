// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

internal import Foundation

/// A series split into season, trend and the rest by repeated local regression (STL).
///
///     yₜ = seasonalₜ + trendₜ + remainderₜ
///
/// Source: Cleveland, Cleveland, McRae & Terpenning (1990), *Journal of Official Statistics* 6,
/// 3–73. Agrees with R 4.2 `stats::stl` to the last digits.
public struct SeasonalTrendDecomposition: Sendable, Hashable {
  /// How strongly the season may change from one cycle to the next.
  public enum SeasonalWindow: Sendable, Hashable {
    /// The same season in every cycle.
    case periodic
    /// A loess window of that many cycles; odd, at least 3.
    case cycles(Int)
  }

  /// The seasonal part, in the unit of the series.
  public let seasonal: [Double]
  /// The trend, in the unit of the series.
  public let trend: [Double]
  /// What is left, in the unit of the series.
  public let remainder: [Double]
  /// The robustness weights, 0 (ignored) to 1.
  public let weights: [Double]

  /// Splits a series.
  ///
  /// - Parameters:
  ///   - values: The series, equally spaced, without gaps; at least two cycles.
  ///   - period: Points per cycle, at least 2.
  ///   - seasonalWindow: How the season may change.
  ///   - robust: Whether outliers lose weight (15 outer rounds, 1 inner) or not (0 and 2).
  ///   - trendWindow: Points of the trend's window; nil for R's default, the next odd number of
  ///     1.5 period / (1 − 1.5 / seasonal window).
  /// - Returns: The parts.
  /// - Throws: ``ForecastError/tooFewPoints(count:needed:model:)`` below two cycles,
  ///   ``ForecastError/notFinite(index:)``, ``ForecastError/periodTooSmall(_:)``.
  public static func decompose(
    _ values: [Double], period: Int, seasonalWindow: SeasonalWindow, robust: Bool = false,
    trendWindow: Int? = nil
  ) throws(ForecastError) -> SeasonalTrendDecomposition {
    guard period >= 2 else { throw .periodTooSmall(period) }
    try values.requireFinite()
    guard values.count > 2 * period else {
      throw .tooFewPoints(count: values.count, needed: 2 * period + 1, model: "STL")
    }
    let window: Int
    switch seasonalWindow {
    case .periodic: window = 10 * values.count + 1
    case .cycles(let cycles): window = odd(max(3, Double(cycles)))
    }
    let trend =
      trendWindow ?? odd((1.5 * Double(period) / (1 - 1.5 / Double(window))).rounded(.up))
    let kernel = STLKernel(
      period: period,
      seasonal: smoother(window, degree: 0),
      trend: smoother(odd(max(3, Double(trend))), degree: 1),
      lowPass: smoother(odd(Double(period)), degree: 1),
      inner: robust ? 1 : 2, outer: robust ? 15 : 0)
    var parts = kernel.run(values)
    if seasonalWindow == .periodic {
      parts.seasonal = averagedByCycle(parts.seasonal, period: period)
    }
    let remainder = values.indices.map { values[$0] - parts.seasonal[$0] - parts.trend[$0] }
    return SeasonalTrendDecomposition(
      seasonal: parts.seasonal, trend: parts.trend, remainder: remainder, weights: parts.weights)
  }

  private static func smoother(_ window: Int, degree: Int) -> LoessSmoother {
    LoessSmoother(window: window, degree: degree, jump: (window + 9) / 10)
  }

  private static func odd(_ value: Double) -> Int {
    let whole = Int(value.rounded(.toNearestOrEven))
    return whole % 2 == 0 ? whole + 1 : whole
  }

  private static func averagedByCycle(_ values: [Double], period: Int) -> [Double] {
    var means = [Double](repeating: 0, count: period)
    for place in 0..<period {
      let members = stride(from: place, to: values.count, by: period)
      var sum = 0.0
      var count = 0.0
      for index in members {
        sum += values[index]
        count += 1
      }
      means[place] = sum / count
    }
    return values.indices.map { means[$0 % period] }
  }
}

/// The loops of STL: routines `stl`, `onestp`, `ss`, `fts` and `rwts` of the netlib program.
private struct STLKernel {
  let period: Int
  let seasonal: LoessSmoother
  let trend: LoessSmoother
  let lowPass: LoessSmoother
  let inner: Int
  let outer: Int

  struct Parts {
    var seasonal: [Double]
    var trend: [Double]
    var weights: [Double]
  }

  func run(_ y: [Double]) -> Parts {
    var parts = Parts(
      seasonal: [Double](repeating: 0, count: y.count),
      trend: [Double](repeating: 0, count: y.count),
      weights: [Double](repeating: 1, count: y.count))
    for round in 0...outer {
      for _ in 0..<inner { step(y, &parts, weighted: round > 0) }
      guard round < outer else { break }
      parts.weights = robustness(y, parts)
    }
    return parts
  }

  private func step(_ y: [Double], _ parts: inout Parts, weighted: Bool) {
    let weights = weighted ? parts.weights : nil
    let detrended = y.indices.map { y[$0] - parts.trend[$0] }
    let cycles = cycleSubseries(detrended, weights)
    let low = lowPass.smoothed(filtered(cycles), weights: nil)
    parts.seasonal = y.indices.map { cycles[period + $0] - low[$0] }
    let adjusted = y.indices.map { y[$0] - parts.seasonal[$0] }
    parts.trend = trend.smoothed(adjusted, weights: weights)
  }

  /// Smooths each place of the cycle over the cycles, one cycle beyond both ends.
  private func cycleSubseries(_ y: [Double], _ weights: [Double]?) -> [Double] {
    var result = [Double](repeating: 0, count: y.count + 2 * period)
    var scratch = [Double](repeating: 0, count: y.count / period + 1)
    for place in 0..<period {
      let members = stride(from: place, to: y.count, by: period)
      let values = members.map { y[$0] }
      let own = weights.map { weights in members.map { weights[$0] } }
      let smooth = seasonal.smoothed(values, weights: own)
      let count = values.count
      let ends = values.withUnsafeBufferPointer { values in
        scratch.withUnsafeMutableBufferPointer { scratch in
          withOptionalBuffer(own) { own in
            (
              seasonal.estimate(values, at: 0, 1, min(seasonal.window, count), scratch, own),
              seasonal.estimate(
                values, at: Double(count + 1), max(1, count - seasonal.window + 1), count,
                scratch, own)
            )
          }
        }
      }
      result[place] = ends.0 ?? smooth[0]
      for (cycle, value) in smooth.enumerated() { result[(cycle + 1) * period + place] = value }
      result[(count + 1) * period + place] = ends.1 ?? smooth[count - 1]
    }
    return result
  }

  private func filtered(_ values: [Double]) -> [Double] {
    movingAverage(movingAverage(movingAverage(values, period), period), 3)
  }

  private func movingAverage(_ values: [Double], _ length: Int) -> [Double] {
    var sum = values[..<length].reduce(0, +)
    var result = [Double](repeating: 0, count: values.count - length + 1)
    result[0] = sum / Double(length)
    for index in stride(from: 1, to: result.count, by: 1) {
      sum = sum - values[index - 1] + values[index + length - 1]
      result[index] = sum / Double(length)
    }
    return result
  }

  private func robustness(_ y: [Double], _ parts: Parts) -> [Double] {
    let sizes = y.indices.map { abs(y[$0] - parts.seasonal[$0] - parts.trend[$0]) }
    let sorted = sizes.sorted()
    let middle = y.count / 2
    let scale = 3 * (sorted[middle] + sorted[y.count - middle - 1])
    return sizes.map { size in
      if size <= 0.001 * scale { return 1 }
      guard size <= 0.999 * scale else { return 0 }
      let ratio = size / scale
      return (1 - ratio * ratio) * (1 - ratio * ratio)
    }
  }
}

extension LoessSmoother {
  func smoothed(_ values: [Double], weights: [Double]?) -> [Double] {
    values.withUnsafeBufferPointer { values in
      withOptionalBuffer(weights) { smooth(values, weights: $0) }
    }
  }
}

private func withOptionalBuffer<Result>(
  _ values: [Double]?, _ body: (UnsafeBufferPointer<Double>?) -> Result
) -> Result {
  guard let values else { return body(nil) }
  return values.withUnsafeBufferPointer { body($0) }
}

extension [Double] {
  /// Throws unless every value is finite.
  func requireFinite() throws(ForecastError) {
    if let index = firstIndex(where: { !$0.isFinite }) { throw .notFinite(index: index) }
  }
}

// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

import Foundation
internal import Statistics

/// Draws of level and season given the observations and the variances.
///
/// A path is drawn from the model, its smoothed mean is taken away and that of the observations
/// is put in its place.
///
/// Source: J. Durbin and S. J. Koopman, "A simple and efficient simulation smoother for state
/// space time series analysis", Biometrika 89 (2002), doi:10.1093/biomet/89.3.603, with the mean
/// correction of M. Jarociński (2015).
struct SimulationSmoother {
  let state: MovingState
  /// The mean and the standard deviation of each state before the first observation.
  let startMean: [Double]
  let startDeviation: [Double]

  /// Draws the states at every time.
  ///
  /// - Parameters:
  ///   - series: The observations; NaN where one is missing.
  ///   - generator: The source of chance.
  /// - Returns: Times × states, one after the other.
  func draw(
    _ series: [Double], using generator: inout some RandomNumberGenerator
  ) -> [Double] {
    let (m, n) = (state.size, series.count)
    let variances = state.variances
    let noise = variances.irregular.squareRoot()
    var path = Array(repeating: 0.0, count: n * m)
    var now = startDeviation.map { $0 * generator.nextNormal() }
    var gap = series
    for time in 0..<n {
      if time > 0 {
        state.advance(&now)
        now[0] += variances.level.squareRoot() * generator.nextNormal()
        if let season = state.seasonIndex, let variance = variances.seasonal {
          now[season] += variance.squareRoot() * generator.nextNormal()
        }
      }
      for element in 0..<m { path[time * m + element] = now[element] }
      gap[time] -= state.observe(now) + noise * generator.nextNormal()
    }
    let smoothed = smooth(gap)
    for index in path.indices { path[index] += smoothed[index] }
    return path
  }

  /// The smoothed mean of the states, by the fast disturbance recursion.
  func smooth(_ series: [Double]) -> [Double] {
    let (m, n) = (state.size, series.count)
    var mean = startMean
    var covariance = Array(repeating: 0.0, count: m * m)
    for element in 0..<m {
      covariance[element * m + element] = startDeviation[element] * startDeviation[element]
    }
    let startCovariance = covariance
    var gains = Array(repeating: 0.0, count: n * m)
    var shares = Array(repeating: 0.0, count: n)
    var gain = Array(repeating: 0.0, count: m)
    for time in 0..<n {
      if time > 0 {
        state.advance(&mean)
        state.advance(covariance: &covariance)
      }
      guard !series[time].isNaN else { continue }
      state.gainColumn(covariance, into: &gain)
      let total = state.observe(gain) + state.variances.irregular
      let surprise = series[time] - state.observe(mean)
      shares[time] = surprise / total
      for i in 0..<m {
        gains[time * m + i] = gain[i] / total
        mean[i] += gain[i] * shares[time]
        let share = gain[i] / total
        for j in 0..<m { covariance[i * m + j] -= share * gain[j] }
      }
    }
    // r before each time's observation; the state disturbances follow from it.
    var backward = Array(repeating: 0.0, count: n * m)
    var r = Array(repeating: 0.0, count: m)
    for time in (0..<n).reversed() {
      if !series[time].isNaN {
        var projection = 0.0
        for i in 0..<m { projection += gains[time * m + i] * r[i] }
        state.addObservation(shares[time] - projection, to: &r)
      }
      for i in 0..<m { backward[time * m + i] = r[i] }
      state.retreat(&r)
    }
    var result = Array(repeating: 0.0, count: n * m)
    var current = startMean
    for i in 0..<m {
      for j in 0..<m { current[i] += startCovariance[i * m + j] * backward[j] }
    }
    for time in 0..<n {
      if time > 0 {
        state.advance(&current)
        current[0] += state.variances.level * backward[time * m]
        if let season = state.seasonIndex, let variance = state.variances.seasonal {
          current[season] += variance * backward[time * m + season]
        }
      }
      for i in 0..<m { result[time * m + i] = current[i] }
    }
    return result
  }
}

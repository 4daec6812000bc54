// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

internal import Foundation

/// One pass of a smoothing model with additive trend forwards, and one backwards for the gradient.
struct SmoothingKernel {
  let alpha: Double
  let beta: Double
  let gamma: Double
  let phi: Double
  let multiplicativeError: Bool
  let season: SmoothingForm.Part
  let hasTrend: Bool

  /// −2 log-likelihood and its derivatives by parameters and first states.
  struct Result {
    var value: Double
    var alpha = 0.0
    var beta = 0.0
    var gamma = 0.0
    var phi = 0.0
    var level = 0.0
    var slope = 0.0
    var ring: [Double] = []
  }

  /// The result; nil where a multiplicative part is not above zero or a number overflows.
  func evaluate(_ values: [Double], level: Double, slope: Double, ring: [Double]) -> Result? {
    let count = values.count
    return values.withUnsafeBufferPointer { y in
      withUnsafeTemporaryAllocation(of: Double.self, capacity: 4 * count) { scratch in
        let memory = Memory(scratch, count: count)
        guard
          let squares = forwards(y, level: level, slope: slope, ring: ring, memory)
        else { return nil }
        return backwards(y, squares, ring: ring, memory)
      }
    }
  }

  private struct Memory {
    let f: UnsafeMutableBufferPointer<Double>
    let q: UnsafeMutableBufferPointer<Double>
    let s: UnsafeMutableBufferPointer<Double>
    let b: UnsafeMutableBufferPointer<Double>

    init(_ whole: UnsafeMutableBufferPointer<Double>, count: Int) {
      f = UnsafeMutableBufferPointer(rebasing: whole[0..<count])
      q = UnsafeMutableBufferPointer(rebasing: whole[count..<(2 * count)])
      s = UnsafeMutableBufferPointer(rebasing: whole[(2 * count)..<(3 * count)])
      b = UnsafeMutableBufferPointer(rebasing: whole[(3 * count)..<(4 * count)])
    }
  }

  /// Fills the memory; answers Σε² and Σ ln|f|.
  private func forwards(
    _ y: UnsafeBufferPointer<Double>, level: Double, slope: Double, ring first: [Double],
    _ memory: Memory
  ) -> (squares: Double, logs: Double)? {
    var level = level
    var slope = slope
    var ring = first
    var place = 0
    var squares = 0.0
    var product = 1.0
    var logs = 0.0
    let isMultiplied = season == .multiplicative
    for t in 0..<y.count {
      memory.b[t] = slope
      let carried = phi * slope
      let q = level + carried
      memory.q[t] = q
      var forecast = q
      if season != .none {
        let s = ring[place]
        memory.s[t] = s
        if isMultiplied, !(s > 0 && q > 0) { return nil }
        forecast = isMultiplied ? q * s : q + s
      }
      memory.f[t] = forecast
      let error = y[t] - forecast
      if multiplicativeError {
        guard forecast > 0 else { return nil }
        let relative = error / forecast
        squares += relative * relative
        product *= forecast
        if product > 1e200 || product < 1e-200 {
          logs += log(product)
          product = 1
        }
      } else {
        squares += error * error
      }
      let pull = isMultiplied ? error / memory.s[t] : error
      level = q + alpha * pull
      if hasTrend { slope = carried + beta * pull }
      if season != .none {
        ring[place] += gamma * (isMultiplied ? error / q : error)
        place = place + 1 == ring.count ? 0 : place + 1
      }
    }
    logs += log(product)
    guard squares.isFinite, logs.isFinite, squares > 0 else { return nil }
    return (squares, logs)
  }

  private func backwards(
    _ y: UnsafeBufferPointer<Double>, _ sums: (squares: Double, logs: Double), ring: [Double],
    _ memory: Memory
  ) -> Result {
    let count = Double(y.count)
    var result = Result(
      value: count * log(sums.squares) + (multiplicativeError ? 2 * sums.logs : 0))
    let factor = 2 * count / sums.squares
    var byLevel = 0.0
    var bySlope = 0.0
    var byRing = [Double](repeating: 0, count: ring.count)
    let isMultiplied = season == .multiplicative
    var place = ring.isEmpty ? 0 : y.count % ring.count
    for t in stride(from: y.count - 1, through: 0, by: -1) {
      let f = memory.f[t]
      let error = y[t] - f
      var byForecast: Double
      if multiplicativeError {
        byForecast = -factor * (error / f) * y[t] / (f * f) + 2 / f
      } else {
        byForecast = -factor * error
      }
      if season != .none { place = place == 0 ? ring.count - 1 : place - 1 }
      let byPull = alpha * byLevel + beta * bySlope
      var byTrended = byLevel
      if isMultiplied {
        let s = memory.s[t]
        let q = memory.q[t]
        let bySeason = byRing[place]
        let pull = error / s
        let turn = error / q
        result.alpha += byLevel * pull
        result.beta += bySlope * pull
        result.gamma += bySeason * turn
        byForecast -= byPull / s + gamma * bySeason / q
        byRing[place] = bySeason - byPull * pull / s + byForecast * q
        byTrended += byForecast * s - gamma * bySeason * turn / q
      } else {
        result.alpha += byLevel * error
        result.beta += bySlope * error
        byForecast -= byPull
        if season == .additive {
          let bySeason = byRing[place]
          result.gamma += bySeason * error
          byForecast -= gamma * bySeason
          byRing[place] = bySeason + byForecast
        }
        byTrended += byForecast
      }
      byLevel = byTrended
      if hasTrend {
        let byCarried = bySlope + byTrended
        result.phi += byCarried * memory.b[t]
        bySlope = phi * byCarried
      }
    }
    result.level = byLevel
    result.slope = bySlope
    result.ring = byRing
    return result
  }
}

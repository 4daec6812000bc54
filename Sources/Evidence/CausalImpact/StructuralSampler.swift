// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

import Foundation
internal import Statistics

/// The posterior of a local level with season and control series, by Gibbs sampling.
///
/// Priors as in R's `CausalImpact`, in units of the standard deviation before the launch: the
/// level as in ``LocalLevelPosterior``; the season's steps 1/σ² ~ Γ(0.005, 0.005·0.01²) and its
/// first values N(0, 1); control series as in ``SpikeAndSlab``; without them the noise
/// 1/σ² ~ Γ(0.005, 0.005), σ < 1.2.
///
/// Every draw adds one normal distribution, the future mean given that draw, instead of one number:
/// the interval loses most of the noise of sampling.
struct StructuralSampler {
  /// The standardised series before the launch; NaN where it is missing.
  let series: [Double]
  /// The standardised control series before and after the launch.
  let controls: [[Double]]
  let seasonalPeriod: Int?
  let priorLevelDeviation: Double
  let burnIn: Int
  let draws: Int
  let seed: UInt64

  struct Output {
    /// The posterior of the weighted mean of the future.
    var average = NormalMixture()
    /// For each future time the mean and variance of the observation, by draw.
    var means: [[Double]] = []
    var variances: [[Double]] = []
    /// How often each control series was chosen, a fraction.
    var inclusion: [Double] = []
    /// The mean coefficient of each control series, standardised on both sides.
    var coefficients: [Double] = []
  }

  /// Runs the sampler.
  ///
  /// - Parameters:
  ///   - weights: One per step after the launch: what the average is made of.
  ///   - keepingEach: Every how many draws the path is kept for the intervals of single times; 0
  ///     for never.
  /// - Returns: The posterior of the average, of single times, and of the choice of controls.
  func run(weights: [Double], keepingEach: Int) -> Output {
    var generator = Xoshiro256StarStar(seed: seed)
    let n = series.count
    let columns = controls.isEmpty ? [] : controls.map { Array($0[..<n]) } + [ones(n)]
    var regression = SpikeAndSlab(columns: columns)
    var current = Parameters(
      observation: controls.isEmpty ? 0.5 : 0.2,
      level: priorLevelDeviation * priorLevelDeviation, season: 1e-4,
      coefficients: columns.map { _ in 0 })
    let observed = series.indices.filter { !series[$0].isNaN }
    var output = Output()
    output.inclusion = controls.map { _ in 0 }
    output.coefficients = controls.map { _ in 0 }
    for iteration in 0..<(burnIn + draws) {
      let path = drawPath(current, columns, using: &generator)
      let state = movingState(current)
      let signal = signal(path, state)
      step(&current, &regression, columns, signal, path, state, observed, using: &generator)
      guard iteration >= burnIn else { continue }
      let future = Future(
        state: movingState(current), last: Array(path[((n - 1) * state.size)...]),
        regression: futureRegression(current, steps: weights.count))
      let keeps = keepingEach > 0 && iteration.isMultiple(of: keepingEach)
      future.add(to: &output, weights: weights, keepsPath: keeps)
      for index in controls.indices where current.coefficients[index] != 0 {
        output.inclusion[index] += 1 / Double(draws)
        output.coefficients[index] += current.coefficients[index] / Double(draws)
      }
    }
    return output
  }

  private struct Parameters {
    var observation: Double
    var level: Double
    var season: Double
    var coefficients: [Double]
  }

  private func ones(_ count: Int) -> [Double] { Array(repeating: 1, count: count) }

  private func movingState(_ current: Parameters) -> MovingState {
    MovingState(
      model: StructuralModel(
        seasonal: seasonalPeriod.map { StructuralModel.Seasonal(period: $0, isStochastic: true) }),
      variances: StructuralVariances(
        irregular: current.observation, level: current.level,
        seasonal: seasonalPeriod == nil ? nil : current.season))
  }

  private func drawPath(
    _ current: Parameters, _ columns: [[Double]], using generator: inout some RandomNumberGenerator
  ) -> [Double] {
    let state = movingState(current)
    var target = series
    for (column, coefficient) in zip(columns, current.coefficients) where coefficient != 0 {
      for time in target.indices { target[time] -= coefficient * column[time] }
    }
    var start = Array(repeating: 0.0, count: state.size)
    start[0] = series[0]
    return SimulationSmoother(
      state: state, startMean: start, startDeviation: ones(state.size)
    ).draw(target, using: &generator)
  }

  private func signal(_ path: [Double], _ state: MovingState) -> [Double] {
    series.indices.map { time in
      let offset = time * state.size
      guard let season = state.seasonIndex else { return path[offset] }
      return path[offset] + path[offset + season]
    }
  }

  /// Draws variances and coefficients given the path.
  private func step(
    _ current: inout Parameters, _ regression: inout SpikeAndSlab, _ columns: [[Double]],
    _ signal: [Double], _ path: [Double], _ state: MovingState, _ observed: [Int],
    using generator: inout some RandomNumberGenerator
  ) {
    let m = state.size
    if columns.isEmpty {
      let square = observed.reduce(0) {
        $0 + (series[$1] - signal[$1]) * (series[$1] - signal[$1])
      }
      current.observation = inverseGamma(
        shape: 0.005 + Double(observed.count) / 2, rate: 0.005 + square / 2, greatest: 1.2,
        using: &generator)
    } else {
      // Missing observations are drawn, so that the regression always sees whole columns.
      let target = series.indices.map { time -> Double in
        guard series[time].isNaN else { return series[time] - signal[time] }
        let mean = zip(columns, current.coefficients).reduce(0) { $0 + $1.1 * $1.0[time] }
        return mean + current.observation.squareRoot() * generator.nextNormal()
      }
      let drawn = regression.draw(target, using: &generator)
      current.observation = drawn.variance
      current.coefficients = drawn.coefficients
    }
    var (levels, seasons) = (0.0, 0.0)
    for time in 1..<series.count {
      let step = path[time * m] - path[(time - 1) * m]
      levels += step * step
      guard let season = state.seasonIndex else { continue }
      // The step of the season: its value plus the s − 1 values before.
      var sum = path[time * m + season]
      for lag in season..<m { sum += path[(time - 1) * m + lag] }
      seasons += sum * sum
    }
    let steps = Double(series.count - 1)
    current.level = inverseGamma(
      shape: 16 + steps / 2,
      rate: 16 * priorLevelDeviation * priorLevelDeviation + levels / 2, greatest: 1,
      using: &generator)
    if seasonalPeriod != nil {
      current.season = inverseGamma(
        shape: 0.005 + steps / 2, rate: 0.005 * 1e-4 + seasons / 2, using: &generator)
    }
  }

  private func futureRegression(_ current: Parameters, steps: Int) -> [Double] {
    let n = series.count
    return (0..<steps).map { step in
      guard !controls.isEmpty else { return 0 }
      let constant = current.coefficients[controls.count]
      return zip(controls, current.coefficients).reduce(constant) { $0 + $1.1 * $1.0[n + step] }
    }
  }
}

/// The future of one draw: normal given states, variances and coefficients.
private struct Future {
  let state: MovingState
  let last: [Double]
  let regression: [Double]

  func add(to output: inout StructuralSampler.Output, weights: [Double], keepsPath: Bool) {
    var now = last
    var mean = 0.0
    var means: [Double] = []
    for (weight, fixed) in zip(weights, regression) {
      state.advance(&now)
      let value = state.observe(now) + fixed
      mean += weight * value
      if keepsPath { means.append(value) }
    }
    // Responses of the average to a step of level and season at each time, from the last back.
    var variance = weights.reduce(0) { $0 + $1 * $1 } * state.variances.irregular
    var pull = Array(repeating: 0.0, count: state.size)
    var variances = Array(
      repeating: state.variances.irregular, count: keepsPath ? weights.count : 0)
    for weight in weights.reversed() {
      state.retreat(&pull)
      state.addObservation(weight, to: &pull)
      variance += pull[0] * pull[0] * state.variances.level
      if let index = state.seasonIndex, let season = state.variances.seasonal {
        variance += pull[index] * pull[index] * season
      }
    }
    output.average.add(weight: 1, mean: mean, variance: variance)
    guard keepsPath else { return }
    // The season's response to its own step at a distance: 1, −1, 0 … 0, 1, −1, 0 …
    let period = state.seasonIndex.map { state.size - $0 + 1 }
    var spread = 0.0
    for step in variances.indices {
      spread += state.variances.level
      if let period, let season = state.variances.seasonal, step % period <= 1 {
        spread += season
      }
      variances[step] += spread
    }
    output.means.append(means)
    output.variances.append(variances)
  }
}

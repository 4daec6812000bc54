// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

import Foundation
internal import Statistics

/// The exact posterior of a local level model with two uncertain variances, by quadrature over
/// their logs: one Kalman filter per node, no draws.
///
/// In units of the standard deviation of the series before the launch:
///
///     1/σ²_obs ~ Γ(0.005, 0.005),           σ_obs < 1.2
///     1/σ²_level ~ Γ(16, 16 s²),            σ_level < 1,   s the prior's guess
///     μ₁ ~ N(y₁, 1)
///
/// These are the priors of R's `CausalImpact` (`prior.level.sd` is s) without control series. Given
/// the variances, every future mean is normal; the posterior is their mixture.
struct LocalLevelPosterior {
  /// One node of the quadrature.
  struct Node {
    /// The posterior weight.
    var weight: Double
    /// σ²_obs and σ²_level.
    var observation: Double
    var level: Double
    /// Mean and variance of the level at the last observation.
    var mean: Double
    var variance: Double
  }

  let nodes: [Node]

  /// Integrates.
  ///
  /// - Parameters:
  ///   - series: The standardised series before the launch; NaN where it is missing. The first is
  ///     there.
  ///   - priorLevelDeviation: s, above 0.
  init(_ series: [Double], priorLevelDeviation: Double) {
    let guess = log(priorLevelDeviation)
    var box = Box(
      observation: log(1e-4)...log(1.2),
      level: (min(guess, 0) - 3)...min(0, guess + 3.5))
    // Narrow the box to where the posterior lives, then integrate over it.
    for _ in 0..<3 { box = box.narrowed(series, guess: priorLevelDeviation) }
    let rule = LocalLevelPosterior.rule
    var logs: [Double] = [], nodes: [Node] = []
    for (u, uWeight) in zip(rule.nodes, rule.weights) {
      let observation = box.observation.lowerBound + u * box.observation.width
      for (v, vWeight) in zip(rule.nodes, rule.weights) {
        let level = box.level.lowerBound + v * box.level.width
        let run = LocalLevelPosterior.filter(
          series, observation: exp(2 * observation), level: exp(2 * level))
        logs.append(
          run.logLikelihood + log(uWeight * vWeight)
            + LocalLevelPosterior.logPrior(observation, level, guess: priorLevelDeviation))
        nodes.append(
          Node(
            weight: 0, observation: exp(2 * observation), level: exp(2 * level), mean: run.mean,
            variance: run.variance))
      }
    }
    let highest = logs.max() ?? 0
    for index in nodes.indices { nodes[index].weight = exp(logs[index] - highest) }
    self.nodes = nodes.filter { $0.weight > 1e-13 }
  }

  private static let rule = GaussLegendre(count: 40)

  /// The posterior of a weighted mean of future observations.
  ///
  /// - Parameter weights: One per step after the last observation; 0 leaves a step out.
  /// - Returns: The mixture, noise of the observations included.
  func future(weights: [Double]) -> NormalMixture {
    let total = weights.reduce(0, +)
    let squares = weights.reduce(0) { $0 + $1 * $1 }
    // A step of the level at time i moves every later observation.
    var (later, steps) = (0.0, 0.0)
    for weight in weights.reversed() {
      later += weight
      steps += later * later
    }
    var mixture = NormalMixture()
    for node in nodes {
      mixture.add(
        weight: node.weight, mean: total * node.mean,
        variance: total * total * node.variance + steps * node.level + squares * node.observation)
    }
    return mixture
  }

  /// The log prior density of the logs of the two standard deviations, up to a constant.
  private static func logPrior(_ observation: Double, _ level: Double, guess: Double) -> Double {
    // Precision τ ~ Γ(a, b) gives log σ the density τᵃ e^{−bτ}.
    let (shape, levelShape) = (0.005, 16.0)
    return -2 * shape * observation - shape * exp(-2 * observation)
      - 2 * levelShape * level - levelShape * guess * guess * exp(-2 * level)
  }

  struct Run {
    var logLikelihood: Double
    var mean: Double
    var variance: Double
  }

  /// The Kalman filter from N(y₁, 1); the log-likelihood up to a constant.
  static func filter(_ series: [Double], observation: Double, level: Double) -> Run {
    var mean = series.first ?? 0
    var variance = 1.0
    var (product, logs, squares) = (1.0, 0.0, 0.0)
    for (index, value) in series.enumerated() {
      if index > 0 { variance += level }
      guard !value.isNaN else { continue }
      let total = variance + observation
      let inverse = 1 / total
      let surprise = value - mean
      squares += surprise * surprise * inverse
      product *= total
      // One logarithm for many factors, taken before they leave the range of a double.
      if product < 1e-200 || product > 1e200 {
        logs += log(product)
        product = 1
      }
      let gain = variance * inverse
      mean += gain * surprise
      variance = gain * observation
    }
    return Run(
      logLikelihood: -0.5 * (logs + log(product) + squares), mean: mean, variance: variance)
  }

  /// A rectangle of the logs of the two standard deviations.
  private struct Box {
    var observation: ClosedRange<Double>
    var level: ClosedRange<Double>

    /// The cells whose density is within e⁻³⁰ of the highest, and one cell around them.
    func narrowed(_ series: [Double], guess: Double) -> Box {
      let count = 16
      var density: [[Double]] = []
      for i in 0...count {
        density.append(
          (0...count).map { j in
            let (u, v) = (observation.at(i, of: count), level.at(j, of: count))
            return LocalLevelPosterior.filter(
              series, observation: exp(2 * u), level: exp(2 * v)
            ).logLikelihood + LocalLevelPosterior.logPrior(u, v, guess: guess)
          })
      }
      let limit = (density.joined().max() ?? 0) - 30
      let rows = (0...count).filter { density[$0].contains { $0 > limit } }
      let columns = (0...count).filter { column in density.contains { $0[column] > limit } }
      func around(_ range: ClosedRange<Double>, _ indices: [Int]) -> ClosedRange<Double> {
        guard let first = indices.first, let last = indices.last else { return range }
        return range.at(max(0, first - 1), of: count)...range.at(min(count, last + 1), of: count)
      }
      return Box(observation: around(observation, rows), level: around(level, columns))
    }
  }
}

extension ClosedRange<Double> {
  fileprivate var width: Double { upperBound - lowerBound }
  fileprivate func at(_ index: Int, of count: Int) -> Double {
    lowerBound + width * Double(index) / Double(count)
  }
}

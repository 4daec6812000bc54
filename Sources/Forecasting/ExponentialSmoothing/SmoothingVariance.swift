// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

internal import Foundation

extension ExponentialSmoothing {
  /// The standard deviations of the forecast errors of the next steps.
  ///
  /// Exact for models with additive errors and for multiplicative errors without a multiplicative
  /// season; for M,·,M the approximation of formula (6.5), exact to the order of the error's
  /// variance. Multiplicative trends take the additive model's growth about the forecast.
  ///
  /// Source: Hyndman et al. (2008), tables 6.2 and 6.3.
  public func standardDeviations(horizon: Int) -> [Double] {
    let mean = run.forecast(horizon: horizon)
    let weights = responseWeights(horizon: horizon)
    guard form.error == .multiplicative else {
      var sum = 1.0
      return (0..<horizon).map { step in
        if step > 0 { sum += weights[step - 1] * weights[step - 1] }
        return (errorVariance * sum).squareRoot()
      }
    }
    return multiplied(mean, weights)
  }

  private func multiplied(_ mean: [Double], _ weights: [Double]) -> [Double] {
    let isSeasonal = form.season == .multiplicative
    let season = run.season
    // The level and trend alone, when the season multiplies.
    let base = mean.indices.map { step in
      isSeasonal ? mean[step] / season[step % season.count] : mean[step]
    }
    var theta: [Double] = []
    let gamma = run.parameters.season
    return mean.indices.map { step in
      var value = base[step] * base[step]
      for back in stride(from: 1, through: step, by: 1) {
        let weight = weights[back - 1]
        value += errorVariance * weight * weight * theta[step - back]
      }
      theta.append(value)
      let cycles = isSeasonal ? Double(step / max(1, season.count)) : 0
      let spread =
        value * (1 + errorVariance) * pow(1 + gamma * gamma * errorVariance, cycles)
        - base[step] * base[step]
      let factor = isSeasonal ? season[step % season.count] : 1
      return max(spread, 0).squareRoot() * abs(factor)
    }
  }

  /// How much of an error at one step stays in the forecast j steps later, j = 1, 2, ….
  private func responseWeights(horizon: Int) -> [Double] {
    let parameters = run.parameters
    var growth = 0.0
    var power = 1.0
    return (0..<horizon).map { index in
      power *= parameters.damping
      growth += form.trend == .none ? 0 : (form.isDamped ? power : 1)
      var weight = parameters.level + parameters.trend * growth
      if form.season == .additive, (index + 1) % period == 0 { weight += parameters.season }
      return weight
    }
  }
}

// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

internal import Foundation
internal import Statistics

/// How long customers with a contract stay, when each has a constant chance to leave at every
/// renewal and these chances differ by a beta distribution: the shifted beta-geometric model.
///
///     P(T = 1) = α/(α + β),   P(T = t) = P(T = t − 1) (β + t − 2)/(α + β + t − 1)
///     S(t) = S(t − 1) (β + t − 1)/(α + β + t − 1),   S(0) = 1
///
/// Retention rises with age although nobody changes: those who leave easily leave first.
public struct RetentionModel: Sendable, Hashable {
  /// α, above 0.
  public let alpha: Double
  /// β, above 0.
  public let beta: Double

  /// Creates a model with known parameters.
  public init(alpha: Double, beta: Double) throws(SurvivalError) {
    for (name, value) in [("alpha", alpha), ("beta", beta)] where !(value > 0 && value.isFinite) {
      throw .outOfDomain(name: name, value: value, expected: "above 0")
    }
    self.alpha = alpha
    self.beta = beta
  }

  /// The share of customers that stays after `period` renewals; 1 for 0 and below.
  public func survival(at period: Int) -> Double {
    guard period > 0 else { return 1 }
    let t = Double(period)
    return exp(logBeta(alpha, beta + t) - logBeta(alpha, beta))
  }

  /// The share of those present that stays at the next renewal, (β + t)/(α + β + t).
  public func retention(after period: Int) -> Double {
    let t = Double(max(0, period))
    return (beta + t) / (alpha + beta + t)
  }

  /// The log-likelihood of survivors counted at the start and after each renewal.
  ///
  ///     Σ (Nₜ₋₁ − Nₜ) ln P(T = t) + N_n ln S(n)
  ///
  /// - Parameter survivors: Numbers or percentages, not rising; the first before any renewal.
  /// - Returns: The natural logarithm, with the counts as weights.
  public func logLikelihood(survivors: [Double]) -> Double {
    var gradient = [0.0, 0.0]
    return retentionLogLikelihood(alpha, beta, survivors, &gradient)
  }

  /// Fits the model to survivors by maximum likelihood.
  ///
  /// - Parameter survivors: Numbers or percentages of one cohort, the first before any renewal,
  ///   then after each; at least three, not rising, with some loss.
  /// - Returns: The parameters.
  /// - Throws: ``SurvivalError``: too few figures, figures that rise, nobody who left, or a loss
  ///   that fits no finite parameters.
  ///
  /// Source: P. Fader and B. Hardie, "How to project customer retention", Journal of Interactive
  /// Marketing 21 (2007), doi:10.1002/dir.20074.
  public static func fit(survivors: [Double]) throws(SurvivalError) -> RetentionModel {
    guard survivors.count >= 3 else {
      throw .tooFewSubjects(count: survivors.count, needed: 3)
    }
    for (index, value) in survivors.enumerated() {
      guard value.isFinite, value >= 0 else { throw .notFinite(column: "survivors", index: index) }
      if index > 0, value > survivors[index - 1] {
        throw .outOfDomain(
          name: "survivors", value: value,
          expected: "at most the figure before it, \(survivors[index - 1])")
      }
    }
    guard let first = survivors.first, let last = survivors.last, first > 0, last < first
    else { throw .noEvents }
    var best: Minimum?
    for start in [[0.0, 1.0], [0.0, 0.0], [1.0, 2.0]] {
      let found = minimumByGradient(from: start) { point, gradient in
        let (alpha, beta) = (exp(point[0]), exp(point[1]))
        let value = retentionLogLikelihood(alpha, beta, survivors, &gradient)
        gradient = [-gradient[0] * alpha / first, -gradient[1] * beta / first]
        return -value / first
      }
      if found.value.isFinite, found.value < (best?.value ?? .infinity) { best = found }
    }
    guard let best, best.converged, best.point.allSatisfy({ abs($0) < 14 }) else {
      throw .notConverged(iterations: best?.iterations ?? 0)
    }
    return try RetentionModel(alpha: exp(best.point[0]), beta: exp(best.point[1]))
  }
}

/// The log-likelihood and its derivatives with respect to α and β.
private func retentionLogLikelihood(
  _ alpha: Double, _ beta: Double, _ survivors: [Double], _ gradient: inout [Double]
) -> Double {
  let sum = alpha + beta
  var logMass = log(alpha) - log(sum)
  var mass = [1 / alpha - 1 / sum, -1 / sum]
  var logSurvival = log(beta) - log(sum)
  var survival = [-1 / sum, 1 / beta - 1 / sum]
  var total = 0.0
  gradient = [0, 0]
  for t in 1..<survivors.count {
    let step = Double(t)
    if t > 1 {
      logMass += log(beta + step - 2) - log(sum + step - 1)
      mass[0] -= 1 / (sum + step - 1)
      mass[1] += 1 / (beta + step - 2) - 1 / (sum + step - 1)
      logSurvival += log(beta + step - 1) - log(sum + step - 1)
      survival[0] -= 1 / (sum + step - 1)
      survival[1] += 1 / (beta + step - 1) - 1 / (sum + step - 1)
    }
    let left = survivors[t - 1] - survivors[t]
    total += left * logMass
    gradient[0] += left * mass[0]
    gradient[1] += left * mass[1]
  }
  let kept = survivors[survivors.count - 1]
  gradient[0] += kept * survival[0]
  gradient[1] += kept * survival[1]
  return total + kept * logSurvival
}

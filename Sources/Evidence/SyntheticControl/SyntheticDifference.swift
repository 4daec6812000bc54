// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

import Foundation

/// Synthetic difference-in-differences: weights for units and for times, and a difference of
/// differences between the weighted means.
///
///     ω = argmin Σ_{t < T₀} (ω₀ + Σ ωⱼyⱼₜ − ȳ_tr,t)² + ζ²T₀‖ω‖²
///     λ = argmin Σⱼ (λ₀ + Σ_{t < T₀} λₜyⱼₜ − ȳⱼ,post)² + (10⁻⁶σ)²N‖λ‖²
///     τ = (ȳ_tr,post − Σ λₜȳ_tr,t) − Σ ωⱼ(ȳⱼ,post − Σ λₜyⱼₜ)
///     ζ = (N_tr T_post)^¼ σ,   σ the standard deviation of the donors' changes before the launch
///
/// both sets of weights not below zero and summing to 1.
///
/// Source: D. Arkhangelsky et al., "Synthetic difference-in-differences", American Economic Review
/// 111 (2021), doi:10.1257/aer.20190159; −15.6 for Proposition 99. R `synthdid` stops its search
/// early and drops small weights; here the optimum is exact.
public struct SyntheticDifference: Sendable {
  /// The effect on the treated after the launch, in the unit of the outcome.
  public let effect: Double
  /// The plain difference-in-differences of the same panel, for comparison.
  public let plainDifference: Double
  /// The weight of each donor above zero.
  public let unitWeights: [String: Double]
  /// The weight of each time before the launch, in their order.
  public let timeWeights: [Double]
  /// The regularisation ζ of the unit weights.
  public let penalty: Double
  /// The number of treated units, donors, times before and times after.
  public let counts: (treated: Int, donors: Int, before: Int, after: Int)

  /// Computes weights and effect.
  ///
  /// - Parameters:
  ///   - panel: The outcomes of all units.
  ///   - treated: The treated units; all began at `firstPost`.
  ///   - firstPost: The first time at which they were treated.
  /// - Throws: ``EvidenceError``: an unknown unit, fewer than two donors, fewer than two times
  ///   before the launch or none from it on.
  public init(
    _ panel: OutcomePanel, treated: [String], firstPost: Double
  ) throws(EvidenceError) {
    let found = try panel.check(
      treated: treated, firstPost: firstPost,
      method: "Synthetic difference-in-differences, before the launch,")
    self.init(panel, treated: found.treated, donors: found.donors, preCount: found.preCount)
  }

  init(_ panel: OutcomePanel, treated: [Int], donors: [Int], preCount pre: Int) {
    let after = panel.times.count - pre
    let target = panel.times.indices.map { time in
      treated.reduce(0) { $0 + panel.outcomes[$1][time] } / Double(treated.count)
    }
    let controls = donors.map { panel.outcomes[$0] }
    let noise = SyntheticDifference.changeDeviation(controls, pre)
    penalty = pow(Double(treated.count * after), 0.25) * noise
    let omega = SyntheticDifference.weights(
      columns: controls.map { Array($0[..<pre]) }, target: Array(target[..<pre]),
      ridge: penalty * penalty * Double(pre))
    let smallRidge = 1e-6 * noise
    let lambda = SyntheticDifference.weights(
      columns: (0..<pre).map { time in controls.map { $0[time] } },
      target: controls.map { SyntheticDifference.mean($0[pre...]) },
      ridge: smallRidge * smallRidge * Double(donors.count))
    func change(_ series: [Double], _ weights: [Double]) -> Double {
      SyntheticDifference.mean(series[pre...])
        - zip(series, weights).reduce(0) { $0 + $1.0 * $1.1 }
    }
    effect =
      change(target, lambda)
      - zip(omega, controls).reduce(0) { $0 + $1.0 * change($1.1, lambda) }
    let even = Array(repeating: 1 / Double(pre), count: pre)
    plainDifference =
      change(target, even)
      - controls.reduce(0) { $0 + change($1, even) } / Double(controls.count)
    let named = zip(donors, omega).filter { $0.1 > 0 }.map { (panel.units[$0.0], $0.1) }
    unitWeights = Dictionary(uniqueKeysWithValues: named)
    timeWeights = lambda
    counts = (treated.count, donors.count, pre, after)
  }

  /// Simplex weights with a free constant: the constant is projected out of rows.
  private static func weights(columns: [[Double]], target: [Double], ridge: Double) -> [Double] {
    simplexLeastSquares(
      columns: columns.map(centred), target: centred(target), ridge: ridge)
  }

  private static func centred(_ values: [Double]) -> [Double] {
    let mean = mean(values[...])
    return values.map { $0 - mean }
  }

  private static func mean(_ values: ArraySlice<Double>) -> Double {
    values.reduce(0, +) / Double(values.count)
  }

  private static func changeDeviation(_ controls: [[Double]], _ pre: Int) -> Double {
    let changes = controls.flatMap { row in (1..<pre).map { row[$0] - row[$0 - 1] } }
    let mean = mean(changes[...])
    let square = changes.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
    return changes.count > 1 ? (square / Double(changes.count - 1)).squareRoot() : 0
  }

  /// The standard error from placebos: the same analysis with donors taken for treated.
  ///
  /// - Parameters:
  ///   - panel: The outcomes of all units.
  ///   - treated: The treated units.
  ///   - firstPost: The first time at which they were treated.
  /// - Returns: The standard deviation of the placebo effects (one donor after the other when one
  ///   unit is treated, consecutive groups of donors otherwise), in the unit of the outcome; nil
  ///   with fewer than three placebos.
  /// - Throws: ``EvidenceError``, as the initialiser.
  ///
  /// Source: algorithm 4 of Arkhangelsky et al. (2021), here over every placebo instead of draws.
  public static func placeboError(
    _ panel: OutcomePanel, treated: [String], firstPost: Double
  ) throws(EvidenceError) -> Double? {
    let found = try panel.check(
      treated: treated, firstPost: firstPost,
      method: "Synthetic difference-in-differences, before the launch,")
    let size = found.treated.count
    guard found.donors.count >= size + 2 else { return nil }
    let effects = found.donors.indices.map { start -> Double in
      let group = (0..<size).map { found.donors[(start + $0) % found.donors.count] }
      let rest = found.donors.filter { !group.contains($0) }
      return SyntheticDifference(panel, treated: group, donors: rest, preCount: found.preCount)
        .effect
    }
    guard effects.count >= 3 else { return nil }
    let mean = mean(effects[...])
    let square = effects.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
    return (square / Double(effects.count)).squareRoot()
  }
}

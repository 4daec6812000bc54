// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

import Foundation

/// One treated unit against a weighted mean of units that were not treated.
///
/// The weights are those of the simplex whose mean follows the treated unit's outcome best before
/// the launch; the gap afterwards is the effect.
///
///     w = argmin Σ_{t < T₀} (y₁ₜ − Σ wⱼyⱼₜ)²      wⱼ ≥ 0, Σ wⱼ = 1
///
/// The weights use the outcomes before the launch alone, no other predictors; with predictors the
/// p-value can differ (California ranks 3rd of 39 with outcomes alone, 1st with Abadie's).
///
/// Source: A. Abadie, A. Diamond and J. Hainmueller, "Synthetic control methods for comparative
/// case studies", Journal of the American Statistical Association 105 (2010),
/// doi:10.1198/jasa.2009.ap08746. Agrees with pysyncon 1.7.0 on the same lags.
public struct SyntheticControl: Sendable {
  /// The treated unit.
  public let unit: String
  /// The weight of each donor above zero, by name.
  public let weights: [String: Double]
  /// The times of the panel.
  public let times: [Double]
  /// The number of times before the launch.
  public let preCount: Int
  /// The treated unit's outcome at each time.
  public let observed: [Double]
  /// The weighted mean of the donors at each time.
  public let synthetic: [Double]

  /// Observed less synthetic at each time, in the unit of the outcome.
  public var gaps: [Double] { zip(observed, synthetic).map { $0 - $1 } }
  /// The mean gap from the launch on.
  public var averageEffect: Double {
    gaps[preCount...].reduce(0, +) / Double(times.count - preCount)
  }
  /// The root mean square gap before the launch: how well the weights fit.
  public var preError: Double { SyntheticControl.rootMeanSquare(gaps[..<preCount]) }
  /// The root mean square gap from the launch on.
  public var postError: Double { SyntheticControl.rootMeanSquare(gaps[preCount...]) }
  /// The error after the launch as a multiple of that before it; infinite for a perfect fit before.
  public var errorRatio: Double { postError / preError }

  /// Fits the weights.
  ///
  /// - Parameters:
  ///   - panel: The outcomes of all units.
  ///   - unit: The treated unit.
  ///   - firstPost: The first time at which it was treated.
  /// - Returns: The fit.
  /// - Throws: ``EvidenceError``: an unknown unit, fewer than two donors, fewer than two times
  ///   before the launch or none from it on.
  public static func fit(
    _ panel: OutcomePanel, unit: String, firstPost: Double
  ) throws(EvidenceError) -> SyntheticControl {
    let found = try panel.check(
      treated: [unit], firstPost: firstPost, method: "Synthetic control, before the launch,")
    return fit(panel, row: found.treated[0], donors: found.donors, preCount: found.preCount)
  }

  static func fit(
    _ panel: OutcomePanel, row: Int, donors: [Int], preCount: Int
  ) -> SyntheticControl {
    let observed = panel.outcomes[row]
    let weights = simplexLeastSquares(
      columns: donors.map { Array(panel.outcomes[$0][..<preCount]) },
      target: Array(observed[..<preCount]))
    var synthetic = Array(repeating: 0.0, count: observed.count)
    for (donor, weight) in zip(donors, weights) where weight > 0 {
      for time in synthetic.indices { synthetic[time] += weight * panel.outcomes[donor][time] }
    }
    let named = zip(donors, weights).filter { $0.1 > 0 }.map { (panel.units[$0.0], $0.1) }
    return SyntheticControl(
      unit: panel.units[row], weights: Dictionary(uniqueKeysWithValues: named),
      times: panel.times, preCount: preCount, observed: observed, synthetic: synthetic)
  }

  private static func rootMeanSquare(_ values: ArraySlice<Double>) -> Double {
    (values.reduce(0) { $0 + $1 * $1 } / Double(values.count)).squareRoot()
  }
}

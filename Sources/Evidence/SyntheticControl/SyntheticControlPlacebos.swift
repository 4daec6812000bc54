// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

/// The same analysis for every unit that was not treated: how often chance does as much.
public struct SyntheticControlPlacebos: Sendable {
  /// One unit's analysis as if it had been treated.
  public struct Unit: Sendable, Hashable {
    /// The unit.
    public var name: String
    /// The root mean square gap before the launch.
    public var preError: Double
    /// The gap after the launch as a multiple of that before it.
    public var errorRatio: Double
    /// The mean gap after the launch.
    public var averageEffect: Double
  }

  /// The treated unit.
  public let treated: Unit
  /// The others, each fitted from the units that were not treated.
  public let placebos: [Unit]

  /// The place of the treated unit among all by its error ratio; 1 is the largest.
  public var rank: Int { 1 + placebos.count { $0.errorRatio > treated.errorRatio } }
  /// The share of all units whose ratio is at least as large: the permutation p-value.
  public var pValue: Double {
    Double(1 + placebos.count { $0.errorRatio >= treated.errorRatio })
      / Double(1 + placebos.count)
  }
  /// The smallest p-value that so many units allow.
  public var smallestPossibleP: Double { 1 / Double(1 + placebos.count) }

  /// Repeats an analysis for every donor; the treated unit is nobody's donor.
  ///
  /// - Parameters:
  ///   - panel: The outcomes of all units.
  ///   - unit: The treated unit.
  ///   - firstPost: The first time at which it was treated.
  /// - Throws: ``EvidenceError``, as ``SyntheticControl/fit(_:unit:firstPost:)``; three donors are
  ///   needed.
  public init(_ panel: OutcomePanel, unit: String, firstPost: Double) throws(EvidenceError) {
    let found = try panel.check(
      treated: [unit], firstPost: firstPost, method: "Synthetic control, before the launch,")
    guard found.donors.count >= 3 else {
      throw .badOption(
        name: "donors", value: "\(found.donors.count)",
        expected: "at least 3 for a placebo of each against the others")
    }
    func analyse(_ row: Int) -> Unit {
      let donors = found.donors.filter { $0 != row }
      let fit = SyntheticControl.fit(panel, row: row, donors: donors, preCount: found.preCount)
      return Unit(
        name: fit.unit, preError: fit.preError, errorRatio: fit.errorRatio,
        averageEffect: fit.averageEffect)
    }
    treated = analyse(found.treated[0])
    placebos = found.donors.map(analyse)
  }
}

extension SyntheticControl {
  /// The mean gap when each donor with a weight is left out in turn.
  ///
  /// - Parameters:
  ///   - panel: The outcomes of all units.
  ///   - firstPost: The first time at which the unit was treated.
  /// - Returns: The average effect by the name of the donor left out, in the unit of the outcome;
  ///   donors without which fewer than two remain are passed over.
  /// - Throws: ``EvidenceError``, as ``fit(_:unit:firstPost:)``.
  public func leavingOneDonorOut(
    _ panel: OutcomePanel, firstPost: Double
  ) throws(EvidenceError) -> [String: Double] {
    var effects: [String: Double] = [:]
    for donor in weights.keys.sorted() {
      let rest = panel.without([donor])
      guard rest.units.count >= 3 else { continue }
      effects[donor] = try SyntheticControl.fit(rest, unit: unit, firstPost: firstPost)
        .averageEffect
    }
    return effects
  }
}

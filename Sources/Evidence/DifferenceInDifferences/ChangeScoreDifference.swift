// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

import Foundation
internal import Statistics

/// Whether the units that were treated changed more than those that were not.
///
/// Each unit's change is its mean after less its mean before; the two groups of changes are
/// compared by Welch's test. Units seen on one side only are left out and counted.
public struct ChangeScoreDifference: Sendable, Hashable {
  /// Mean change of the treated less mean change of the others.
  public let effect: Double
  /// √(s₁²/n₁ + s₀²/n₀).
  public let standardError: Double
  /// Welch and Satterthwaite's degrees of freedom.
  public let degreesOfFreedom: Double
  /// Treated units with both sides.
  public let treatedUnits: Int
  /// Other units with both sides.
  public let controlUnits: Int
  /// Units left out because one side is missing.
  public let incompleteUnits: Int

  /// The number of units compared.
  public var count: Int { treatedUnits + controlUnits }

  /// The two-sided p-value of "no difference".
  public var pValue: Double {
    studentTwoSidedP(effect / standardError, degreesOfFreedom: degreesOfFreedom)
  }

  /// Compares the changes.
  ///
  /// - Parameters:
  ///   - outcome: One finite number per observation.
  ///   - units: The unit of each observation.
  ///   - isTreated: Whether its unit belongs to the treated group.
  ///   - isAfter: Whether it was made after the change.
  /// - Returns: The comparison.
  /// - Throws: ``EvidenceError/tooFewPoints(count:needed:method:)`` unless both groups have two
  ///   complete units, ``EvidenceError/constantSeries(column:)`` when no change differs.
  public static func estimate(
    _ outcome: [Double], units: [String], isTreated: [Bool], isAfter: [Bool]
  ) throws(EvidenceError) -> ChangeScoreDifference {
    guard units.count == outcome.count, isTreated.count == outcome.count,
      isAfter.count == outcome.count
    else {
      throw .lengthMismatch(column: "unit", count: units.count, expected: outcome.count)
    }
    if let index = outcome.firstIndex(where: { !$0.isFinite }) {
      throw .notFinite(column: "outcome", index: index)
    }
    var sides: [String: UnitSides] = [:]
    for (row, unit) in units.enumerated() {
      sides[unit, default: UnitSides(isTreated: isTreated[row])].add(outcome[row], isAfter[row])
    }
    let complete = sides.keys.sorted().compactMap { unit in
      sides[unit].flatMap { side in side.change.map { (side.isTreated, $0) } }
    }
    let treated = complete.filter(\.0).map(\.1)
    let control = complete.filter { !$0.0 }.map(\.1)
    let first = try spread(treated, "treated units with both sides")
    let second = try spread(control, "untreated units with both sides")
    let variance = first.variance + second.variance
    guard variance > 0 else { throw .constantSeries(column: "change") }
    let freedom =
      variance * variance
      / (first.variance * first.variance / Double(treated.count - 1)
        + second.variance * second.variance / Double(control.count - 1))
    return ChangeScoreDifference(
      effect: first.mean - second.mean, standardError: variance.squareRoot(),
      degreesOfFreedom: freedom, treatedUnits: treated.count, controlUnits: control.count,
      incompleteUnits: sides.count - complete.count)
  }

  /// The mean and its squared standard error.
  private static func spread(
    _ changes: [Double], _ what: String
  ) throws(EvidenceError) -> (mean: Double, variance: Double) {
    guard changes.count > 1 else {
      throw .tooFewPoints(count: changes.count, needed: 2, method: "The comparison of \(what)")
    }
    let sample = try statistically { () throws(StatisticsError) in try SampleDescription(changes) }
    let size = Double(changes.count)
    return (sample.mean, sample.sumOfSquares / (size - 1) / size)
  }
}

/// The two sides of one unit.
private struct UnitSides {
  let isTreated: Bool
  private var before: [Double] = []
  private var after: [Double] = []

  init(isTreated: Bool) { self.isTreated = isTreated }

  mutating func add(_ value: Double, _ isAfter: Bool) {
    if isAfter { after.append(value) } else { before.append(value) }
  }

  var change: Double? {
    guard !before.isEmpty, !after.isEmpty else { return nil }
    return CompensatedSum(of: after).value / Double(after.count)
      - CompensatedSum(of: before).value / Double(before.count)
  }
}

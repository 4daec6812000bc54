// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

import Foundation
internal import Statistics

extension StaggeredAdoption {
  /// The average over every treated cohort and time, weighted by the size of the cohort.
  public var simpleAverage: Average { average(groupTimes.filter(\.isAfter)) }

  /// The average effect on one cohort over its treated times.
  public func cohortAverage(_ cohort: Double) -> Average? {
    let own = groupTimes.filter { $0.cohort == cohort && $0.isAfter }
    guard !own.isEmpty else { return nil }
    let share = 1 / Double(own.count)
    return combined(own.map { (share, $0.effect, $0.influence) })
  }

  /// The average of the cohorts' averages, weighted by the size of the cohort: what a treated unit
  /// gained on average over its treated times.
  public var cohortWeightedAverage: Average {
    let all = cohortSizes.keys.sorted().compactMap { cohort in
      cohortAverage(cohort).map { (cohort, $0.effect, $0.influence) }
    }
    return weighted(all)
  }

  /// The distances from the start of treatment that are observed, rising; below 0 before it.
  public var eventTimes: [Double] { Set(groupTimes.map { $0.time - $0.cohort }).sorted() }

  /// The average effect at one distance from the start, weighted by the size of the cohort.
  public func eventAverage(_ distance: Double) -> Average? {
    let own = groupTimes.filter { $0.time - $0.cohort == distance }
    return own.isEmpty ? nil : average(own)
  }

  /// The mean of the event averages at distances of 0 and more.
  public var eventMean: Average? {
    let after = eventTimes.filter { $0 >= 0 }.compactMap(eventAverage)
    guard !after.isEmpty else { return nil }
    let share = 1 / Double(after.count)
    return combined(after.map { (share, $0.effect, $0.influence) })
  }

  /// Whether cohorts and controls moved alike before treatment: Wald's test that every effect
  /// before it is zero.
  ///
  /// - Returns: χ², its degrees of freedom and p-value; nil without a time to test or when the
  ///   effects depend on each other too closely.
  public var preTrendTest: (statistic: Double, degreesOfFreedom: Double, pValue: Double)? {
    let before = groupTimes.filter { !$0.isAfter && $0.standardError != nil }
    guard !before.isEmpty else { return nil }
    let size = Double(unitCount)
    var covariance = Matrix(rows: before.count, columns: before.count)
    for first in before.indices {
      for second in first..<before.count {
        let product =
          zip(before[first].influence, before[second].influence)
          .reduce(0) { $0 + $1.0 * $1.1 } / (size * size)
        covariance[first, second] = product
        covariance[second, first] = product
      }
    }
    guard let factor = CholeskyDecomposition(covariance) else { return nil }
    let whitened = factor.solveLower(before.map(\.effect))
    let statistic = whitened.reduce(0) { $0 + $1 * $1 }
    let freedom = Double(before.count)
    return (statistic, freedom, chiSquaredSurvival(statistic, degreesOfFreedom: freedom))
  }

  private func average(_ effects: [GroupTime]) -> Average {
    weighted(effects.map { ($0.cohort, $0.effect, $0.influence) })
  }

  /// Σ pᵢ·effect/Σ pᵢ with pᵢ the share of the cohort among the units, itself estimated.
  private func weighted(_ effects: [(cohort: Double, effect: Double, influence: [Double])])
    -> Average
  {
    let size = Double(unitCount)
    let shares = effects.map { Double(cohortSizes[$0.cohort, default: 0]) / size }
    let total = CompensatedSum(of: shares).value
    let plain = combined(
      zip(shares, effects).map { ($0 / total, $1.effect, $1.influence) })
    var influence = plain.influence
    for (unit, cohort) in cohorts.enumerated() {
      var own = 0.0
      var all = 0.0
      for (place, item) in effects.enumerated() {
        let surprise = (cohort == item.cohort ? 1 : 0) - shares[place]
        own += surprise / total * item.effect
        all += surprise
      }
      influence[unit] += own - all * plain.effect / total
    }
    return Average(
      effect: plain.effect, standardError: StaggeredAdoption.standardError(influence),
      influence: influence)
  }

  private func combined(
    _ parts: [(weight: Double, effect: Double, influence: [Double])]
  ) -> Average {
    var influence = [Double](repeating: 0, count: unitCount)
    var effect = 0.0
    for part in parts {
      effect += part.weight * part.effect
      for unit in influence.indices { influence[unit] += part.weight * part.influence[unit] }
    }
    return Average(
      effect: effect, standardError: StaggeredAdoption.standardError(influence),
      influence: influence)
  }
}

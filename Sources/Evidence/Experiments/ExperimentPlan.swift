// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

internal import Foundation

/// How large and how long an experiment must be, decided before it starts.
public struct ExperimentPlan: Sendable, Hashable {
  /// Units in each of the two arms, rounded up.
  public let perArm: Int
  /// Units in both arms together.
  public let units: Int
  /// Full days until enough units have come.
  public let days: Int
  /// The days rounded up to whole weeks, so that each weekday counts equally.
  public let weeks: Int
  /// By how much clustered assignment multiplies the units needed; 1 without clusters.
  public let designEffect: Double

  /// Plans an experiment from the units per arm that its test needs.
  ///
  ///     design effect = 1 + (m − 1) ICC
  ///
  /// - Parameters:
  ///   - perArm: Units per arm as from ``unitsForMeans(difference:standardDeviation:power:alpha:)``
  ///     or ``unitsForProportions(first:second:power:alpha:)``; above 0.
  ///   - unitsPerDay: New units that enter the experiment each day, both arms together; above 0.
  ///   - clusterSize: Units per cluster m when agents or teams are assigned and not customers; 1
  ///     when every unit is assigned by itself.
  ///   - clusterCorrelation: How alike units of a cluster are (ICC), 0 to 1.
  /// - Throws: ``ExperimentError/outOfDomain(name:value:expected:)``.
  ///
  /// Source of the design effect: A. Donner and N. Klar, *Design and Analysis of Cluster
  /// Randomization Trials in Health Research* (2000).
  public init(
    perArm: Double, unitsPerDay: Double, clusterSize: Double = 1, clusterCorrelation: Double = 0
  ) throws(ExperimentError) {
    guard perArm > 0, perArm < 1e15 else {
      throw .outOfDomain(name: "units per arm", value: perArm, expected: "above 0")
    }
    guard unitsPerDay > 0, unitsPerDay.isFinite else {
      throw .outOfDomain(name: "units per day", value: unitsPerDay, expected: "above 0")
    }
    guard clusterSize >= 1, clusterSize.isFinite else {
      throw .outOfDomain(name: "cluster size", value: clusterSize, expected: "at least 1")
    }
    guard (0...1).contains(clusterCorrelation) else {
      throw .outOfDomain(
        name: "correlation within clusters", value: clusterCorrelation,
        expected: "between 0 and 1")
    }
    designEffect = 1 + (clusterSize - 1) * clusterCorrelation
    let needed = (perArm * designEffect).rounded(.up)
    let duration = (2 * needed / unitsPerDay).rounded(.up)
    guard needed < 1e15, duration < 1e15 else {
      throw .outOfDomain(name: "units per day", value: unitsPerDay, expected: "far larger")
    }
    self.perArm = Int(needed)
    units = 2 * Int(needed)
    days = Int(duration)
    weeks = (Int(duration) + 6) / 7
  }
}

// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

import Foundation
internal import Statistics

/// The effects of a treatment that units start at different times, cohort by cohort and time by
/// time.
///
///     ATT(g, t) = E[Y_t − Y_b | first treated at g] − E[Y_t − Y_b | not treated]
///
/// with b the last time before g. Errors come from the influence of each unit, so that units may
/// move freely over time. Nobody already treated ever serves as a control, the fault of the
/// two-way regression.
///
/// Source: B. Callaway and P. Sant'Anna, Journal of Econometrics 225 (2021),
/// doi:10.1016/j.jeconom.2020.12.001; agrees with R `did::att_gt(bstrap = FALSE)` without covariates.
public struct StaggeredAdoption: Sendable {
  /// Who serves as the control.
  public enum Control: String, Sendable, Codable, CaseIterable {
    /// Units that are never treated in the panel.
    case neverTreated = "never-treated"
    /// These and units whose treatment starts later than both times compared.
    case notYetTreated = "not-yet-treated"
  }

  /// The time that outcomes before treatment are compared with.
  public enum Base: String, Sendable, Codable, CaseIterable {
    /// The time just before each: shows when trends part.
    case varying
    /// The last time before treatment for all: shows the path as an event study does.
    case universal
  }

  /// The effect on one cohort at one time.
  public struct GroupTime: Sendable, Hashable {
    /// The first treated time of the cohort.
    public let cohort: Double
    /// The time.
    public let time: Double
    /// ATT(g, t) in the unit of the outcome.
    public let effect: Double
    /// √(Σψ²)/n over the units; nil at the base time, where the effect is 0 by construction.
    public let standardError: Double?
    /// ψ, the influence of each unit.
    let influence: [Double]

    /// Whether the cohort is treated at that time.
    public var isAfter: Bool { time >= cohort }
  }

  /// A weighted average of effects.
  public struct Average: Sendable, Hashable {
    /// The average, in the unit of the outcome.
    public let effect: Double
    /// Its standard error, with that of the weights.
    public let standardError: Double
    /// The influence of each unit.
    let influence: [Double]
  }

  /// Every effect, by cohort and time.
  public let groupTimes: [GroupTime]
  /// The number of units of each cohort.
  public let cohortSizes: [Double: Int]
  /// The number of units, controls included.
  public let unitCount: Int
  /// The number of units without treatment.
  public let neverTreatedCount: Int
  /// Units left out because a time is missing.
  public let incompleteUnits: Int
  /// Units left out because they were treated from the first time on.
  public let alwaysTreatedUnits: Int
  /// The times, rising.
  public let times: [Double]
  let cohorts: [Double?]

  /// Estimates every effect.
  ///
  /// - Parameters:
  ///   - outcome: One finite number per observation.
  ///   - units: The unit of each observation.
  ///   - times: The time of each observation, a number such as a year or a week.
  ///   - cohorts: The first treated time of its unit; 0 for never.
  ///   - control: Who serves as the control.
  ///   - base: What outcomes before treatment are compared with.
  /// - Returns: The effects.
  /// - Throws: ``EvidenceError/oneGroup(what:missing:)`` without a treated cohort or a control,
  ///   ``EvidenceError/duplicate(what:)`` when a unit is seen twice at a time.
  public static func estimate(
    _ outcome: [Double], units: [String], times: [Double], cohorts: [Double],
    control: Control = .neverTreated, base: Base = .varying
  ) throws(EvidenceError) -> StaggeredAdoption {
    var panel = try StaggeredPanel(outcome, units: units, times: times, cohorts: cohorts)
    if !panel.cohorts.contains(nil), control == .notYetTreated,
      let shorter = panel.beforeLastCohort()
    {
      panel = shorter
    }
    guard panel.cohorts.contains(nil) else {
      throw .oneGroup(what: "The panel", missing: "unit that was never treated")
    }
    let starts = Set(panel.cohorts.compactMap(\.self)).sorted()
      .filter { start in panel.times.contains { $0 >= start } }
    guard !starts.isEmpty else {
      throw .oneGroup(what: "The panel", missing: "unit that starts treatment inside it")
    }
    var effects: [GroupTime] = []
    for start in starts {
      for time in panel.times.indices {
        effects +=
          try StaggeredAdoption.effect(panel, start, time, control, base).map { [$0] } ?? []
      }
    }
    return StaggeredAdoption(
      groupTimes: effects,
      cohortSizes: Dictionary(grouping: panel.cohorts.compactMap(\.self)) { $0 }
        .mapValues(\.count),
      unitCount: panel.unitCount, neverTreatedCount: panel.cohorts.filter { $0 == nil }.count,
      incompleteUnits: panel.incompleteUnits, alwaysTreatedUnits: panel.alwaysTreatedUnits,
      times: panel.times, cohorts: panel.cohorts)
  }

  private static func effect(
    _ panel: StaggeredPanel, _ cohort: Double, _ time: Int, _ control: Control, _ base: Base
  ) throws(EvidenceError) -> GroupTime? {
    guard let last = panel.times.lastIndex(where: { $0 < cohort }) else { return nil }
    let isAfter = panel.times[time] >= cohort
    if base == .varying, time == 0 { return nil }
    let reference = isAfter || base == .universal ? last : time - 1
    if time == reference {
      return GroupTime(
        cohort: cohort, time: panel.times[time], effect: 0, standardError: nil,
        influence: Array(repeating: 0, count: panel.unitCount))
    }
    let horizon = panel.times[max(time, reference)]
    let changes = panel.outcomes.map { $0[time] - $0[reference] }
    let treated = panel.cohorts.indices.filter { panel.cohorts[$0] == cohort }
    let controls = panel.cohorts.indices.filter { index in
      guard let start = panel.cohorts[index] else { return true }
      return control == .notYetTreated && start > horizon && start != cohort
    }
    let size = Double(panel.unitCount)
    var influence = [Double](repeating: 0, count: panel.unitCount)
    var effect = 0.0
    for (members, sign) in [(treated, 1.0), (controls, -1.0)] {
      let mean = CompensatedSum(of: members.lazy.map { changes[$0] }).value / Double(members.count)
      effect += sign * mean
      for index in members {
        influence[index] += sign * size / Double(members.count) * (changes[index] - mean)
      }
    }
    return GroupTime(
      cohort: cohort, time: panel.times[time], effect: effect,
      standardError: standardError(influence), influence: influence)
  }

  /// √(Σψ²)/n.
  static func standardError(_ influence: [Double]) -> Double {
    CompensatedSum(of: influence.lazy.map { $0 * $0 }).value.squareRoot()
      / Double(influence.count)
  }
}

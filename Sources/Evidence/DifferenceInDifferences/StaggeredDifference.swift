// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

internal import Quantities
internal import Statistics

/// What a measure changed in units that got it on different dates.
///
/// The estimator is ``StaggeredAdoption``; the headline averages the treated periods of each cohort
/// and then the cohorts by their size. The ordinary two-way regression stands beside it to show
/// what it would have said.
///
/// Source: B. Callaway and P. Sant'Anna, Journal of Econometrics 225 (2021).
public struct StaggeredDifference: Sendable {
  /// The choices of an analysis.
  public struct Options: Sendable {
    /// Who serves as the control.
    public var control = StaggeredAdoption.Control.notYetTreated
    /// The level of intervals.
    public var level = 0.95
    /// Whether the treated were chosen because the outcome was bad; nil when nobody said.
    public var pickedForBeingExtreme: Bool?

    /// The defaults.
    public init() {}
  }

  /// The outcome of every unit.
  public let panel: PanelOutcome
  /// The first treated time of each treated unit.
  public let starts: [String: Double]
  /// The choices.
  public let options: Options

  /// Creates an analysis; units without a start were never treated.
  public init(_ panel: PanelOutcome, starts: [String: Double], options: Options = Options()) {
    self.panel = panel
    self.starts = starts
    self.options = options
  }

  /// Estimates the effect and tries to refute it.
  ///
  /// - Returns: Effects `average` and one per cohort, an event study as table and drawing, and the
  ///   checks.
  /// - Throws: As ``StaggeredAdoption/estimate(_:units:times:cohorts:control:base:)``.
  public func run() throws(EvidenceError) -> EvidenceResult {
    // Times are counted from 1, so that 0 can mean "never".
    let first = panel.times.min().map { 1 - $0 } ?? 1
    let times = panel.times.map { $0 + first }
    let cohorts = panel.units.map { unit in starts[unit].map { $0 + first } ?? 0 }
    let varying = try StaggeredAdoption.estimate(
      panel.values, units: panel.units, times: times, cohorts: cohorts, control: options.control)
    let universal = try StaggeredAdoption.estimate(
      panel.values, units: panel.units, times: times, cohorts: cohorts, control: options.control,
      base: .universal)
    let study = StaggeredStudy(
      panel: panel, starts: starts, shift: first, varying: varying, universal: universal,
      level: options.level)
    let average = study.average
    let checks = [
      StaggeredPreTrends.check(varying),
      FewClusters.check(
        treated: varying.unitCount - varying.neverTreatedCount,
        untreated: varying.neverTreatedCount),
      TwoWayComparison.check(panel, starts, average),
      EffectPower.check(
        average, level: options.level, degreesOfFreedom: .infinity,
        reference: study.counterfactualMean),
      PickedForBeingExtreme.check(options.pickedForBeingExtreme),
    ]
    return EvidenceResult(
      design: .staggeredAdoption, outcome: panel.name, effects: [average] + study.cohortEffects,
      level: options.level, sampleSize: varying.unitCount * varying.times.count,
      window: panel.window,
      method: LocalizedText(
        en: "Callaway–Sant’Anna, controls \(name.en), errors by unit",
        fr: "Callaway–Sant’Anna, témoins \(name.fr), erreurs par unité"),
      assumptions: DifferenceInDifferences.assumptions, checks: checks, plot: study.plot,
      tables: [study.eventTable, study.groupTimeTable])
  }

  private var name: LocalizedText {
    switch options.control {
    case .neverTreated: LocalizedText(en: "never treated", fr: "jamais traités")
    case .notYetTreated: LocalizedText(en: "not yet treated", fr: "pas encore traités")
    }
  }
}

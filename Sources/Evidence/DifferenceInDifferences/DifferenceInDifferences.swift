// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

internal import Quantities
internal import Statistics

/// What a measure changed in the units that got it on one date, judged against those that did not.
///
///     yᵢₜ = αᵢ + λₜ + τ·treatedᵢ·afterₜ + εᵢₜ
///
/// Errors are clustered by unit (or by a coarser group that was treated together): from 50 clusters
/// CR1 with t(G − 1), from 12 CR2 with Satterthwaite's degrees of freedom, below 12 the wild
/// cluster bootstrap with Webb's weights. For starts on different dates see ``StaggeredDifference``.
///
/// Source: M. Bertrand, E. Duflo and S. Mullainathan, Quarterly Journal of Economics 119 (2004); J.
/// Pustejovsky and E. Tipton, Journal of Business & Economic Statistics 36 (2018).
public struct DifferenceInDifferences: Sendable {
  /// The choices of an analysis.
  public struct Options: Sendable {
    /// The group of each unit that was treated together; a unit that is not named is its own.
    public var clusters: [String: String] = [:]
    /// The level of intervals.
    public var level = 0.95
    /// The seed of the bootstrap and of placebo units.
    public var seed: UInt64 = 20_260_101
    /// The draws of the bootstrap.
    public var draws = 4999
    /// Whether the treated were chosen because the outcome was bad; nil when nobody said.
    public var pickedForBeingExtreme: Bool?

    /// The defaults.
    public init() {}
  }

  /// The outcome of every unit.
  public let panel: PanelOutcome
  /// The units that got the measure.
  public let treated: Set<String>
  /// The first time with the measure.
  public let change: Double
  /// The choices.
  public let options: Options

  /// Creates an analysis.
  public init(
    _ panel: PanelOutcome, treated: Set<String>, change: Double, options: Options = Options()
  ) {
    self.panel = panel
    self.treated = treated
    self.change = change
    self.options = options
  }

  /// Estimates the effect and tries to refute it.
  ///
  /// - Returns: Effects `average` (per unit and period) and `relative`, an event study as table and
  ///   drawing, and the checks.
  /// - Throws: ``EvidenceError/oneGroup(what:missing:)`` when all or none are treated,
  ///   ``EvidenceError/changeOutside(change:first:last:)``, ``EvidenceError/constantSeries(column:)``.
  public func run() throws(EvidenceError) -> EvidenceResult {
    let fit = try PanelDifference(self)
    let inference = try fit.inference(options)
    let effects = [inference.effect] + (fit.relative(inference.effect).map { [$0] } ?? [])
    let event = try fit.eventStudy()
    let checks = [
      PreTrends.check(event, level: options.level), PlaceboSplit.check(event),
      FewClusters.check(fit), PlaceboUnits.check(fit, inference.effect, options),
      InfluentialUnits.check(fit, inference.effect),
      PanelBalance.check(fit),
      EffectPower.check(
        inference.effect, level: options.level, degreesOfFreedom: inference.degreesOfFreedom,
        reference: fit.counterfactualMean(inference.effect.value)),
      PickedForBeingExtreme.check(options.pickedForBeingExtreme),
    ]
    return EvidenceResult(
      design: .differenceInDifferences, outcome: panel.name, effects: effects,
      level: options.level, sampleSize: panel.count, window: panel.window,
      method: inference.method, assumptions: DifferenceInDifferences.assumptions, checks: checks,
      seed: inference.seed, plot: event.plot(panel, level: options.level),
      tables: [event.table(panel), fit.means])
  }

  static let assumptions = [
    LocalizedText(
      en: "Without the measure, treated and untreated units would have moved alike.",
      fr: "Sans la mesure, les unités traitées et non traitées auraient évolué de la même façon."),
    LocalizedText(
      en: "Untreated units were not touched by the measure, for instance by overflow from the "
        + "treated.",
      fr: "Les unités non traitées n’ont pas été touchées par la mesure, par exemple par le "
        + "débordement des traitées."),
    LocalizedText(
      en: "Nothing else happened to the treated alone on the same date.",
      fr: "Rien d’autre n’est arrivé aux seules unités traitées à la même date."),
  ]
}

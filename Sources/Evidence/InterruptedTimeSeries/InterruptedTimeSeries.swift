// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

public import Quantities
internal import Statistics

/// What changed when a measure began, judged against the series' own past.
///
///     y = β₀ + β₁t + β₂·after + β₃·after·(t − T) + season + calendar + u
///
/// The effect is the average over the periods after the change of β₂ + β₃(t − T): observed less
/// what level, trend and season before it would have given. Errors are AR(1) by restricted
/// likelihood, with the uncertainty of the autocorrelation in the interval; under twelve observations ordinary least squares with a failed check; counts by
/// quasi-Poisson or negative binomial with an exposure. Newey and West's errors stand beside as a
/// second opinion.
///
/// Source: J. Lopez Bernal, S. Cummins and A. Gasparrini, International Journal of Epidemiology 46
/// (2017), doi:10.1093/ije/dyw098; S. Turner et al., BMC Medical Research Methodology 21 (2021).
public struct InterruptedTimeSeries: Sendable {
  /// How the outcome varies.
  public enum Model: Sendable, Hashable, Codable {
    /// About its mean, with the same spread everywhere.
    case linear
    /// In proportion; above 0. Effects are ratios of medians.
    case logarithmic
    /// As counts of an exposure (customers, hours); nil for the same exposure throughout.
    case counts(exposure: [Double]?, family: CountFamily)
  }

  /// How counts spread more than Poisson counts.
  public enum CountFamily: String, Sendable, Hashable, Codable, CaseIterable {
    /// Variance in proportion to the mean.
    case quasiPoisson = "quasi-poisson"
    /// Variance μ + μ²/θ.
    case negativeBinomial = "negative-binomial"
  }

  /// When the measure began.
  public enum Change: Sendable, Hashable, Codable {
    /// On a day; a period that holds days before and after it gets a level of its own.
    case on(LocalDate)
    /// With an observation, counted from 0.
    case at(Int)
  }

  /// Days that move the outcome, such as public holidays.
  public struct CalendarTerm: Sendable, Hashable, Codable {
    /// Their name.
    public var name: String
    /// The days.
    public var days: Set<LocalDate>

    /// Creates a term; it enters as the number of these days in each period.
    public init(name: String, days: Set<LocalDate>) {
      self.name = name
      self.days = days
    }
  }

  /// The choices of an analysis.
  public struct Options: Sendable {
    /// How the outcome varies.
    public var model: Model = .linear
    /// How the season enters.
    public var season: SeasonTerms = .automatic
    /// Days that move the outcome.
    public var calendar: [CalendarTerm] = []
    /// Further columns that the measure cannot have changed.
    public var regressors: [Regressor] = []
    /// Whether the slope may change as well as the level; needs three observations after.
    public var changesSlope = true
    /// How many observations after the change are left out as a time of transition.
    public var transition = 0
    /// The level of intervals.
    public var level = 0.95
    /// Whether the scope was chosen because the outcome was bad; nil when nobody said.
    public var pickedForBeingExtreme: Bool?

    /// The season's columns of a longer series, which a shorter one then takes over.
    var seasonColumns: [Regressor]?

    /// The defaults.
    public init() {}
  }

  /// The series.
  public let series: OutcomeSeries
  /// When the measure began.
  public let change: Change
  /// The choices.
  public let options: Options

  /// Creates an analysis.
  public init(_ series: OutcomeSeries, change: Change, options: Options = Options()) {
    self.series = series
    self.change = change
    self.options = options
  }

  /// Estimates the effect and tries to refute it.
  ///
  /// - Returns: Effects `average`, `relative`, `level-change` and `slope-change` (the latter two on
  ///   the model's own scale), checks, path and counterfactual.
  /// - Throws: ``EvidenceError/changeOutside(change:first:last:)``, also for a change in the future;
  ///   ``EvidenceError/constantSeries(column:)``; ``EvidenceError/tooFewPoints(count:needed:method:)``
  ///   with fewer than four observations before or two after, or fewer than columns.
  public func run() throws(EvidenceError) -> EvidenceResult {
    let segments = try SegmentedDesign(series, change: change, options: options)
    let fit = try SegmentedFit(segments)
    let effects = SegmentedEffects(segments, fit)
    let all = effects.all
    let checks = [
      AutocorrelationLeft.check(segments, fit), try PlaceboDates.check(segments),
      InfluentialPoints.check(segments, fit, effects),
      SeasonCoverage.check(segments), SecondOpinion.check(segments, effects),
      EffectPower.check(all[0], level: options.level, fit: fit, effects.counterfactualMean),
      PickedForBeingExtreme.check(options.pickedForBeingExtreme),
    ]
    return EvidenceResult(
      design: .interruptedTimeSeries, outcome: series.name, effects: all, level: options.level,
      sampleSize: series.count, window: series.window, method: fit.method,
      assumptions: InterruptedTimeSeries.assumptions, checks: checks,
      plot: SegmentedPlot(segments, fit, effects).plot, tables: [fit.table])
  }

  /// The headline alone, without checks and drawing, for studies over many series.
  ///
  /// - Returns: The average effect per period with its interval.
  /// - Throws: As ``run()``.
  public func estimateOnly() throws(EvidenceError) -> Effect {
    let segments = try SegmentedDesign(series, change: change, options: options)
    return SegmentedEffects(segments, try SegmentedFit(segments)).average
  }

  private static let assumptions = [
    LocalizedText(
      en: "Nothing else changed the outcome on the same date: no other launch, price, routing, "
        + "tagging or channel.",
      fr:
        "Rien d’autre n’a changé l’indicateur à la même date : ni lancement, ni prix, ni routage, "
        + "ni étiquetage, ni canal."),
    LocalizedText(
      en: "Without the measure, level, trend and season would have gone on as before.",
      fr: "Sans la mesure, le niveau, la tendance et la saison auraient continué comme avant."),
    LocalizedText(
      en: "The outcome is measured in the same way before and after.",
      fr: "L’indicateur est mesuré de la même façon avant et après."),
  ]
}

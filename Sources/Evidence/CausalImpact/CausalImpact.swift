// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

import Foundation
internal import Statistics

/// What a series would have been after a launch, by a structural model of the time before it.
///
/// Without control series and season the posterior is exact (quadrature); otherwise it is sampled.
/// Control series must not be touched by the launch: a channel that receives the deflected
/// contacts is none.
///
/// Source: K. H. Brodersen et al., "Inferring causal impact using Bayesian structural time-series
/// models", Annals of Applied Statistics 9 (2015), doi:10.1214/14-AOAS788. Agrees with R
/// `CausalImpact` 1.4.1 at the same prior.
public struct CausalImpact: Sendable {
  /// What can be chosen.
  public struct Options: Sendable, Hashable {
    /// How fast the level is expected to move.
    public var levelPrior: LevelPrior = .byHoldOut
    /// The number of observations in a season, such as 7 for days of the week; nil for none.
    public var seasonalPeriod: Int?
    /// The level of the intervals.
    public var level = 0.95
    /// Draws thrown away before the ones that count.
    public var burnIn = 1000
    /// Draws that count.
    public var draws = 10_000
    /// The seed of the draws.
    public var seed: UInt64 = 20_150_101
    /// Whether intervals for single times are wanted too.
    public var needsPath = true

    /// Creates the defaults.
    public init() {}
  }

  /// The expected size of a step of the level, as a share of the standard deviation before the
  /// launch.
  public enum LevelPrior: Sendable, Hashable {
    /// A share given. R's default of 0.01 assumes an almost constant level: on a level that drifts
    /// by 5 to 20 % of the noise per step it announces an effect in 28 to 64 % of cases.
    case fixed(Double)
    /// The smallest of 0.1, 0.2, 0.4 whose forecasts inside the time before the launch err no more
    /// than they say; see ``LevelPriorChoice``.
    case byHoldOut
  }

  /// One time of the series.
  public struct Point: Sendable, Hashable {
    /// What was observed; nil where it is missing.
    public var observed: Double?
    /// What would have been observed; nil before the launch.
    public var predicted: Double?
    /// The ends of its interval; nil before the launch.
    public var low: Double?
    /// The upper end.
    public var high: Double?
  }

  /// The mean of the observations from the launch on.
  public let observedAverage: Double
  /// The mean that would have been observed, with its interval.
  public let predictedAverage: Double
  /// The observed mean less the predicted one, in the unit of the series.
  public let averageEffect: Double
  /// The lower end of its interval.
  public let low: Double
  /// The upper end of its interval.
  public let high: Double
  /// The smaller share of the posterior on one side of the observed mean: the one-sided tail.
  public let tailProbability: Double
  /// The level of the intervals.
  public let level: Double
  /// The share used as the level's prior.
  public let levelPrior: Double
  /// The observations before the launch that were used.
  public let preCount: Int
  /// The observations from the launch on.
  public let postCount: Int
  /// The series with its prediction; empty when it was not asked for.
  public let path: [Point]
  /// How often each control series was chosen, a fraction; empty without them.
  public let inclusion: [Double]
  /// Whether the posterior was sampled; false for the exact one.
  public let isSampled: Bool
  /// The seed of the draws; nil for the exact posterior.
  public let seed: UInt64?

  /// Whether the interval of the average effect lies on one side of 0.
  public var excludesZero: Bool { low > 0 || high < 0 }

  /// Estimates the effect.
  ///
  /// - Parameters:
  ///   - series: The outcome at equal spacing; nil where it is missing.
  ///   - preCount: The number of times before the launch, at least 3.
  ///   - controls: Series of the same length that the launch did not touch, without gaps.
  ///   - options: What can be chosen.
  /// - Returns: The effect with its interval.
  /// - Throws: ``EvidenceError``: too few points before or after, a constant series, numbers that
  ///   are not finite, lengths that differ, a prior or level outside its domain.
  public static func estimate(
    _ series: [Double?], preCount: Int, controls: [Regressor] = [],
    options: Options = Options()
  ) throws(EvidenceError) -> CausalImpact {
    let data = try ImpactData(
      series, preCount: preCount, controls: controls, options: options)
    let share: Double
    switch options.levelPrior {
    case .fixed(let given): share = given
    case .byHoldOut: share = LevelPriorChoice.choose(for: data).share
    }
    return CausalImpact(data, share: share, options: options)
  }

  init(_ data: ImpactData, share: Double, options: Options) {
    let tail = (1 - options.level) / 2
    var inclusion: [Double] = []
    let average: NormalMixture
    var path: [Point] = []
    if data.controls.isEmpty, options.seasonalPeriod == nil {
      let posterior = LocalLevelPosterior(data.pre, priorLevelDeviation: share)
      average = posterior.future(weights: data.weights)
      if options.needsPath {
        path = data.path { step in
          posterior.future(weights: (0...step).map { $0 == step ? 1 : 0 })
        } interval: {
          [$0.mean, $0.quantile(tail), $0.quantile(1 - tail)]
        }
      }
    } else {
      let sampler = StructuralSampler(
        series: data.pre, controls: data.controls, seasonalPeriod: options.seasonalPeriod,
        priorLevelDeviation: share, burnIn: options.burnIn, draws: options.draws,
        seed: options.seed)
      let output = sampler.run(
        weights: data.weights,
        keepingEach: options.needsPath ? max(1, options.draws / 500) : 0)
      average = output.average
      inclusion = output.inclusion
      if options.needsPath {
        path = data.path { step in
          var mixture = NormalMixture()
          for (means, variances) in zip(output.means, output.variances) {
            mixture.add(weight: 1, mean: means[step], variance: variances[step])
          }
          return mixture
        } interval: {
          [$0.mean, $0.quantile(tail), $0.quantile(1 - tail)]
        }
      }
    }
    let observed = data.observedAverage
    let below = average.cumulative(data.standardised(observed))
    observedAverage = observed
    predictedAverage = data.original(average.mean)
    averageEffect = observed - data.original(average.mean)
    low = observed - data.original(average.quantile(1 - tail))
    high = observed - data.original(average.quantile(tail))
    tailProbability = min(below, 1 - below)
    level = options.level
    levelPrior = share
    preCount = data.pre.count { !$0.isNaN }
    postCount = data.postCount
    self.path = path
    self.inclusion = inclusion
    isSampled = !(data.controls.isEmpty && options.seasonalPeriod == nil)
    seed = isSampled ? options.seed : nil
  }
}

/// A series standardised by the time before the launch.
struct ImpactData {
  /// The standardised series before the launch, from its first observation; NaN where missing.
  let pre: [Double]
  /// The series in its own unit.
  let series: [Double?]
  let controls: [[Double]]
  /// One weight per time from the launch on, summing to 1; 0 where nothing was observed.
  let weights: [Double]
  let postCount: Int
  let observedAverage: Double
  private let center: Double
  private let spread: Double
  private let launch: Int

  init(
    _ series: [Double?], preCount: Int, controls: [Regressor], options: CausalImpact.Options
  ) throws(EvidenceError) {
    try ImpactData.check(series, preCount, controls, options)
    let before = series[..<preCount]
    guard let first = before.firstIndex(where: { $0 != nil }) else {
      throw .tooFewPoints(count: 0, needed: 3, method: "Causal impact, before the launch,")
    }
    let values = before.compactMap { $0 }
    guard values.count >= 3 else {
      throw .tooFewPoints(
        count: values.count, needed: 3, method: "Causal impact, before the launch,")
    }
    let statistics = SufficientStatistics(values.map { $0 - values[0] })
    guard let mean = statistics.mean, let deviation = statistics.standardDeviation,
      deviation > 1e-12 * abs(values[0]), deviation > 0
    else { throw .constantSeries(column: "outcome") }
    center = values[0] + mean
    spread = deviation
    let (middle, width) = (center, spread)
    pre = before[first...].map { value in value.map { ($0 - middle) / width } ?? .nan }
    self.series = series
    launch = preCount
    let post = series[preCount...].compactMap { $0 }
    guard !post.isEmpty else {
      throw .tooFewPoints(count: 0, needed: 1, method: "Causal impact, from the launch on,")
    }
    postCount = post.count
    observedAverage = post.reduce(0, +) / Double(post.count)
    let weight = 1 / Double(post.count)
    weights = series[preCount...].map { $0 == nil ? 0 : weight }
    var standardised: [[Double]] = []
    for control in controls {
      let own = SufficientStatistics(control.values[first..<preCount])
      guard let mean = own.mean, let deviation = own.standardDeviation, deviation > 0 else {
        throw .constantSeries(column: control.name)
      }
      standardised.append(control.values[first...].map { ($0 - mean) / deviation })
    }
    self.controls = standardised
  }

  /// The part before the launch as if the launch had been earlier.
  init(earlier data: ImpactData, preCount: Int, horizon: Int) {
    pre = Array(data.pre[..<preCount])
    series = []
    launch = preCount
    center = 0
    spread = 1
    let held = data.pre[preCount..<min(data.pre.count, preCount + horizon)]
    let count = held.count { !$0.isNaN }
    postCount = count
    let sum = held.reduce(0) { $1.isNaN ? $0 : $0 + $1 }
    observedAverage = sum / Double(max(1, count))
    weights = held.map { $0.isNaN ? 0 : 1 / Double(max(1, count)) }
    let end = preCount + held.count
    controls = data.controls.map { Array($0[..<end]) }
  }

  func standardised(_ value: Double) -> Double { (value - center) / spread }
  func original(_ value: Double) -> Double { center + spread * value }

  func path(
    _ future: (Int) -> NormalMixture, interval: (NormalMixture) -> [Double]
  ) -> [CausalImpact.Point] {
    series.enumerated().map { time, observed in
      guard time >= launch else { return CausalImpact.Point(observed: observed) }
      let figures = interval(future(time - launch)).map(original)
      return CausalImpact.Point(
        observed: observed, predicted: figures[0], low: figures[1], high: figures[2])
    }
  }

  private static func check(
    _ series: [Double?], _ preCount: Int, _ controls: [Regressor],
    _ options: CausalImpact.Options
  ) throws(EvidenceError) {
    guard options.level > 0, options.level < 1 else {
      throw .outOfDomain(name: "level", value: options.level, expected: "between 0 and 1")
    }
    if case .fixed(let share) = options.levelPrior, !(share > 0 && share < 1) {
      throw .outOfDomain(
        name: "prior level deviation", value: share, expected: "between 0 and 1")
    }
    guard options.draws >= 100, options.burnIn >= 0 else {
      throw .outOfDomain(name: "draws", value: Double(options.draws), expected: "at least 100")
    }
    if let period = options.seasonalPeriod, period < 2 {
      throw .outOfDomain(
        name: "seasonal period", value: Double(period), expected: "at least 2 observations")
    }
    guard preCount >= 3, preCount < series.count else {
      throw .changeOutside(change: "\(preCount + 1)", first: "1", last: "\(series.count)")
    }
    for (index, value) in series.enumerated() {
      if let value, !value.isFinite { throw .notFinite(column: "outcome", index: index) }
    }
    for control in controls {
      guard control.values.count == series.count else {
        throw .lengthMismatch(
          column: control.name, count: control.values.count, expected: series.count)
      }
      for (index, value) in control.values.enumerated() where !value.isFinite {
        throw .notFinite(column: control.name, index: index)
      }
    }
    if let period = options.seasonalPeriod, preCount < 2 * period {
      throw .tooFewPoints(
        count: preCount, needed: 2 * period, method: "A season of \(period) observations")
    }
  }
}

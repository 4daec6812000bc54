// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

internal import Foundation
internal import Statistics

/// Sites against limits that widen where there are few observations.
///
/// A site outside the limits differs from the rest by more than chance; inside them a rank means
/// nothing.
public struct FunnelPlot: Sendable, Hashable {
  /// Where a site stands.
  public struct Point: Sendable, Hashable {
    /// The site's figure.
    public let figure: SiteFigure
    /// Its distance from the target in standard errors, spread over sites allowed for.
    public let distance: Double
    /// Its place.
    public let place: Place
  }

  /// Inside or outside the limits.
  public enum Place: String, Sendable, Hashable, Codable {
    /// Within what chance explains.
    case inside
    /// Beyond two standard errors (95 %): one site of twenty by chance.
    case warning
    /// Beyond three (99.8 %): one site of five hundred by chance.
    case alarm
  }

  /// The sites in the order given.
  public let points: [Point]
  /// The value that sites are held against.
  public let target: Double
  /// By how much sites vary beyond chance, φ ≥ 1: Σ of squared distances by site; 1 is chance alone.
  public let overdispersion: Double

  /// Places sites in a funnel.
  ///
  ///     zᵢ = (yᵢ − target)/seᵢ,   φ = max(1, Σ z²/n),   distance = zᵢ/√φ
  ///
  /// φ is computed after the outer tenth of z on each side is drawn in to the rest, so that the
  /// sites looked for do not widen their own limits.
  ///
  /// - Parameters:
  ///   - figures: Three sites or more, mix-adjusted if their mixes differ.
  ///   - target: The value to hold against; nil for the mean weighted by 1/se².
  ///   - allowsOverdispersion: Whether limits widen when sites vary more than chance; false for
  ///     the limits of chance alone.
  /// - Throws: ``SiteError``.
  ///
  /// Source: D. Spiegelhalter, "Funnel plots for comparing institutional performance", Statistics in
  /// Medicine 24 (2005), doi:10.1002/sim.1970.
  public init(
    _ figures: [SiteFigure], target: Double? = nil, allowsOverdispersion: Bool = true
  ) throws(SiteError) {
    try SiteFigure.check(figures, needed: 3)
    let target = target ?? weightedMean(figures)
    guard target.isFinite else {
      throw .outOfDomain(name: "target", value: target, expected: "finite")
    }
    let scores = figures.map { ($0.value - target) / $0.standardError }
    let spread = allowsOverdispersion ? winsorised(scores) : scores
    let squares = spread.reduce(0) { $0 + $1 * $1 } / Double(spread.count)
    let overdispersion = allowsOverdispersion ? max(1, squares) : 1
    self.target = target
    self.overdispersion = overdispersion
    points = zip(figures, scores).map { figure, score in
      let distance = score / overdispersion.squareRoot()
      return Point(figure: figure, distance: distance, place: FunnelPlot.place(abs(distance)))
    }
  }

  private static func place(_ distance: Double) -> Place {
    if distance > alarmLimit { return .alarm }
    return distance > warningLimit ? .warning : .inside
  }

  /// 1.96: two-sided 95 %.
  public static let warningLimit = standardNormalQuantile(0.975)
  /// 3.09: two-sided 99.8 %.
  public static let alarmLimit = standardNormalQuantile(0.999)

  /// The limits for a site with a given standard error.
  ///
  /// - Parameters:
  ///   - standardError: Above 0, in the unit of the figures.
  ///   - place: `.warning` for 95 %, `.alarm` for 99.8 %.
  /// - Returns: target ± limit · se · √φ.
  public func limits(standardError: Double, _ place: Place) -> ClosedRange<Double> {
    let limit = place == .alarm ? FunnelPlot.alarmLimit : FunnelPlot.warningLimit
    let width = limit * abs(standardError) * overdispersion.squareRoot()
    return (target - width)...(target + width)
  }
}

func weightedMean(_ figures: [SiteFigure], extra variance: Double = 0) -> Double {
  var (sum, weights) = (0.0, 0.0)
  for figure in figures {
    let weight = 1 / (figure.standardError * figure.standardError + variance)
    sum += weight * figure.value
    weights += weight
  }
  return sum / weights
}

/// The outer tenth on each side drawn in to the nearest that stays.
private func winsorised(_ scores: [Double]) -> [Double] {
  let sorted = scores.sorted()
  let cut = sorted.count / 10
  let low = sorted[cut]
  let high = sorted[sorted.count - 1 - cut]
  return scores.map { min(high, max(low, $0)) }
}

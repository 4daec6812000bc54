// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

internal import Foundation
internal import Statistics

/// The figures of sites drawn towards their common mean by as much as their noise asks
/// (empirical Bayes).
///
///     yᵢ ~ N(θᵢ, se²ᵢ),   θᵢ ~ N(μ, τ²)
///     θ̂ᵢ = Bᵢ μ̂ + (1 − Bᵢ) yᵢ,   Bᵢ = se²ᵢ/(se²ᵢ + τ²)
///
/// A small site with an extreme figure is mostly noise and comes back; a large one stays.
public struct PartialPooling: Sendable, Hashable {
  /// A site's figure after pooling.
  public struct Pooled: Sendable, Hashable {
    /// The figure before.
    public let figure: SiteFigure
    /// θ̂: the figure after, in the unit of the metric.
    public let value: Double
    /// Its standard error, that of μ̂ included.
    public let standardError: Double
    /// B: the share of the distance to the mean that was noise.
    public let shrinkage: Double
  }

  /// The sites in the order given.
  public let sites: [Pooled]
  /// μ̂: the mean of the sites' true figures.
  public let mean: Double
  /// The standard error of μ̂.
  public let meanStandardError: Double
  /// τ²: the variance of the true figures between sites; 0 when chance explains all differences.
  public let betweenVariance: Double

  /// Pools figures.
  ///
  /// τ² is the root of Σ (yᵢ − μ̂)²/(se²ᵢ + τ²) = n − 1, or 0 when there is none.
  ///
  /// - Parameter figures: Three sites or more.
  /// - Throws: ``SiteError``.
  ///
  /// Source: R. Paule and J. Mandel, Journal of Research of the National Bureau of Standards 87
  /// (1982); C. Morris, JASA 78 (1983). Agrees with R metafor `rma(method = "PM")` and `blup`.
  public init(_ figures: [SiteFigure]) throws(SiteError) {
    try SiteFigure.check(figures, needed: 3)
    let between = pauleMandelVariance(figures)
    let mean = weightedMean(figures, extra: between)
    let weights = figures.reduce(0) { $0 + 1 / ($1.standardError * $1.standardError + between) }
    let error = (1 / weights).squareRoot()
    self.mean = mean
    meanStandardError = error
    betweenVariance = between
    sites = figures.map { figure in
      let own = figure.standardError * figure.standardError
      let shrinkage = own / (own + between)
      let variance = (1 - shrinkage) * own + shrinkage * shrinkage * error * error
      return Pooled(
        figure: figure, value: shrinkage * mean + (1 - shrinkage) * figure.value,
        standardError: variance.squareRoot(), shrinkage: shrinkage)
    }
  }

  /// The interval of a pooled figure.
  ///
  /// - Parameters:
  ///   - site: One of ``sites``.
  ///   - level: Level, strictly between 0 and 1.
  /// - Returns: value ± z·se.
  public func interval(of site: Pooled, level: Double = 0.95) -> ClosedRange<Double> {
    let width = normalLimit(level) * site.standardError
    return (site.value - width)...(site.value + width)
  }
}

private func pauleMandelVariance(_ figures: [SiteFigure]) -> Double {
  let degrees = Double(figures.count - 1)
  func excess(_ variance: Double) -> Double {
    let mean = weightedMean(figures, extra: variance)
    return figures.reduce(-degrees) { sum, figure in
      let distance = figure.value - mean
      return sum + distance * distance / (figure.standardError * figure.standardError + variance)
    }
  }
  guard excess(0) > 0 else { return 0 }
  let values = figures.map(\.value)
  var high = (values.max() ?? 0) - (values.min() ?? 0)
  high *= high
  while excess(high) > 0 { high *= 2 }
  return root(in: 0...high, tolerance: 1e-14 * high, of: excess) ?? 0
}

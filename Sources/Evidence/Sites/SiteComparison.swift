// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

internal import Foundation
public import Quantities
internal import Statistics

/// Sites compared on one metric, freed of mix and luck, told by one result.
public struct SiteComparison: Sendable, Hashable {
  /// The name of the metric.
  public var outcome: LocalizedText
  /// Its unit.
  public var unit: LocalizedText
  /// The observations by site and stratum of the mix.
  public var cells: [MixCell]
  /// Whether a high figure is good.
  public var higherIsBetter: Bool
  /// The value to hold sites against; nil for their mean.
  public var target: Double?
  /// Decides the draws of the rank intervals.
  public var seed: UInt64

  /// Describes a comparison.
  public init(
    outcome: LocalizedText, unit: LocalizedText, cells: [MixCell], higherIsBetter: Bool,
    target: Double? = nil, seed: UInt64 = 1
  ) {
    self.outcome = outcome
    self.unit = unit
    self.cells = cells
    self.higherIsBetter = higherIsBetter
    self.target = target
    self.seed = seed
  }

  /// Compares the sites.
  ///
  /// - Returns: The distance of the best expected site from the mean as headline, with the table of
  ///   all sites, the funnel and the checks of comparable mix and of differences beyond chance.
  /// - Throws: ``SiteError``.
  public func result() throws(SiteError) -> EvidenceResult {
    let adjusted = try mixAdjustedFigures(cells)
    let figures = adjusted.map(\.adjusted)
    let funnel = try FunnelPlot(figures, target: target)
    let pooling = try PartialPooling(figures)
    let ranking = SiteRanking(pooling, higherIsBetter: higherIsBetter, seed: seed)
    let best = ranking.entries[0].site
    let interval = pooling.interval(of: best)
    let effect = Effect(
      id: "best-site",
      name: LocalizedText(
        en: "“\(best.figure.site)” against the mean of sites",
        fr: "« \(best.figure.site) » par rapport à la moyenne des sites"),
      value: best.value - pooling.mean, low: interval.lowerBound - pooling.mean,
      high: interval.upperBound - pooling.mean, standardError: best.standardError, unit: unit)
    return EvidenceResult(
      design: .adjustedComparison, outcome: outcome, effects: [effect],
      sampleSize: Int(figures.reduce(0) { $0 + $1.count }),
      method: LocalizedText(
        en: "indirect standardisation by mix, empirical Bayes pooling",
        fr: "standardisation indirecte par le mix, lissage bayésien empirique"),
      assumptions: [
        LocalizedText(
          en: "Within a stratum of the mix, sites get contacts of the same difficulty.",
          fr: "Au sein d’une strate du mix, les sites reçoivent des contacts de même difficulté.")
      ],
      checks: [mixCheck(adjusted), chanceCheck(funnel, pooling)], seed: seed,
      plot: plot(funnel), tables: [table(adjusted, funnel, ranking)])
  }

  private func mixCheck(_ adjusted: [MixAdjustedFigure]) -> EvidenceCheck {
    let least = adjusted.min { $0.comparableShare < $1.comparableShare }
    let share = least?.comparableShare ?? 0
    let site = least?.adjusted.site ?? ""
    return EvidenceCheck(
      id: "comparable-mix", name: LocalizedText(en: "comparable mix", fr: "mix comparable"),
      isEssential: true, outcome: share >= 0.8 ? .passed : .failed,
      sentence: LocalizedText(
        en:
          "The site with the least in common, “\(site)”, has \(FigureText.percent(share, .english)) "
          + "of its contacts in strata that others serve too; 80% are wanted.",
        fr: "Le site le moins comparable, « \(site) », a \(FigureText.percent(share, .french)) de "
          + "ses contacts dans des strates traitées aussi par d’autres ; il en faut 80 %."))
  }

  private func chanceCheck(_ funnel: FunnelPlot, _ pooling: PartialPooling) -> EvidenceCheck {
    let outside = funnel.points.filter { $0.place == .alarm }.map(\.figure.site)
    let differs = pooling.betweenVariance > 0
    let list = outside.joined(separator: ", ")
    return EvidenceCheck(
      id: "beyond-chance",
      name: LocalizedText(en: "differences beyond chance", fr: "écarts au-delà du hasard"),
      isEssential: true, outcome: differs ? .passed : .failed,
      sentence: differs
        ? LocalizedText(
          en: "Sites differ by more than chance."
            + (outside.isEmpty ? "" : " Outside the 99.8% limits: \(list)."),
          fr: "Les sites diffèrent plus que par hasard."
            + (outside.isEmpty ? "" : " Hors des limites à 99,8 % : \(list)."))
        : LocalizedText(
          en: "Chance alone explains the differences between sites: a ranking would rank luck.",
          fr: "Le hasard seul explique les écarts entre sites : un classement classerait la chance."
        ))
  }

  private func table(
    _ adjusted: [MixAdjustedFigure], _ funnel: FunnelPlot, _ ranking: SiteRanking
  ) -> EvidenceTable {
    let raw = Dictionary(uniqueKeysWithValues: adjusted.map { ($0.adjusted.site, $0) })
    let places = Dictionary(uniqueKeysWithValues: funnel.points.map { ($0.figure.site, $0) })
    return EvidenceTable(
      id: "sites", title: LocalizedText(en: "Sites", fr: "Sites"),
      columns: [
        LocalizedText(en: "site", fr: "site"), LocalizedText(en: "contacts", fr: "contacts"),
        LocalizedText(en: "as it stands", fr: "brut"),
        LocalizedText(en: "same mix", fr: "à mix égal"),
        LocalizedText(en: "pooled", fr: "lissé"),
        LocalizedText(en: "distance (errors)", fr: "distance (erreurs types)"),
        LocalizedText(en: "expected rank", fr: "rang attendu"),
        LocalizedText(en: "rank from", fr: "rang de"), LocalizedText(en: "to", fr: "à"),
      ],
      rows: ranking.entries.map { entry in
        let site = entry.site.figure.site
        return [
          .name(site), .figure(entry.site.figure.count), .figure(raw[site]?.raw),
          .figure(entry.site.figure.value), .figure(entry.site.value),
          .figure(places[site]?.distance), .figure(entry.expectedRank),
          .figure(Double(entry.rankInterval.lowerBound)),
          .figure(Double(entry.rankInterval.upperBound)),
        ]
      })
  }

  private func plot(_ funnel: FunnelPlot) -> EvidencePlot {
    let points = funnel.points.sorted { $0.figure.count < $1.figure.count }
    let places = points.map { EvidencePlot.Position.number($0.figure.count) }
    func band(_ place: FunnelPlot.Place, _ name: LocalizedText) -> EvidencePlot.Band {
      let limits = points.map { funnel.limits(standardError: $0.figure.standardError, place) }
      return EvidencePlot.Band(
        name: name, role: .control, x: places, low: limits.map(\.lowerBound),
        high: limits.map(\.upperBound))
    }
    return EvidencePlot(
      title: outcome, xTitle: LocalizedText(verbatim: "contacts"), yTitle: unit,
      series: [
        EvidencePlot.Series(
          name: LocalizedText(verbatim: "sites"), role: .observed, isLine: false, x: places,
          y: points.map(\.figure.value))
      ],
      bands: [
        band(.alarm, LocalizedText(en: "99.8% limits", fr: "limites à 99,8 %")),
        band(.warning, LocalizedText(en: "95% limits", fr: "limites à 95 %")),
      ],
      markers: [
        EvidencePlot.Marker(
          height: funnel.target, label: LocalizedText(en: "target", fr: "cible"))
      ])
  }
}

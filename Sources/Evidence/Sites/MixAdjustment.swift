// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

internal import Foundation
internal import Statistics

/// A site's figure as it stands and as it would be with everybody's mix.
public struct MixAdjustedFigure: Sendable, Hashable {
  /// The site's mean as it stands.
  public let raw: Double
  /// What its mix alone would give at the means of all sites: Σ nₛ m̄ₛ / n.
  public let expected: Double
  /// The mean of all observations plus what the site does beyond its mix: m̄ + raw − expected.
  public let adjusted: SiteFigure
  /// The share of the site's observations in strata that other sites serve too; what lies outside
  /// cannot be compared with anybody.
  public let comparableShare: Double
}

/// The figures of sites, freed of the differences of their mix (indirect standardisation).
///
///     adjusted = m̄ + Σₛ nᵢₛ (mᵢₛ − m̄ₛ) / nᵢ
///
/// over strata s such as reason × channel × language, m̄ₛ the mean of a stratum over all sites.
///
/// - Parameter cells: The observations by site and stratum; a pair may come in several parts.
/// - Returns: One figure per site, sorted by name. The standard error pools the spread within
///   strata over sites: √(Σ nᵢₛ s²ₛ)/nᵢ.
/// - Throws: ``SiteError``: fewer than two sites, counts or sums that are not finite, no spread.
///
/// Source: indirect standardisation, e.g. I. dos Santos Silva, *Cancer Epidemiology: Principles and
/// Methods* (1999), chapter 4; a difference in place of a ratio.
public func mixAdjustedFigures(_ cells: [MixCell]) throws(SiteError) -> [MixAdjustedFigure] {
  let zero = SufficientStatistics(count: 0, sum: 0, sumOfSquares: 0)
  var sites: [String: [String: SufficientStatistics]] = [:]
  for cell in cells {
    let sums = cell.statistics
    guard sums.count >= 0, sums.count.isFinite, sums.sum.isFinite, sums.sumOfSquares.isFinite
    else { throw .badFigure(site: cell.site, name: "sum", value: sums.sum) }
    guard sums.count > 0 else { continue }
    sites[cell.site, default: [:]][cell.stratum, default: zero] =
      sites[cell.site, default: [:]][cell.stratum, default: zero] + sums
  }
  guard sites.count >= 2 else { throw .tooFewSites(count: sites.count, needed: 2) }
  let strata = StratumTotals(sites)
  guard strata.overall.count > 0, let overall = strata.overall.mean else { throw .noSpread }
  var figures: [MixAdjustedFigure] = []
  for site in sites.keys.sorted() {
    guard let own = sites[site] else { continue }
    figures.append(try strata.adjusted(site, own, overall))
  }
  return figures
}

/// What all sites together do in each stratum.
private struct StratumTotals {
  var overall = SufficientStatistics(count: 0, sum: 0, sumOfSquares: 0)
  private var totals: [String: SufficientStatistics] = [:]
  private var servants: [String: Int] = [:]
  /// Squared deviations from each site's own mean and their degrees of freedom, by stratum.
  private var within: [String: (squares: Double, degrees: Double)] = [:]

  init(_ sites: [String: [String: SufficientStatistics]]) {
    for strata in sites.values {
      for (stratum, sums) in strata {
        overall = overall + sums
        totals[stratum] = totals[stratum].map { $0 + sums } ?? sums
        servants[stratum, default: 0] += 1
        let squares = max(0, sums.sumOfSquares - sums.sum * sums.sum / sums.count)
        let before = within[stratum] ?? (0, 0)
        within[stratum] = (before.squares + squares, before.degrees + sums.count - 1)
      }
    }
  }

  func adjusted(
    _ site: String, _ own: [String: SufficientStatistics], _ overall: Double
  ) throws(SiteError) -> MixAdjustedFigure {
    var (count, sum, expected, variance, shared) = (0.0, 0.0, 0.0, 0.0, 0.0)
    for (stratum, sums) in own.sorted(by: { $0.key < $1.key }) {
      guard let mean = totals[stratum]?.mean else { continue }
      count += sums.count
      sum += sums.sum
      expected += sums.count * mean
      variance += sums.count * spread(stratum)
      if servants[stratum, default: 0] > 1 { shared += sums.count }
    }
    guard variance > 0 else { throw .noSpread }
    return MixAdjustedFigure(
      raw: sum / count, expected: expected / count,
      adjusted: try SiteFigure(
        site: site, value: overall + (sum - expected) / count,
        standardError: variance.squareRoot() / count, count: count),
      comparableShare: shared / count)
  }

  /// The variance within a stratum; that of everything where a stratum has no degrees of freedom.
  private func spread(_ stratum: String) -> Double {
    if let found = within[stratum], found.degrees > 0 { return found.squares / found.degrees }
    return overall.variance ?? 0
  }
}

// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

import Evidence
import Foundation
import Quantities
import Statistics
import Testing

struct SiteTests {
  /// Log risk ratios of thirteen trials of the BCG vaccine and their variances.
  ///
  /// Source: dat.bcg of R metafor, after Colditz et al. (1994).
  private static let trials: [(Double, Double)] = [
    (-0.8893113339, 0.325584765), (-1.5853886572, 0.1945811214), (-1.3480731483, 0.4153679654),
    (-1.44155119, 0.0200100319), (-0.2175473222, 0.0512101722), (-0.7861155858, 0.0069056185),
    (-1.6208982236, 0.2230172476), (0.0119523335, 0.0039615793), (-0.4694176487, 0.0564342105),
    (-1.3713448035, 0.0730247936), (-0.3393588283, 0.012412214), (0.4459134006, 0.5325058452),
    (-0.0173139482, 0.0714046597),
  ]

  // metafor: rma(yi, vi, method = "PM") gives τ² 0.3181, μ −0.7150, se 0.1809.
  @Test func `pooling agrees with metafor on the BCG trials`() throws {
    let figures = try Self.trials.enumerated().map {
      try SiteFigure(
        site: "\($0)", value: $1.0, standardError: $1.1.squareRoot(), count: 100)
    }
    let pooled = try PartialPooling(figures)
    #expect(abs(pooled.betweenVariance - 0.3180684522) < 1e-7)
    #expect(abs(pooled.mean + 0.7149681535) < 1e-8)
    #expect(abs(pooled.meanStandardError - 0.1808921915) < 1e-8)
    // The noisiest trial comes back the most, by hand: 0.5325/(0.5325 + 0.3181) = 0.626.
    #expect(abs(pooled.sites[11].shrinkage - 0.62606) < 1e-4)
    #expect(pooled.sites[11].value < 0)
    let ranking = SiteRanking(pooled, higherIsBetter: false, seed: 5)
    #expect(ranking.entries.count == 13)
    let sum = ranking.entries.reduce(0) { $0 + $1.expectedRank }
    #expect(abs(sum - 91) < 1e-9)
    #expect(ranking.entries.allSatisfy { $0.rankInterval.contains(Int($0.expectedRank.rounded())) })
  }

  @Test func `sites that differ by chance alone are pooled to one`() throws {
    let figures = try (0..<6).map {
      try SiteFigure(
        site: "\($0)", value: 10 + ($0 % 2 == 0 ? 0.1 : -0.1), standardError: 1, count: 50)
    }
    let pooled = try PartialPooling(figures)
    #expect(pooled.betweenVariance == 0)
    #expect(pooled.sites.allSatisfy { abs($0.value - 10) < 1e-12 })
    let funnel = try FunnelPlot(figures)
    #expect(funnel.overdispersion == 1)
    #expect(funnel.points.allSatisfy { $0.place == .inside })
  }

  // By hand: target 10, one site 4 errors away among nine at the target.
  @Test func `a far site is outside the funnel`() throws {
    let figures = try (0..<10).map {
      try SiteFigure(
        site: "\($0)", value: $0 == 9 ? 14 : 10, standardError: 1, count: 50)
    }
    let funnel = try FunnelPlot(figures, target: 10)
    #expect(funnel.points[9].distance == 4 && funnel.points[9].place == .alarm)
    let limits = funnel.limits(standardError: 2, .warning)
    #expect(abs(limits.upperBound - 13.919927969) < 1e-8)
    #expect(throws: SiteError.duplicate(site: "0")) {
      try FunnelPlot(figures + [figures[0]])
    }
  }

  // By hand: both sites do easy contacts in 10 and hard ones in 20; A has more hard ones.
  @Test func `a harder mix is no worse work`() throws {
    func cell(_ site: String, _ stratum: String, _ values: [Double]) -> MixCell {
      MixCell(site: site, stratum: stratum, statistics: SufficientStatistics(values))
    }
    let easy = [9.0, 10, 11]
    let hard = [19.0, 20, 21]
    let cells = [
      cell("A", "easy", easy), cell("A", "hard", hard + hard + hard),
      cell("B", "easy", easy + easy + easy), cell("B", "hard", hard),
    ]
    let found = try mixAdjustedFigures(cells)
    #expect(found.map(\.raw) == [17.5, 12.5])
    #expect(found.allSatisfy { abs($0.adjusted.value - 15) < 1e-12 })
    #expect(found.allSatisfy { $0.comparableShare == 1 })
    #expect(throws: SiteError.tooFewSites(count: 1, needed: 2)) {
      try mixAdjustedFigures([cells[0]])
    }
  }

  @Test func `a planted good site is told from the others`() throws {
    let draws = HashDraws(seed: 11, stream: 1)
    var cells: [MixCell] = []
    for site in 0..<8 {
      for stratum in 0..<3 {
        let base = 100 * Double(stratum + 1) + (site == 3 ? -20 : 0)
        let values = (0..<200).map {
          base + 30 * draws.normal(UInt64((site * 3 + stratum) * 200 + $0))
        }
        cells.append(
          MixCell(
            site: "site \(site)", stratum: "\(stratum)",
            statistics: SufficientStatistics(values)))
      }
    }
    let result = try SiteComparison(
      outcome: LocalizedText(en: "handle time", fr: "durée de traitement"),
      unit: LocalizedText(en: "seconds", fr: "secondes"), cells: cells, higherIsBetter: false
    ).result()
    #expect(result.headline.name.en.contains("site 3"))
    #expect(result.headline.excludesNull == true)
    #expect(result.check("beyond-chance")?.outcome == .passed)
    #expect(result.grade == .measured)
    #expect(result.tables[0].rows.count == 8)
  }
}

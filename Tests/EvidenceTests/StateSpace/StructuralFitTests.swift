// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

import Evidence
import Quantities
import Statistics
import Testing

@Suite struct StructuralFitTests {
  let nile = ClassicSeries.nile

  /// Durbin & Koopman (2012), section 2.2: −632.5456 at 15 099 and 1 469.1.
  @Test func localLevelLikelihoodIsThePublishedOne() throws {
    let filter = try LocalLevelFilter(nile, irregular: 15_099, level: 1469.1)
    #expect(abs(filter.logLikelihood + 632.5456251156736) < 1e-8)
    #expect(abs(filter.filteredLevel - 798.3702926083641) < 1e-8)
    #expect(abs(filter.predictedVariance - 5501.257941808477) < 1e-6)
    let same = try StructuralFit.at(
      StructuralVariances(irregular: 15_099, level: 1469.1), nile)
    #expect(abs(same.logLikelihood - filter.logLikelihood) < 1e-8)
  }

  /// R `StructTS(Nile, "level")`: 15 098.58 and 1 469.147; statsmodels stops at 15 067.6.
  @Test func nileVariancesAreThoseOfR() throws {
    let fit = try StructuralFit.fit(nile)
    #expect(abs(fit.variances.irregular - 15_098.577) < 1)
    #expect(abs(fit.variances.level - 1469.147) < 0.5)
    #expect(fit.converged)
  }

  /// The last smoothed level is the filtered one, and a local level looks the same backwards.
  @Test func smoothedLevelIsTheFilteredOneAtTheEndAndReversible() throws {
    let variances = StructuralVariances(irregular: 15_099, level: 1469.1)
    let forward = try StructuralFit.at(variances, nile).components()
    let backward = try StructuralFit.at(variances, nile.reversed()).components()
    #expect(abs(forward.level[99] - 798.3702926083641) < 1e-7)
    #expect(abs(forward.levelError[99] - (5501.257941808477 - 1469.1).squareRoot()) < 1e-6)
    for (left, right) in zip(forward.level, backward.level.reversed()) {
      #expect(abs(left - right) < 1e-7)
    }
    for (left, right) in zip(forward.levelError, backward.levelError.reversed()) {
      #expect(abs(left - right) < 1e-7)
    }
    #expect(forward.standardizedInnovations.count == 99)
  }

  /// A line added to the series changes only slope and level; a multiple scales the variances.
  @Test func likelihoodIgnoresALineAndVariancesFollowTheUnit() throws {
    let model = StructuralModel(trend: .localLinear)
    let plain = try StructuralFit.fit(nile, model: model)
    let tilted = try StructuralFit.fit(
      nile.enumerated().map { 10 * $1 + 3 * Double($0) }, model: model)
    #expect(abs(tilted.variances.irregular / plain.variances.irregular - 100) < 0.5)
    #expect(abs(tilted.logLikelihood - plain.logLikelihood + 98 * 2.302585092994046) < 1e-3)
  }

  /// Planted: level steps of 1, noise of 2, a fixed week, a regressor of 5.
  @Test(arguments: [UInt64(1), 2, 3]) func plantedSeasonAndCoefficientAreFound(seed: UInt64) throws
  {
    let (steps, noise) = (HashDraws(seed: seed, stream: 1), HashDraws(seed: seed, stream: 2))
    let week = [3.0, 1, 0, -1, -2, -2, 1]
    let pushes = (0..<280).map {
      HashDraws(seed: seed, stream: 3).uniform(UInt64($0)) > 0.5 ? 1.0 : 0
    }
    var level = 50.0
    var series: [Double?] = []
    for time in 0..<280 {
      series.append(
        level + week[time % 7] + 5 * pushes[time] + 2 * noise.normal(UInt64(time)))
      level += steps.normal(UInt64(time))
    }
    series[100] = nil
    for isStochastic in seed == 1 ? [false, true] : [false] {
      let model = StructuralModel(
        seasonal: StructuralModel.Seasonal(period: 7, isStochastic: isStochastic))
      let fit = try StructuralFit.fit(
        series, regressors: [Regressor(name: "push", values: pushes)], model: model)
      #expect(abs(fit.coefficients[0].value - 5) < 4 * fit.coefficients[0].standardError)
      #expect(fit.variances.level > 0.4 && fit.variances.level < 2)
      #expect(fit.variances.irregular > 2.5 && fit.variances.irregular < 6)
      let parts = try fit.components()
      #expect(abs(parts.season[3] - week[3]) < 1)
      #expect(!parts.fitted.contains { !$0.isFinite })
    }
  }

  @Test func badInputIsNamed() {
    #expect(throws: EvidenceError.constantSeries(column: "outcome")) {
      try StructuralFit.fit(Array(repeating: 4.0, count: 30))
    }
    #expect(
      throws: EvidenceError.tooFewPoints(
        count: 2, needed: 4, method: "A structural time series model")
    ) { try StructuralFit.fit([1, 2]) }
    #expect(throws: EvidenceError.notFinite(column: "outcome", index: 1)) {
      try StructuralFit.fit([1, .infinity, 3, 4, 5, 6])
    }
    #expect(throws: EvidenceError.dependentColumn("always")) {
      try StructuralFit.fit(
        ClassicSeries.nile,
        regressors: [Regressor(name: "always", values: Array(repeating: 2, count: 100))])
    }
    #expect(throws: EvidenceError.lengthMismatch(column: "x", count: 3, expected: 100)) {
      try StructuralFit.fit(
        ClassicSeries.nile, regressors: [Regressor(name: "x", values: [1, 2, 3])])
    }
  }

  /// Harvey and Durbin's law on the UK drivers: −0.2398 (0.0536) by statsmodels 0.15, fixed season.
  @Test func seatBeltLawIsFound() throws {
    guard let table = try sharedTable("../reference/data/cases/seatbelts.csv") else { return }
    let drivers = numbers(table, "log_drivers")
    let result = try StructuralFit.study(
      drivers, preCount: numbers(table, "law").count { $0 == 0 },
      model: StructuralModel(seasonal: StructuralModel.Seasonal(period: 12)),
      caption: SeriesCaption(outcome: LocalizedText(en: "Drivers", fr: "Conducteurs")))
    #expect(abs(result.headline.value + 0.23979) < 0.001)
    #expect(abs((result.headline.standardError ?? 0) - 0.05356) < 0.001)
    #expect(result.headline.excludesNull == true)
    #expect(result.check("placebo-date")?.outcome == .passed)
    #expect(result.plot?.series.count == 3)
    #expect(throws: EvidenceError.self) {
      try StructuralFit.study(
        drivers, preCount: drivers.count,
        caption: SeriesCaption(outcome: LocalizedText(verbatim: "x")))
    }
  }
}

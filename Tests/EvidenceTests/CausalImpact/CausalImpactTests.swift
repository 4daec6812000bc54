// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

import Evidence
import Foundation
import Quantities
import Statistics
import TestSupport
import Testing

@Suite struct CausalImpactTests {
  private struct CaseFile: Decodable {
    struct Item: Decodable {
      struct Input: Decodable {
        struct Series: Decodable { var values: [Double]? }
        var series: Series?
        var n_pre: Int?
        var covariates: [[Double]]?
        var seasonal_period: Int?
      }
      struct Figure: Decodable { var value: Double? }
      var id: String
      var input: Input
    }
    var cases: [Item]
  }

  private func fixture(_ id: String) throws -> CaseFile.Item.Input? {
    guard let file = sharedData("../reference/stats-cases.json") else { return nil }
    struct Wanted: Decodable { var cases: [Entry] }
    struct Entry: Decodable {
      var id: String
      var input: CaseFile.Item.Input?
      init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: Keys.self)
        id = try container.decode(String.self, forKey: .id)
        input =
          id.hasPrefix("bsts-")
          ? try container.decode(CaseFile.Item.Input.self, forKey: .input) : nil
      }
      enum Keys: String, CodingKey { case id, input }
    }
    let found = try JSONDecoder().decode(Wanted.self, from: Data(contentsOf: file))
    return found.cases.first { $0.id == id }?.input
  }

  private func estimate(
    _ id: String, draws: Int = 2000
  ) throws -> CausalImpact? {
    guard let input = try fixture(id), let values = input.series?.values, let pre = input.n_pre
    else { return nil }
    var options = CausalImpact.Options()
    options.levelPrior = .fixed(0.01)
    options.seasonalPeriod = input.seasonal_period
    options.needsPath = false
    options.draws = draws
    options.burnIn = 300
    let controls = (input.covariates ?? []).enumerated().map {
      Regressor(name: "x\($0)", values: $1)
    }
    return try CausalImpact.estimate(values, preCount: pre, controls: controls, options: options)
  }

  /// The exact posterior computed for the reference cases in Python on an 81 × 81 grid; R's sampler
  /// gives 2.9023 [2.3957, 3.3939].
  @Test func quadratureIsTheExactPosterior() throws {
    guard let impact = try estimate("bsts-exact-basic") else { return }
    #expect(abs(impact.averageEffect - 2.903692219108751) < 1e-5)
    #expect(abs(impact.low - 2.406956679152905) < 1e-4)
    #expect(abs(impact.high - 3.3995934024111145) < 1e-4)
    #expect(!impact.isSampled && impact.seed == nil)
    guard let none = try estimate("bsts-exact-no_effect") else { return }
    #expect(abs(none.tailProbability - 0.3505845397908253) < 1e-5)
  }

  /// R `CausalImpact` 1.4.1, 5,000 draws: its own Monte Carlo error is in the tolerance.
  @Test func samplerAgreesWithR() throws {
    guard let impact = try estimate("bsts-r-covariates") else { return }
    #expect(abs(impact.averageEffect - 2.8858699154) < 0.05)
    #expect(abs(impact.low - 2.4680288425) < 0.08)
    #expect(abs(impact.high - 3.2974320329) < 0.08)
    guard let seasonal = try estimate("bsts-r-seasonal", draws: 800) else { return }
    #expect(abs(seasonal.averageEffect - 2.9822451587) < 0.05)
    #expect(abs(seasonal.low - 2.7769556105) < 0.08)
    #expect(abs(seasonal.high - 3.1867622736) < 0.08)
  }

  /// The effect follows the unit, and a constant added to the whole series changes nothing.
  @Test func effectFollowsTheUnit() throws {
    let nile: [Double?] = ClassicSeries.nile
    var options = CausalImpact.Options()
    options.needsPath = false
    options.levelPrior = .fixed(0.1)
    let plain = try CausalImpact.estimate(nile, preCount: 60, options: options)
    let other = try CausalImpact.estimate(
      nile.map { $0.map { 3 * $0 + 1000 } }, preCount: 60, options: options)
    #expect(abs(other.averageEffect - 3 * plain.averageEffect) < 1e-6)
    #expect(abs(other.high - 3 * plain.high) < 1e-5)
  }

  /// Planted: 8 less from week 80 on, a drifting level, a control series that carries the drift.
  @Test func studyFindsAPlantedEffectAndTellsItsGrade() throws {
    let (steps, noise) = (HashDraws(seed: 3, stream: 1), HashDraws(seed: 3, stream: 2))
    var level = 100.0
    var series: [Double?] = []
    for week in 0..<110 {
      series.append(level + 4 * noise.normal(UInt64(week)) - (week >= 80 ? 8 : 0))
      level += 0.2 * steps.normal(UInt64(week))
    }
    series[10] = nil
    series[90] = nil
    let start = try #require(LocalDate(iso: "2023-01-02"))
    let caption = SeriesCaption(
      outcome: LocalizedText(en: "Contacts", fr: "Contacts"),
      unit: LocalizedText(en: "per week", fr: "par semaine"),
      days: (0..<110).map { start.adding(days: 7 * $0) })
    let result = try CausalImpact.study(series, preCount: 80, caption: caption)
    let (low, high) = (try #require(result.headline.low), try #require(result.headline.high))
    #expect(low < -8 && high > -8 && high < 0)
    #expect(result.grade == .proved)
    #expect(result.check("placebo-date")?.outcome == .passed)
    #expect(result.check("season")?.outcome == .passed)
    #expect(result.sampleSize == 108)
    #expect(result.plot?.series.count == 2)
    #expect(result.sentence.fr.contains("variation moyenne"))
    var fixed = CausalImpact.Options()
    fixed.levelPrior = .fixed(0.01)
    fixed.needsPath = false
    let stubborn = try CausalImpact.study(series, preCount: 80, caption: caption, options: fixed)
    #expect(stubborn.grade == .measured)
    #expect(stubborn.check("level-prior")?.outcome == .failed)
  }

  @Test func badInputIsNamed() {
    let nile: [Double?] = ClassicSeries.nile
    #expect(throws: EvidenceError.changeOutside(change: "101", first: "1", last: "100")) {
      try CausalImpact.estimate(nile, preCount: 100)
    }
    #expect(throws: EvidenceError.constantSeries(column: "outcome")) {
      try CausalImpact.estimate(Array(repeating: 5.0, count: 20), preCount: 10)
    }
    #expect(throws: EvidenceError.self) { try CausalImpact.estimate([1, 2], preCount: 1) }
    #expect(throws: EvidenceError.notFinite(column: "x", index: 3)) {
      try CausalImpact.estimate(
        [1, 2, 4, 2, 5], preCount: 3,
        controls: [Regressor(name: "x", values: [1, 2, 3, .nan, 1])])
    }
    #expect(throws: EvidenceError.self) {
      try CausalImpact.estimate(
        Array(repeating: nil, count: 20) + [1, 2, 3], preCount: 20)
    }
  }
}

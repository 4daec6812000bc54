// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

import Evidence
import Foundation
import Quantities
import Statistics
import Testing

struct RandomisedTestTests {
  private let csat = LocalizedText(en: "satisfied", fr: "satisfaits")

  private func shares(
    _ reading: RandomisedTest.Reading, control: Double = 600, treatment: Double = 680
  ) -> RandomisedTest {
    RandomisedTest(
      outcome: csat,
      figures: .shares(
        control: .init(successes: control, count: 1_000),
        treatment: .init(successes: treatment, count: 1_000)), reading: reading)
  }

  // 0.68 − 0.60 with the interval of Newcombe, by the formula of proportionComparison.
  @Test func `a finished test is proved and told in both languages`() throws {
    let result = try shares(.once).result()
    #expect(abs(result.headline.value - 0.08) < 1e-12)
    #expect(result.headline.scale == .points)
    #expect(result.grade == .proved)
    #expect(result.effect("relative-difference").map { abs($0.value - 0.08 / 0.6) < 1e-12 } == true)
    #expect(result.sentence.fr.contains("points"))
    #expect(result.sampleSize == 2_000)
    let copy = try JSONDecoder().decode(
      EvidenceResult.self, from: JSONEncoder().encode(result))
    #expect(copy == result)
  }

  @Test func `a running test has a wider interval`() throws {
    let running = try shares(.anyTime(tuning: 2_000)).result()
    let finished = try shares(.once).result()
    let width = { (effect: Effect) in (effect.high ?? 0) - (effect.low ?? 0) }
    #expect(width(running.headline) > width(finished.headline))
    #expect(running.check("peeking")?.outcome == .passed)
  }

  @Test func `peeking, a broken split and many outcomes lower the grade`() throws {
    #expect(try shares(.repeatedly(20)).result().grade == .measured)
    var test = shares(.once)
    test.assigned = [1_300, 1_000]
    let broken = try test.result()
    #expect(broken.check("sample-ratio")?.outcome == .failed)
    #expect(broken.grade == .measured)
    var many = shares(.once, control: 600, treatment: 645)
    many.otherPValues = [0.3, 0.5, 0.8, 0.9]
    let lost = try many.result()
    #expect(lost.headline.pValue.map { $0 < 0.05 } == true)
    #expect(lost.check("multiplicity")?.outcome == .failed)
  }

  @Test func `a test too small says so`() throws {
    var test = RandomisedTest(
      outcome: csat,
      figures: .means(
        control: try .measured([1, 2, 3, 4, 5], arm: "control"),
        treatment: try .measured([2, 3, 4, 5, 6], arm: "treatment")), reading: .once)
    test.smallestWorthwhile = 0.5
    let result = try test.result()
    #expect(result.check("power")?.outcome == .failed)
    #expect(result.check("units")?.outcome == .failed)
    #expect(result.grade == .measured)
  }

  // R help(poisson.test): ratio 1.971488, interval 0.8584264 to 4.2772659.
  @Test func `events per exposure are told as difference and ratio`() throws {
    var test = RandomisedTest(
      outcome: csat,
      figures: .rates(
        control: .init(events: 21, exposure: 3_011), treatment: .init(events: 11, exposure: 800)),
      reading: .once, plannedShares: [3_011, 800])
    let ratio = try #require(try test.result().effect("rate-ratio"))
    #expect(abs(ratio.value - 1.971488) < 1e-6)
    #expect(abs((ratio.low ?? 0) - 0.8584264) < 1e-7)
    #expect(try abs(test.result().headline.value - (11.0 / 800 - 21.0 / 3_011)) < 1e-12)
    test.reading = .anyTime(tuning: 4_000)
    #expect(try test.result().effect("rate-ratio") == nil)
  }

  @Test func `a covariate narrows the interval`() throws {
    let draws = HashDraws(seed: 4, stream: 1)
    let before = (0..<200).map { draws.normal(UInt64($0)) }
    let noise = HashDraws(seed: 4, stream: 2)
    let after = before.indices.map {
      10 + before[$0] + 0.3 * noise.normal(UInt64($0)) + ($0 < 100 ? 0 : 1)
    }
    func arm(_ range: Range<Int>) throws -> CovariateStatistics {
      try CovariateStatistics(outcomes: Array(after[range]), covariates: Array(before[range]))
    }
    let adjusted = try RandomisedTest(
      outcome: csat, figures: .adjusted(control: arm(0..<100), treatment: arm(100..<200)),
      reading: .once
    ).result()
    #expect((adjusted.headline.standardError ?? 1) < 0.06)
    #expect((adjusted.headline.low ?? 0)...(adjusted.headline.high ?? 0) ~= 1)
    #expect(adjusted.method.en.contains("CUPED"))
  }

  // −1.6876 points come back without effect (Barnett et al. 2005).
  @Test func `a fall that picking explains is refused`() throws {
    func check(_ change: Double) throws -> EvidenceCheck {
      try regressionToMeanCheck(
        observedChange: change, standardError: 0.3, mean: 8, standardDeviation: 2.5,
        correlation: 0.6, selection: .above(11))
    }
    #expect(try check(-1.9).outcome == .failed)
    #expect(try check(-3).outcome == .passed)
    #expect(try check(0.5).outcome == .passed)
  }
}

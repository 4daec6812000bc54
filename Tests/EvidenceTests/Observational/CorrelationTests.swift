// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

import Evidence
import Foundation
import Quantities
import Statistics
import Testing

@Suite struct CorrelationTests {
  /// By hand: x 1…5, y 2, 1, 4, 3, 5: Σd² = 4, ρ = 1 − 6·4/120 = 0.8, and r is the same for ranks.
  @Test func coefficientsByHand() throws {
    let (x, y) = ([1.0, 2, 3, 4, 5], [2.0, 1, 4, 3, 5])
    let ranked = try Correlation(x, y, kind: .spearman)
    #expect(abs(ranked.coefficient - 0.8) < 1e-12)
    let linear = try Correlation(x, y, kind: .pearson)
    // t = 0.8·√(3/0.36) = 2.3094, two-sided with 3 degrees of freedom: 0.1041 (table of R).
    #expect(abs(linear.pValue - 0.104088) < 1e-5)
    // artanh 0.8 ± 1.959964/√2
    #expect(abs(linear.low - tanh(1.0986122886681098 - 1.3859038243496777)) < 1e-9)
    let tied = try Correlation([1, 1, 2, 3], [1, 1, 2, 30], kind: .spearman)
    #expect(abs(tied.coefficient - 1) < 1e-12)
  }

  @Test func wordsAreHonest() throws {
    let x = (0..<50).map { Double($0) }
    let result = try Correlation.study(
      x, x.map { -$0 * $0 },
      names: (
        LocalizedText(en: "waiting", fr: "attente"),
        LocalizedText(en: "satisfaction", fr: "satisfaction")
      ))
    #expect(result.grade == .measured)
    #expect(result.sentence.en.contains("goes with less"))
    #expect(result.sentence.en.contains("does not show that one causes"))
    #expect(result.sentence.fr.contains("va avec moins"))
  }

  /// Planted: 97 % satisfied up to 60 minutes, 80 % beyond.
  @Test func plantedThresholdIsFound() throws {
    let draws = HashDraws(seed: 5, stream: 1)
    let times = (0..<3000).map { 120 * draws.uniform(UInt64($0)) }
    let satisfied = (0..<3000).map {
      draws.uniform(UInt64(5000 + $0)) < (times[$0] <= 60 ? 0.97 : 0.8)
    }
    let found = try SatisfactionThreshold(
      replyTimes: times, isSatisfied: satisfied, target: 0.94, resamples: 100)
    let threshold = try #require(found.threshold)
    #expect(abs(threshold - 60) < 6)
    let (low, high) = (try #require(found.low), try #require(found.high))
    #expect(low <= threshold && high >= threshold && high - low < 20)
    #expect(found.shareNeverReached == 0)
    let again = try SatisfactionThreshold(
      replyTimes: times, isSatisfied: satisfied, target: 0.94, resamples: 100)
    #expect(again.low == found.low && again.high == found.high)
    let study = try SatisfactionThreshold.study(
      replyTimes: times, isSatisfied: satisfied, target: 0.94,
      unit: LocalizedText(en: "minutes", fr: "minutes"))
    #expect(study.grade == .measured)
    #expect(throws: EvidenceError.self) {
      try SatisfactionThreshold.study(
        replyTimes: times, isSatisfied: satisfied.map { !$0 }, target: 0.94,
        unit: LocalizedText(en: "minutes", fr: "minutes"))
    }
  }

  @Test func badInputIsNamed() {
    #expect(throws: EvidenceError.constantSeries(column: "y")) {
      try Correlation([1, 2, 3, 4], [5, 5, 5, 5], kind: .pearson)
    }
    #expect(throws: EvidenceError.tooFewPoints(count: 2, needed: 4, method: "A correlation")) {
      try Correlation([1, 2], [1, 2], kind: .pearson)
    }
  }
}

// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

import Evidence
import Foundation
import Quantities
import Statistics
import TestSupport
import Testing

struct CustomerValueTests {
  /// The customers of CDNOW's tenth, by Fader and Hardie.
  private func cdnow(_ name: String) throws -> [[Double]]? {
    guard let file = sharedData("../reference/data/cases/\(name).csv") else { return nil }
    let lines = try String(contentsOf: file, encoding: .utf8).split(separator: "\n").dropFirst()
    return lines.map { $0.split(separator: ",").compactMap { Double($0) } }
  }

  // Fader, Hardie and Lee (2005): r 0.243, α 4.414, a 0.793, b 2.426, log-likelihood −9582.4.
  @Test func `the purchases of CDNOW give the paper's model`() throws {
    guard let rows = try cdnow("cdnow") else { return }
    let histories = rows.map { PurchaseHistory(repeats: Int($0[0]), recency: $0[1], age: $0[2]) }
    let model = try BetaGeometricModel.fit(histories)
    #expect(abs(model.r - 0.243) < 5e-4 && abs(model.alpha - 4.414) < 1e-3)
    #expect(abs(model.a - 0.793) < 5e-4 && abs(model.b - 2.426) < 5e-4)
    #expect(abs((model.logLikelihood ?? 0) + 9_582.4256) < 1e-3)
    #expect(abs(try model.logLikelihood(of: histories) - (model.logLikelihood ?? 0)) < 1e-6)
    let covariance = try #require(model.logCovariance)
    #expect(covariance.diagonal.allSatisfy { $0 > 0 && $0 < 1 })
  }

  // Hardie's spreadsheet and the BTYD manual: 1.226, 0.7266, 0.5737864, 1.07869e-07.
  @Test func `predictions of the purchase model are those of its authors`() throws {
    let model = try BetaGeometricModel(r: 0.243, alpha: 4.414, a: 0.793, b: 2.426)
    let history = PurchaseHistory(repeats: 2, recency: 30.43, age: 38.86)
    #expect(abs(try model.expectedPurchases(in: 39, given: history) - 1.226) < 5e-4)
    #expect(abs(try model.probabilityAlive(history) - 0.7266) < 5e-5)
    #expect(abs(try model.probability(of: 0, in: 39) - 0.5737864) < 1e-7)
    #expect(abs(try model.probability(of: 10, in: 2) - 1.07869e-07) < 1e-12)
    #expect(abs(try model.expectedPurchases(in: 3) - 0.1508652309) < 1e-9)
    let never = PurchaseHistory(repeats: 0, recency: 0, age: 10)
    #expect(try model.probabilityAlive(never) == 1)
    #expect(try model.expectedPurchases(in: 0, given: history) == 0)
  }

  // The probabilities of all numbers of purchases add up to 1, and their mean is the expectation.
  @Test func `the numbers of purchases are a distribution`() throws {
    let model = try BetaGeometricModel(r: 0.8, alpha: 5, a: 0.6, b: 2.5)
    let masses = try (0...200).map { try model.probability(of: $0, in: 10) }
    #expect(abs(masses.reduce(0, +) - 1) < 1e-10)
    let mean = masses.enumerated().reduce(0) { $0 + Double($1.offset) * $1.element }
    #expect(abs(mean - (try model.expectedPurchases(in: 10))) < 1e-8)
  }

  // mpmath at 60 digits, a = 1 as the limit.
  @Test(arguments: [
    (1.0, 1.4117453787294556), (1.0003, 1.4115855753755278), (0.9985, 1.4125451967431713),
  ])
  func `the expectation crosses a = 1 without a jump`(a: Double, expected: Double) throws {
    let model = try BetaGeometricModel(r: 0.5, alpha: 4, a: a, b: 2.4)
    #expect(abs(try model.expectedPurchases(in: 20) / expected - 1) < 1e-11)
  }

  // Fader and Hardie, note 025: p 6.25, q 3.74, γ 15.44; 24.65 for x = 2, m = 22.35.
  @Test func `the spend of CDNOW gives the note's model`() throws {
    guard let rows = try cdnow("cdnow_monetary") else { return }
    let histories = rows.map {
      PurchaseHistory(repeats: Int($0[0]), recency: $0[1], age: $0[2], meanSpend: $0[3])
    }
    let model = try GammaGammaModel.fit(histories)
    #expect(abs(model.p - 6.25) < 5e-3 && abs(model.q - 3.74) < 5e-3)
    #expect(abs(model.gamma - 15.44) < 2e-2)
    let given = try GammaGammaModel(p: 6.25, q: 3.74, gamma: 15.44)
    #expect(abs(try given.expectedSpend(repeats: 2, meanSpend: 22.35) - 24.65) < 0.02)
    #expect(abs((given.populationMean ?? 0) - 35.2189781) < 1e-6)
    // lifetimes' documentation gives 0.113884 for this correlation.
    #expect(abs((spendFrequencyCorrelation(histories) ?? 0) - 0.113884) < 5e-6)
    let purchases = try BetaGeometricModel.fit(histories)
    let year = LifetimeHorizon(periods: 12, periodLength: 52.0 / 12, discountRate: 0.01)
    let value = try lifetimeValue(
      of: Array(histories.prefix(3)), purchases: purchases, spend: model, horizon: year)
    let low = try #require(value.low)
    let high = try #require(value.high)
    #expect(low < value.value && value.value < high && high < 2 * low)
  }

  // One period, no discount: the value is purchases times spend, by hand.
  @Test func `a single period is purchases times spend`() throws {
    let purchases = try BetaGeometricModel(r: 0.243, alpha: 4.414, a: 0.793, b: 2.426)
    let spend = try GammaGammaModel(p: 6.25, q: 3.74, gamma: 15.44)
    let history = PurchaseHistory(repeats: 2, recency: 30.43, age: 38.86, meanSpend: 22.35)
    let value = try lifetimeValue(
      of: [history], purchases: purchases, spend: spend,
      horizon: LifetimeHorizon(periods: 1, periodLength: 39, discountRate: 0, margin: 0.5))
    #expect(abs(value.value - 0.5 * 1.2260281747671444 * 24.663713910761153) < 1e-8)
    #expect(value.low == nil)
  }

  // By hand: two purchases on day 0 are one, day 7 and day 21 follow, day 30 is beyond the end.
  @Test func `histories are counted by day and by unit`() throws {
    let purchases = [
      Purchase(customer: "b", day: 3, amount: 5), Purchase(customer: "a", day: 0, amount: 10),
      Purchase(customer: "a", day: 21, amount: 30), Purchase(customer: "a", day: 0, amount: 1),
      Purchase(customer: "a", day: 7, amount: 20), Purchase(customer: "a", day: 30, amount: 99),
      Purchase(customer: "c", day: 29, amount: 1),
    ]
    let found = try purchaseHistories(of: purchases, until: 28)
    #expect(found.map(\.customer) == ["a", "b"])
    #expect(
      found[0].history == PurchaseHistory(repeats: 2, recency: 3, age: 4, meanSpend: 25))
    #expect(
      found[1].history == PurchaseHistory(repeats: 0, recency: 0, age: 25.0 / 7, meanSpend: 0))
  }

  // By hand.
  @Test func `the later period is held against the prediction`() throws {
    let found = try HoldoutComparison(
      predicted: [0, 1, 2, 3], actual: [0, 2, 2, 4], repeats: [0, 1, 9, 8])
    #expect(found.groups.map(\.repeats) == [0, 1, 7])
    #expect(found.groups[2].predicted == 2.5 && found.groups[2].actual == 3)
    #expect(found.predictedTotal == 6 && found.actualTotal == 8)
    #expect(found.meanAbsoluteError == 0.5)
    #expect(found.topDecileLift == 2)
  }

  @Test func `customer bases without a model are refused`() {
    let once = [PurchaseHistory](
      repeating: PurchaseHistory(repeats: 0, recency: 0, age: 10), count: 9)
    #expect(throws: CustomerValueError.noRepeatPurchases) { try BetaGeometricModel.fit(once) }
    let late = PurchaseHistory(repeats: 1, recency: 11, age: 10)
    #expect(throws: CustomerValueError.self) { try BetaGeometricModel.fit(once + [late]) }
    let same = [PurchaseHistory](
      repeating: PurchaseHistory(repeats: 1, recency: 1, age: 10, meanSpend: 20), count: 9)
    #expect(throws: CustomerValueError.constantSpend) { try GammaGammaModel.fit(same) }
    #expect(throws: CustomerValueError.self) {
      try BetaGeometricModel(r: 0, alpha: 1, a: 1, b: 1)
    }
  }
}

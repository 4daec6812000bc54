// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

import Evidence
import Foundation
import Quantities
import Statistics
import Testing

struct CustomerBaseValuationTests {
  /// A base drawn from known models: buyers with rates gamma(2, 10), chances to leave 0.2.
  private func base() -> (histories: [PurchaseHistory], later: [Double]) {
    var histories: [PurchaseHistory] = []
    var later: [Double] = []
    let draws = HashDraws(seed: 21, stream: 1)
    for customer in 0..<600 {
      var generator = draws.generator(UInt64(customer))
      let rate = generator.nextGamma(shape: 2) / 10
      let leaving = generator.nextBeta(2, 8)
      let level = 30 * generator.nextGamma(shape: 4) / 4
      var time = 0.0
      var purchases: [Double] = []
      var isAlive = true
      while isAlive, time < 60 {
        time -= log(generator.nextUniform()) / rate
        if time < 60 { purchases.append(time) }
        isAlive = generator.nextUniform() > leaving
      }
      let seen = purchases.filter { $0 <= 40 }
      let spends = seen.map { _ in level * generator.nextGamma(shape: 6) / 6 }
      histories.append(
        PurchaseHistory(
          repeats: seen.count, recency: seen.last ?? 0, age: 40,
          meanSpend: seen.isEmpty ? 0 : spends.reduce(0, +) / Double(seen.count)))
      later.append(Double(purchases.count - seen.count))
    }
    return (histories, later)
  }

  // The later purchases are drawn from the same process: the model must foretell their number.
  @Test func `a base drawn from the model is valued and checked`() throws {
    let (histories, later) = base()
    var valuation = CustomerBaseValuation(
      histories: histories,
      horizon: LifetimeHorizon(periods: 4, periodLength: 5, discountRate: 0.01),
      currency: LocalizedText(verbatim: "€"),
      later: .init(length: 20, purchases: later))
    let result = try valuation.result()
    #expect(result.check("later-period")?.outcome == .passed)
    #expect(result.check("independent-spend")?.outcome == .passed)
    #expect(result.grade == .measured)
    let low = try #require(result.headline.low)
    let high = try #require(result.headline.high)
    #expect(low < result.headline.value && result.headline.value < high)
    #expect(result.sentence.fr.contains("Un client devrait rapporter"))
    valuation.later = nil
    #expect(try valuation.result().grade == .assumed)
  }

  // By hand: 3 of 4 customers old enough are active after one month.
  @Test func `retention is told with its interval`() throws {
    let table = try RetentionTable(
      activity: [[0, 1, 2], [0, 1], [1, 2], [1], [2]], lastPeriod: 2)
    let result = try table.result(
      after: 1, unit: LocalizedText(en: "months", fr: "mois"))
    #expect(result.headline.value == 0.75)
    // Wilson's interval of 3 of 4 by R prop.test(correct = FALSE): 0.3006 to 0.9544.
    #expect(abs((result.headline.low ?? 0) - 0.3006) < 5e-5)
    #expect(abs((result.headline.high ?? 0) - 0.9544) < 5e-5)
    #expect(result.tables[0].rows.count == 3)
    #expect(throws: SurvivalError.self) {
      try table.result(after: 5, unit: LocalizedText(verbatim: "m"))
    }
  }
}

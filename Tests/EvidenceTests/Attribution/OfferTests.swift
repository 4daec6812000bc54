// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

import Evidence
import Quantities
import Testing

struct OfferTests {
  // By hand; Wilson's interval of 682 of 925 by R prop.test(correct = FALSE).
  @Test func `offers are counted to the sale that lasts`() throws {
    let funnel = try OfferFunnel(offers: 925, accepted: 682, matured: 400, kept: 360)
    #expect(abs(funnel.acceptance - 0.7372972973) < 1e-9)
    #expect(funnel.keeping == 0.9)
    #expect(funnel.lastingShare.map { abs($0 - 0.9 * 682 / 925) < 1e-12 } == true)
    let result = try funnel.result()
    #expect(abs((result.headline.low ?? 0) - 0.70799598761962) < 1e-9)
    #expect(result.check("maturity")?.outcome == .passed)
    #expect(result.sentence.fr.contains("conservées"))
    let young = try OfferFunnel(offers: 10, accepted: 5, matured: 0, kept: 0)
    #expect(young.keeping == nil && young.lastingShare == nil)
    #expect(try young.result().grade == .assumed)
    #expect(throws: AttributionError.self) {
      try OfferFunnel(offers: 10, accepted: 11, matured: 0, kept: 0)
    }
  }

  // By hand: four customers, sales after 2 and 4 days, two watched 10: S(5) = 3/4 · 2/3 = 1/2.
  @Test func `the delay counts those who have not bought`() throws {
    let data = try SurvivalData(times: [2, 4, 10, 10], events: [true, true, false, false])
    let result = try conversionDelay(data, within: 5)
    #expect(abs(result.headline.value - 0.5) < 1e-12)
    #expect(result.check("watched")?.outcome == .failed)
    #expect(result.tables[0].rows[0] == [.number(0.1), .number(2)])
    #expect(throws: SurvivalError.noEvents) {
      try conversionDelay(SurvivalData(times: [1], events: [false]), within: 5)
    }
  }
}

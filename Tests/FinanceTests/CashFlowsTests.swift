// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

import Finance
import Quantities
import Testing

@Suite struct CashFlowsTests {
  // Microsoft's documentation of the spreadsheet function NPV, example 1: 10 %, −10 000, 3 000,
  // 4 200, 6 800 gives 1 188.44, every flow shifted by one period.
  @Test func `spreadsheet timing agrees with the documented NPV`() throws {
    let businessCase = direct(
      gains: [.flows(initial: 0, years: [3000, 4200, 6800])],
      costs: [.flows(initial: 10_000, years: [])], horizon: 36, rate: 0.10, timing: .excelNPV)
    #expect(abs(try businessCase.evaluate().netPresentValue - 1188.44) < 0.005)
  }

  // The same page, example 2: NPV(8 %, 8 000, 9 200, 10 000, 12 000, 14 500) − 40 000 = 1 922.06.
  @Test func `annual timing leaves the outlay undiscounted`() throws {
    let flows: [Double] = [-40_000, 8000, 9200, 10_000, 12_000, 14_500]
    #expect(abs(try netPresentValue(of: flows, rate: 0.08) - 1922.06) < 0.005)
    let businessCase = direct(
      gains: [.flows(initial: 0, years: Array(flows.dropFirst()))],
      costs: [.flows(initial: 40_000, years: [])], horizon: 60, rate: 0.08)
    #expect(abs(try businessCase.evaluate().netPresentValue - 1922.06) < 0.005)
  }

  // Microsoft's documentation of IRR: −70 000, 12 000, 15 000, 18 000, 21 000, 26 000 gives 8.7 %
  // after five years and −2.1 % after four.
  @Test func `the rate of return agrees with the documented IRR`() throws {
    let flows: [Double] = [-70_000, 12_000, 15_000, 18_000, 21_000, 26_000]
    let five = try #require(internalRateOfReturn(of: flows).value)
    #expect(abs(five - 0.087) < 0.0005)
    #expect(abs(try netPresentValue(of: flows, rate: five)) < 1e-6)
    let four = try #require(internalRateOfReturn(of: Array(flows.dropLast())).value)
    #expect(abs(four - -0.021) < 0.0005)
  }

  @Test func `a rate of return needs exactly one change of sign`() {
    // −100, 230, −132 has the two rates 10 and 20 %.
    #expect(internalRateOfReturn(of: [-100, 230, -132]).value == nil)
    #expect(internalRateOfReturn(of: [-100, 230, -132]).reason?.en.contains("2 times") == true)
    #expect(internalRateOfReturn(of: [100, 100]).value == nil)
    #expect(internalRateOfReturn(of: []).value == nil)
    #expect(internalRateOfReturn(of: [-100, 110]).value.map { abs($0 - 0.10) < 1e-14 } == true)
  }

  // By hand: 600 a year for three years at 10 % with monthly timing is
  // 50·(1 − 1.1⁻³)/(1.1^(1/12) − 1), the annuity of 36 payments.
  @Test func `monthly timing discounts every month`() throws {
    let result = try direct(
      gains: [.perYear(600)], costs: [.once(1000)], horizon: 36, rate: 0.10, timing: .monthly
    ).evaluate()
    // (1.1)^(1/12) = 1.007974140428904 (R).
    let annuity = 50 * (1 - 1 / 1.331) / 0.007974140428904
    #expect(relative(result.presentValueBenefits, annuity) < 1e-12)
    #expect(result.presentValueCosts == 1000)
  }

  // The method: a tool that shifts every flow by one period divides the value by 1 + r and leaves
  // the ratio.
  @Test func `spreadsheet timing is annual timing one year later`() throws {
    let gains: [Amount] = [.flows(initial: 0, years: [500, 700, 900])]
    let costs: [Amount] = [.flows(initial: 800, years: [100, 100, 100])]
    let annual = try direct(gains: gains, costs: costs, horizon: 36, rate: 0.10).evaluate()
    let sheet = try direct(
      gains: gains, costs: costs, horizon: 36, rate: 0.10, timing: .excelNPV
    ).evaluate()
    #expect(relative(sheet.netPresentValue * 1.1, annual.netPresentValue) < 1e-12)
    #expect(relative(try #require(sheet.roi), try #require(annual.roi)) < 1e-12)
  }

  // By hand: −100 then 30 a month is back after 100/30 = 3.33 months.
  @Test func `payback is linear inside its month and for good`() {
    #expect(payback(of: [-100, 30, 30, 30, 30]).value.map { abs($0 - 10.0 / 3) < 1e-12 } == true)
    // Back after month 1, out again in month 2, back for good half-way through month 4.
    #expect(payback(of: [-10, 20, -30, 10, 20]).value == 3.5)
    #expect(payback(of: [10, 5]).value == 0)
    #expect(payback(of: [-10, 5]).value == nil)
    #expect(peakFunding(of: [-10, 20, -30, 10, 20]) == 20)
    #expect(peakFunding(of: [1, 2]) == 0)
  }

  // The method: nothing paid up front leaves nothing to pay back.
  @Test func `payback without an outlay is refused with the reason`() throws {
    let result = try direct(gains: [.perMonth(50)], costs: [.perMonth(20)]).evaluate()
    #expect(result.paybackMonths.simple == nil)
    #expect(result.paybackMonths.cumulative == nil)
    #expect(result.paybackMonths.discounted == nil)
    #expect(result.reasons["paybackMonths.simple"]?.fr.contains("avance") == true)
  }

  @Test func `flows out of domain are refused`() {
    #expect(throws: FinanceError.noCashFlows) { try netPresentValue(of: [], rate: 0.1) }
    #expect(throws: FinanceError.rateOutOfDomain(-1)) { try netPresentValue(of: [1], rate: -1) }
    #expect(throws: FinanceError.notFinite(path: "cashFlows")) {
      try netPresentValue(of: [1, .nan], rate: 0.1)
    }
  }
}

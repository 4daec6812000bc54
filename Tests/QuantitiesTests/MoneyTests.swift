// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

import Foundation
import Quantities
import Testing

@Suite struct MoneyTests {
  @Test func `ten dimes are exactly one euro`() throws {
    var total = Money(0, .euro)
    let dime = Money(try #require(Decimal(string: "0.1")), .euro)
    for _ in 1...10 { total = try total.adding(dime) }
    #expect(total.amount == 1)
  }

  @Test func `two currencies are not added and the sentence names both`() throws {
    let dollar = try #require(Currency(code: "usd"))
    #expect(throws: MoneyError.mixedCurrencies(.euro, dollar)) {
      try Money(1, .euro).adding(Money(1, dollar))
    }
    let sentence = MoneyError.mixedCurrencies(.euro, dollar).description
    #expect(sentence.contains("EUR") && sentence.contains("USD"))
  }

  @Test(arguments: ["", "EU", "EURO", "E1R", "€"])
  func `a code that is not three letters is no currency`(code: String) {
    #expect(Currency(code: code) == nil)
  }
}

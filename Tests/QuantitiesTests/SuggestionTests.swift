// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

import Quantities
import Testing

@Suite struct SuggestionTests {
  @Test(arguments: [
    ("contcats", "contacts"), ("chanel", "channel"), ("Team", "team"), ("serv", "service_level"),
    ("nsp", "nps"),
  ])
  func `a slip of the fingers finds the name that was meant`(typed: String, meant: String) {
    let names = ["contacts", "channel", "team", "service_level", "nps"]
    #expect(closestName(to: typed, among: names) == meant)
  }

  @Test func `a name far from all others suggests nothing`() {
    #expect(closestName(to: "zebra", among: ["contacts", "team"]) == nil)
    #expect(closestName(to: "", among: ["contacts"]) == nil)
  }
}

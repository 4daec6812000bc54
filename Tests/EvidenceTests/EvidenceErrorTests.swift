// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

import Testing

import Evidence

@Suite struct EvidenceErrorTests {
  @Test func sentencesNameTheFaultAndTheWayOut() {
    let error = EvidenceError.tooFewPoints(count: 2, needed: 8, method: "The time series design")
    #expect("\(error)".contains("at least 8 observations; there are 2"))
    #expect(
      "\(EvidenceError.notFinite(column: "aht", index: 0))".hasPrefix("Observation 1 of 'aht'"))
  }
}

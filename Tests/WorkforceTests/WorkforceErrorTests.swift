// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

import Testing

import Workforce

@Suite struct WorkforceErrorTests {
  @Test func sentencesHoldTheValueAndWhatWasExpected() {
    let error = WorkforceError.outOfDomain(name: "Occupancy", value: 1.2, expected: "below 1")
    #expect("\(error)" == "Occupancy is 1.2. It must be below 1.")
  }
}

// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

import Testing

import Forecasting

@Suite struct ForecastErrorTests {
  @Test func sentencesCountFromOne() {
    #expect("\(ForecastError.notFinite(index: 4))".hasPrefix("Observation 5 "))
  }
}

// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

import Quantities
import Testing

import Workforce

@Suite struct WorkforceErrorTests {
  @Test func sentencesHoldTheValueAndWhatWasExpected() {
    let error = WorkforceError.outOfDomain(.shrinkage, 1.2, .shareBelowOne)
    #expect(
      "\(error)" == "The shrinkage is 1.2. It must be at least 0 and below 1; 0.3 means 30 %.")
    #expect(
      error.message.fr
        == "Taux d'indisponibilité : 1.2. Il faut une valeur d'au moins 0 et inférieure à 1 ; "
        + "0,3 signifie 30 %.")
    let row = WorkforceError.interval(4, .contacts(queue: nil), -3, .atLeast(0))
    #expect(row.message.en.hasPrefix("In interval 4 the number of contacts is -3.0."))
    let target = StaffingTarget.serviceLevel(0.805, withinSeconds: 20)
    #expect(
      WorkforceError.unreachable([target], agents: 9).message.en.hasPrefix(
        "A service level of 80.5 % within 20.0 s is not reached with 9 agents."))
  }
}

// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

import Finance
import Quantities
import Testing

@Suite struct ComparisonTests {
  private func candidate(_ id: String, _ costs: [Amount], gain: Double = 100_000) -> Candidate {
    Candidate(id: id, businessCase: direct(gains: [.perYear(gain)], costs: costs))
  }

  // By hand: A 12 000 + 0.50 a resolution, B 2 000 + 1.00, at 10 000 resolutions a month over 12
  // months: 72 000 against 122 000. They cost the same at 10 000 / (0.5 · 12) = 1 666.67 a month.
  @Test func `the cheaper offer depends on volume, and the crossing is found`() throws {
    func price(_ price: Double) -> Amount {
      .perResolution(
        price: price, resolutionsPerMonth: 10_000, handoffPrice: 0, handoffsPerMonth: 0)
    }
    let comparison = try compare([
      candidate("B", [.once(2000), price(1)], gain: 200_000),
      candidate("A", [.once(12_000), price(0.5)], gain: 200_000),
    ])
    #expect(comparison.solutions.map(\.id) == ["A", "B"])
    #expect(relative(comparison.solutions[0].netPresentValue, 128_000) < 1e-12)
    #expect(relative(comparison.solutions[1].difference.usage, -60_000) < 1e-12)
    #expect(relative(comparison.solutions[1].difference.oneOff, 10_000) < 1e-12)
    let crossing = try #require(comparison.crossings.first { $0.measure == .costs })
    #expect(crossing.above == "A")
    #expect(crossing.below == "B")
    #expect(relative(try #require(crossing.resolutionsPerMonth), 10_000 / 6) < 1e-6)
    #expect(crossing.sentence.en == "Beyond 1,667 resolutions a month A costs less than B.")
  }

  // By hand: a return of 200 % on 100 is worth less than 50 % on 10 000.
  @Test func `the order is that of value, not of return`() throws {
    let comparison = try compare([
      candidate("small", [.once(100)], gain: 300),
      candidate("large", [.once(10_000)], gain: 15_000),
    ])
    #expect(comparison.solutions.map(\.id) == ["large", "small"])
    #expect(relative(try #require(comparison.solutions[1].roi), 2) < 1e-12)
    for solution in comparison.solutions {
      #expect(relative(solution.parts.total, solution.netPresentValue) < 1e-12)
    }
  }

  @Test func `one solution, two ids alike and two baselines are refused`() {
    let one = candidate("A", [.once(1)])
    #expect(throws: FinanceError.nothingToCompare) { try compare([one]) }
    #expect(throws: FinanceError.duplicateID(path: "solutions", id: "A")) {
      try compare([one, one])
    }
    var other = candidate("B", [.once(1)])
    other.businessCase.horizonMonths = 24
    #expect(
      throws: FinanceError.unequalBaselines(first: "A", second: "B", difference: .horizon)
    ) { try compare([one, other]) }
  }

  // Scaling a case's volume by k and back gives the case.
  @Test func `volume scales there and back`() throws {
    var businessCase = hours(posts(10), [Lever(id: "d", parameter: .deflection, effect: .to(0.2))])
    businessCase.costs = [
      CostLine(
        id: "c", category: .aiUsage, amount: .perContact(price: 0.1, contactsPerMonth: 500))
    ]
    let there = try businessCase.scalingVolume(by: 4).evaluate(.totals)
    let back = try businessCase.scalingVolume(by: 4).scalingVolume(by: 0.25).evaluate(.totals)
    let own = try businessCase.evaluate(.totals)
    #expect(relative(there.netPresentValue, own.netPresentValue * 4) < 1e-9)
    #expect(relative(back.netPresentValue, own.netPresentValue) < 1e-12)
  }
}

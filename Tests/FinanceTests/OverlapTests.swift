// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

import Finance
import Foundation
import Quantities
import Testing

/// The golden tables of the method.
///
/// N 10 000 a month, d 0→30 %, r 0.25→0.20, A 8→6 min,
/// o 0.80→0.82, s 0.30. Worked out for the method by an independent program.
@Suite struct OverlapTests {
  private static let segment = WorkloadSegment(
    id: "all", demandPerMonth: 10_000, recontactRate: 0.25, handleMinutes: 8, occupancy: 0.80,
    shrinkage: 0.30, costPerPaidHour: 24)
  private static let levers = [
    Lever(id: "d", parameter: .deflection, effect: .to(0.30)),
    Lever(id: "r", parameter: .recontactRate, effect: .points(-0.05)),
    Lever(id: "A", parameter: .handleMinutes, effect: .change(-0.25)),
    Lever(id: "o", parameter: .occupancy, effect: .to(0.82)),
  ]

  private func golden(_ levers: [Lever] = levers) throws -> CaseResult {
    try hours(Self.segment, levers).evaluate()
  }

  @Test func `hours before and after are those of the method`() throws {
    let work = try #require(try golden().workload)
    #expect(abs(work.hoursBefore - 2976.190) < 0.0005)
    #expect(abs(work.hoursAfter - 1463.415) < 0.0005)
    #expect(abs(work.hoursSaved / 12 - 1512.776) < 0.0005)
  }

  @Test func `Shapley, alone and last-in agree with the table to every printed digit`() throws {
    let result = try golden()
    let shapley = [757.531, 88.312, 613.464, 53.469]
    let alone = [892.857, 119.048, 744.048, 72.590]
    let lastIn = [627.178, 60.976, 487.805, 36.585]
    for (index, lever) in result.levers.enumerated() {
      #expect(abs(lever.perMonth.shapley - shapley[index]) < 0.0005)
      #expect(abs(lever.perMonth.alone - alone[index]) < 0.0005)
      #expect(abs(lever.perMonth.lastIn - lastIn[index]) < 0.0005)
      #expect(relative(lever.hoursShapley, lever.perMonth.shapley * 12) < 1e-12)
    }
    #expect(abs(result.levers.reduce(0) { $0 + $1.perMonth.alone } - 1828.542) < 0.001)
    #expect(abs(result.levers.reduce(0) { $0 + $1.perMonth.lastIn } - 1212.544) < 0.001)
    // 1 828.542 / 1 512.776 − 1, "+21 %" in the method.
    #expect(abs(try #require(result.additiveOverstatement) - 0.20873) < 0.00001)
  }

  @Test func `the sequence d, r, A, o agrees with the table`() throws {
    let expected = [892.86, 83.33, 500.00, 36.59]
    for (lever, value) in zip(try golden().levers, expected) {
      #expect(abs(lever.perMonth.sequence - value) < 0.005)
    }
  }

  // Ang's logarithmic mean divisia index, written here from its definition:
  // share of factor i = L(H₁, H₀) · ln(factor₁/factor₀), L(a, b) = (a − b)/ln(a/b).
  @Test func `LMDI, an independent split, agrees with its table and stays close`() throws {
    let factors = [(1.0, 0.7), (1.25, 1.20), (8.0, 6.0), (1 / 0.80, 1 / 0.82)]
    let before = 10_000 * factors.reduce(1) { $0 * $1.0 } / 60 / 0.7
    let after = 10_000 * factors.reduce(1) { $0 * $1.1 } / 60 / 0.7
    let weight = (before - after) / log(before / after)
    let shares = factors.map { weight * log($0.0 / $0.1) }
    for (share, expected) in zip(shares, [760.094, 86.994, 613.067, 52.621]) {
      // The third is 613.0665 and printed 613.067, so that the printed row sums to the total.
      #expect(abs(share - expected) < 0.0006)
    }
    let result = try golden()
    #expect(relative(shares.reduce(0, +), (before - after)) < 1e-12)
    for (share, lever) in zip(shares, result.levers) {
      #expect(relative(lever.perMonth.shapley, share) < 0.02)
    }
  }

  // The smaller golden case of the method: saved 47.5 %, split 26.25 and 21.25.
  @Test func `two levers of the small company split 26,25 and 21,25 per cent`() throws {
    let result = try hours(
      posts(10),
      [
        Lever(id: "auto", parameter: .deflection, effect: .to(0.30)),
        Lever(id: "aht", parameter: .handleMinutes, effect: .change(-0.25)),
      ]
    ).evaluate()
    let before = try #require(result.workload).hoursBefore
    #expect(abs(result.levers[0].perMonth.shapley / before - 0.2625) < 1e-12)
    #expect(abs(result.levers[1].perMonth.shapley / before - 0.2125) < 1e-12)
    // LMDI of the same: 26.293 and 21.207 %.
    let weight = 0.475 / log(1 / 0.525)
    #expect(abs(weight * log(1 / 0.7) - 0.26293) < 0.000005)
    #expect(abs(weight * log(1 / 0.75) - 0.21207) < 0.000005)
  }

  // Three claims of one publication on ten agents: 7.81 posts when added up, 5.96 when
  // independent, 4.75 when productivity is the handling time (seed S000-45).
  @Test func `three claims on the same agents are not 7,81 posts`() throws {
    let productivity = Lever(id: "p", parameter: .productivity, effect: .change(0.30))
    let time = Lever(id: "aht", parameter: .handleMinutes, effect: .change(-0.25))
    let automation = Lever(id: "auto", parameter: .deflection, effect: .to(0.30))
    let claimed = try [productivity, time, automation].reduce(0.0) { sum, lever in
      sum + (try hours(posts(10), [lever]).evaluate().levers[0].perMonth.alone) * 12 / 1607
    }
    #expect(abs(claimed - 7.807692) < 1e-6)
    let real = try #require(try hours(posts(10), [time, automation]).evaluate().workload)
    #expect(abs(real.hoursSaved / 1607 - 4.75) < 1e-12)
    #expect(throws: FinanceError.conflictingLevers(first: "p", second: "aht", segment: "all")) {
      try hours(posts(10), [productivity, time, automation]).evaluate()
    }
  }

  // By hand, lesson 5 of the method: 30 % of 10 000 contacts at 4 minutes, the mean being 8, are
  // 200 hours, not 400, and the rest lasts 9.71 minutes.
  @Test func `taking away easy contacts lengthens the rest`() throws {
    let segment = WorkloadSegment(
      id: "all", demandPerMonth: 10_000, handleMinutes: 8, costPerPaidHour: 30)
    var lever = Lever(id: "d", parameter: .deflection, effect: .to(0.30))
    #expect(abs(try hours(segment, [lever]).evaluate().levers[0].perMonth.shapley - 400) < 1e-9)
    lever.easyHandleMinutes = 4
    let result = try hours(segment, [lever]).evaluate()
    #expect(abs(result.levers[0].perMonth.shapley - 200) < 1e-9)
    let rest = try #require(result.workload?.segments.first)
    #expect(abs(rest.hoursAfter * 60 / rest.contactsAfter - 9.714286) < 1e-6)
  }

  // By hand: 1 000 contacts of 600 s at 80 % occupancy are 208.33 hours, not 200.
  @Test func `occupancy divides the hours`() throws {
    let segment = WorkloadSegment(
      id: "all", demandPerMonth: 1000, handleMinutes: 10, occupancy: 0.8, costPerPaidHour: 1)
    let work = try #require(try hours(segment, []).evaluate().workload)
    #expect(abs(work.hoursBefore - 208.3333) < 0.0001)
  }

  // Seed S004-03 lists "occupancy −20 %" as a gain; lower occupancy raises the paid hours.
  @Test func `lower occupancy adds hours and is said to`() throws {
    let lever = Lever(id: "o", parameter: .occupancy, effect: .change(-0.20))
    let result = try golden([lever])
    #expect(result.levers[0].hoursShapley < 0)
    #expect(result.totalBenefits < 0)
    #expect(result.warnings.contains { $0.code == "finance.lever-adds-hours" })
  }

  // By hand: with a ramp of 1/3, 2/3, 1 of d = 0.3 the saving is H₀·(0.1 + 0.2 + 0.3 + 9·0.3).
  @Test func `a ramp acts on the lever from go-live on`() throws {
    let lever = Lever(id: "d", parameter: .deflection, effect: .to(0.3), ramp: .linear(months: 3))
    var businessCase = hours(posts(10), [lever])
    let before = 10 * 1607.0 / 12
    #expect(
      relative(try #require(try businessCase.evaluate().workload).hoursSaved, before * 3.3) < 1e-12)
    businessCase.start = LocalDate(iso: "2026-01-01")
    businessCase.goLive = LocalDate(iso: "2026-04-01")
    #expect(businessCase.goLiveMonth == 4)
    #expect(
      relative(try #require(try businessCase.evaluate().workload).hoursSaved, before * 2.4) < 1e-12)
  }
}

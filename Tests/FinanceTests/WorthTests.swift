// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

import Finance
import Quantities
import Testing

@Suite struct WorthTests {
  /// 120 000 contacts of 7 minutes, FCR 70 %, 30 € an hour, occupancy 0.8, shrinkage 0.3: 25 000
  /// paid hours, 750 000 €.
  private var baseline: ServiceBaseline {
    var baseline = ServiceBaseline(
      contactsPerYear: GradedEstimate(120_000, grade: .measured),
      handleMinutes: GradedEstimate(7, grade: .measured),
      costPerPaidHour: GradedEstimate(30, grade: .declared))
    baseline.firstContactResolution = GradedEstimate(0.7, grade: .measured)
    return baseline
  }

  private func near(_ left: Double, _ right: Double) -> Bool {
    abs(left - right) < 1e-9 * max(1, abs(right))
  }

  @Test func aMinuteIsASeventhOfTheHours() throws {
    let worth = try baseline.worth(ofOne: .handleTime)
    #expect(near(worth.worth.value, 750_000 / 7))
    #expect(near(worth.hoursFreed, 25_000 / 7))
    #expect(worth.grade == .declared)
    #expect(worth.worth.low == nil)
  }

  /// Contacts per issue are 1/f: from 1/0.70 to 1/0.71 the hours fall by 1/71.
  @Test func aPointOfResolutionSparesRepeats() throws {
    let worth = try baseline.worth(ofOne: .firstContactResolution)
    #expect(near(worth.worth.value, 750_000 / 71))
    var unknown = baseline
    unknown.firstContactResolution = nil
    #expect(throws: WorthError.unknown(input: "firstContactResolution")) {
      try unknown.worth(ofOne: .firstContactResolution)
    }
  }

  /// Automation from 20 % to 21 % leaves 79/80 of the hours; 84 000 issues by people make 105 000
  /// in all, and 1 % of them come 1/0.7 times each at 0.50 €.
  @Test func aPointOfAutomationPaysItsOwnCost() throws {
    var automated = baseline
    automated.automation = GradedEstimate(0.2, grade: .measured)
    automated.costPerAutomatedContact = GradedEstimate(0.5, grade: .assumed)
    let worth = try automated.worth(ofOne: .automation)
    #expect(near(worth.worth.value, 750_000 / 80 - 105_000 * 0.01 / 0.7 * 0.5))
  }

  @Test func satisfactionIsWorthItsMeasuredLinkOnly() throws {
    var customers = baseline
    customers.customers = GradedEstimate(10_000, grade: .measured)
    customers.marginPerCustomer = GradedEstimate(200, grade: .measured)
    customers.churn = GradedEstimate(0.12, grade: .measured)
    #expect(near(try customers.worth(ofOne: .churn).worth.value, 20_000))
    #expect(throws: WorthError.unknown(input: "churnPerSatisfactionPoint")) {
      try customers.worth(ofOne: .satisfaction)
    }
    customers.churnPerSatisfactionPoint = GradedEstimate(
      Estimate(value: -0.1, low: -0.15, high: -0.05, method: "regression", sampleSize: 24),
      grade: .measured)
    let worth = try customers.worth(ofOne: .satisfaction)
    // −0.1 points of churn of 10 000 customers at 200 €; the interval is the link's.
    #expect(near(worth.worth.value, 2_000))
    #expect(abs(try #require(worth.worth.low) - 1_000) < 0.01)
    #expect(abs(try #require(worth.worth.high) - 3_000) < 0.01)
    #expect(worth.grade == .measured)
    #expect(near(worth.customersKept, 10))
  }

  /// Two changes of one workload: 0.7/0.71 · 6/7 of the hours are left, less is freed than the sum.
  @Test func anHourIsFreedOnce() throws {
    let minute = ServiceChange(.handleTime, by: GradedEstimate(-1))
    let point = ServiceChange(.firstContactResolution, by: GradedEstimate(1))
    let both = try baseline.worth(of: [minute, point]).worth.value
    #expect(near(both, 750_000 * (1 - 70.0 / 71 * 6 / 7)))
    let sum =
      try baseline.worth(of: [minute]).worth.value + baseline.worth(of: [point]).worth.value
    #expect(both < sum)
  }

  /// The delta method by hand: worth = hours · cost/7, linear in the cost: ±2 € of 30 € are ±1/15.
  @Test func intervalsComeFromTheInputs() throws {
    var uncertain = baseline
    uncertain.costPerPaidHour = GradedEstimate(
      Estimate(value: 30, low: 28, high: 32, method: "t", sampleSize: 9), grade: .measured)
    let worth = try uncertain.worth(ofOne: .handleTime)
    #expect(abs(try #require(worth.worth.high) - worth.worth.value * 32 / 30) < 0.01)
    #expect(worth.grade == .declared)  // occupancy and shrinkage were not given
  }

  @Test func impossibleChangesAndBadInputsAreNamed() throws {
    #expect(throws: WorthError.self) {
      try baseline.worth(of: [ServiceChange(.handleTime, by: GradedEstimate(-8))])
    }
    #expect(throws: WorthError.self) {
      try baseline.worth(of: [ServiceChange(.firstContactResolution, by: GradedEstimate(31))])
    }
    var bad = baseline
    bad.occupancy = GradedEstimate(80)
    #expect(
      throws: WorthError.outOfDomain(input: "occupancy", value: 80, domain: .positiveShare)
    ) { try bad.worth(ofOne: .handleTime) }
    bad = baseline
    bad.handleMinutes = GradedEstimate(.nan)
    #expect(throws: WorthError.self) { try bad.worth(ofOne: .handleTime) }
  }

  @Test func leversAreRankedByNetGain() throws {
    func lever(_ name: String, _ minutes: Double, _ cost: Double) -> CandidateLever {
      CandidateLever(
        name: name,
        levels: [
          .init(
            costPerYear: cost,
            changes: [
              ServiceChange(
                .handleTime,
                by: GradedEstimate(
                  Estimate(
                    value: -minutes, low: -2 * minutes, high: 0, method: "trial", sampleSize: 80),
                  grade: .proved))
            ])
        ])
    }
    let ranked = try baseline.ranked([lever("small", 0.1, 1_000), lever("large", 1, 20_000)])
    #expect(ranked.map(\.lever) == ["large", "small"])
    #expect(near(ranked[0].netPerYear, 750_000 / 7 - 20_000))
    #expect((0.9...1).contains(ranked[0].probabilityOfGain))
  }
}

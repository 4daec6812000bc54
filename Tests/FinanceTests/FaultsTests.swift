// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

import Finance
import Quantities
import Statistics
import Testing

/// What cannot be computed, and what it answers.
@Suite struct FaultsTests {
  private let segment = WorkloadSegment(
    id: "all", demandPerMonth: 1000, handleMinutes: 8, occupancy: 0.8, shrinkage: 0.3,
    costPerPaidHour: 24)

  private func first(_ businessCase: BusinessCase) -> FinanceError? { businessCase.faults().first }

  private func lever(_ parameter: WorkloadParameter, _ effect: Lever.Effect) -> FinanceError? {
    first(hours(segment, [Lever(id: "l", parameter: parameter, effect: effect)]))
  }

  @Test func `horizon and rate`() {
    #expect(first(direct(horizon: 0)) == .horizonOutOfDomain(0))
    #expect(first(direct(horizon: 241)) == .horizonOutOfDomain(241))
    #expect(first(direct(rate: -1)) == .rateOutOfDomain(-1))
    #expect(first(direct(rate: -1.5)) == .rateOutOfDomain(-1.5))
    #expect(first(direct(rate: 10)) == .rateOutOfDomain(10))
    #expect(first(direct(rate: .nan)) == .notFinite(path: "discount.annualRate"))
    #expect(first(direct(rate: -0.05)) == nil)
    #expect(first(direct(rate: -0.99)) == .rateOutOfDomain(-0.99))
  }

  @Test func `amounts below zero, infinite or no number`() {
    #expect(
      first(direct(costs: [.once(-1)]))
        == .outOfDomain(path: "costs.cost0.amount", value: -1, domain: .notNegative))
    #expect(first(direct(gains: [.perYear(.nan)])) == .notFinite(path: "gains.gain0.perYear"))
    #expect(
      first(direct(gains: [.flows(initial: 0, years: [.infinity])]))
        == .notFinite(path: "gains.gain0.flows.years"))
  }

  @Test func `a percentage typed as a whole number is asked about`() throws {
    let fault = try #require(lever(.deflection, .to(30)))
    #expect(fault == .outOfDomain(path: "levers.l.to", value: 30, domain: .share))
    #expect(fault.message.en.contains("Did you mean 30 %, that is 0.3?"))
    #expect(fault.message.fr.contains("Vouliez-vous dire 30 %"))
  }

  @Test func `workload parameters outside what can be`() {
    var bad = segment
    bad.occupancy = 0
    #expect(first(hours(bad, []))?.path == "workload.all.occupancy")
    bad = segment
    bad.occupancy = 1.2
    #expect(first(hours(bad, []))?.path == "workload.all.occupancy")
    bad = segment
    bad.shrinkage = 1
    #expect(first(hours(bad, []))?.path == "workload.all.shrinkage")
    bad = segment
    bad.demandPerMonth = -1
    #expect(first(hours(bad, []))?.path == "workload.all.demandPerMonth")
    #expect(lever(.deflection, .to(1.1))?.path == "levers.l.to")
    #expect(lever(.shrinkage, .to(1))?.path == "levers.l.to")
    #expect(lever(.occupancy, .points(0.5)) != nil)
    #expect(lever(.handleMinutes, .change(-1.5))?.path == "levers.l.change")
  }

  @Test func `levers that cannot be`() {
    #expect(lever(.productivity, .to(30)) == .productivityNeedsChange(lever: "l"))
    #expect(lever(.costPerPaidHour, .to(20)) == .leverOnPrice(lever: "l"))
    #expect(
      lever(.deflection, .change(0.1))
        == .changeOfNothing(lever: "l", parameter: .deflection, segment: "all"))
    let twice = [
      Lever(id: "a", parameter: .handleMinutes, effect: .to(6)),
      Lever(id: "b", parameter: .handleMinutes, effect: .change(-0.1)),
    ]
    #expect(
      first(hours(segment, twice)) == .conflictingLevers(first: "a", second: "b", segment: "all"))
    let many = (0..<11).map {
      Lever(id: "l\($0)", parameter: .handleMinutes, effect: .change(-0.01))
    }
    #expect(first(hours(segment, many)) == .tooManyLevers(segment: "all", count: 11))
    #expect(first(hours(segment, Array(many.dropLast()))) == nil)
    let together = [0.6, 0.6].enumerated().map {
      Lever(id: "d\($0)", parameter: .deflection, effect: .points($1))
    }
    guard case .parameterLeavesDomain("all", .deflection, _) = first(hours(segment, together))
    else {
      Issue.record("120 % deflection was accepted")
      return
    }
  }

  @Test func `short contacts that leave contacts without end`() {
    let all = Lever(
      id: "d", parameter: .deflection, effect: .to(1), easyHandleMinutes: 4)
    #expect(
      first(hours(segment, [all])) == .easyContactsContradict(lever: "d", minutes: 4))
  }

  @Test func `segments and baselines that are not there`() {
    var businessCase = hours(
      segment, [Lever(id: "l", parameter: .deflection, effect: .to(0.1), segments: ["al"])])
    #expect(
      first(businessCase) == .unknownSegment(lever: "l", segment: "al", suggestion: "all"))
    businessCase.workload = .absent
    #expect(first(businessCase) == .leversWithoutWorkload)
    if let day = LocalDate(iso: "2026-01-01") {
      businessCase.workload = .measured(MeasuredBaseline(from: day, to: day))
    }
    #expect(businessCase.faults().contains(.baselineNotMeasured))
  }

  @Test func `a pool is claimed once in the same months`() throws {
    var businessCase = direct(gains: [.perYear(1), .perYear(2)], costs: [.once(1)])
    businessCase.gains[0].pool = Pool(.revenue)
    businessCase.gains[1].pool = Pool(.revenue)
    let fault = try #require(first(businessCase))
    #expect(fault == .poolClaimedTwice(first: "gain0", second: "gain1", pool: Pool(.revenue)))
    #expect(fault.message.en.contains("the same euro would count twice"))
    businessCase.gains[0].pool = Pool(.revenue, part: "a")
    #expect(first(businessCase) != nil)
    businessCase.gains[1].pool = Pool(.revenue, part: "b")
    #expect(first(businessCase) == nil)
    businessCase.gains[1].pool = Pool(.revenue, part: "a")
    businessCase.gains[0].endMonth = 6
    businessCase.gains[1].startMonth = 7
    #expect(first(businessCase) == nil)
  }

  @Test func `the hours of the levers are not claimed by a line`() {
    var businessCase = hours(
      segment, [Lever(id: "l", parameter: .deflection, effect: .to(0.1))])
    businessCase.gains = [GainLine(id: "g", pool: Pool(.hours), amount: .perYear(1))]
    #expect(first(businessCase) == .hoursClaimedTwice(line: "g"))
  }

  @Test func `ids, months, ramps, tables and drivers`() {
    var businessCase = direct(costs: [.once(1), .once(2)])
    businessCase.costs[1].id = "cost0"
    #expect(first(businessCase) == .duplicateID(path: "costs", id: "cost0"))
    businessCase = direct(costs: [.once(1)])
    businessCase.costs[0].startMonth = 13
    #expect(
      first(businessCase)
        == .monthOutOfDomain(path: "costs.cost0.startMonth", month: 13, horizonMonths: 12))
    businessCase = direct(gains: [.perYear(1)])
    businessCase.gains[0].ramp = .linear(months: 0)
    #expect(first(businessCase) == .rampOutOfDomain(path: "gains.gain0.ramp"))
    businessCase.gains[0].ramp = .yearly([0.5, 70])
    #expect(first(businessCase) == .rampOutOfDomain(path: "gains.gain0.ramp"))
    #expect(
      first(direct(gains: [.flows(initial: 0, years: [1, 2])]))
        == .flowsBeyondHorizon(path: "gains.gain0.flows", years: 2, horizonMonths: 12))
    #expect(
      first(direct(costs: [.perContact(price: 1, contactsPerMonth: nil)]))
        == .driverMissing(path: "costs.cost0", driver: "contactsPerMonth"))
  }

  @Test func `uncertain inputs must exist, once, with a distribution`() {
    var businessCase = direct(gains: [.perYear(100)], costs: [.once(50)])
    let wide = Distribution.uniform(low: 80, high: 120)
    businessCase.uncertainty = [UncertainInput(path: "gains.gain0.perYaer", distribution: wide)]
    #expect(
      first(businessCase)
        == .unknownInput(path: "gains.gain0.perYaer", suggestion: "gains.gain0.perYear"))
    let right = UncertainInput(path: "gains.gain0.perYear", distribution: wide)
    businessCase.uncertainty = [right, right]
    #expect(first(businessCase) == .inputListedTwice(path: right.path))
    businessCase.uncertainty = [
      UncertainInput(
        path: right.path, distribution: .triangular(low: 2, mode: 1, high: 3))
    ]
    #expect(first(businessCase) == .invalidDistribution(path: right.path, fault: .unordered))
    businessCase.uncertainty = [
      UncertainInput(path: "gains.gain0.margin", distribution: .uniform(low: 0.5, high: 30))
    ]
    #expect(first(businessCase)?.code == "finance.out-of-domain")
    businessCase.uncertainty = [right]
    businessCase.simulation.draws = 10
    #expect(first(businessCase) == .drawsOutOfDomain(10))
  }

  @Test func `a case reports all its faults`() {
    var businessCase = direct(gains: [.perYear(-1)], costs: [.once(-2)], horizon: 0, rate: -2)
    businessCase.capture = 50
    #expect(businessCase.faults().count == 5)
    #expect(businessCase.faults().allSatisfy { !$0.message.fr.isEmpty && !$0.message.en.isEmpty })
  }
}

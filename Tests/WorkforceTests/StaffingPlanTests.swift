// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

import Quantities
import Testing

import Workforce

@Suite struct StaffingPlanTests {
  private func plan(
    _ calls: [Double], patience: Double? = 120, target: Double = 0.8
  ) throws -> StaffingPlan {
    try StaffingPlan(
      try calls.enumerated().map {
        (
          "\($0 + 8):00",
          try QueueLoad(contactsPerHour: $1, handleSeconds: 300, patienceSeconds: patience)
        )
      }, intervalMinutes: 60, targets: [.serviceLevel(target, withinSeconds: 20)],
      shrinkage: try Shrinkage(0.3))
  }

  @Test func totalsAreThoseOfTheIntervals() throws {
    let plan = try plan([600, 0, 300])
    #expect(plan.contacts == 900)
    #expect(plan.intervals[1].agents == 0)
    #expect(plan.intervals[1].performance == nil)
    #expect(plan.hoursAtWork == Double(plan.intervals.reduce(0) { $0 + $1.agents }))
    #expect(abs(plan.paidHours - plan.hoursAtWork / 0.7) < 1e-9)
    let level = try #require(plan.serviceLevelOfOffered)
    let first = try #require(plan.intervals[0].performance).serviceLevelOfOffered
    let third = try #require(plan.intervals[2].performance).serviceLevelOfOffered
    #expect(abs(level - (2 * first + third) / 3) < 1e-12)
    #expect(level >= 0.8)
  }

  @Test func smallTeamsAreSaid() throws {
    #expect(try plan([600, 700]).smallTeamWarning == nil)
    let warning = try #require(try plan([6, 700]).smallTeamWarning)
    #expect(warning.code == "workforce.small-team")
    #expect(warning.location == "8:00")
    #expect(warning.message.en.contains("1 of 2 intervals"))
  }

  @Test func aStricterTargetHasAPrice() throws {
    let day = try plan((0..<40).map { 400 + 20 * Double($0) })
    let point = try #require(try day.priceOfServiceLevel(costPerPaidHour: 25))
    #expect(point.target == .serviceLevel(0.81, withinSeconds: 20))
    #expect(point.paidHours > 0)
    #expect(point.cost == point.paidHours * 25)
    let gain = try #require(point.serviceLevelGain)
    #expect(gain > 0.002 && gain < 0.03)
    let spared = try #require(point.waitSecondsLess)
    let each = try #require(point.costPerMinuteSpared)
    #expect(abs(each - point.cost / (spared * day.contacts / 60)) < 1e-9)
    // Nobody who waits some seconds can wait a minute less.
    #expect(try day.priceOfLessWaiting(costPerPaidHour: 25) == nil)
  }

  @Test func aMinuteLessWaitingIsBought() throws {
    let slow = try StaffingPlan(
      try (0..<20).map {
        (
          "\($0)",
          try QueueLoad(
            contactsPerHour: 300 + 10 * Double($0), handleSeconds: 300, patienceSeconds: 600)
        )
      }, intervalMinutes: 30, targets: [.averageSpeedOfAnswer(120)])
    let before = try #require(slow.averageWaitSeconds)
    #expect(before > 60)
    let price = try #require(try slow.priceOfLessWaiting(seconds: 60, costPerPaidHour: 20))
    let less = try #require(price.waitSecondsLess)
    #expect(less >= 60 && less < 75)
    #expect(price.cost > 0)
    #expect(try slow.priceOfServiceLevel(costPerPaidHour: 20) == nil)
  }
}

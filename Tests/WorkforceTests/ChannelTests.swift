// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

import Quantities
import Testing

import Workforce

@Suite struct ChannelTests {
  /// One conversation at a time is Erlang A.
  @Test func oneConversationIsErlangA() throws {
    let load = try QueueLoad(contactsPerHour: 200, handleSeconds: 180, patienceSeconds: 300)
    let chat = try ChatTeam(load: load, concurrency: 1, slowdown: 0.4)
    let one = try chat.performance(agents: 14, thresholdSeconds: 20)
    let erlang = try load.performance(agents: 14, thresholdSeconds: 20)
    #expect(abs(one.serviceLevelOfOffered - erlang.serviceLevelOfOffered) < 1e-12)
    #expect(abs(one.abandonment - erlang.abandonment) < 1e-12)
  }

  /// By the definition of the rate: without slowdown c conversations each make c times the agents,
  /// with a slowdown of 1 an agent is no faster with two conversations than with one.
  @Test func slowdownDecidesWhatConcurrencyIsWorth() throws {
    let load = try QueueLoad(contactsPerHour: 240, handleSeconds: 300, patienceSeconds: 200)
    let free = try ChatTeam(load: load, concurrency: 3, slowdown: 0)
      .performance(agents: 8, thresholdSeconds: 30)
    let erlang = try load.performance(agents: 24, thresholdSeconds: 30)
    #expect(abs(free.probabilityOfWaiting - erlang.probabilityOfWaiting) < 1e-12)
    let target: [StaffingTarget] = [.serviceLevel(0.8, withinSeconds: 30)]
    let teams = try [0, 0.25, 0.5, 1].map {
      try ChatTeam(load: load, concurrency: 3, slowdown: $0).requiredAgents(target)
    }
    #expect(teams == teams.sorted())
    #expect(teams[0] >= 7)
    // An agent ends 12 conversations an hour at best: 20 agents would always be busy.
    #expect(teams[3] >= 17)
    #expect(throws: WorkforceError.self) { try ChatTeam(load: load, concurrency: 0, slowdown: 0) }
  }

  /// By hand: one agent does 6 contacts an hour; 10, 10, 0, 0 arrive.
  @Test func aBacklogIsWorkedOff() throws {
    let model = try BacklogModel(
      arrivals: [10, 10, 0, 0], handleSeconds: 600, intervalMinutes: 60)
    let course = try model.course(agents: [1, 1, 1, 1], deadlineIntervals: 1)
    #expect(course.backlog == [4, 8, 2, 0])
    // Due within one further hour: of the first ten all (12 done), of the second ten 8 of 10.
    #expect(course.shareInTime == 0.9)
    #expect(course.occupancy == 20.0 / 24)
    #expect(
      try model.requiredAgents(
        share: 1, deadlineIntervals: 1, open: [true, true, true, true]) == 2)
    #expect(
      try model.requiredAgents(
        share: 0.9, deadlineIntervals: 1, open: [true, true, true, true]) == 1)
    #expect(throws: WorkforceError.self) {
      try model.requiredAgents(share: 1, deadlineIntervals: 0, open: [false, true, true, true])
    }
    #expect(throws: WorkforceError.self) {
      try model.course(agents: [1], deadlineIntervals: 1)
    }
  }

  /// R: survreg(Surv(t, d) ~ 1, dist = "exponential") gives exp(intercept) = Σt/Σd and a standard
  /// error of the intercept of 1/√Σd.
  @Test func patienceCountsTheWaitsOfThoseAnswered() throws {
    let waits =
      (1...60).map { Patience.Wait(seconds: Double($0), abandoned: $0 % 6 == 0) }
    let patience = try Patience(waits)
    #expect(patience.meanSeconds.value == 1830 / 10.0)
    let high = try #require(patience.meanSeconds.high)
    #expect(abs(high - 183 * 1.8584) < 0.05)
    #expect(patience.abandoned == 10)
    #expect(throws: WorkforceError.self) {
      try Patience([Patience.Wait(seconds: 3, abandoned: false)])
    }
    #expect(throws: WorkforceError.self) {
      try Patience([Patience.Wait(seconds: -3, abandoned: true)])
    }
  }

  /// Callers who leave in crowds at the end: the pace of hang-ups is far from constant.
  @Test func aChangingPaceIsSaid() throws {
    let waits =
      (1...200).map { Patience.Wait(seconds: Double($0), abandoned: $0 > 140 || $0 % 50 == 0) }
    let warning = try #require(try Patience(waits).warning)
    #expect(warning.code == "workforce.patience-not-exponential")
    let steady = (1...200).map { Patience.Wait(seconds: 30, abandoned: $0 % 4 == 0) }
    #expect(try Patience(steady).warning == nil)
  }
}

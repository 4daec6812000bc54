// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

import Quantities
import Testing

import Workforce

@Suite struct SimulationTests {
  /// M/M/5+M of 60 000 callers against Erlang A, five standard errors of the batch means.
  @Test func steadyStateAgreesWithErlangA() throws {
    let simulation = SteadyStateSimulation(
      contactsPerHour: 288, handleTime: .exponential(mean: 60), patienceSeconds: 120, agents: 5,
      thresholdSeconds: 20)
    let found = try simulation.run(customers: 60_000, seed: 11)
    let truth = try QueueLoad(contactsPerHour: 288, handleSeconds: 60, patienceSeconds: 120)
      .performance(agents: 5, thresholdSeconds: 20)
    let wait = try #require(truth.averageWaitSeconds)
    for (estimate, value) in [
      (found.probabilityOfWaiting, truth.probabilityOfWaiting),
      (found.abandonment, truth.abandonment), (found.averageWaitSeconds, wait),
      (found.serviceLevelOfOffered, truth.serviceLevelOfOffered),
    ] {
      let half = try #require(estimate.high) - estimate.value
      #expect(half > 0)
      #expect(abs(estimate.value - value) < 2.5 * half)
    }
    #expect(found.warmUp == 3000)
    #expect(found.probabilityOfWaiting.sampleSize == 57_000)
    #expect(try simulation.run(customers: 60_000, seed: 11) == found)
  }

  /// M/D/1 at load 0.8: Pollaczek–Khinchine, mean wait ρ s/(2(1 − ρ)) = 120 s for s = 60 s.
  @Test func constantHandleTimesFollowPollaczekKhinchine() throws {
    let found = try SteadyStateSimulation(
      contactsPerHour: 48, handleTime: .constant(60), patienceSeconds: nil, agents: 1,
      thresholdSeconds: 20
    ).run(customers: 100_000, seed: 5)
    let half = try #require(found.averageWaitSeconds.high) - found.averageWaitSeconds.value
    #expect(abs(found.averageWaitSeconds.value - 120) < 2.5 * half)
    #expect(abs(found.probabilityOfWaiting.value - 0.8) < 0.02)
    #expect(found.abandonment.value == 0)
  }

  /// M/G/1 with variation 2: the mean wait is ρ s (1 + c²)/(2(1 − ρ)), 150 s at load 0.5.
  @Test func lognormalHandleTimesFollowPollaczekKhinchine() throws {
    let found = try SteadyStateSimulation(
      contactsPerHour: 30, handleTime: .lognormal(mean: 60, variation: 2), patienceSeconds: nil,
      agents: 1, thresholdSeconds: 20
    ).run(customers: 200_000, seed: 8)
    let half = try #require(found.averageWaitSeconds.high) - found.averageWaitSeconds.value
    #expect(abs(found.averageWaitSeconds.value - 150) < 2.5 * half)
  }

  @Test func whatHasNoSteadyStateIsRefused() throws {
    let overloaded = SteadyStateSimulation(
      contactsPerHour: 120, handleTime: .exponential(mean: 60), patienceSeconds: nil, agents: 2,
      thresholdSeconds: 20)
    #expect(throws: WorkforceError.self) { try overloaded.run(customers: 10_000, seed: 1) }
    var short = overloaded
    short.agents = 3
    #expect(throws: WorkforceError.self) { try short.run(customers: 10, seed: 1) }
  }

  /// A long day of one interval, one queue and one team is the steady state.
  @Test func aLongDayIsTheSteadyState() throws {
    let centre = try SimulatedCentre(
      intervalSeconds: 200_000,
      queues: [
        SimulatedQueue(
          name: "phone", contacts: [4000], handleTime: .exponential(mean: 180),
          patienceSeconds: 100)
      ],
      groups: [SimulatedGroup(name: "team", agents: [5], skills: [0])])
    let day = try #require(try centre.simulateDay(days: 10, seed: 3).first)
    let truth = try QueueLoad(contactsPerHour: 72, handleSeconds: 180, patienceSeconds: 100)
      .performance(agents: 5, thresholdSeconds: 20)
    let level = try #require(day.serviceLevelOfOffered)
    let half = try #require(level.high) - level.value
    #expect(abs(level.value - truth.serviceLevelOfOffered) < 2.5 * half)
    #expect(abs(day.contacts.value - 4000) < 100)
  }

  /// Skills and opening hours: agents of both skills help where help is needed; nobody comes while
  /// the doors are closed; a queue that nobody answers loses everybody.
  @Test func skillsAndOpeningHoursAreKept() throws {
    func centre(shared: Int) throws -> SimulatedCentre {
      try SimulatedCentre(
        intervalSeconds: 1800,
        queues: [
          SimulatedQueue(
            name: "French", contacts: [0, 100, 100, 0], handleTime: .exponential(mean: 180),
            patienceSeconds: 60),
          SimulatedQueue(
            name: "English", contacts: [0, 20, 20, 0], handleTime: .exponential(mean: 180),
            patienceSeconds: 60),
        ],
        groups: [
          SimulatedGroup(name: "fr", agents: [0, 10, 10, 0], skills: [0]),
          SimulatedGroup(name: "both", agents: [0, shared, shared, 0], skills: [1, 0]),
        ])
    }
    let alone = try centre(shared: 0).simulateDay(days: 60, seed: 1)
    let helped = try centre(shared: 4).simulateDay(days: 60, seed: 1)
    #expect(alone[1].abandonment?.value == 1)
    #expect(alone[1].averageSpeedOfAnswerSeconds == nil)
    let before = try #require(alone[0].serviceLevelOfOffered)
    let after = try #require(helped[0].serviceLevelOfOffered)
    #expect(after.value > before.value)
    #expect(helped[0].serviceLevelByInterval[0] == nil)
    #expect(helped[0].serviceLevelByInterval[3] == nil)
    // The same callers in both: common random numbers.
    #expect(alone[0].contacts == helped[0].contacts)
  }

  @Test func centresThatDoNotFitAreNamed() {
    let queue = SimulatedQueue(name: "q", contacts: [1, 2], handleTime: .constant(60))
    #expect(throws: WorkforceError.self) {
      try SimulatedCentre(
        intervalSeconds: 1800, queues: [queue],
        groups: [SimulatedGroup(name: "g", agents: [1], skills: [0])])
    }
    #expect(throws: WorkforceError.self) {
      try SimulatedCentre(
        intervalSeconds: 1800, queues: [queue],
        groups: [SimulatedGroup(name: "g", agents: [1, 1], skills: [1])])
    }
  }
}

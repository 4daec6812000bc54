// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

import Testing

import Workforce

@Suite struct ErlangTests {
  private func near(_ left: Double?, _ right: Double, _ tolerance: Double = 1e-9) -> Bool {
    guard let left else { return false }
    return abs(left - right) <= tolerance * abs(right)
  }

  /// Computed with mpmath at 40 digits.
  @Test func blockingIsExactBeyondFactorials() throws {
    let expected: [(Double, Int, Double)] = [
      (1, 1, 0.5), (10, 14, 0.05681914338652086), (100, 117, 0.009790071125371362),
      (1000, 950, 0.06275677227633464), (171, 180, 0.030659445486927676),
    ]
    for (erlangs, servers, blocking) in expected {
      #expect(near(try erlangB(erlangs: erlangs, servers: servers), blocking, 1e-11))
    }
    #expect(try erlangB(erlangs: 0, servers: 3) == 0)
    #expect(try erlangB(erlangs: 5, servers: 0) == 1)
  }

  /// The example of pyworkforce's README: 100 calls in half an hour, 3 minutes, 14 positions.
  @Test func erlangCAgreesWithPyworkforce() throws {
    let queue = try QueueLoad(contactsPerHour: 200, handleSeconds: 180)
      .performance(agents: 14, thresholdSeconds: 20)
    #expect(near(queue.serviceLevelOfOffered, 0.8883500191794669))
    #expect(near(queue.probabilityOfWaiting, 0.1741319335950498))
    #expect(near(queue.averageSpeedOfAnswerSeconds, 7.835937011777243))
    #expect(near(queue.averageWaitSeconds, 7.835937011777243))
    #expect(near(queue.occupancy, 200 * 180 / 3600.0 / 14))
  }

  /// The values that pyworkforce's test_abandonment.py rounds to 0.14526, 0.013984, 0.704297 and
  /// 0.916792, computed with mpmath at 40 digits.
  @Test func erlangAAgreesWithPyworkforce() throws {
    let queue = try QueueLoad(contactsPerHour: 200, handleSeconds: 180, patienceSeconds: 300)
      .performance(agents: 14, thresholdSeconds: 20)
    #expect(near(queue.probabilityOfWaiting, 0.1452601142963612))
    #expect(near(queue.abandonment, 0.013983744122408938))
    #expect(near(queue.averageWaitSeconds, 4.195123236722681))
    #expect(near(queue.occupancy, 0.7042973256268508))
    #expect(near(queue.serviceLevelOfOffered, 0.9167920918635468))
    #expect(near(queue.serviceLevelOfServed, 0.9297940945685199))
    #expect(near(queue.abandonedWithinThreshold, 0.007163935411198605, 1e-8))
  }

  /// Offered 60 Erlangs to 50 agents, and 1050 to 1000; mpmath at 40 digits.
  @Test func erlangAHoldsUnderOverload() throws {
    let small = try QueueLoad(contactsPerHour: 3600, handleSeconds: 60, patienceSeconds: 120)
      .performance(agents: 50, thresholdSeconds: 20)
    #expect(near(small.abandonment, 0.1682285894471569))
    #expect(near(small.serviceLevelOfOffered, 0.3836171668015322, 1e-8))
    let large = try QueueLoad(contactsPerHour: 12_600, handleSeconds: 300, patienceSeconds: 90)
      .performance(agents: 1000, thresholdSeconds: 20)
    #expect(near(large.probabilityOfWaiting, 0.7638935703923443))
    #expect(near(large.abandonedWithinThreshold, 0.050770371059083094, 1e-8))
  }

  @Test func endlessPatienceIsErlangC() throws {
    for agents in [14, 60, 5000] {
      let calls = Double(agents) * 3600 / 300 * 0.97
      let without = try QueueLoad(contactsPerHour: calls, handleSeconds: 300)
        .performance(agents: agents, thresholdSeconds: 20)
      let with = try QueueLoad(contactsPerHour: calls, handleSeconds: 300, patienceSeconds: 1e12)
        .performance(agents: agents, thresholdSeconds: 20)
      #expect(near(with.probabilityOfWaiting, without.probabilityOfWaiting, 1e-6))
      #expect(near(with.serviceLevelOfOffered, without.serviceLevelOfOffered, 1e-6))
      let wait = try #require(without.averageWaitSeconds)
      #expect(near(with.averageSpeedOfAnswerSeconds, wait, 1e-6))
    }
    let infinite = try QueueLoad(
      contactsPerHour: 100, handleSeconds: 300, patienceSeconds: .infinity)
    #expect(infinite.patienceSeconds == nil)
  }

  /// Laws, over loads from light to far beyond capacity: flow balance, Little's law, and the two
  /// kinds of callers making up the whole wait.
  @Test(arguments: [0.1, 0.7, 1, 1.3, 4, 40]) func lawsOfTheQueueHold(load: Double) throws {
    for (agents, patience) in [(1, 5.0), (20, 120), (3000, 600), (3000, 1e5)] {
      let calls = Double(agents) * load * 3600 / 240
      let queue = try QueueLoad(
        contactsPerHour: calls, handleSeconds: 240, patienceSeconds: patience
      ).performance(agents: agents, thresholdSeconds: 30)
      let wait = try #require(queue.averageWaitSeconds)
      #expect(near(queue.occupancy, load * (1 - queue.abandonment), 1e-9))
      #expect(near(queue.abandonment, wait / patience, 1e-9) || wait == 0)
      #expect(near(queue.queueLength, calls / 3600 * wait, 1e-9) || wait == 0)
      #expect((0...1).contains(queue.serviceLevelOfOffered))
      #expect(queue.abandonedWithinThreshold <= queue.abandonment * (1 + 1e-9) + 1e-300)
      // Within a very long time everybody has been served or has hung up.
      let end = try QueueLoad(
        contactsPerHour: calls, handleSeconds: 240, patienceSeconds: patience
      ).performance(agents: agents, thresholdSeconds: 60 * patience)
      #expect(abs(end.serviceLevelOfOffered - (1 - queue.abandonment)) < 1e-8)
      #expect(abs(end.abandonedWithinThreshold - queue.abandonment) < 1e-8)
    }
  }

  @Test func overloadWithoutPatienceHasNoMeanWait() throws {
    let queue = try QueueLoad(contactsPerHour: 100, handleSeconds: 360)
      .performance(agents: 10, thresholdSeconds: 20)
    #expect(!queue.isStable)
    #expect(queue.averageWaitSeconds == nil)
    #expect(queue.serviceLevelOfOffered == 0)
    #expect(queue.probabilityOfWaiting == 1)
    #expect(queue.occupancy == 1)
  }

  @Test func badValuesAreNamed() throws {
    #expect(throws: WorkforceError.self) {
      try QueueLoad(contactsPerHour: -1, handleSeconds: 60)
    }
    #expect(throws: WorkforceError.self) {
      try QueueLoad(contactsPerHour: .nan, handleSeconds: 60)
    }
    #expect(throws: WorkforceError.self) { try QueueLoad(contactsPerHour: 1, handleSeconds: 0) }
    #expect(throws: WorkforceError.self) {
      try QueueLoad(contactsPerHour: 1, handleSeconds: 1, patienceSeconds: 0)
    }
    let idle = try QueueLoad(contactsPerHour: 0, handleSeconds: 60)
      .performance(agents: 2, thresholdSeconds: 20)
    #expect(idle.serviceLevelOfOffered == 1)
    #expect(idle.occupancy == 0)
  }
}

// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

import Testing

import Workforce

@Suite struct RequiredAgentsTests {
  /// Computed with mpmath at 40 digits; the first is the example of pyworkforce's README.
  @Test func smallestTeamsForEightyInTwenty() throws {
    let loads = [(200.0, 180.0, 14), (24, 420, 5), (2, 300, 1), (4152, 350, 417)]
    for (calls, handle, agents) in loads {
      let load = try QueueLoad(contactsPerHour: calls, handleSeconds: handle)
      #expect(try load.requiredAgents([.serviceLevel(0.8, withinSeconds: 20)]) == agents)
    }
  }

  @Test func shrinkageDivides() throws {
    let shrinkage = try Shrinkage(0.3)
    // 7 / 0.7 is 10 although 7 / (1 - 0.3) in binary lies a bit above.
    #expect([7, 14, 5, 1, 417, 0].map { shrinkage.scheduled(for: $0) } == [10, 20, 8, 2, 596, 0])
    #expect(throws: WorkforceError.self) { try Shrinkage(1) }
  }

  /// One agent fewer misses a target, whatever the target, the load and the start of the search.
  @Test func oneAgentFewerIsTooFew() throws {
    let targets: [[StaffingTarget]] = [
      [.serviceLevel(0.8, withinSeconds: 20)], [.serviceLevelOfServed(0.95, withinSeconds: 5)],
      [.averageSpeedOfAnswer(15)], [.abandonment(0.03)], [.occupancy(0.8)],
      [.serviceLevel(0.9, withinSeconds: 0), .occupancy(0.85), .abandonment(0.5)],
    ]
    for wanted in targets {
      for calls in [0.5, 12, 300, 40_000] {
        let load = try QueueLoad(contactsPerHour: calls, handleSeconds: 300, patienceSeconds: 90)
        let agents = try load.requiredAgents(wanted)
        #expect(wanted.allSatisfy { met($0, load, agents) })
        if agents > 1 { #expect(!wanted.allSatisfy { met($0, load, agents - 1) }) }
      }
    }
  }

  private func met(_ target: StaffingTarget, _ load: QueueLoad, _ agents: Int) -> Bool {
    let seconds: Double =
      switch target {
      case .serviceLevel(_, let seconds), .serviceLevelOfServed(_, let seconds): seconds
      default: 0
      }
    guard let queue = try? load.performance(agents: agents, thresholdSeconds: seconds) else {
      return false
    }
    return switch target {
    case .serviceLevel(let share, _): queue.serviceLevelOfOffered >= share
    case .serviceLevelOfServed(let share, _): queue.serviceLevelOfServed >= share
    case .averageSpeedOfAnswer(let seconds):
      queue.averageSpeedOfAnswerSeconds.map { $0 <= seconds } ?? false
    case .abandonment(let share): queue.abandonment <= share
    case .occupancy(let share): queue.occupancy <= share
    }
  }

  @Test func aRowOfIntervalsIsItsIntervals() throws {
    let loads = try [3.0, 0, 900, 2, 5000, 4999, 10].map {
      try QueueLoad(contactsPerHour: $0, handleSeconds: 250, patienceSeconds: 120)
    }
    let targets: [StaffingTarget] = [.serviceLevel(0.8, withinSeconds: 20)]
    let row = try RequiredAgents(loads, targets: targets, shrinkage: try Shrinkage(0.25))
    #expect(row.atWork == (try loads.map { try $0.requiredAgents(targets) }))
    #expect(row.atWork[1] == 0)
    #expect(row.scheduled == row.atWork.map { Int((Double($0) / 0.75).rounded(.up)) })
  }

  @Test func impossibleTargetsAreNamed() throws {
    let load = try QueueLoad(contactsPerHour: 100, handleSeconds: 300)
    #expect(throws: WorkforceError.patienceUnknown) {
      try load.requiredAgents([.abandonment(0.05)])
    }
    #expect(throws: WorkforceError.noTarget) { try load.requiredAgents([]) }
    for share in [1, 0, 1.2, .nan] {
      #expect(throws: WorkforceError.self) {
        try load.requiredAgents([.serviceLevel(share, withinSeconds: 20)])
      }
    }
    let huge = try QueueLoad(contactsPerHour: 1e9, handleSeconds: 3600)
    #expect(throws: WorkforceError.self) {
      try huge.requiredAgents([.serviceLevel(0.8, withinSeconds: 20)])
    }
  }
}

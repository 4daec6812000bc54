// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

extension QueueLoad {
  /// The smallest number of agents at work with which the queue meets every target.
  ///
  /// - Parameter targets: At least one.
  /// - Returns: The number of agents; 0 when there are no contacts.
  /// - Throws: ``WorkforceError/noTarget``, ``WorkforceError/patienceUnknown``,
  ///   ``WorkforceError/outOfDomain(_:_:_:)`` or
  ///   ``WorkforceError/unreachable(_:agents:)``.
  ///
  /// Property: with one agent fewer at least one target is missed.
  public func requiredAgents(_ targets: [StaffingTarget]) throws(WorkforceError) -> Int {
    var search = try AgentSearch(targets, hasPatience: patienceSeconds != nil)
    return try search.smallestTeam(for: self)
  }
}

/// The agents that a row of intervals needs.
public struct RequiredAgents: Sendable, Hashable {
  /// Agents at work, by interval; 0 where nothing arrives.
  public var atWork: [Int]
  /// Agents to schedule, by interval: those at work divided by 1 − shrinkage, rounded up.
  public var scheduled: [Int]
  /// The share of callers who hang up with the agents at work, by interval; 0 where patience is
  /// not given.
  public var abandonment: [Double]
  /// The expected share of hang-ups over all intervals, weighted by contacts; nil when there are
  /// no contacts at all.
  public var overallAbandonment: Double?

  /// The agents needed in each interval, the search starting from the neighbour's answer.
  ///
  /// - Parameters:
  ///   - loads: One per interval, in order.
  ///   - targets: At least one; the same for all intervals.
  ///   - shrinkage: The share of paid time away from work.
  /// - Throws: The errors of ``QueueLoad/requiredAgents(_:)``.
  /// - Complexity: O(Σ n) steps of the recursion; about three service levels per interval.
  public init(
    _ loads: [QueueLoad], targets: [StaffingTarget], shrinkage: Shrinkage = .none
  ) throws(WorkforceError) {
    let patient = loads.contains { $0.patienceSeconds == nil }
    var search = try AgentSearch(targets, hasPatience: !patient)
    var contacts = 0.0
    var lost = 0.0
    atWork = []
    abandonment = []
    atWork.reserveCapacity(loads.count)
    abandonment.reserveCapacity(loads.count)
    for load in loads {
      let agents = try search.smallestTeam(for: load)
      atWork.append(agents)
      guard agents > 0, load.abandonRate > 0 else {
        abandonment.append(0)
        contacts += load.contactsPerHour
        continue
      }
      let share = search.line(agents, load, withServedWait: false).abandonment
      abandonment.append(share)
      contacts += load.contactsPerHour
      lost += share * load.contactsPerHour
    }
    scheduled = atWork.map { shrinkage.scheduled(for: $0) }
    overallAbandonment = contacts > 0 ? lost / contacts : nil
  }
}

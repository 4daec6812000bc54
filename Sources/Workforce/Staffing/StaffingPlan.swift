// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

internal import Quantities

/// The agents that each interval needs, and what callers and agents live through with them.
public struct StaffingPlan: Sendable, Hashable {
  /// One interval.
  public struct Interval: Sendable, Hashable {
    /// Its name, such as its start.
    public var name: String
    /// What arrives.
    public var load: QueueLoad
    /// Agents at work.
    public var agents: Int
    /// Agents to schedule, shrinkage included.
    public var scheduled: Int
    /// What comes of it; nil when nothing arrives and nobody is needed.
    public var performance: QueuePerformance?
  }

  /// The intervals, in order.
  public var intervals: [Interval]
  /// The length of an interval, in minutes.
  public var intervalMinutes: Double
  /// What the plan keeps to.
  public var targets: [StaffingTarget]
  /// The share of paid time away from work.
  public var shrinkage: Shrinkage

  /// Plans each interval for the smallest team that meets every target.
  ///
  /// - Parameters:
  ///   - loads: A name and a load per interval, in order; at least one.
  ///   - intervalMinutes: The length of an interval, above 0.
  ///   - targets: At least one.
  ///   - shrinkage: The share of paid time away from work.
  ///   - thresholdSeconds: The wait at which service levels are reported.
  /// - Throws: ``WorkforceError``.
  public init(
    _ loads: [(name: String, load: QueueLoad)], intervalMinutes: Double,
    targets: [StaffingTarget], shrinkage: Shrinkage = .none, thresholdSeconds: Double = 20
  ) throws(WorkforceError) {
    guard !loads.isEmpty else { throw .nothing(.intervals) }
    guard intervalMinutes > 0, intervalMinutes.isFinite else {
      throw .outOfDomain(.intervalMinutes, intervalMinutes, .aboveZero)
    }
    let needed = try RequiredAgents(loads.map(\.load), targets: targets, shrinkage: shrinkage)
    var intervals: [Interval] = []
    intervals.reserveCapacity(loads.count)
    for (place, entry) in loads.enumerated() {
      let agents = needed.atWork[place]
      let performance =
        agents > 0
        ? try entry.load.performance(agents: agents, thresholdSeconds: thresholdSeconds) : nil
      intervals.append(
        Interval(
          name: entry.name, load: entry.load, agents: agents,
          scheduled: needed.scheduled[place], performance: performance))
    }
    self.intervals = intervals
    self.intervalMinutes = intervalMinutes
    self.targets = targets
    self.shrinkage = shrinkage
  }

  /// Contacts over all intervals.
  public var contacts: Double {
    intervals.reduce(0) { $0 + $1.load.contactsPerHour } * intervalMinutes / 60
  }

  /// Hours at work over all intervals.
  public var hoursAtWork: Double {
    Double(intervals.reduce(0) { $0 + $1.agents }) * intervalMinutes / 60
  }

  /// Paid hours: hours at work divided by 1 − shrinkage, not rounded per interval, which would
  /// add up to half an agent to each.
  public var paidHours: Double { shrinkage.paid(for: hoursAtWork) }

  /// The service level of all offered, each interval weighing by its contacts.
  public var serviceLevelOfOffered: Double? { weighted { $0.serviceLevelOfOffered } }

  /// The share of hang-ups, each interval weighing by its contacts.
  public var abandonment: Double? { weighted { $0.abandonment } }

  /// The mean wait of all callers, in seconds; nil without contacts or when a queue never ends.
  public var averageWaitSeconds: Double? {
    guard intervals.allSatisfy({ $0.performance?.isStable ?? true }) else { return nil }
    return weighted { $0.averageWaitSeconds }
  }

  /// The share of time at work spent on contacts.
  public var occupancy: Double? {
    let staffed = intervals.compactMap(\.performance)
    let agents = Double(staffed.reduce(0) { $0 + $1.agents })
    guard agents > 0 else { return nil }
    return staffed.reduce(0) { $0 + $1.occupancy * Double($1.agents) } / agents
  }

  private func weighted(_ figure: (QueuePerformance) -> Double?) -> Double? {
    var total = 0.0
    var weight = 0.0
    for interval in intervals {
      guard let performance = interval.performance, let value = figure(performance) else {
        continue
      }
      total += value * interval.load.contactsPerHour
      weight += interval.load.contactsPerHour
    }
    return weight > 0 ? total / weight : nil
  }
}

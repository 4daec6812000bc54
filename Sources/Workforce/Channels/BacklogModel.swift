// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

import Foundation

/// Work that can wait for hours, such as e-mail and back-office files: a backlog worked off in
/// order of arrival, with a deadline instead of a service level in seconds.
///
///     backlog(t) = max(0, backlog(t − 1) + arrivals(t) − capacity(t))
///
/// Contacts are taken as a flow: an interval's contacts are done when the work done so far has
/// reached them.
public struct BacklogModel: Sendable, Hashable {
  /// Contacts that arrive per interval, at least 0.
  public let arrivals: [Double]
  /// Mean handle time of a contact, in seconds.
  public let handleSeconds: Double
  /// The length of an interval, in minutes.
  public let intervalMinutes: Double
  /// Contacts that wait at the start.
  public let startingBacklog: Double

  /// Creates a model.
  ///
  /// - Throws: ``WorkforceError`` for a volume below 0, a handle time or interval not above 0, or
  ///   no interval.
  public init(
    arrivals: [Double], handleSeconds: Double, intervalMinutes: Double, startingBacklog: Double = 0
  ) throws(WorkforceError) {
    guard !arrivals.isEmpty else { throw .nothing(.intervals) }
    for (number, volume) in arrivals.enumerated() {
      guard volume >= 0, volume.isFinite else {
        throw .interval(number + 1, .contacts(queue: nil), volume, .atLeast(0))
      }
    }
    guard handleSeconds > 0, handleSeconds.isFinite else {
      throw .outOfDomain(.handleSeconds, handleSeconds, .aboveZero)
    }
    guard intervalMinutes > 0, intervalMinutes.isFinite else {
      throw .outOfDomain(.intervalMinutes, intervalMinutes, .aboveZero)
    }
    guard startingBacklog >= 0, startingBacklog.isFinite else {
      throw .outOfDomain(.startingBacklog, startingBacklog, .atLeast(0))
    }
    self.arrivals = arrivals
    self.handleSeconds = handleSeconds
    self.intervalMinutes = intervalMinutes
    self.startingBacklog = startingBacklog
  }

  /// What becomes of the work with given teams.
  public struct Course: Sendable, Hashable {
    /// Contacts left at the end of each interval.
    public var backlog: [Double]
    /// Of the contacts whose deadline falls into the time modelled, the share done by it; nil when
    /// there are none.
    public var shareInTime: Double?
    /// The share of the paid time at work spent on contacts; nil when nobody is at work.
    public var occupancy: Double?
  }

  /// The course with a number of agents at work in each interval.
  ///
  /// - Parameters:
  ///   - agents: One number per interval, at least 0; 0 outside opening hours.
  ///   - deadlineIntervals: A contact is in time when it is done by the end of this many intervals
  ///     after the one it arrived in; at least 0.
  /// - Returns: Backlog, share in time and occupancy.
  /// - Throws: ``WorkforceError`` for lists of other lengths or numbers below 0.
  public func course(
    agents: [Double], deadlineIntervals: Int
  ) throws(WorkforceError) -> Course {
    guard agents.count == arrivals.count else {
      throw .unequalLengths(agents.count, arrivals.count)
    }
    for (number, team) in agents.enumerated() {
      guard team >= 0, team.isFinite else {
        throw .interval(number + 1, .agents, team, .atLeast(0))
      }
    }
    guard deadlineIntervals >= 0 else {
      throw .outOfDomain(.deadlineIntervals, Double(deadlineIntervals), .atLeast(0))
    }
    let perAgent = intervalMinutes * 60 / handleSeconds
    var backlog: [Double] = []
    var done = [0.0]
    var left = startingBacklog
    for (arrived, team) in zip(arrivals, agents) {
      let worked = min(left + arrived, team * perAgent)
      left += arrived - worked
      backlog.append(left)
      done.append(done[done.count - 1] + worked)
    }
    var inTime = 0.0
    var counted = 0.0
    var before = startingBacklog
    for (interval, arrived) in arrivals.enumerated() {
      defer { before += arrived }
      let last = interval + deadlineIntervals
      guard last < arrivals.count else { break }
      counted += arrived
      // Rounding of long sums must not make the last contact late.
      let reached = done[last + 1] - before
      inTime += reached >= arrived * (1 - 1e-9) ? arrived : max(0, reached)
    }
    let capacity = agents.reduce(0, +) * perAgent
    return Course(
      backlog: backlog, shareInTime: counted > 0 ? inTime / counted : nil,
      occupancy: capacity > 0 ? done[done.count - 1] / capacity : nil)
  }

  /// The smallest team, the same in every open interval, that does a share of the contacts in
  /// time.
  ///
  /// - Parameters:
  ///   - share: Above 0, at most 1.
  ///   - deadlineIntervals: As in ``course(agents:deadlineIntervals:)``.
  ///   - open: Whether the team is at work, per interval.
  /// - Returns: Agents at work in every open interval.
  /// - Throws: ``WorkforceError/deadlineUnreachable(intervals:agents:)`` when contacts come due while no
  ///   interval is open for them.
  public func requiredAgents(
    share: Double, deadlineIntervals: Int, open: [Bool]
  ) throws(WorkforceError) -> Int {
    guard share > 0, share <= 1 else {
      throw .outOfDomain(.shareInTime, share, .shareAboveZero)
    }
    func reached(_ team: Int) throws(WorkforceError) -> Bool {
      let agents = open.map { $0 ? Double(team) : 0 }
      let done = try course(agents: agents, deadlineIntervals: deadlineIntervals).shareInTime
      return done.map { $0 >= share - 1e-12 } ?? true
    }
    if try reached(0) { return 0 }
    var high = 1
    while try !reached(high) {
      guard high < 1_000_000 else {
        throw .deadlineUnreachable(intervals: deadlineIntervals, agents: high)
      }
      high *= 2
    }
    var low = high / 2
    while high - low > 1 {
      let middle = (low + high) / 2
      if try reached(middle) { high = middle } else { low = middle }
    }
    return high
  }
}

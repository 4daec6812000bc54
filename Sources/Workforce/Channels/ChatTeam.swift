// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

import Foundation

/// A channel on which one agent holds several conversations at once, such as chat.
///
/// This is not Erlang C with a handle time divided by the number of conversations: each further
/// conversation slows down the others. An agent with k conversations ends them at the rate
///
///     r(k) = k / (T · (1 + s (k − 1)))
///
/// Conversations are spread evenly, so that the team with j of them ends
/// (n − j mod n) r(⌊j/n⌋) + (j mod n) r(⌊j/n⌋ + 1) per second. With all n·c places taken contacts
/// wait in line as in Erlang A. The states form a birth-and-death chain that is solved exactly.
///
/// Source: J. Luo and J. Zhang, "Staffing and control of instant messaging contact centers",
/// Operations Research 61 (2013), doi:10.1287/opre.1120.1151 (processor sharing with a limit).
public struct ChatTeam: Sendable, Hashable {
  /// What arrives; its handle time T is that of a conversation held alone.
  public let load: QueueLoad
  /// The most conversations of one agent, c.
  public let concurrency: Int
  /// By which share each further conversation lengthens the others, s.
  public let slowdown: Double

  /// Creates a channel.
  ///
  /// - Parameters:
  ///   - load: Contacts per hour, handle time of a conversation held alone, patience.
  ///   - concurrency: At least 1, at most 20.
  ///   - slowdown: From 0 (none) to 1 (a second conversation doubles the time: nothing is won).
  /// - Throws: ``WorkforceError/outOfDomain(_:_:_:)``.
  public init(
    load: QueueLoad, concurrency: Int, slowdown: Double
  ) throws(WorkforceError) {
    guard (1...20).contains(concurrency) else {
      throw .outOfDomain(.conversations, Double(concurrency), .range(1, 20))
    }
    guard slowdown >= 0, slowdown <= 1 else {
      throw .outOfDomain(.slowdown, slowdown, .range(0, 1))
    }
    self.load = load
    self.concurrency = concurrency
    self.slowdown = slowdown
  }

  /// Conversations that one agent ends per second with `held` of them.
  func rate(_ held: Int) -> Double {
    Double(held) / (load.handleSeconds * (1 + slowdown * Double(held - 1)))
  }

  /// The performance with a number of agents; occupancy is the share of the throughput that the
  /// team has with every place taken.
  ///
  /// - Throws: ``WorkforceError/outOfDomain(_:_:_:)``.
  /// - Complexity: O(agents · concurrency).
  public func performance(
    agents: Int, thresholdSeconds: Double
  ) throws(WorkforceError) -> QueuePerformance {
    guard agents >= 1 else {
      throw .outOfDomain(.agents, Double(agents), .atLeast(1))
    }
    guard thresholdSeconds >= 0, thresholdSeconds.isFinite else {
      throw .outOfDomain(.thresholdSeconds, thresholdSeconds, .atLeast(0))
    }
    guard load.contactsPerHour > 0 else {
      return .idle(agents: agents, thresholdSeconds: thresholdSeconds)
    }
    return QueuePerformance(
      line(agents), agents: agents, capacity: Double(agents) * rate(concurrency),
      thresholdSeconds: thresholdSeconds)
  }

  /// The smallest number of agents that meets every target; 0 when nothing arrives.
  ///
  /// - Throws: ``WorkforceError``, as ``QueueLoad/requiredAgents(_:)``.
  public func requiredAgents(_ targets: [StaffingTarget]) throws(WorkforceError) -> Int {
    guard !targets.isEmpty else { throw .noTarget }
    for target in targets { try target.check(hasPatience: load.patienceSeconds != nil) }
    guard load.contactsPerHour > 0 else { return 0 }
    let least = load.arrivalRate / rate(concurrency)
    var agents = load.abandonRate > 0 ? 1 : max(1, Int(min(least, 1e6)))
    while agents <= ChatTeam.largestTeam {
      let line = line(agents)
      let capacity = Double(agents) * rate(concurrency)
      if targets.allSatisfy({ $0.isMet(by: line, capacity: capacity) }) { return agents }
      agents += 1
    }
    throw .unreachable(targets, agents: ChatTeam.largestTeam)
  }

  private static let largestTeam = 5_000

  private func line(_ agents: Int) -> WaitingLine {
    var inverse = 1.0
    for held in 1...agents * concurrency {
      let (each, more) = held.quotientAndRemainder(dividingBy: agents)
      let base = each > 0 ? Double(agents - more) * rate(each) : 0
      let ended = base + (more > 0 ? Double(more) * rate(each + 1) : 0)
      inverse = 1 + ended / load.arrivalRate * inverse
    }
    return WaitingLine(
      arrivalRate: load.arrivalRate, departureRate: Double(agents) * rate(concurrency),
      abandonRate: load.abandonRate, inverseBlocking: inverse)
  }
}

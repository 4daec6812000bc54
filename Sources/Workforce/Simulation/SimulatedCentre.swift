// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

/// A queue of a simulated contact centre.
public struct SimulatedQueue: Sendable, Hashable {
  /// Its name, for people.
  public var name: String
  /// Contacts expected per interval of the day, in order; 0 while the queue is closed.
  public var contacts: [Double]
  /// How long a contact takes.
  public var handleTime: HandleTime
  /// Mean patience of those who wait, in seconds, exponential; nil when nobody hangs up.
  public var patienceSeconds: Double?
  /// The wait that the service level is counted at, in seconds.
  public var thresholdSeconds: Double

  /// Creates a queue.
  public init(
    name: String, contacts: [Double], handleTime: HandleTime, patienceSeconds: Double? = nil,
    thresholdSeconds: Double = 20
  ) {
    self.name = name
    self.contacts = contacts
    self.handleTime = handleTime
    self.patienceSeconds = patienceSeconds
    self.thresholdSeconds = thresholdSeconds
  }
}

/// A group of agents with the same skills.
public struct SimulatedGroup: Sendable, Hashable {
  /// Its name, for people.
  public var name: String
  /// Agents on duty per interval of the day, in order.
  ///
  /// Who is on the line when the group gets smaller ends the contact first; the team of the last
  /// interval serves those who are still in line at closing.
  public var agents: [Int]
  /// The places of the queues that the group answers, in `queues` of the centre, the one to be
  /// helped first coming first.
  public var skills: [Int]

  /// Creates a group.
  public init(name: String, agents: [Int], skills: [Int]) {
    self.name = name
    self.agents = agents
    self.skills = skills
  }
}

/// A contact centre to simulate: queues, groups of agents with skills, and its opening hours.
///
/// A contact goes to the first group with somebody free, among the groups that have the skill,
/// those with the fewest skills first. A free agent takes the oldest contact of the first of the
/// group's queues in which somebody waits.
public struct SimulatedCentre: Sendable, Hashable {
  /// The length of an interval, in seconds.
  public var intervalSeconds: Double
  /// The queues.
  public var queues: [SimulatedQueue]
  /// The groups.
  public var groups: [SimulatedGroup]

  /// Creates a centre.
  ///
  /// - Throws: ``WorkforceError`` when an interval is not above 0, there is no queue or group, the
  ///   lists differ in length, a volume or team is below 0, or a skill names no queue.
  public init(
    intervalSeconds: Double, queues: [SimulatedQueue], groups: [SimulatedGroup]
  ) throws(WorkforceError) {
    self.intervalSeconds = intervalSeconds
    self.queues = queues
    self.groups = groups
    guard intervalSeconds > 0, intervalSeconds.isFinite else {
      throw .outOfDomain(.intervalSeconds, intervalSeconds, .aboveZero)
    }
    guard let first = queues.first else { throw .nothing(.queues) }
    guard !groups.isEmpty else { throw .nothing(.groups) }
    guard !first.contacts.isEmpty else {
      throw .nothing(.intervals)
    }
    for queue in queues { try check(queue, intervals: first.contacts.count) }
    for group in groups { try check(group, intervals: first.contacts.count) }
  }

  /// The number of intervals of the day.
  public var intervals: Int { queues.first?.contacts.count ?? 0 }

  private func check(_ queue: SimulatedQueue, intervals: Int) throws(WorkforceError) {
    guard queue.contacts.count == intervals else {
      throw .unequalLengths(queue.contacts.count, intervals)
    }
    for (number, contacts) in queue.contacts.enumerated() {
      guard contacts >= 0, contacts.isFinite else {
        throw .interval(number + 1, .contacts(queue: queue.name), contacts, .atLeast(0))
      }
    }
    try queue.handleTime.check()
    if let patience = queue.patienceSeconds {
      guard patience > 0 else {
        throw .outOfDomain(.patienceSeconds, patience, .aboveZero)
      }
    }
    guard queue.thresholdSeconds >= 0 else {
      throw .outOfDomain(.thresholdSeconds, queue.thresholdSeconds, .atLeast(0))
    }
  }

  private func check(_ group: SimulatedGroup, intervals: Int) throws(WorkforceError) {
    guard group.agents.count == intervals else {
      throw .unequalLengths(group.agents.count, intervals)
    }
    for (number, agents) in group.agents.enumerated() where agents < 0 {
      throw .interval(number + 1, .agentsOf(group: group.name), Double(agents), .atLeast(0))
    }
    for skill in group.skills where !queues.indices.contains(skill) {
      throw .outOfDomain(
        .skill(group: group.name), Double(skill), .range(0, Double(queues.count - 1)))
    }
  }
}

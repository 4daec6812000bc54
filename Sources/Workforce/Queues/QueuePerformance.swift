// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

/// What callers and agents live through in a queue in its steady state.
public struct QueuePerformance: Sendable, Hashable {
  /// The number of agents at work.
  public var agents: Int
  /// The wait that the service level is counted at, in seconds.
  public var thresholdSeconds: Double
  /// The share of callers who do not get an agent at once.
  public var probabilityOfWaiting: Double
  /// The share of callers who hang up; 0 when nobody is impatient.
  public var abandonment: Double
  /// Mean wait of all callers, in seconds; nil when the queue grows without bound because more
  /// work arrives than the agents can do and nobody hangs up.
  public var averageWaitSeconds: Double?
  /// Average speed of answer: mean wait of those served, in seconds; nil likewise.
  public var averageSpeedOfAnswerSeconds: Double?
  /// Mean number of callers waiting; nil likewise.
  public var queueLength: Double?
  /// The share of the agents' time spent on contacts, at most 1.
  public var occupancy: Double
  /// Served within the threshold, as a share of all callers offered.
  public var serviceLevelOfOffered: Double
  /// Served within the threshold, as a share of those served.
  public var serviceLevelOfServed: Double
  /// Hung up within the threshold, as a share of all callers offered.
  public var abandonedWithinThreshold: Double
  /// Whether the queue stays finite.
  public var isStable: Bool

  init(_ line: WaitingLine, agents: Int, capacity: Double, thresholdSeconds: Double) {
    self.agents = agents
    self.thresholdSeconds = thresholdSeconds
    probabilityOfWaiting = line.waiting
    abandonment = line.abandonment
    isStable = line.isStable
    let served = 1 - line.abandonment
    averageWaitSeconds = isStable ? line.queueLength / line.arrivalRate : nil
    averageSpeedOfAnswerSeconds = isStable ? line.servedWait / served : nil
    queueLength = isStable ? line.queueLength : nil
    occupancy = isStable ? min(1, line.arrivalRate * served / capacity) : 1
    serviceLevelOfOffered =
      min(1, 1 - line.waiting + line.servedAfterWaiting(within: thresholdSeconds))
    serviceLevelOfServed = min(1, serviceLevelOfOffered / served)
    abandonedWithinThreshold = line.abandoned(within: thresholdSeconds)
  }

  /// The performance of a queue in which nothing happens.
  static func idle(agents: Int, thresholdSeconds: Double) -> QueuePerformance {
    QueuePerformance(idleAgents: agents, thresholdSeconds: thresholdSeconds)
  }

  private init(idleAgents: Int, thresholdSeconds: Double) {
    agents = idleAgents
    self.thresholdSeconds = thresholdSeconds
    probabilityOfWaiting = 0
    abandonment = 0
    averageWaitSeconds = 0
    averageSpeedOfAnswerSeconds = 0
    queueLength = 0
    occupancy = 0
    serviceLevelOfOffered = 1
    serviceLevelOfServed = 1
    abandonedWithinThreshold = 0
    isStable = true
  }
}

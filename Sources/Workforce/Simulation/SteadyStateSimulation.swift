// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

public import Quantities
import Statistics

/// What a simulated queue comes to in its steady state, with intervals by batch means.
public struct SimulatedPerformance: Sendable, Hashable {
  /// The share of callers who do not get an agent at once.
  public var probabilityOfWaiting: Estimate
  /// The share of callers who hang up.
  public var abandonment: Estimate
  /// Mean wait of all callers, in seconds.
  public var averageWaitSeconds: Estimate
  /// Served within the threshold, as a share of all callers offered.
  public var serviceLevelOfOffered: Estimate
  /// Callers at the start that were not counted.
  public var warmUp: Int
}

/// Simulates one queue with one team until its steady state is known: the independent check of
/// Erlang's formulas, and the answer where handle times are not exponential.
///
/// A discrete-event simulation with an event heap. The first callers are left out (warm-up), the
/// others are cut into batches in order of arrival; the interval of each figure is Student's over
/// the means of the batches, which are nearly independent though the callers are not.
///
/// Source: A. M. Law, *Simulation Modeling and Analysis*, section 9.5.3 (batch means).
public struct SteadyStateSimulation: Sendable, Hashable {
  /// Contacts offered per hour, above 0.
  public var contactsPerHour: Double
  /// How long a contact takes.
  public var handleTime: HandleTime
  /// Mean patience in seconds, exponential; nil when nobody hangs up.
  public var patienceSeconds: Double?
  /// Agents at work, at least 1.
  public var agents: Int
  /// The wait of the service level, in seconds.
  public var thresholdSeconds: Double
  /// Batches for the intervals.
  public var batches = 20
  /// The share of callers left out at the start, at least 0 and below 1.
  public var warmUpShare = 0.05

  /// Creates a simulation.
  public init(
    contactsPerHour: Double, handleTime: HandleTime, patienceSeconds: Double?, agents: Int,
    thresholdSeconds: Double
  ) {
    self.contactsPerHour = contactsPerHour
    self.handleTime = handleTime
    self.patienceSeconds = patienceSeconds
    self.agents = agents
    self.thresholdSeconds = thresholdSeconds
  }

  /// Runs until `customers` callers have arrived.
  ///
  /// - Parameters:
  ///   - customers: Callers to simulate, at least 1000 and 10 for each batch.
  ///   - seed: Decides every draw.
  /// - Returns: Estimates at the level 0.95.
  /// - Throws: ``WorkforceError/outOfDomain(_:_:_:)``, also when nobody hangs up and
  ///   more work arrives than the agents can do: there is no steady state.
  /// - Complexity: O(customers · log agents).
  public func run(customers: Int, seed: UInt64) throws(WorkforceError) -> SimulatedPerformance {
    guard agents >= 1 else {
      throw .outOfDomain(.agents, Double(agents), .atLeast(1))
    }
    guard contactsPerHour > 0, contactsPerHour.isFinite else {
      throw .outOfDomain(.contactsPerHour, contactsPerHour, .aboveZero)
    }
    guard batches >= 2, customers >= max(1000, 10 * batches) else {
      throw .outOfDomain(.customers, Double(customers), .atLeast(Double(max(1000, 10 * batches))))
    }
    guard warmUpShare >= 0, warmUpShare < 1 else {
      throw .outOfDomain(.warmUpShare, warmUpShare, .shareBelowOne)
    }
    let load = contactsPerHour * handleTime.mean / 3600
    guard patienceSeconds != nil || load < Double(agents) else {
      throw .outOfDomain(.erlangs, load, .below(Double(agents)))
    }
    let centre = try SimulatedCentre(
      intervalSeconds: 3600,
      queues: [
        SimulatedQueue(
          name: "queue", contacts: [contactsPerHour], handleTime: handleTime,
          patienceSeconds: patienceSeconds, thresholdSeconds: thresholdSeconds)
      ],
      groups: [SimulatedGroup(name: "team", agents: [agents], skills: [0])])
    let warmUp = Int(Double(customers) * warmUpShare)
    let size = Double(customers - warmUp) / Double(batches)
    var run = CentreRun(centre, seed: seed, endless: true, stretches: batches) {
      [batches] _, number, _ in
      number < warmUp ? nil : min(batches - 1, Int(Double(number - warmUp) / size))
    }
    run.run(limit: customers)
    return SimulatedPerformance(run.tallies[0], warmUp: warmUp)
  }
}

extension SimulatedPerformance {
  init(_ batches: [QueueTally], warmUp: Int) {
    let whole = batches.reduce(into: QueueTally()) { $0.add($1) }
    func estimate(_ figure: (QueueTally) -> Double?) -> Estimate {
      let means = batches.compactMap(figure)
      let range = SufficientStatistics(means).meanInterval()
      return Estimate(
        value: figure(whole) ?? .nan, low: range?.lowerBound, high: range?.upperBound,
        method: "batch means, \(means.count) batches", sampleSize: whole.offered)
    }
    self.init(
      probabilityOfWaiting: estimate(\.shareWaiting), abandonment: estimate(\.shareAbandoned),
      averageWaitSeconds: estimate(\.meanWait), serviceLevelOfOffered: estimate(\.serviceLevel),
      warmUp: warmUp)
  }
}

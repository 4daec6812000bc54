// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

import Foundation
import Statistics

/// One run of a simulated contact centre from its first to its last contact.
///
/// Arrivals, handle times and patience of each queue come from generators of their own, in the
/// order of arrival: two runs of one seed with different teams meet the same callers.
struct CentreRun {
  private struct Caller {
    var arrival: Double
    var patienceEnds: Double
    var handleSeconds: Double
    var stretch: Int
  }

  /// Callers in line; those at the front leave by moving `head`.
  private struct Line {
    var callers: [Caller] = []
    var head = 0
    var arrivals: Xoshiro256StarStar
    var handling: Xoshiro256StarStar
    var patience: Xoshiro256StarStar
    var arrived = 0

    var isEmpty: Bool { head == callers.count }

    mutating func takeFirst() -> Caller {
      let caller = callers[head]
      head += 1
      if head > 1024, head * 2 > callers.count {
        callers.removeFirst(head)
        head = 0
      }
      return caller
    }
  }

  private let centre: SimulatedCentre
  private let routes: [[Int]]
  private let stretchOf: (_ queue: Int, _ number: Int, _ time: Double) -> Int?
  private let endless: Bool
  private var lines: [Line]
  private var busy: [Int]
  private var onDuty: [Int]
  private var events = EventHeap()
  private(set) var tallies: [[QueueTally]]
  private(set) var busySeconds: [Double]

  /// Creates a run; in an endless one the first interval goes on for ever (a steady state).
  ///
  /// Callers are counted in the stretch that `stretchOf` gives for their number and time of
  /// arrival; nil leaves a caller out.
  init(
    _ centre: SimulatedCentre, seed: UInt64, endless: Bool, stretches: Int,
    stretchOf: @escaping (_ queue: Int, _ number: Int, _ time: Double) -> Int?
  ) {
    self.centre = centre
    self.endless = endless
    self.stretchOf = stretchOf
    routes = centre.queues.indices.map { queue in
      centre.groups.indices.filter { centre.groups[$0].skills.contains(queue) }
        .sorted { (centre.groups[$0].skills.count, $0) < (centre.groups[$1].skills.count, $1) }
    }
    lines = centre.queues.indices.map { queue in
      func generator(_ purpose: UInt64) -> Xoshiro256StarStar {
        Xoshiro256StarStar(seed: SplitMix64.mix(seed ^ (UInt64(queue) << 8 | purpose)))
      }
      return Line(arrivals: generator(1), handling: generator(2), patience: generator(3))
    }
    busy = centre.groups.map { _ in 0 }
    onDuty = busy
    busySeconds = centre.groups.map { _ in 0 }
    tallies = centre.queues.map { _ in [QueueTally](repeating: QueueTally(), count: stretches) }
  }

  /// Runs until `limit` callers have come to the first queue, or to the end of the day.
  mutating func run(limit: Int = .max) {
    events.add(.interval(0), at: 0)
    for queue in lines.indices { planArrival(queue, after: 0) }
    while let event = events.removeFirst() {
      switch event.kind {
      case .interval(let interval): begin(interval, at: event.time)
      case .arrival(let queue):
        arrive(queue, at: event.time)
        if lines[0].arrived < limit { planArrival(queue, after: event.time) }
      case .completion(let group):
        busy[group] -= 1
        serve(group, at: event.time)
      }
    }
    for queue in lines.indices { dismissWaiting(queue) }
  }

  private mutating func begin(_ interval: Int, at time: Double) {
    for group in onDuty.indices { onDuty[group] = centre.groups[group].agents[interval] }
    for group in onDuty.indices { serve(group, at: time) }
    if !endless, interval + 1 < centre.intervals {
      events.add(.interval(interval + 1), at: Double(interval + 1) * centre.intervalSeconds)
    }
  }

  /// Plans the next arrival: an exponential amount of expected contacts further on.
  private mutating func planArrival(_ queue: Int, after time: Double) {
    var wanted = -log(lines[queue].arrivals.nextUniform())
    let contacts = centre.queues[queue].contacts
    if endless {
      guard contacts[0] > 0 else { return }
      events.add(.arrival(queue: queue), at: time + wanted * centre.intervalSeconds / contacts[0])
      return
    }
    var interval = Int(time / centre.intervalSeconds)
    var from = time
    while interval < contacts.count {
      let end = Double(interval + 1) * centre.intervalSeconds
      let rate = contacts[interval] / centre.intervalSeconds
      let expected = rate * (end - from)
      if wanted < expected {
        events.add(.arrival(queue: queue), at: from + wanted / rate)
        return
      }
      wanted -= expected
      from = end
      interval += 1
    }
  }

  private mutating func arrive(_ queue: Int, at time: Double) {
    let kind = centre.queues[queue]
    let handle = kind.handleTime.draw(using: &lines[queue].handling)
    let patience =
      kind.patienceSeconds.map { -$0 * log(lines[queue].patience.nextUniform()) } ?? .infinity
    let stretch = stretchOf(queue, lines[queue].arrived, time) ?? -1
    lines[queue].arrived += 1
    let caller = Caller(
      arrival: time, patienceEnds: time + patience, handleSeconds: handle, stretch: stretch)
    for group in routes[queue] where busy[group] < onDuty[group] {
      begin(caller, of: queue, in: group, at: time)
      return
    }
    lines[queue].callers.append(caller)
  }

  /// Gives the free agents of a group the callers that wait for them.
  private mutating func serve(_ group: Int, at time: Double) {
    for queue in centre.groups[group].skills {
      while busy[group] < onDuty[group], !lines[queue].isEmpty {
        let caller = lines[queue].takeFirst()
        if caller.patienceEnds < time {
          leave(caller, queue)
        } else {
          begin(caller, of: queue, in: group, at: time)
        }
      }
    }
  }

  private mutating func begin(_ caller: Caller, of queue: Int, in group: Int, at time: Double) {
    busy[group] += 1
    busySeconds[group] += caller.handleSeconds
    events.add(.completion(group: group), at: time + caller.handleSeconds)
    guard caller.stretch >= 0 else { return }
    let wait = time - caller.arrival
    tallies[queue][caller.stretch].offered += 1
    tallies[queue][caller.stretch].waitSeconds += wait
    tallies[queue][caller.stretch].servedWaitSeconds += wait
    if wait > 0 { tallies[queue][caller.stretch].waited += 1 }
    if wait <= centre.queues[queue].thresholdSeconds {
      tallies[queue][caller.stretch].servedWithinThreshold += 1
    }
  }

  private mutating func leave(_ caller: Caller, _ queue: Int) {
    guard caller.stretch >= 0 else { return }
    tallies[queue][caller.stretch].offered += 1
    tallies[queue][caller.stretch].waited += 1
    tallies[queue][caller.stretch].abandoned += 1
    tallies[queue][caller.stretch].waitSeconds += caller.patienceEnds - caller.arrival
  }

  /// Who still waits when nobody will answer any more hangs up: at the end of patience or, for the
  /// patient, when the doors close.
  private mutating func dismissWaiting(_ queue: Int) {
    let close = Double(centre.intervals) * centre.intervalSeconds
    while !lines[queue].isEmpty {
      var caller = lines[queue].takeFirst()
      if !endless { caller.patienceEnds = min(caller.patienceEnds, max(close, caller.arrival)) }
      if caller.patienceEnds.isFinite { leave(caller, queue) }
    }
  }
}

// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

/// Finds the smallest team for one load after another, each search starting from the answer of the
/// last: neighbouring intervals need about a + β√a agents with the same β.
struct AgentSearch {
  /// No team is larger.
  static let largestTeam = 100_000

  private let targets: [StaffingTarget]
  private let asksServedWait: Bool
  private var inverseBlocking: [Double] = [1]
  private var safety = 1.0

  init(_ targets: [StaffingTarget], hasPatience: Bool) throws(WorkforceError) {
    guard !targets.isEmpty else { throw .noTarget }
    for target in targets { try target.check(hasPatience: hasPatience) }
    self.targets = targets
    asksServedWait = targets.contains(where: \.asksServedWait)
  }

  /// The smallest number of agents that meets all targets; 0 when nothing arrives.
  mutating func smallestTeam(for load: QueueLoad) throws(WorkforceError) -> Int {
    guard load.contactsPerHour > 0 else { return 0 }
    let erlangs = load.erlangs
    // Without patience a team no larger than the load is never enough.
    let least = load.abandonRate > 0 ? 1 : Int(min(erlangs, 1e9)) + 1
    let start = (erlangs + safety * erlangs.squareRoot()).rounded(.up)
    guard start < Double(AgentSearch.largestTeam), least < AgentSearch.largestTeam else {
      throw unreachable(load)
    }
    inverseBlocking.removeLast(inverseBlocking.count - 1)
    var team = max(least, Int(start))
    if isEnough(team, load) {
      while team > least, isEnough(team - 1, load) { team -= 1 }
    } else {
      repeat {
        team += 1
        guard team <= AgentSearch.largestTeam else { throw unreachable(load) }
      } while !isEnough(team, load)
    }
    safety = (Double(team) - 0.5 - erlangs) / erlangs.squareRoot()
    return team
  }

  /// The line behind a team of the load last searched for.
  mutating func line(_ agents: Int, _ load: QueueLoad, withServedWait: Bool) -> WaitingLine {
    extendBlocking(to: agents, erlangs: load.erlangs)
    return WaitingLine(
      arrivalRate: load.arrivalRate, departureRate: Double(agents) * load.serviceRate,
      abandonRate: load.abandonRate, inverseBlocking: inverseBlocking[agents],
      withServedWait: withServedWait)
  }

  private mutating func isEnough(_ agents: Int, _ load: QueueLoad) -> Bool {
    let line = line(agents, load, withServedWait: asksServedWait)
    let capacity = Double(agents) * load.serviceRate
    return targets.allSatisfy { $0.isMet(by: line, capacity: capacity) }
  }

  private mutating func extendBlocking(to agents: Int, erlangs: Double) {
    guard inverseBlocking.count <= agents else { return }
    inverseBlocking.reserveCapacity(agents + 1)
    let factor = 1 / erlangs
    var inverse = inverseBlocking[inverseBlocking.count - 1]
    for agent in inverseBlocking.count...agents {
      inverse = 1 + Double(agent) * factor * inverse
      inverseBlocking.append(inverse)
    }
  }

  private func unreachable(_ load: QueueLoad) -> WorkforceError {
    .unreachable(targets, agents: AgentSearch.largestTeam)
  }
}

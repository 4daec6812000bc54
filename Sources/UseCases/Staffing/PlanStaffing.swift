// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

internal import Foundation
internal import IntegerSolver
internal import Quantities
internal import Workforce

/// Plans how many agents are needed when, on which shifts, and what a stricter target costs.
package struct PlanStaffing: Sendable {
  private let request: StaffingRequest

  /// Creates the use case.
  package init(_ request: StaffingRequest) { self.request = request }

  /// Makes the plan.
  ///
  /// - Returns: The plan, its prices, shifts and simulated check as far as they were asked for.
  /// - Throws: `WorkforceError`, `ShiftError`, ``StaffingProblem`` or ``ColumnTableError``.
  package func run() async throws -> StaffingAnswer {
    guard request.intervalMinutes >= 1, request.intervalMinutes <= 1440 else {
      throw WorkforceError.outOfDomain(
        .intervalMinutes, Double(request.intervalMinutes), .range(1, 1440))
    }
    let read = try await intervals()
    let patience = request.patienceSeconds ?? read.patience?.meanSeconds.value
    let plan = try StaffingPlan(
      try read.loads(intervalMinutes: request.intervalMinutes, patienceSeconds: patience),
      intervalMinutes: Double(request.intervalMinutes), targets: request.targets,
      shrinkage: request.shrinkage, thresholdSeconds: request.thresholdSeconds)
    var answer = StaffingAnswer(plan, read, request, patience)
    answer.prices = try prices(of: plan)
    if let file = request.shifts { answer.shifts = try await shifts(plan, read, file) }
    if request.simulatedDays > 0 { answer.simulation = try simulation(plan, read, patience) }
    return answer
  }

  private func intervals() async throws -> StaffingIntervals {
    switch request.source {
    case .file(let file, let contacts, let handle, let start):
      try await .reading(
        file, contacts: contacts, handle: handle, start: start,
        intervalMinutes: request.intervalMinutes)
    case .workspace(let session, let channel, let queue, let from, let to):
      try await .meanWeek(
        of: session, channel: channel, queue: queue, from: from, to: to,
        intervalMinutes: request.intervalMinutes)
    }
  }

  /// The stricter plans; none where the target has no room above it.
  private func prices(of plan: StaffingPlan) throws -> [StaffingAnswer.Price] {
    let hourly = request.costPerPaidHour
    func price(_ name: String, _ price: TargetPrice?) -> StaffingAnswer.Price? {
      price.map {
        StaffingAnswer.Price(
          of: name, paidHours: $0.paidHours, cost: hourly == nil ? nil : $0.cost,
          serviceLevelGain: $0.serviceLevelGain, waitSecondsLess: $0.waitSecondsLess,
          costPerMinuteSpared: hourly == nil ? nil : $0.costPerMinuteSpared)
      }
    }
    let hasRoom = !plan.targets.contains {
      switch $0 {
      case .serviceLevel(let share, _), .serviceLevelOfServed(let share, _): share >= 0.99
      default: false
      }
    }
    let point =
      hasRoom ? try plan.priceOfServiceLevel(points: 1, costPerPaidHour: hourly ?? 0) : nil
    let minute = try plan.priceOfLessWaiting(seconds: 60, costPerPaidHour: hourly ?? 0)
    return [price("service_level_point", point), price("minute_less_waiting", minute)]
      .compactMap { $0 }
  }

  /// Shifts day by day; a shift over midnight covers the first hours of the same day's cycle.
  private func shifts(
    _ plan: StaffingPlan, _ read: StaffingIntervals, _ file: URL
  ) async throws -> StaffingAnswer.Shifts {
    let patterns = try await ShiftFile(
      file: file, intervalMinutes: request.intervalMinutes
    ).patterns()
    let perDay = max(1, 1440 / request.intervalMinutes)
    var shifts = StaffingAnswer.Shifts(lines: [], paidHours: 0, leastHours: 0, cost: nil)
    for (day, places) in read.days {
      let slots = places.map { read.intervals[$0].minute / request.intervalMinutes }
      let ofDay = patterns.map { pattern in
        var pattern = pattern
        let covered = Set(pattern.working.map { $0 % perDay })
        pattern.working = Set(slots.indices.filter { covered.contains(slots[$0]) })
        return pattern
      }
      let problem = try ShiftProblem(
        required: places.map { plan.intervals[$0].scheduled },
        intervalNames: places.map { plan.intervals[$0].name }, patterns: ofDay,
        largestTeam: request.largestTeam)
      let found = try problem.plan(using: CBCSolver())
      shifts.lines += found.lines.map { .init(day: day, shift: $0.shift, people: $0.people) }
      shifts.paidHours += found.paidHours
      shifts.leastHours += found.leastHours
    }
    shifts.cost = request.costPerPaidHour.map { $0 * shifts.paidHours }
    return shifts
  }

  /// Simulates the day with the most contacts, with the agents of the plan.
  private func simulation(
    _ plan: StaffingPlan, _ read: StaffingIntervals, _ patience: Double?
  ) throws -> StaffingAnswer.Check? {
    func volume(_ places: [Int]) -> Double {
      places.reduce(0) { $0 + read.intervals[$1].contacts }
    }
    guard let (day, places) = read.days.max(by: { volume($0.places) < volume($1.places) }) else {
      return nil
    }
    let contacts = volume(places)
    guard contacts > 0 else { return nil }
    let work = places.reduce(0) {
      $0 + read.intervals[$1].contacts * read.intervals[$1].handleSeconds
    }
    let centre = try SimulatedCentre(
      intervalSeconds: Double(request.intervalMinutes) * 60,
      queues: [
        SimulatedQueue(
          name: day, contacts: places.map { read.intervals[$0].contacts },
          handleTime: .exponential(mean: work / contacts), patienceSeconds: patience,
          thresholdSeconds: request.thresholdSeconds)
      ],
      groups: [
        SimulatedGroup(name: "team", agents: places.map { plan.intervals[$0].agents }, skills: [0])
      ])
    guard
      let result = try centre.simulateDay(days: request.simulatedDays, seed: request.seed).first
    else { return nil }
    let formula = places.reduce(0) { total, place in
      let level = plan.intervals[place].performance?.serviceLevelOfOffered
      return total + read.intervals[place].contacts * (level ?? 1)
    }
    return StaffingAnswer.Check(
      day: day, days: request.simulatedDays, seed: request.seed,
      serviceLevel: result.serviceLevelOfOffered, abandonment: result.abandonment,
      averageSpeedOfAnswerSeconds: result.averageSpeedOfAnswerSeconds,
      formulaServiceLevel: formula / contacts)
  }
}

extension StaffingAnswer {
  init(
    _ plan: StaffingPlan, _ read: StaffingIntervals, _ request: StaffingRequest,
    _ patience: Double?
  ) {
    let hours = Double(request.intervalMinutes) / 60
    intervals = plan.intervals.map { interval in
      Interval(
        interval: interval.name, contacts: interval.load.contactsPerHour * hours,
        handleSeconds: interval.load.handleSeconds, erlangs: interval.load.erlangs,
        agents: interval.agents, scheduled: interval.scheduled,
        serviceLevel: interval.performance?.serviceLevelOfOffered,
        abandonment: interval.performance?.abandonment,
        averageSpeedOfAnswerSeconds: interval.performance?.averageSpeedOfAnswerSeconds,
        occupancy: interval.performance?.occupancy)
    }
    let given = request.patienceSeconds.map {
      Estimate(value: $0, method: "given", sampleSize: 0)
    }
    summary = Summary(
      model: patience == nil ? "erlang_c" : "erlang_a", intervals: plan.intervals.count,
      contacts: plan.contacts, sumAgents: plan.intervals.reduce(0) { $0 + $1.agents },
      maxAgents: plan.intervals.map(\.agents).max() ?? 0,
      sumScheduled: plan.intervals.reduce(0) { $0 + $1.scheduled },
      hoursAtWork: plan.hoursAtWork, paidHours: plan.paidHours,
      cost: request.costPerPaidHour.map { $0 * plan.paidHours },
      serviceLevel: plan.serviceLevelOfOffered, abandonment: plan.abandonment,
      averageWaitSeconds: plan.averageWaitSeconds, occupancy: plan.occupancy,
      patience: given ?? read.patience?.meanSeconds)
    prices = []
    diagnostics =
      read.diagnostics + [plan.smallTeamWarning, Self.modelNote(patience)].compactMap { $0 }
  }

  private static func modelNote(_ patience: Double?) -> Diagnostic? {
    guard patience == nil else { return nil }
    return Diagnostic(
      .note, code: "staffing.no-patience",
      message: LocalizedText(
        en: "Planned as if nobody ever hung up (Erlang C): where callers do, this asks for about "
          + "a tenth too many agents. Give --patience in seconds.",
        fr: "Planifié comme si personne ne raccrochait (Erlang C) : sinon, c'est environ un "
          + "dixième d'agents de trop. Donnez --patience en secondes."))
  }
}

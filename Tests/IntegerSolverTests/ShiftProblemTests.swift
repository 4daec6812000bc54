// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

import IntegerSolver
import Statistics
import Testing
import Workforce

@Suite struct ShiftProblemTests {
  /// The bus scheduling model of Taha's *Operations Research*, optimum 26.
  ///
  /// Six blocks of four hours need 4, 8, 10, 7, 12, 4 buses; shifts are two blocks long.
  @Test func theBusDriversNeedTwentySix() throws {
    let patterns = (0..<6).map {
      ShiftPattern(name: "\($0)", working: [$0, ($0 + 1) % 6], paidHours: 8)
    }
    let problem = try ShiftProblem(required: [4, 8, 10, 7, 12, 4], patterns: patterns)
    let plan = try problem.plan(using: CBCSolver())
    #expect(plan.people == 26)
    #expect(plan.paidHours == 208)
    #expect(plan.isProven)
    #expect(plan.surplus.allSatisfy { $0 >= 0 })
  }

  @Test func whatCannotBeCoveredIsNamed() throws {
    let early = ShiftPattern(name: "early", working: [0, 1], paidHours: 2, most: 3)
    let late = ShiftPattern(name: "late", working: [1, 2], paidHours: 2)
    let names = ["08:00", "09:00", "10:00", "11:00"]
    let open = try ShiftProblem(
      required: [1, 1, 1, 2], intervalNames: names, patterns: [early, late])
    #expect(throws: ShiftError.noShiftAt(intervals: ["11:00"])) {
      try open.plan(using: CBCSolver())
    }
    let full = try ShiftProblem(
      required: [5, 1, 1, 0], intervalNames: names, patterns: [early, late])
    #expect(
      throws: ShiftError.cannotCover(
        shortages: [.init(interval: "08:00", people: 2)], fullShifts: ["early"], team: nil)
    ) { try full.plan(using: CBCSolver()) }
    let small = try ShiftProblem(
      required: [2, 2, 2, 0], intervalNames: names, patterns: [early, late], largestTeam: 3)
    do {
      _ = try small.plan(using: CBCSolver())
      Issue.record("three people cannot do the work of four")
    } catch {
      guard case .cannotCover(let shortages, _, let team) = error else { throw error }
      #expect(shortages.reduce(0) { $0 + $1.people } == 1)
      #expect(team == 3)
    }
    let least = ShiftPattern(name: "least", working: [0], paidHours: 1, least: 4)
    let contradiction = try ShiftProblem(required: [1], patterns: [least], largestTeam: 2)
    #expect(throws: ShiftError.limitsContradict(largestTeam: 2)) {
      try contradiction.plan(using: CBCSolver())
    }
  }

  /// A shift from 08:15 to 16:15 with a break at 12:00 in half hours from midnight: it fills the
  /// half hours from 08:30 to 16:00 but those of the break, and 7.5 hours are paid.
  @Test func hoursBecomeIntervals() throws {
    let pattern = try ShiftPattern(
      name: "day", start: 8 * 60 + 15, minutes: 480, breaks: [(after: 225, minutes: 30)],
      intervalMinutes: 30)
    #expect(pattern.working == Set(17..<32).subtracting([24]))
    #expect(pattern.paidHours == 7.5)
    #expect(throws: WorkforceError.self) {
      try ShiftPattern(
        name: "x", start: 0, minutes: 60, breaks: [(after: 50, minutes: 20)], intervalMinutes: 30)
    }
  }

  /// A real day: 48 half hours, shifts of 7.5 hours every half hour; the plan covers and its hours
  /// are not below the bound of the demand itself.
  @Test func aDayOfHalfHoursIsSolvedToTheEnd() throws {
    let required = (0..<48).map { $0 < 16 || $0 > 40 ? 0 : 5 + (($0 * 7) % 13) }
    let patterns = try (14...33).map {
      try ShiftPattern(
        name: "\($0)", start: $0 * 30, minutes: 480, breaks: [(after: 210, minutes: 30)],
        intervalMinutes: 30)
    }
    let plan = try ShiftProblem(required: required, patterns: patterns).plan(using: CBCSolver())
    #expect(plan.isProven)
    #expect(plan.surplus.allSatisfy { $0 >= 0 })
    #expect(plan.paidHours >= Double(required.reduce(0, +)) / 2)
    #expect(plan.paidHours == plan.leastHours)
  }
}

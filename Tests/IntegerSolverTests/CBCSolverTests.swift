// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

import IntegerSolver
import Statistics
import Testing

@Suite struct CBCSolverTests {
  private func variable(_ name: String, _ cost: Double, upper: Double? = nil)
    -> IntegerProgram.Variable
  {
    IntegerProgram.Variable(name: name, upper: upper, cost: cost)
  }

  /// By hand: max 3x + 4y with x + y ≤ 4.5 and x + 3y ≤ 6.5 in whole numbers is 13 at (3, 1).
  @Test func wholeNumbersAreNotRoundedFractions() throws {
    let program = IntegerProgram(
      variables: [variable("x", -3, upper: 10), variable("y", -4, upper: 10)],
      constraints: [
        .init(name: "a", terms: [.init(0), .init(1)], upper: 4.5),
        .init(name: "b", terms: [.init(0), .init(1, times: 3)], upper: 6.5),
      ])
    let solution = try CBCSolver().solve(program)
    #expect(solution.values == [3, 1])
    #expect(solution.cost == -13)
    #expect(solution.isProven)
  }

  @Test func contradictionsAreNamed() throws {
    let program = IntegerProgram(
      variables: [variable("x", 1), variable("y", 1)],
      constraints: [
        .init(name: "at least five", terms: [.init(0)], lower: 5),
        .init(name: "y is small", terms: [.init(1)], upper: 3),
        .init(name: "at most three", terms: [.init(0), .init(1)], upper: 3),
      ])
    #expect(throws: IntegerProgramError.infeasible(conflict: [])) {
      try CBCSolver().solve(program)
    }
    #expect(try program.conflict(using: CBCSolver()) == ["at least five", "at most three"])
    var possible = program
    possible.constraints.removeLast()
    #expect(try possible.conflict(using: CBCSolver()).isEmpty)
  }

  @Test func badProgramsAreRefused() {
    let endless = IntegerProgram(variables: [variable("x", -1)], constraints: [])
    #expect(throws: IntegerProgramError.unbounded) { try CBCSolver().solve(endless) }
    #expect(throws: IntegerProgramError.noVariables) {
      try CBCSolver().solve(IntegerProgram(variables: [], constraints: []))
    }
    #expect(throws: IntegerProgramError.notFinite(name: "x")) {
      try CBCSolver().solve(IntegerProgram(variables: [variable("x", .nan)], constraints: []))
    }
    #expect(throws: IntegerProgramError.badTerm(name: "c")) {
      try CBCSolver().solve(
        IntegerProgram(
          variables: [variable("x", 1)],
          constraints: [.init(name: "c", terms: [.init(1)], lower: 1)]))
    }
  }
}

// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

internal import CCbc
internal import Foundation
package import Statistics

/// Solves integer programs with CBC, the branch-and-cut solver of COIN-OR.
package struct CBCSolver: IntegerProgramSolver {
  /// The longest that one program may take, in seconds.
  package var secondsAllowed: Double

  /// CBC's command layer keeps global state: one program at a time.
  private static let turn = NSLock()

  /// Creates a solver.
  package init(secondsAllowed: Double = 60) { self.secondsAllowed = secondsAllowed }

  package func solve(_ program: IntegerProgram) throws(IntegerProgramError) -> IntegerSolution {
    if let fault = program.fault { throw fault }
    CBCSolver.turn.lock()
    defer { CBCSolver.turn.unlock() }
    guard let model = Cbc_newModel() else { throw .undecided(seconds: 0) }
    defer { Cbc_deleteModel(model) }
    load(program, into: model)
    Cbc_setParameter(model, "log", "0")
    Cbc_setParameter(model, "seconds", "\(secondsAllowed)")
    Cbc_setParameter(model, "ratioGap", "0")
    Cbc_setParameter(model, "allowableGap", "1e-9")
    _ = Cbc_solve(model)
    if Cbc_isProvenInfeasible(model) != 0 { throw .infeasible(conflict: []) }
    // Secondary status 7: the relaxed program is unbounded.
    if Cbc_secondaryStatus(model) == 7 || Cbc_isContinuousUnbounded(model) != 0 {
      throw .unbounded
    }
    let isProven = Cbc_isProvenOptimal(model) != 0
    guard isProven || Cbc_bestSolution(model) != nil, let found = Cbc_getColSolution(model) else {
      throw .undecided(seconds: secondsAllowed)
    }
    let values = program.variables.enumerated().map { index, variable in
      variable.isWhole ? found[index].rounded() : found[index]
    }
    let cost = zip(values, program.variables).reduce(0) { $0 + $1.0 * $1.1.cost }
    return IntegerSolution(
      values: values, cost: cost,
      bound: isProven ? cost : min(cost, Cbc_getBestPossibleObjValue(model)), isProven: isProven)
  }

  /// Hands the program over, column by column.
  private func load(_ program: IntegerProgram, into model: UnsafeMutableRawPointer) {
    let none = Double.greatestFiniteMagnitude
    var columns = [[(row: Int32, factor: Double)]](repeating: [], count: program.variables.count)
    for (row, constraint) in program.constraints.enumerated() {
      for term in constraint.terms { columns[term.variable].append((Int32(row), term.factor)) }
    }
    var starts: [Int32] = [0]
    for column in columns { starts.append(starts[starts.count - 1] + Int32(column.count)) }
    Cbc_loadProblem(
      model, Int32(program.variables.count), Int32(program.constraints.count), starts,
      columns.flatMap { $0.map(\.row) }, columns.flatMap { $0.map(\.factor) },
      program.variables.map(\.lower), program.variables.map { $0.upper ?? none },
      program.variables.map(\.cost), program.constraints.map { $0.lower ?? -none },
      program.constraints.map { $0.upper ?? none })
    Cbc_setObjSense(model, 1)
    for (index, variable) in program.variables.enumerated() where variable.isWhole {
      Cbc_setInteger(model, Int32(index))
    }
  }
}

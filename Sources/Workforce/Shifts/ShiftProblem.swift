// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

public import Statistics

/// The question of how many people to put on which shift so that every interval is covered at the
/// least paid time: a set-covering program with whole people.
///
///     minimise Σ hours·x    subject to    Σ x (patterns at work in t) ≥ required(t)
public struct ShiftProblem: Sendable, Hashable {
  /// People needed per interval, shrinkage included.
  public var required: [Int]
  /// The names of the intervals, for people.
  public var intervalNames: [String]
  /// The shifts to choose from.
  public var patterns: [ShiftPattern]
  /// At most so many people in all; nil when there is no limit.
  public var largestTeam: Int?

  /// Creates a problem.
  ///
  /// - Parameters:
  ///   - required: People needed per interval, each at least 0.
  ///   - intervalNames: As many; nil numbers the intervals from 1.
  ///   - patterns: At least one, names different.
  ///   - largestTeam: At least 0; nil when there is no limit.
  /// - Throws: ``WorkforceError``.
  public init(
    required: [Int], intervalNames: [String]? = nil, patterns: [ShiftPattern],
    largestTeam: Int? = nil
  ) throws(WorkforceError) {
    let names = intervalNames ?? required.indices.map { "\($0 + 1)" }
    guard !required.isEmpty else { throw .nothing(.intervals) }
    guard names.count == required.count else {
      throw .unequalLengths(required.count, names.count)
    }
    guard !patterns.isEmpty else {
      throw .nothing(.shiftPatterns)
    }
    for (number, people) in required.enumerated() where people < 0 {
      throw .interval(number + 1, .people, Double(people), .atLeast(0))
    }
    var seen: Set<String> = []
    for pattern in patterns {
      guard seen.insert(pattern.name).inserted else {
        throw .duplicateShift(pattern.name)
      }
      guard pattern.paidHours > 0, pattern.paidHours.isFinite else {
        throw .outOfDomain(.paidHours(shift: pattern.name), pattern.paidHours, .aboveZero)
      }
      guard pattern.least >= 0, pattern.least <= pattern.most ?? .max else {
        throw .outOfDomain(
          .leastPeople(shift: pattern.name), Double(pattern.least),
          .range(0, Double(pattern.most ?? .max)))
      }
    }
    self.required = required
    self.intervalNames = names
    self.patterns = patterns
    self.largestTeam = largestTeam
  }

  /// The program for a solver: a variable per pattern and, when shortage is allowed, one per
  /// interval that is then all that costs.
  public func program(allowingShortage: Bool = false) -> IntegerProgram {
    var variables = patterns.map {
      IntegerProgram.Variable(
        name: $0.name, lower: Double($0.least), upper: $0.most.map(Double.init),
        cost: allowingShortage ? 0 : $0.paidHours)
    }
    var constraints: [IntegerProgram.Constraint] = []
    for interval in required.indices where required[interval] > 0 {
      var terms = patterns.indices.filter { patterns[$0].working.contains(interval) }
        .map { IntegerProgram.Term($0) }
      if allowingShortage {
        terms.append(IntegerProgram.Term(variables.count))
        variables.append(IntegerProgram.Variable(name: intervalNames[interval], cost: 1))
      }
      constraints.append(
        IntegerProgram.Constraint(
          name: intervalNames[interval], terms: terms, lower: Double(required[interval])))
    }
    if let largestTeam {
      constraints.append(
        IntegerProgram.Constraint(
          name: "team", terms: patterns.indices.map { IntegerProgram.Term($0) },
          upper: Double(largestTeam)))
    }
    return IntegerProgram(variables: variables, constraints: constraints)
  }

  /// The plan of least paid time.
  ///
  /// - Parameter solver: Who solves the program.
  /// - Returns: People per shift, what they cover and what it costs.
  /// - Throws: ``ShiftError`` with the intervals and limits that contradict each other.
  public func plan(using solver: some IntegerProgramSolver) throws(ShiftError) -> ShiftPlan {
    let open = required.indices.filter { interval in
      required[interval] > 0 && !patterns.contains { $0.working.contains(interval) }
    }
    guard open.isEmpty else { throw .noShiftAt(intervals: open.map { intervalNames[$0] }) }
    do {
      return ShiftPlan(self, try solver.solve(program()))
    } catch .infeasible {
      throw try shortage(using: solver)
    } catch {
      throw .solver(error)
    }
  }

  /// Why no plan covers everything: the shortage that is left in the best case.
  private func shortage(
    using solver: some IntegerProgramSolver
  ) throws(ShiftError) -> ShiftError {
    let best: IntegerSolution
    do { best = try solver.solve(program(allowingShortage: true)) } catch {
      if case .infeasible = error { return .limitsContradict(largestTeam: largestTeam) }
      throw .solver(error)
    }
    let demanded = required.indices.filter { required[$0] > 0 }
    var short: [ShiftError.Shortage] = []
    for (place, interval) in demanded.enumerated() {
      let missing = Int(best.values[patterns.count + place])
      if missing > 0 {
        short.append(ShiftError.Shortage(interval: intervalNames[interval], people: missing))
      }
    }
    let full = patterns.indices.filter { place in
      patterns[place].most.map { Int(best.values[place]) >= $0 } ?? false
    }
    let team = patterns.indices.reduce(0) { $0 + Int(best.values[$1]) }
    return .cannotCover(
      shortages: short, fullShifts: full.map { patterns[$0].name },
      team: largestTeam.flatMap { team >= $0 ? $0 : nil })
  }
}

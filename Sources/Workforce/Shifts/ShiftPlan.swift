// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

public import Statistics

/// How many people are on which shift, and what that covers.
public struct ShiftPlan: Sendable, Hashable {
  /// People on one shift.
  public struct Line: Sendable, Hashable {
    /// The name of the shift.
    public var shift: String
    /// How many people.
    public var people: Int
  }

  /// The shifts with somebody on them, in the order of the patterns.
  public var lines: [Line]
  /// People at work per interval.
  public var atWork: [Int]
  /// People at work beyond those required, per interval.
  public var surplus: [Int]
  /// Paid hours in all.
  public var paidHours: Double
  /// No plan needs fewer paid hours than this.
  public var leastHours: Double
  /// Whether the plan is proven to be the cheapest.
  public var isProven: Bool

  /// People in all.
  public var people: Int { lines.reduce(0) { $0 + $1.people } }

  /// Reads a plan from a solver's answer to ``ShiftProblem/program(allowingShortage:)``.
  public init(_ problem: ShiftProblem, _ solution: IntegerSolution) {
    let counts = problem.patterns.indices.map { Int(solution.values[$0]) }
    lines = zip(problem.patterns, counts).filter { $0.1 > 0 }
      .map { Line(shift: $0.name, people: $1) }
    var atWork = [Int](repeating: 0, count: problem.required.count)
    for (pattern, count) in zip(problem.patterns, counts) where count > 0 {
      for interval in pattern.working where atWork.indices.contains(interval) {
        atWork[interval] += count
      }
    }
    self.atWork = atWork
    surplus = zip(atWork, problem.required).map { $0 - $1 }
    paidHours = zip(problem.patterns, counts).reduce(0) { $0 + $1.0.paidHours * Double($1.1) }
    leastHours = solution.bound
    isProven = solution.isProven
  }
}

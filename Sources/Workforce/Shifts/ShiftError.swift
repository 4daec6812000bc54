// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

public import Statistics

/// Why shifts cannot cover what is needed; what contradicts each other is named.
public enum ShiftError: Error, Equatable, Sendable {
  /// People missing in an interval.
  public struct Shortage: Sendable, Hashable {
    /// The interval's name.
    public var interval: String
    /// How many are missing in the best case.
    public var people: Int

    /// Creates a shortage.
    public init(interval: String, people: Int) {
      self.interval = interval
      self.people = people
    }
  }

  /// People are needed in intervals in which no shift is at work.
  case noShiftAt(intervals: [String])
  /// The limits leave intervals short, even in the plan with the least shortage: shifts that are
  /// full, and the size of the team when it binds.
  case cannotCover(shortages: [Shortage], fullShifts: [String], team: Int?)
  /// The least numbers of people on the shifts exceed the team.
  case limitsContradict(largestTeam: Int?)
  /// The solver gave no answer.
  case solver(IntegerProgramError)
}

extension ShiftError: CustomStringConvertible {
  public var description: String {
    switch self {
    case .noShiftAt(let intervals):
      return "People are needed at \(listed(intervals)) and no shift is at work then. "
        + "Add a shift that covers these times."
    case .cannotCover(let shortages, let full, let team):
      var limits = full.map { "shift \($0) is full" }
      if let team { limits.append("the team has \(team) people") }
      let missing = shortages.map { "\($0.people) at \($0.interval)" }
      return "The shifts cannot cover what is needed: people are missing, \(listed(missing)), "
        + "because \(limits.joined(separator: " and ")). Raise a limit or lower the target."
    case .limitsContradict(let team):
      return "The least numbers of people on the shifts exceed "
        + "\(team.map { "the team of \($0)" } ?? "the limits"). Lower one of them."
    case .solver(let error):
      return error.description
    }
  }

  private func listed(_ items: [String]) -> String {
    let shown = items.prefix(8).joined(separator: ", ")
    return items.count > 8 ? "\(shown) and \(items.count - 8) more" : shown
  }
}

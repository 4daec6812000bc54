// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

/// Why a staffing question has no answer.
public enum WorkforceError: Error, Equatable, Sendable {
  /// A quantity lies outside the values that make sense for it.
  case outOfDomain(name: String, value: Double, expected: String)
  /// The same, in one interval of many; intervals are counted from 1.
  case interval(number: Int, name: String, value: Double, expected: String)
  /// There is nothing to compute from.
  case nothing(String, needed: String)
  /// A target asks for abandonment where nobody is said to be impatient.
  case patienceUnknown
  /// A question without any target.
  case noTarget
  /// No number of agents up to the limit meets the targets.
  case unreachable(target: String, agents: Int)
  /// Lists that must go together have different lengths.
  case unequalLengths(name: String, count: Int, other: String, otherCount: Int)
  /// Two values that must differ are the same.
  case duplicate(name: String, value: String)
}

extension WorkforceError: CustomStringConvertible {
  public var description: String {
    switch self {
    case .outOfDomain(let name, let value, let expected):
      "\(name) is \(value). It must be \(expected)."
    case .interval(let number, let name, let value, let expected):
      "In interval \(number) the \(name) is \(value). It must be \(expected); correct the row or "
        + "leave it out."
    case .nothing(let what, let needed):
      "There are no \(what). Give \(needed)."
    case .patienceUnknown:
      "A target on abandonment, or on those served, needs the callers' patience: give its mean in "
        + "seconds, or let it be estimated from waits and abandons."
    case .noTarget:
      "No target is given. Name at least one: a service level, an average wait, an abandonment or "
        + "an occupancy."
    case .unreachable(let target, let agents):
      "\(target) is not reached with \(agents) agents. Check the target and the handle time."
    case .unequalLengths(let name, let count, let other, let otherCount):
      "There are \(count) \(name) and \(otherCount) \(other). They must be as many."
    case .duplicate(let name, let value):
      "\(name) '\(value)' occurs twice. Each must have a name of its own."
    }
  }
}

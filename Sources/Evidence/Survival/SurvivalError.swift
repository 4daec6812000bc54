// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

/// Why a survival analysis cannot be made.
public enum SurvivalError: Error, Equatable, Sendable {
  /// There is no subject, or fewer than the method needs.
  case tooFewSubjects(count: Int, needed: Int)
  /// Two columns that belong together differ in length.
  case unequalLengths(column: String, count: Int, expected: Int)
  /// A value is infinite or not a number; the index counts from 0.
  case notFinite(column: String, index: Int)
  /// A duration is below zero; the index counts from 0.
  case negativeTime(index: Int, time: Double)
  /// A subject leaves before it enters; the index counts from 0.
  case leavesBeforeEntry(index: Int, entry: Double, time: Double)
  /// Nothing happened to anyone.
  case noEvents
  /// Only one group has subjects at risk when something happens.
  case oneGroup
  /// Every subject at risk has the same value of a covariate.
  case constant(column: String)
  /// A covariate is a combination of those before it.
  case collinear(column: String)
  /// A covariate parts those with an event from those without, so its effect is infinite.
  case separated(column: String)
  /// The iterations did not settle.
  case notConverged(iterations: Int)
  /// A parameter lies outside its domain.
  case outOfDomain(name: String, value: Double, expected: String)
}

extension SurvivalError: CustomStringConvertible {
  public var description: String {
    switch self {
    case .tooFewSubjects(let count, let needed):
      "There are \(count) subjects; at least \(needed) are needed. Widen the selection."
    case .unequalLengths(let column, let count, let expected):
      "'\(column)' has \(count) values and the durations have \(expected). "
        + "Give one value per subject."
    case .notFinite(let column, let index):
      "Subject \(index + 1) has no finite value of '\(column)'. Correct it or leave the subject out."
    case .negativeTime(let index, let time):
      "Subject \(index + 1) has the duration \(time). Durations are 0 or more."
    case .leavesBeforeEntry(let index, let entry, let time):
      "Subject \(index + 1) enters at \(entry) and leaves at \(time). "
        + "The entry must come before; check the two columns."
    case .noEvents:
      "No event was observed. Wait longer, or choose an event that happens."
    case .oneGroup:
      "Only one group has subjects when events happen. Give at least two groups to compare."
    case .constant(let column):
      "'\(column)' is the same for every subject at risk when something happens. Leave it out."
    case .collinear(let column):
      "'\(column)' is a combination of the covariates before it. Leave it out."
    case .separated(let column):
      "'\(column)' separates the subjects with an event from the others: its effect is not "
        + "finite. Join its rare values or leave it out."
    case .notConverged(let iterations):
      "The fit did not settle in \(iterations) steps. Bring the covariates to similar scales."
    case .outOfDomain(let name, let value, let expected):
      "'\(name)' is \(value). It must be \(expected)."
    }
  }
}

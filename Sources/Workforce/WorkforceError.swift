// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

/// Why a staffing question has no answer.
public enum WorkforceError: Error, Equatable, Sendable {
  /// A quantity lies outside the values that make sense for it.
  case outOfDomain(Quantity, Double, Bound)
  /// The same, in one interval or row of many, counted from 1.
  case interval(Int, Quantity, Double, Bound)
  /// There is nothing to compute from.
  case nothing(Things)
  /// A target asks for abandonment where nobody is said to be impatient.
  case patienceUnknown
  /// A question without any target.
  case noTarget
  /// No team up to the limit meets the targets.
  case unreachable([StaffingTarget], agents: Int)
  /// No team meets a deadline: contacts come due while no interval is open for them.
  case deadlineUnreachable(intervals: Int, agents: Int)
  /// Two lists of intervals that go together have these different lengths.
  case unequalLengths(Int, Int)
  /// Two shifts have the same name.
  case duplicateShift(String)

  /// What a value is a value of.
  public enum Quantity: Equatable, Sendable {
    case contactsPerHour, contacts(queue: String?), handleSeconds, handleVariation
    case patienceSeconds, waitSeconds, waitedSeconds, waitSpared, thresholdSeconds
    case erlangs, lines, agents, agentsOf(group: String), people
    case targetServiceLevel, targetSpeedOfAnswer, targetAbandonment, targetOccupancy
    case shrinkage, costPerPaidHour, intervalMinutes, intervalSeconds
    case startingBacklog, deadlineIntervals, shareInTime, conversations, slowdown
    case customers, warmUpShare, days, skill(group: String)
    case paidHours(shift: String), leastPeople(shift: String), minutes(shift: String)
    case start(shift: String), breakEnd(shift: String)
  }

  /// What was expected of a value.
  public enum Bound: Equatable, Sendable {
    case aboveZero
    case atLeast(Double)
    case below(Double)
    /// From the first to the second, both included.
    case range(Double, Double)
    /// A share above 0 and below 1.
    case between0and1
    /// A share of at least 0 and below 1.
    case shareBelowOne
    /// A share above 0 and of at most 1.
    case shareAboveZero
  }

  /// What there is none of.
  public enum Things: Equatable, Sendable {
    case intervals, queues, groups, shiftPatterns, hangUps
  }
}

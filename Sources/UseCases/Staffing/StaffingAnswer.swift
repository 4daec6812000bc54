// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

package import Quantities

/// A staffing plan as it is shown and exported; a figure that does not exist is left out.
package struct StaffingAnswer: Sendable, Encodable {
  /// One interval.
  package struct Interval: Sendable, Encodable {
    /// Its start, or its number.
    package var interval: String
    /// Contacts expected in the interval.
    package var contacts: Double
    /// Mean handle time.
    package var handleSeconds: Double
    /// Offered load.
    package var erlangs: Double
    /// Agents at work.
    package var agents: Int
    /// Agents to schedule, shrinkage included.
    package var scheduled: Int
    /// Served in time over offered.
    package var serviceLevel: Double?
    /// The share of hang-ups.
    package var abandonment: Double?
    /// Mean wait of those served.
    package var averageSpeedOfAnswerSeconds: Double?
    /// The share of time at work spent on contacts.
    package var occupancy: Double?
  }

  /// All intervals together.
  package struct Summary: Sendable, Encodable {
    /// `erlang_a` with patience, `erlang_c` without.
    package var model: String
    /// How many intervals.
    package var intervals: Int
    /// Contacts in all.
    package var contacts: Double
    /// Agents at work, added over the intervals.
    package var sumAgents: Int
    /// The largest team at work.
    package var maxAgents: Int
    /// Agents to schedule, added over the intervals.
    package var sumScheduled: Int
    /// Hours at work.
    package var hoursAtWork: Double
    /// Paid hours: those at work ÷ (1 − shrinkage).
    package var paidHours: Double
    /// What the paid hours cost.
    package var cost: Double?
    /// Served in time over offered, weighted by contacts.
    package var serviceLevel: Double?
    /// The share of hang-ups, weighted by contacts.
    package var abandonment: Double?
    /// Mean wait of all, weighted by contacts.
    package var averageWaitSeconds: Double?
    /// The share of time at work spent on contacts.
    package var occupancy: Double?
    /// Mean patience in seconds, given or estimated.
    package var patience: Estimate?
  }

  /// What a stricter target costs.
  package struct Price: Sendable, Encodable {
    /// What is bought: `service_level_point` or `minute_less_waiting`.
    package var of: String
    /// Further paid hours.
    package var paidHours: Double
    /// Further cost; nil without a cost per hour.
    package var cost: Double?
    /// By how much the service level rises.
    package var serviceLevelGain: Double?
    /// By how many seconds the mean wait falls.
    package var waitSecondsLess: Double?
    /// The cost of each minute of waiting spared.
    package var costPerMinuteSpared: Double?
  }

  /// People on a shift of a day.
  package struct Shift: Sendable, Encodable {
    /// The day; empty when there is only one.
    package var day: String
    /// The shift.
    package var shift: String
    /// How many people.
    package var people: Int
  }

  /// The shifts of all days.
  package struct Shifts: Sendable, Encodable {
    /// People per shift and day.
    package var lines: [Shift]
    /// Paid hours in all.
    package var paidHours: Double
    /// No plan needs fewer.
    package var leastHours: Double
    /// What they cost.
    package var cost: Double?
  }

  /// The busiest day, simulated.
  package struct Check: Sendable, Encodable {
    /// The day.
    package var day: String
    /// Days simulated.
    package var days: Int
    /// The seed.
    package var seed: UInt64
    /// Served in time over offered.
    package var serviceLevel: Estimate?
    /// The share of hang-ups.
    package var abandonment: Estimate?
    /// Mean wait of those served, in seconds.
    package var averageSpeedOfAnswerSeconds: Estimate?
    /// The service level that the formulas give for the day.
    package var formulaServiceLevel: Double?
  }

  /// All intervals together.
  package var summary: Summary
  /// The intervals, in order.
  package var intervals: [Interval]
  /// What stricter targets cost.
  package var prices: [Price]
  /// The shifts; nil when none were asked for.
  package var shifts: Shifts?
  /// The simulated check; nil when none was asked for.
  package var simulation: Check?
  /// What else to know.
  package var diagnostics: [Diagnostic]
}

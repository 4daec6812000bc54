// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

/// How the amount of a line is stated.
///
/// Prices and amounts are units of the case's currency. A driver that is nil is taken from the
/// workload of the case.
public enum Amount: Sendable, Hashable, Codable {
  /// Paid or earned once, in the line's start month (month 0 for costs).
  case once(Double)
  /// The same amount every month.
  case perMonth(Double)
  /// The same amount every year, in equal months.
  case perYear(Double)
  /// The same amount every so many months, the first time in the start month.
  case every(months: Int, amount: Double)
  /// A published table: an initial amount in month 0, then one amount per year in equal months.
  case flows(initial: Double, years: [Double])
  /// Price per agent and month.
  case perAgentPerMonth(price: Double, agents: Double)
  /// Price per contact; the driver is contacts per month, else the demand of the workload.
  case perContact(price: Double, contactsPerMonth: Double?)
  /// Price per contact resolved without a person, and per failed attempt handed to one.
  ///
  /// The driver is resolutions per month, else what the deflection levers take away.
  case perResolution(
    price: Double, resolutionsPerMonth: Double?, handoffPrice: Double, handoffsPerMonth: Double)
  /// Price per minute of use.
  case perMinute(price: Double, minutesPerMonth: Double)
  /// Days of people, once: training, workshops.
  case peopleDays(days: Double, people: Double, dailyCost: Double)
  /// Hours of people, once.
  case peopleHours(hours: Double, people: Double, hourlyCost: Double)
  /// Posts, every month: fte × yearly cost / 12.
  case posts(fullTimeEquivalents: Double, yearlyCost: Double)
  /// Output lost while people learn, once: agents × weeks × loss × weekly cost.
  case learningCurve(agents: Double, weeks: Double, loss: Double, weeklyCost: Double)
}

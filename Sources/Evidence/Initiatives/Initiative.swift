// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

public import Quantities

/// A change that a company made or plans: what, where, when, and who met it.
public struct Initiative: Sendable, Hashable, Codable {
  /// Who met the change, and how that was decided.
  public enum Exposure: Sendable, Hashable, Codable {
    /// Everybody in the scope, from the start on.
    case everyone
    /// Some units (teams, sites, regions), each from its own day on; the others never.
    case units([String: LocalDate])
    /// Chance decided, for each customer, contact or agent.
    case byLot
    /// Single observations that were not drawn: who called the AI, which agent used the tool.
    case chosen
  }

  /// A stable name for programs, such as `assistant-ia`.
  public var id: String
  /// The name that the company uses.
  public var name: String
  /// What it concerns: a channel, team, site, product; nil for the whole service.
  public var scope: String?
  /// The first day of the change.
  public var start: LocalDate
  /// The last day; nil while it lasts.
  public var end: LocalDate?
  /// Who met it.
  public var exposure: Exposure

  /// Creates an initiative.
  public init(
    id: String, name: String, scope: String? = nil, start: LocalDate, end: LocalDate? = nil,
    exposure: Exposure
  ) {
    self.id = id
    self.name = name
    self.scope = scope
    self.start = start
    self.end = end
    self.exposure = exposure
  }
}

/// What there is to judge an initiative by.
public struct AvailableData: Sendable, Hashable, Codable {
  /// The days over which the outcome was observed.
  public var window: ClosedRange<LocalDate>
  /// Days from one observation to the next: 7 for weeks.
  public var stepDays: Int
  /// The units with an outcome at every step.
  public var units: [String]
  /// Series that the initiative cannot have touched.
  public var controlSeries: [String]
  /// What is known of each single observation before it was treated; empty for totals only.
  public var covariates: [String]
  /// Single observations that were treated and that were not; nil for totals only.
  public var observations: GroupSizes?

  /// The sizes of two groups of single observations.
  public struct GroupSizes: Sendable, Hashable, Codable {
    /// Observations that met the initiative.
    public var treated: Int
    /// Observations that did not.
    public var others: Int

    /// Creates the sizes.
    public init(treated: Int, others: Int) {
      self.treated = treated
      self.others = others
    }
  }

  /// Creates a description of the data.
  public init(
    window: ClosedRange<LocalDate>, stepDays: Int = 7, units: [String] = [],
    controlSeries: [String] = [], covariates: [String] = [], observations: GroupSizes? = nil
  ) {
    self.window = window
    self.stepDays = stepDays
    self.units = units
    self.controlSeries = controlSeries
    self.covariates = covariates
    self.observations = observations
  }

  /// The whole steps before a day.
  func steps(before day: LocalDate) -> Int {
    max(0, (day.daysSinceEpoch - window.lowerBound.daysSinceEpoch) / max(1, stepDays))
  }

  /// The whole steps from a day on, up to an end.
  func steps(from day: LocalDate, to end: LocalDate?) -> Int {
    let last = min(end ?? window.upperBound, window.upperBound)
    return max(0, (last.daysSinceEpoch - day.daysSinceEpoch + 1) / max(1, stepDays))
  }
}

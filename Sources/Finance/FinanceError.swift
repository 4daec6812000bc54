// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

public import Quantities
public import Statistics

/// Why a case or a figure cannot be computed.
public enum FinanceError: Error, Hashable, Sendable {
  /// Which values an input may take.
  public enum Domain: Hashable, Sendable {
    /// 0 to 1, both included.
    case share
    /// Above 0, at most 1.
    case positiveShare
    /// From 0 to below 1.
    case shareBelowOne
    /// 0 or more.
    case notNegative
    /// Above 0.
    case positive
    /// From 0 to 5: a rate of repeats.
    case smallRate
    /// Above −1, at most 2: a growth per year.
    case growth
    /// From −1 to 10: a relative change.
    case relativeChange
    /// From −1 to 1: a difference of shares.
    case sharePoints
    /// Any number.
    case any
  }

  /// What two compared cases must share.
  public enum BaselinePart: Hashable, Sendable {
    case workload, currency, horizon, discount
  }

  /// Fewer than two solutions were given.
  case nothingToCompare
  /// Two compared solutions do not stand on the same baseline.
  case unequalBaselines(first: String, second: String, difference: BaselinePart)
  /// A plan has no measured month to hold against it.
  case noActuals(plan: String)
  /// A measured month names a segment or line that the plan does not have.
  case unknownActual(path: String, suggestion: String?)
  /// There is nothing to discount.
  case noCashFlows
  /// The seasonal factors are not twelve with a mean of 1.
  case seasonOutOfDomain(path: String, count: Int, mean: Double)
  /// The discount rate is below −0.1 or above 1.
  case rateOutOfDomain(Double)
  /// The horizon is below 1 or above 240 months.
  case horizonOutOfDomain(Int)
  /// A number is infinite or not a number.
  case notFinite(path: String)
  /// A number lies outside the values that make sense.
  case outOfDomain(path: String, value: Double, domain: Domain)
  /// Two things have the same id.
  case duplicateID(path: String, id: String)
  /// The calculation of exact shares takes ten levers per segment.
  case tooManyLevers(segment: String, count: Int)
  /// A lever names a segment that the workload does not have.
  case unknownSegment(lever: String, segment: String, suggestion: String?)
  /// Two levers set the same parameter of the same segment.
  case conflictingLevers(first: String, second: String, segment: String)
  /// Productivity is given as something else than a relative change.
  case productivityNeedsChange(lever: String)
  /// Reach and containment are given to a lever that is no deflection.
  case automationNeedsDeflection(lever: String)
  /// A lever tries to move a price.
  case leverOnPrice(lever: String)
  /// A relative change of a parameter that is 0.
  case changeOfNothing(lever: String, parameter: WorkloadParameter, segment: String)
  /// The levers together push a parameter out of its domain.
  case parameterLeavesDomain(segment: String, parameter: WorkloadParameter, value: Double)
  /// Short contacts taken away leave contacts without end, or less than no time.
  case easyContactsContradict(lever: String, minutes: Double)
  /// There are levers and no workload.
  case leversWithoutWorkload
  /// The baseline was to be measured and has not been.
  case baselineNotMeasured
  /// Two lines claim the same money in the same months.
  case poolClaimedTwice(first: String, second: String, pool: Pool)
  /// A line claims the hours that the levers already claim.
  case hoursClaimedTwice(line: String)
  /// A table has more years than the horizon.
  case flowsBeyondHorizon(path: String, years: Int, horizonMonths: Int)
  /// A ramp or start month is given for a table, which has its own calendar.
  case calendarOnFlows(path: String)
  /// A price needs a quantity that neither the line nor the workload gives.
  case driverMissing(path: String, driver: String)
  /// A month lies outside the horizon, or a last month before the first.
  case monthOutOfDomain(path: String, month: Int, horizonMonths: Int)
  /// A ramp is empty, lasts no month, or has a share outside 0 to 1.
  case rampOutOfDomain(path: String)
  /// Employer contributions are not known for so early a day.
  case noContributions(on: LocalDate, from: LocalDate)
  /// Drivers whose formulas lead back to the first one, in the order of the circle.
  case circularDrivers([String])
  /// A formula cannot be read or worked out.
  case formula(path: String, fault: Formula.Fault, suggestion: String?)
  /// A scenario or plan sets an input that the case does not have.
  case unknownScenarioInput(scenario: String, path: String, suggestion: String?)
  /// An uncertain input names nothing of the case.
  case unknownInput(path: String, suggestion: String?)
  /// An uncertain input is listed twice.
  case inputListedTwice(path: String)
  /// The parameters of an uncertain input describe no distribution.
  case invalidDistribution(path: String, fault: Distribution.Fault)
  /// Fewer than 100 or more than a million draws.
  case drawsOutOfDomain(Int)
}

extension FinanceError {
  /// Which input is at fault, such as `levers.automation.to`; nil when it is the whole case.
  public var path: String? {
    switch self {
    case .noCashFlows, .baselineNotMeasured, .nothingToCompare, .unequalBaselines,
      .noActuals:
      nil
    case .rateOutOfDomain: "discount.annualRate"
    case .horizonOutOfDomain: "horizonMonths"
    case .notFinite(let path), .outOfDomain(let path, _, _), .duplicateID(let path, _),
      .flowsBeyondHorizon(let path, _, _), .calendarOnFlows(let path),
      .seasonOutOfDomain(let path, _, _),
      .driverMissing(let path, _), .monthOutOfDomain(let path, _, _), .rampOutOfDomain(let path):
      path
    case .unknownInput(let path, _), .inputListedTwice(let path),
      .invalidDistribution(let path, _):
      "uncertainty.\(path)"
    case .tooManyLevers, .leversWithoutWorkload: "levers"
    case .unknownSegment(let lever, _, _): "levers.\(lever).segments"
    case .conflictingLevers(_, let second, _): "levers.\(second)"
    case .productivityNeedsChange(let lever), .leverOnPrice(let lever),
      .automationNeedsDeflection(let lever),
      .changeOfNothing(let lever, _, _):
      "levers.\(lever)"
    case .parameterLeavesDomain: "levers"
    case .easyContactsContradict(let lever, _): "levers.\(lever).easyHandleMinutes"
    case .poolClaimedTwice(_, let second, _): "gains.\(second)"
    case .hoursClaimedTwice(let line): "gains.\(line).pool"
    case .drawsOutOfDomain: "simulation.draws"
    case .unknownActual(let path, _): path
    case .noContributions: "agentCost.on"
    case .circularDrivers(let names): "drivers.\(names.first ?? "")"
    case .formula(let path, _, _): path
    case .unknownScenarioInput(let scenario, _, _): "scenarios.\(scenario)"
    }
  }

  /// A stable code for programs and documentation.
  public var code: String {
    switch self {
    case .noActuals: "finance.no-actuals"
    case .unknownActual: "finance.unknown-actual"
    case .nothingToCompare: "finance.nothing-to-compare"
    case .unequalBaselines: "finance.unequal-baselines"
    case .noCashFlows: "finance.no-cash-flows"
    case .seasonOutOfDomain: "finance.season-out-of-domain"
    case .rateOutOfDomain: "finance.rate-out-of-domain"
    case .horizonOutOfDomain: "finance.horizon-out-of-domain"
    case .notFinite: "finance.not-finite"
    case .outOfDomain: "finance.out-of-domain"
    case .duplicateID: "finance.duplicate-id"
    case .tooManyLevers: "finance.too-many-levers"
    case .unknownSegment: "finance.unknown-segment"
    case .conflictingLevers: "finance.conflicting-levers"
    case .productivityNeedsChange: "finance.productivity-needs-change"
    case .automationNeedsDeflection: "finance.automation-needs-deflection"
    case .leverOnPrice: "finance.lever-on-price"
    case .changeOfNothing: "finance.change-of-nothing"
    case .parameterLeavesDomain: "finance.parameter-leaves-domain"
    case .easyContactsContradict: "finance.easy-contacts-contradict"
    case .leversWithoutWorkload: "finance.levers-without-workload"
    case .baselineNotMeasured: "finance.baseline-not-measured"
    case .poolClaimedTwice: "finance.pool-claimed-twice"
    case .hoursClaimedTwice: "finance.hours-claimed-twice"
    case .flowsBeyondHorizon: "finance.flows-beyond-horizon"
    case .calendarOnFlows: "finance.calendar-on-flows"
    case .driverMissing: "finance.driver-missing"
    case .monthOutOfDomain: "finance.month-out-of-domain"
    case .rampOutOfDomain: "finance.ramp-out-of-domain"
    case .unknownInput: "finance.unknown-input"
    case .inputListedTwice: "finance.input-listed-twice"
    case .invalidDistribution: "finance.invalid-distribution"
    case .drawsOutOfDomain: "finance.draws-out-of-domain"
    case .noContributions: "finance.no-contributions"
    case .circularDrivers: "finance.circular-drivers"
    case .formula: "finance.formula"
    case .unknownScenarioInput: "finance.unknown-scenario-input"
    }
  }
}

extension FinanceError: CustomStringConvertible {
  /// The sentence in English.
  public var description: String { message.en }
}

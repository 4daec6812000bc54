// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

/// The yearly hours that a contract pays, on one of two bases that must not be mixed.
public enum HourBase: String, Sendable, Hashable, Codable, CaseIterable {
  /// 1 607 hours: the French legal year, net of leave and public holidays. Shrinkage on it is
  /// breaks, training, meetings and sickness only.
  case net
  /// 2 080 hours: 52 weeks of 40 hours, leave included. Shrinkage on it must include leave.
  case gross

  /// Paid hours per full-time year.
  public var hours: Double {
    switch self {
    case .net: 1607
    case .gross: 2080
    }
  }
}

/// What an agent costs the employer, from gross pay.
///
///     charges = gross · (nominal rate − general reduction)
///     cost    = gross + charges + extras
public struct AgentCost: Sendable, Hashable, Codable {
  /// Gross pay per month, above 0, twelve months a year.
  public var grossPerMonth: Double
  /// Months of pay per year: 13 with a thirteenth month.
  public var monthsPerYear: Double
  /// People employed, for the size of the general reduction.
  public var staff: Int
  /// Health insurance, meal vouchers, bonuses, in euros per year.
  public var benefitsPerYear: Double
  /// Desk, equipment and licences of the post, in euros per year.
  public var workplacePerYear: Double
  /// Supervision as a share of the cost of the agent: 0.1 for one supervisor to ten.
  public var supervision: Double
  /// The hours that the pay covers.
  public var base: HourBase
  /// The contributions that apply.
  public var contributions: FrenchContributions

  /// Creates the inputs.
  public init(
    grossPerMonth: Double, monthsPerYear: Double = 12, staff: Int = 50,
    benefitsPerYear: Double = 0, workplacePerYear: Double = 0, supervision: Double = 0,
    base: HourBase = .net, contributions: FrenchContributions = .from2026
  ) {
    self.grossPerMonth = grossPerMonth
    self.monthsPerYear = monthsPerYear
    self.staff = staff
    self.benefitsPerYear = benefitsPerYear
    self.workplacePerYear = workplacePerYear
    self.supervision = supervision
    self.base = base
    self.contributions = contributions
  }

  /// What the inputs come to.
  ///
  /// - Returns: Every step, so that a reader can follow it.
  /// - Throws: ``FinanceError/outOfDomain(path:value:domain:)`` or
  ///   ``FinanceError/notFinite(path:)`` with paths such as `agentCost.grossPerMonth`.
  public func breakdown() throws(FinanceError) -> Breakdown {
    var list = FaultList()
    list.check("agentCost.grossPerMonth", grossPerMonth, .positive)
    list.check("agentCost.monthsPerYear", monthsPerYear, .positive)
    list.check("agentCost.staff", Double(staff), .positive)
    list.check("agentCost.benefitsPerYear", benefitsPerYear, .notNegative)
    list.check("agentCost.workplacePerYear", workplacePerYear, .notNegative)
    list.check("agentCost.supervision", supervision, .share)
    if let fault = list.faults.first { throw fault }
    let gross = grossPerMonth * monthsPerYear
    // The reduction compares a year's pay, thirteenth month included, with a year of SMIC.
    let reduction = contributions.reduction(grossPerMonth: gross / 12, staff: staff)
    let rate = contributions.nominalRate - reduction
    let employed = gross * (1 + rate) + benefitsPerYear + workplacePerYear
    let year = employed * (1 + supervision)
    return Breakdown(
      grossPerYear: gross, multipleOfMinimum: gross / 12 / contributions.monthlyMinimumWage,
      reduction: reduction, netRate: rate, chargesPerYear: gross * rate,
      costPerYear: year, costPerPaidHour: year / base.hours, base: base)
  }

  /// The steps from gross pay to the cost of a paid hour.
  public struct Breakdown: Sendable, Hashable, Codable {
    /// Gross pay, in euros per year.
    public var grossPerYear: Double
    /// Gross pay in SMIC.
    public var multipleOfMinimum: Double
    /// The general reduction as a share of gross pay.
    public var reduction: Double
    /// Employer contributions after the reduction as a share of gross pay.
    public var netRate: Double
    /// The same in euros per year.
    public var chargesPerYear: Double
    /// Everything, in euros per year.
    public var costPerYear: Double
    /// The same per paid hour of the base.
    public var costPerPaidHour: Double
    /// The hours it was divided by.
    public var base: HourBase
  }
}

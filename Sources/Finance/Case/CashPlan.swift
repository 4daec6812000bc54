// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

/// How freed hours become money that is no longer paid out.
public struct CashPlan: Sendable, Hashable, Codable {
  /// Paid hours of one post per year: 1 607 for a French full-time contract.
  public var paidHoursPerPostPerYear: Double
  /// Loaded cost of one post per year.
  public var costPerPostPerYear: Double
  /// Posts that fall vacant by themselves, per year.
  public var attritionPerYear: Double
  /// Hires that were planned and can be left out, in whole posts.
  public var plannedHires: Double
  /// Paid once per post that goes.
  public var severancePerPost: Double
  /// Outsourced, temporary and overtime hours per month that can be cut at once.
  public var externalHoursPerMonth: Double
  /// Price of one such hour.
  public var externalHourlyRate: Double

  /// Creates a plan; nothing goes unless said.
  public init(
    paidHoursPerPostPerYear: Double = 1607, costPerPostPerYear: Double,
    attritionPerYear: Double = 0, plannedHires: Double = 0, severancePerPost: Double = 0,
    externalHoursPerMonth: Double = 0, externalHourlyRate: Double = 0
  ) {
    self.paidHoursPerPostPerYear = paidHoursPerPostPerYear
    self.costPerPostPerYear = costPerPostPerYear
    self.attritionPerYear = attritionPerYear
    self.plannedHires = plannedHires
    self.severancePerPost = severancePerPost
    self.externalHoursPerMonth = externalHoursPerMonth
    self.externalHourlyRate = externalHourlyRate
  }
}

/// What the operational return is made of, valued per year from the own data.
public struct OperationalInputs: Sendable, Hashable, Codable {
  /// Value of the efficiency gained.
  public var efficiencyPerYear: Double
  /// Value of the quality gained.
  public var qualityPerYear: Double
  /// Cost of operating the service.
  public var operatingCostPerYear: Double

  /// Creates the inputs.
  public init(efficiencyPerYear: Double, qualityPerYear: Double, operatingCostPerYear: Double) {
    self.efficiencyPerYear = efficiencyPerYear
    self.qualityPerYear = qualityPerYear
    self.operatingCostPerYear = operatingCostPerYear
  }
}

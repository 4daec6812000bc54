// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

public import Quantities

/// The usual haircuts and surcharges by kind of line and evidence grade.
///
/// | line                          | proved | measured | assumed | declared |
/// | ----------------------------- | ------ | -------- | ------- | -------- |
/// | retired licences, invoices    | 0      | 5 %      | 5 %     | 10 %     |
/// | handling time, assistance     | 5 %    | 10 %     | 15 %    | 25 %     |
/// | deflection, self-service      | 10 %   | 15 %     | 20 %    | 30 %     |
/// | churn, upsell                 | 15 %   | 20 %     | 30 %    | 50 %     |
/// | cost: licences                | 0      | 5 %      | 5 %     | 10 %     |
/// | cost: implementation          | 5 %    | 10 %     | 15 %    | 25 %     |
/// | cost: run                     | 5 %    | 10 %     | 10 %    | 20 %     |
///
/// The second column is anchored on the factors of published total-economic-impact studies
/// (Genesys and Salesforce 2025, Amazon Connect 2026); the others are this project's proposal.
public struct RiskTable: Sendable, Hashable {
  /// A row of the table.
  public enum Row: String, Sendable, Hashable, Codable, CaseIterable {
    case endedContracts, handlingTime, deflection, revenue
    case licenceCost, implementationCost, runCost

    /// Its factors for proved, measured, assumed and declared, as fractions.
    fileprivate var factors: [Double] {
      switch self {
      case .endedContracts: [0, 0.05, 0.05, 0.10]
      case .handlingTime: [0.05, 0.10, 0.15, 0.25]
      case .deflection: [0.10, 0.15, 0.20, 0.30]
      case .revenue: [0.15, 0.20, 0.30, 0.50]
      case .licenceCost: [0, 0.05, 0.05, 0.10]
      case .implementationCost: [0.05, 0.10, 0.15, 0.25]
      case .runCost: [0.05, 0.10, 0.10, 0.20]
      }
    }
  }

  /// The factor of a row for a grade.
  ///
  /// - Returns: A fraction: a haircut of a gain, a surcharge of a cost.
  public static func factor(_ row: Row, _ grade: EvidenceGrade) -> Double {
    switch grade {
    case .proved: row.factors[0]
    case .measured: row.factors[1]
    case .assumed: row.factors[2]
    case .declared: row.factors[3]
    }
  }

  /// The row of a lever.
  public static func row(of parameter: WorkloadParameter) -> Row {
    switch parameter {
    case .demandPerMonth, .deflection, .recontactRate, .firstContactResolution: .deflection
    case .handleMinutes, .occupancy, .shrinkage, .productivity, .costPerPaidHour: .handlingTime
    }
  }

  /// The row of a gain; one without a pool is as uncertain as revenue.
  public static func row(of pool: Pool?) -> Row {
    switch pool?.kind {
    case .tools, .invoices: .endedContracts
    case .hours, .experts, .people, .disputes: .handlingTime
    case .revenue, .sales, nil: .revenue
    }
  }

  /// The row of a cost.
  public static func row(of category: CostCategory) -> Row {
    switch category {
    case .licence, .telephony, .aiUsage: .licenceCost
    case .setup, .integration, .training, .connectors, .migration, .learningCurve,
      .changeManagement, .exit, .contingency, .other:
      .implementationCost
    case .maintenance, .salaries, .outsourcing, .run, .continuousTraining, .infrastructure,
      .peaks, .staffing, .turnover, .inefficiency, .quality:
      .runCost
    }
  }
}

extension Lever {
  /// The haircut of the table; 0 where a stated attribution bears the doubt already.
  public var tableRisk: Double {
    attribution < 1 ? 0 : RiskTable.factor(RiskTable.row(of: parameter), effectiveGrade)
  }
}

extension GainLine {
  /// The haircut of the table; 0 where a stated attribution bears the doubt already.
  public var tableRisk: Double {
    attribution < 1 ? 0 : RiskTable.factor(RiskTable.row(of: pool), effectiveGrade)
  }
}

extension CostLine {
  /// The surcharge of the table.
  public var tableRisk: Double {
    RiskTable.factor(RiskTable.row(of: category), effectiveGrade)
  }
}

// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

/// How later money is compared with money today.
public struct DiscountRule: Sendable, Hashable, Codable {
  /// When flows are taken to fall.
  public enum Timing: String, Sendable, Hashable, Codable, CaseIterable {
    /// The initial outlay undiscounted, the flows of year k by (1 + r)^k: the convention of
    /// published total-economic-impact studies.
    case teiAnnual = "tei_annual"
    /// The flows of month m by (1 + r)^(m/12).
    case monthly
    /// A spreadsheet's `NPV()`: annual, every flow shifted by one period, the initial outlay too.
    case excelNPV = "excel_npv"
  }

  /// The effective annual rate as a fraction, greater than −1: 0.10 is 10 % a year.
  public var annualRate: Double
  /// When flows are taken to fall.
  public var timing: Timing

  /// Creates a rule; 10 % a year with annual timing unless said otherwise.
  public init(annualRate: Double = 0.10, timing: Timing = .teiAnnual) {
    self.annualRate = annualRate
    self.timing = timing
  }

  /// The value today of one unit of money in a month.
  ///
  /// - Parameter month: 0 for the initial outlay, 1 for the first month.
  /// - Returns: A factor without unit; 1 at rate 0.
  public func factor(month: Int) -> Double {
    let growth = 1 + annualRate
    switch timing {
    case .teiAnnual: return power(growth, -Double((month + 11) / 12))
    case .monthly: return power(growth, -Double(month) / 12)
    case .excelNPV: return power(growth, -Double((month + 11) / 12 + 1))
    }
  }
}

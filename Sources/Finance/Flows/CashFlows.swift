// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

/// Benefits and costs of a case by month, and how later money is discounted.
public struct CashFlows: Sendable, Hashable {
  /// Benefits of month 0 to the horizon, in currency units.
  public let benefits: [Double]
  /// Costs of month 0 to the horizon, in currency units.
  public let costs: [Double]
  /// How later money is discounted.
  public let rule: DiscountRule

  /// Creates flows.
  ///
  /// - Parameters:
  ///   - benefits: One amount per month from month 0.
  ///   - costs: As many amounts.
  ///   - rule: How later money is discounted; its rate above −1.
  /// - Throws: ``FinanceError/noCashFlows`` when empty or of unequal length,
  ///   ``FinanceError/rateOutOfDomain(_:)``, ``FinanceError/notFinite(path:)``.
  public init(
    benefits: [Double], costs: [Double], rule: DiscountRule
  ) throws(FinanceError) {
    guard !benefits.isEmpty, benefits.count == costs.count else { throw .noCashFlows }
    guard rule.annualRate > -1, rule.annualRate.isFinite else {
      throw .rateOutOfDomain(rule.annualRate)
    }
    guard benefits.allSatisfy(\.isFinite) else { throw .notFinite(path: "gains") }
    guard costs.allSatisfy(\.isFinite) else { throw .notFinite(path: "costs") }
    self.benefits = benefits
    self.costs = costs
    self.rule = rule
  }

  /// Benefits − costs, by month.
  public var net: [Double] { zip(benefits, costs).map { $0 - $1 } }

  /// Net flows by month, each discounted.
  public var discountedNet: [Double] {
    net.enumerated().map { $1 * rule.factor(month: $0) }
  }

  /// The sum of some monthly amounts, each discounted.
  public func presentValue(of amounts: [Double]) -> Double {
    amounts.enumerated().reduce(0) { $0 + $1.element * rule.factor(month: $1.offset) }
  }

  /// Net flows of the initial outlay and of each year.
  public var yearlyNet: [Double] { CashFlows.byYear(net) }

  /// Month 0, then the sums of twelve months each; the last year may be shorter.
  public static func byYear(_ months: [Double]) -> [Double] {
    guard let first = months.first else { return [] }
    let later = months.dropFirst()
    let years = stride(from: later.startIndex, to: later.endIndex, by: 12).map { start in
      later[start..<min(start + 12, later.endIndex)].reduce(0, +)
    }
    return [first] + years
  }

  /// The annual rate at which the flows are worth nothing.
  ///
  /// From the yearly flows with annual timing, from the monthly ones, compounded over twelve
  /// months, with monthly timing.
  public var internalRateOfReturn: DerivedFigure {
    guard rule.timing == .monthly else { return Finance.internalRateOfReturn(of: yearlyNet) }
    switch Finance.internalRateOfReturn(of: net) {
    case .value(let monthly): return .value(power(1 + monthly, 12) - 1)
    case .undefined(let reason): return .undefined(reason)
    }
  }

  /// The flows as a table by month and by year.
  public var table: CashFlowTable {
    let factors = net.indices.map { rule.factor(month: $0) }
    let discounted = zip(net, factors).map { $0 * $1 }
    return CashFlowTable(
      monthly: CashFlows.periods(benefits, costs, discounted),
      yearly: CashFlows.periods(
        CashFlows.byYear(benefits), CashFlows.byYear(costs), CashFlows.byYear(discounted)))
  }

  private static func periods(
    _ benefits: [Double], _ costs: [Double], _ discounted: [Double]
  ) -> [CashFlowTable.Period] {
    var cumulative = 0.0
    var cumulativeDiscounted = 0.0
    return benefits.indices.map { index in
      let net = benefits[index] - costs[index]
      cumulative += net
      cumulativeDiscounted += discounted[index]
      return CashFlowTable.Period(
        index: index, benefits: benefits[index], costs: costs[index], net: net,
        cumulative: cumulative, discounted: discounted[index],
        cumulativeDiscounted: cumulativeDiscounted)
    }
  }
}

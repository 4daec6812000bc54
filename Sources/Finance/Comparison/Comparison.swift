// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

public import Quantities

/// A solution that is compared with others on one baseline.
public struct Candidate: Sendable, Hashable, Codable {
  /// The solution's id, unique among those compared.
  public var id: String
  /// Its name for people; nil shows the id.
  public var label: LocalizedText?
  /// Its case: the shared baseline with its own levers, gains and costs.
  public var businessCase: BusinessCase

  /// Creates a candidate.
  public init(id: String, label: LocalizedText? = nil, businessCase: BusinessCase) {
    self.id = id
    self.label = label
    self.businessCase = businessCase
  }

  /// The name to show.
  public var name: LocalizedText { label ?? LocalizedText(verbatim: id) }
}

/// Several solutions on one baseline: ranked by net present value, not by ROI, which favours the
/// smallest.
public struct Comparison: Sendable, Hashable, Codable {
  /// The currency of every amount.
  public var currency: Currency
  /// How many months are counted.
  public var horizonMonths: Int
  /// Demand per month of the shared baseline.
  public var demandPerMonth: Double
  /// The solutions, the best first.
  public var solutions: [Solution]
  /// Where one solution overtakes another as volume changes.
  public var crossings: [Crossing]

  /// One solution's result.
  public struct Solution: Sendable, Hashable, Codable {
    /// The solution's id.
    public var id: String
    /// Its name.
    public var name: LocalizedText
    /// Its rank by net present value, from 1.
    public var rank: Int
    /// PV benefits − PV costs, after risk.
    public var netPresentValue: Double
    /// (PV benefits − PV costs) ÷ PV costs.
    @ExplicitNull public var roi: Double?
    /// Months until the cumulated net flow turns positive for good; nil when it does not.
    @ExplicitNull public var paybackMonths: Double?
    /// The most money out at once.
    public var peakFunding: Double
    /// What its net present value is made of.
    public var parts: Parts
    /// Each part less that of the best solution.
    public var difference: Parts
    /// Why it ranks where it does.
    public var reason: LocalizedText
    /// Resolutions without a person per month at the end of the horizon.
    public var resolutionsPerMonth: Double
  }

  /// The parts of a net present value; costs are negative.
  public struct Parts: Sendable, Hashable, Codable {
    /// Freed hours, captured.
    public var labour: Double
    /// Direct gains.
    public var gains: Double
    /// What is paid once.
    public var oneOff: Double
    /// What follows volume: contacts, resolutions, minutes, tokens.
    public var usage: Double
    /// All other recurring costs.
    public var recurring: Double

    /// The sum of the parts.
    public var total: Double { labour + gains + oneOff + usage + recurring }
  }

  /// A volume at which two solutions are worth, or cost, the same.
  public struct Crossing: Sendable, Hashable, Codable {
    /// What is equal.
    public enum Measure: String, Sendable, Hashable, Codable, CaseIterable {
      case netPresentValue, costs
    }

    /// What is equal there.
    public var measure: Measure
    /// The solution that is better below.
    public var below: String
    /// The solution that is better above.
    public var above: String
    /// Demand relative to the baseline, typed quantities moving with it.
    public var factor: Double
    /// The same as demand per month.
    public var demandPerMonth: Double
    /// Resolutions per month of the solution that is better above; nil when it resolves none.
    @ExplicitNull public var resolutionsPerMonth: Double?
    /// The crossing in words.
    public var sentence: LocalizedText
  }
}

/// Compares solutions on one baseline.
///
/// - Parameter candidates: At least two, with the same baseline, horizon, discounting and currency.
/// - Returns: The solutions by net present value, and the volumes, from a twentieth to twenty times
///   the baseline, at which two of them change places.
/// - Throws: ``FinanceError/nothingToCompare``, ``FinanceError/duplicateID(path:id:)``,
///   ``FinanceError/unequalBaselines(first:second:difference:)``, or a fault of a case.
public func compare(_ candidates: [Candidate]) throws(FinanceError) -> Comparison {
  guard candidates.count > 1 else { throw .nothingToCompare }
  var list = FaultList()
  list.checkUnique(candidates.map(\.id), path: "solutions")
  if let fault = list.faults.first { throw fault }
  for candidate in candidates.dropFirst() { try checkBaselines(candidates[0], candidate) }
  var entries: [ComparedCase] = []
  for candidate in candidates { entries.append(try ComparedCase(candidate)) }
  entries.sort {
    ($1.parts.total, $0.candidate.id) < ($0.parts.total, $1.candidate.id)
  }
  let crossings = try VolumeCrossings(entries.map(\.candidate)).all()
  return Comparison(
    currency: candidates[0].businessCase.currency,
    horizonMonths: candidates[0].businessCase.horizonMonths,
    demandPerMonth: candidates[0].businessCase.baselineDemand,
    solutions: entries.enumerated().map { $1.solution(rank: $0 + 1, best: entries[0]) },
    crossings: crossings)
}

private func checkBaselines(_ first: Candidate, _ second: Candidate) throws(FinanceError) {
  let (one, other) = (first.businessCase, second.businessCase)
  let differences: [(Bool, FinanceError.BaselinePart)] = [
    (one.workload != other.workload, .workload), (one.currency != other.currency, .currency),
    (one.horizonMonths != other.horizonMonths, .horizon),
    (one.discount != other.discount, .discount),
  ]
  if let found = differences.first(where: { $0.0 }) {
    throw .unequalBaselines(first: first.id, second: second.id, difference: found.1)
  }
}

extension BusinessCase {
  /// Issues per month over all segments; 0 without a workload.
  var baselineDemand: Double {
    guard case .segments(let segments) = workload else { return 0 }
    return segments.reduce(0) { $0 + $1.demandPerMonth }
  }
}

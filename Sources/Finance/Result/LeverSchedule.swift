// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

/// What the levers do month by month, before capture and risk.
public struct LeverSchedule: Sendable, Hashable, Codable {
  /// Paid hours saved: Shapley share by lever, then by month 0 to the horizon.
  public var hours: [[Double]]
  /// The same at the cost of a paid hour, in currency units.
  public var labour: [[Double]]
  /// Issues by month.
  public var demand: [Double]
  /// Issues by month that automation contains, those that come back included.
  public var contained: [Double]
  /// Issues by month that automation fails on and hands to a person; nil when no lever says.
  public var handoffs: [Double]?
}

extension BusinessCase {
  /// What the levers do month by month; nil without a workload.
  ///
  /// - Returns: Hours and labour value by lever, and the issues that prices follow.
  /// - Throws: ``FinanceError`` when the inputs that follow drivers cannot be worked out.
  ///
  /// Property: the sum of `hours[i]` is ``LeverResult/hoursShapley`` of lever i.
  public func leverSchedule() throws(FinanceError) -> LeverSchedule? {
    let resolved = try followingDrivers()
    guard case .segments(let segments) = resolved.workload else { return nil }
    let series = WorkloadSeries(resolved, segments: segments)
    return LeverSchedule(
      hours: series.hours, labour: series.labour, demand: series.demand,
      contained: series.deflected, handoffs: series.handoffs)
  }
}

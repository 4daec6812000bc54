// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

/// The money of a case by line and month, after risk.
struct CaseSeries: Sendable {
  /// Hours by lever; nil without a workload.
  var workload: WorkloadSeries?
  /// What the freed hours bring, by lever and month, after capture and risk.
  var labour: [[Double]]
  /// The part of all freed hours that is cash, by month.
  var labourCash: [Double]
  /// Gains by line and month: before risk (after margin and attribution) and after.
  var gainsBeforeRisk: [[Double]]
  var gains: [[Double]]
  /// Costs by line and month: before risk and after.
  var costsBeforeRisk: [[Double]]
  var costs: [[Double]]

  /// All benefits by month.
  var benefits: [Double] { CaseSeries.sum(labour + gains, count: labourCash.count) }

  /// All costs by month.
  var allCosts: [Double] { CaseSeries.sum(costs, count: labourCash.count) }

  /// Computes the money of a sound case.
  init(_ businessCase: BusinessCase) {
    if case .segments(let segments) = businessCase.workload {
      self.init(businessCase, workload: WorkloadSeries(businessCase, segments: segments))
    } else {
      self.init(businessCase, workload: nil)
    }
  }

  /// Computes the money of a sound case whose hours are known.
  init(_ businessCase: BusinessCase, workload: WorkloadSeries?) {
    let horizon = businessCase.horizonMonths
    self.workload = workload
    let drivers = Drivers(
      demand: workload?.demand, deflected: workload?.deflected, handoffs: workload?.handoffs)
    gainsBeforeRisk = businessCase.gains.map {
      $0.schedule(horizon: horizon, goLiveMonth: businessCase.goLiveMonth, drivers: drivers)
    }
    gains = zip(businessCase.gains, gainsBeforeRisk).map { line, months in
      months.map { $0 * (1 - line.risk) }
    }
    costsBeforeRisk = businessCase.costs.map { $0.schedule(horizon: horizon, drivers: drivers) }
    costs = zip(businessCase.costs, costsBeforeRisk).map { line, months in
      months.map { $0 * (1 + line.risk) }
    }
    (labour, labourCash) = CaseSeries.labour(workload, businessCase)
  }

  /// The economic value of freed hours by lever, and its cash part.
  private static func labour(
    _ workload: WorkloadSeries?, _ businessCase: BusinessCase
  ) -> (byLever: [[Double]], cash: [Double]) {
    let zero = [Double](repeating: 0, count: businessCase.horizonMonths + 1)
    guard let workload else { return ([], zero) }
    let levers = businessCase.levers
    var byLever = zip(levers, workload.labour).map { lever, months in
      months.map { prudent($0, risk: lever.risk) }
    }
    let freed = freedHours(workload, businessCase)
    let cash = businessCase.cash?.cash(freedHours: freed) ?? zero
    let value = sum(byLever, count: zero.count)
    for month in zero.indices {
      // Hours that a lever adds are paid in full; hours that it frees are captured in part.
      guard value[month] > 0 else { continue }
      let scale = max(businessCase.capture, cash[month] / value[month])
      for lever in byLever.indices { byLever[lever][month] *= scale }
    }
    return (byLever, cash)
  }

  /// Paid hours freed by month, after the levers' risk.
  func freedHours(_ businessCase: BusinessCase) -> [Double] {
    workload.map { CaseSeries.freedHours($0, businessCase) }
      ?? [Double](repeating: 0, count: labourCash.count)
  }

  private static func freedHours(
    _ workload: WorkloadSeries, _ businessCase: BusinessCase
  ) -> [Double] {
    let byLever = zip(businessCase.levers, workload.hours).map { lever, months in
      months.map { prudent($0, risk: lever.risk) }
    }
    return sum(byLever, count: businessCase.horizonMonths + 1)
  }

  /// A gain lowered, a loss raised by a risk factor.
  private static func prudent(_ value: Double, risk: Double) -> Double {
    value * (value >= 0 ? 1 - risk : 1 + risk)
  }

  /// The sum of lines by month.
  static func sum(_ lines: [[Double]], count: Int) -> [Double] {
    var total = [Double](repeating: 0, count: count)
    for line in lines {
      for month in line.indices { total[month] += line[month] }
    }
    return total
  }
}

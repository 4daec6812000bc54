// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

import Quantities

extension FrozenPlan {
  /// Holds measured months against the plan.
  ///
  /// - Parameter actuals: At least one month; of two on the same month the later one counts.
  /// - Returns: The variance by cause, month by month and in sum, and the rest re-forecast.
  /// - Throws: ``FinanceError/noActuals(plan:)``, ``FinanceError/unknownActual(path:suggestion:)``,
  ///   ``FinanceError/monthOutOfDomain(path:month:horizonMonths:)``, or a value outside its domain.
  ///
  /// Properties: the causes of a month sum to its variance; a month measured exactly as planned has
  /// no variance; a change of volume alone goes to volume alone.
  public func variance(_ actuals: [ActualMonth]) throws(FinanceError) -> PlanVariance {
    try check(actuals)
    var byMonth: [Int: ActualMonth] = [:]
    for actual in actuals {
      byMonth[actual.month] = byMonth[actual.month]?.updated(with: actual) ?? actual
    }
    let measured = byMonth.values.sorted { $0.month < $1.month }
    guard let last = measured.last else { throw .noActuals(plan: name) }
    let planned = plannedMonths
    let values = measured.map { actual in
      MonthValue(
        planned[actual.month], actual: planned[actual.month].levels(actual, segmentIDs),
        paid: actual.costs, gained: actual.gains)
    }
    let months = zip(measured, values).map { actual, value in
      PlanVariance.Month(
        month: actual.month, promised: value.promised, actual: value.realised,
        causes: value.shares)
    }
    return PlanVariance(
      plan: name, version: version, currency: businessCase.currency, months: months,
      checkpoints: checkpoints(months, planned: planned), causes: Self.sum(months.map(\.causes)),
      parameters: parameters(values),
      forecast: PlanForecast(
        plan: self, planned: planned, measured: measured, values: values
      ).forecast(last: last.month),
      unmeasured: unmeasured(measured))
  }

  var segmentIDs: [String] {
    guard case .segments(let segments) = businessCase.workload else { return [] }
    return segments.map(\.id)
  }

  private static func sum(_ lists: [[PlanVariance.Share]]) -> [PlanVariance.Share] {
    PlanVariance.Cause.allCases.map { cause in
      PlanVariance.Share(
        cause: cause,
        amount: lists.reduce(0) { sum, shares in
          sum + shares.filter { $0.cause == cause }.reduce(0) { $0 + $1.amount }
        })
    }
  }

  /// Sums at 3, 6 and 12 months and at the last month; a month that was not measured counts as
  /// promised.
  private func checkpoints(
    _ months: [PlanVariance.Month], planned: [PlannedMonth]
  ) -> [PlanVariance.Checkpoint] {
    guard let last = months.last?.month else { return [] }
    let known = Set(months.map(\.month))
    return Set([3, 6, 12, last]).filter { $0 <= last }.sorted().map { month in
      let counted = months.filter { $0.month <= month }
      let others = planned.prefix(month + 1).filter { !known.contains($0.month) }.reduce(0) {
        $0 + MonthValue($1, actual: $1.levels, paid: [:], gained: [:]).promised
      }
      let promised = others + counted.reduce(0) { $0 + $1.promised }
      let actual = others + counted.reduce(0) { $0 + $1.actual }
      let volume = counted.flatMap(\.causes).filter { $0.cause == .volume }
      return PlanVariance.Checkpoint(
        month: month, measuredMonths: counted.count, promised: promised, actual: actual,
        volume: volume.reduce(0) { $0 + $1.amount },
        realised: promised > 0 ? actual / promised : nil)
    }
  }

  private func parameters(_ values: [MonthValue]) -> [PlanVariance.ParameterOutcome] {
    let splits = values.map(\.parameters)
    return MonthValue.parameterCauses.enumerated().compactMap { index, cause in
      let levers = businessCase.levers.filter { $0.parameter.cause == cause }.map(\.id)
      let promised = splits.reduce(0) { $0 + $1.promised[index] }
      let actual = splits.reduce(0) { $0 + $1.actual[index] }
      guard !levers.isEmpty || abs(actual) > 1e-9 || abs(promised) > 1e-9 else { return nil }
      return PlanVariance.ParameterOutcome(
        cause: cause, levers: levers, promised: promised, actual: actual)
    }
  }

  private func check(_ actuals: [ActualMonth]) throws(FinanceError) {
    let ids = segmentIDs
    var list = FaultList()
    for actual in actuals {
      let path = "months.\(actual.month)"
      if !(1...businessCase.horizonMonths).contains(actual.month) {
        list.add(
          .monthOutOfDomain(
            path: path, month: actual.month, horizonMonths: businessCase.horizonMonths))
      }
      for segment in actual.segments {
        let place = "\(path).segments.\(segment.id)"
        if !ids.contains(segment.id) {
          list.add(.unknownActual(path: place, suggestion: closestName(to: segment.id, among: ids)))
        }
        for (parameter, value) in segment.values {
          list.check("\(place).\(parameter.rawValue)", value, parameter.domain)
        }
      }
      check(actual.costs, businessCase.costs.map(\.id), "\(path).costs", &list)
      check(actual.gains, businessCase.gains.map(\.id), "\(path).gains", &list)
    }
    if let fault = list.faults.first { throw fault }
  }

  private func check(
    _ amounts: [String: Double], _ ids: [String], _ path: String, _ list: inout FaultList
  ) {
    for (id, amount) in amounts.sorted(by: { $0.key < $1.key }) {
      if !ids.contains(id) {
        list.add(
          .unknownActual(path: "\(path).\(id)", suggestion: closestName(to: id, among: ids)))
      }
      list.check("\(path).\(id)", amount, .notNegative)
    }
  }

  /// Inputs that no month, or not every month, says.
  private func unmeasured(_ measured: [ActualMonth]) -> [String] {
    var missing: [String] = []
    for id in segmentIDs {
      for parameter in ActualMonth.Segment.parameters {
        let count = measured.count { month in
          month.segments.first { $0.id == id }?.values.contains { $0.0 == parameter } ?? false
        }
        if count < measured.count { missing.append("workload.\(id).\(parameter.rawValue)") }
      }
    }
    for cost in businessCase.costs where !measured.allSatisfy({ $0.costs[cost.id] != nil }) {
      missing.append("costs.\(cost.id)")
    }
    for gain in businessCase.gains where !measured.allSatisfy({ $0.gains[gain.id] != nil }) {
      missing.append("gains.\(gain.id)")
    }
    return missing
  }
}

extension ActualMonth.Segment {
  static let parameters: [WorkloadParameter] = [
    .demandPerMonth, .deflection, .recontactRate, .handleMinutes, .occupancy, .shrinkage,
    .costPerPaidHour,
  ]

  /// The values that were measured.
  var values: [(WorkloadParameter, Double)] {
    let all = [
      demandPerMonth, deflection, recontactRate, handleMinutes, occupancy, shrinkage,
      costPerPaidHour,
    ]
    return zip(Self.parameters, all).compactMap { parameter, value in value.map { (parameter, $0) }
    }
  }
}

extension PlannedMonth {
  /// The measured levels, planned where nothing was measured.
  func levels(_ actual: ActualMonth, _ ids: [String]) -> [WorkloadLevel] {
    zip(ids, levels).map { id, planned in
      guard let segment = actual.segments.first(where: { $0.id == id }) else { return planned }
      var level = planned
      if let value = segment.demandPerMonth { level.demand = value }
      if let value = segment.deflection { level.deflection = value }
      if let value = segment.recontactRate { level.recontactRate = value }
      if let value = segment.handleMinutes { level.handleMinutes = value }
      if let value = segment.occupancy { level.occupancy = value }
      if let value = segment.shrinkage { level.shrinkage = value }
      if let value = segment.costPerPaidHour { level.costPerPaidHour = value }
      return level
    }
  }
}

extension WorkloadParameter {
  /// The cause under which a lever on the parameter shows.
  var cause: PlanVariance.Cause {
    switch self {
    case .demandPerMonth, .deflection: .deflection
    case .recontactRate, .firstContactResolution: .recontact
    case .handleMinutes, .productivity: .handleTime
    case .occupancy: .occupancy
    case .shrinkage: .shrinkage
    case .costPerPaidHour: .costPerHour
    }
  }
}

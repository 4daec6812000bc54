// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

import Quantities
import Statistics

extension BusinessCase {
  /// Everything that forbids computing the case, in the order of the document.
  ///
  /// - Returns: All faults, not only the first; empty when ``evaluate()`` will answer.
  public func faults() -> [FinanceError] {
    do {
      return try followingDrivers().ownFaults()
    } catch {
      return [error]
    }
  }

  /// The faults of a case whose bound inputs are set.
  private func ownFaults() -> [FinanceError] {
    var list = FaultList()
    if !(1...240).contains(horizonMonths) { list.add(.horizonOutOfDomain(horizonMonths)) }
    let rate = discount.annualRate
    if !rate.isFinite {
      list.add(.notFinite(path: "discount.annualRate"))
    } else if rate < -0.1 || rate > 1 {
      list.add(.rateOutOfDomain(rate))
    }
    list.check("capture", capture, .share)
    checkWorkload(&list)
    checkLevers(&list)
    checkGains(&list)
    checkCosts(&list)
    checkPools(&list)
    checkCash(&list)
    checkLists(&list)
    // The paths of the uncertain inputs mean something in a sound case only.
    if list.faults.isEmpty {
      checkUncertainty(&list)
      checkScenarios(&list)
    }
    return list.faults
  }

  private func checkWorkload(_ list: inout FaultList) {
    switch workload {
    case .absent:
      if !levers.isEmpty { list.add(.leversWithoutWorkload) }
    case .measured:
      list.add(.baselineNotMeasured)
    case .segments(let segments):
      list.checkUnique(segments.map(\.id), path: "workload")
      for segment in segments {
        let path = "workload.\(segment.id)"
        for parameter in WorkloadParameter.allCases {
          // First-contact resolution is the repeat-contact rate in other words.
          guard parameter != .firstContactResolution, let value = segment.value(of: parameter)
          else { continue }
          list.check("\(path).\(parameter.rawValue)", value, parameter.domain)
        }
        checkDemandPath(segment, path: path, &list)
      }
    }
  }

  private func checkDemandPath(
    _ segment: WorkloadSegment, path: String, _ list: inout FaultList
  ) {
    list.check("\(path).growthPerYear", segment.growthPerYear, .growth)
    if segment.recontactConvention == .oneRetry {
      list.check("\(path).recontactRate", segment.recontactRate, .share)
    }
    guard !segment.season.isEmpty else { return }
    for value in segment.season { list.check("\(path).season", value, .notNegative) }
    let mean = segment.season.reduce(0, +) / Double(segment.season.count)
    if segment.season.count != 12 || !(abs(mean - 1) <= 0.01) {
      list.add(.seasonOutOfDomain(path: "\(path).season", count: segment.season.count, mean: mean))
    }
  }

  private func checkGains(_ list: inout FaultList) {
    list.checkUnique(gains.map(\.id), path: "gains")
    for gain in gains {
      let path = "gains.\(gain.id)"
      list.check("\(path).margin", gain.margin, .share)
      list.check("\(path).attribution", gain.attribution, .share)
      list.check("\(path).risk", gain.risk, .share)
      list.check("\(path).poolPerYear", gain.poolPerYear, .notNegative)
      list.check(path, gain.amount, of: self)
      list.check("\(path).ramp", gain.ramp)
      list.checkMonths(path, gain.startMonth, gain.endMonth, horizonMonths)
      if gain.amount.hasOwnCalendar,
        gain.ramp != .immediate || gain.startMonth != nil || gain.endMonth != nil
      {
        list.add(.calendarOnFlows(path: "\(path).flows"))
      }
    }
  }

  private func checkCosts(_ list: inout FaultList) {
    list.checkUnique(costs.map(\.id), path: "costs")
    for cost in costs {
      let path = "costs.\(cost.id)"
      list.check("\(path).risk", cost.risk, .share)
      list.check("\(path).indexation", cost.indexation, .sharePoints)
      list.check(path, cost.amount, of: self)
      list.checkMonths(path, cost.startMonth, cost.endMonth, horizonMonths)
      if cost.amount.hasOwnCalendar,
        cost.indexation != 0 || cost.startMonth != nil || cost.endMonth != nil
      {
        list.add(.calendarOnFlows(path: "\(path).flows"))
      }
    }
  }

  /// Two lines may not claim one pool in the same months.
  private func checkPools(_ list: inout FaultList) {
    let claims = gains.compactMap { gain in gain.pool.map { (gain: gain, pool: $0) } }
    for (index, claim) in claims.enumerated() {
      if claim.pool.kind == .hours, !levers.isEmpty {
        list.add(.hoursClaimedTwice(line: claim.gain.id))
      }
      for earlier in claims[..<index]
      where earlier.pool.overlaps(claim.pool)
        && earlier.gain.monthsInUse(of: self).overlaps(claim.gain.monthsInUse(of: self))
      {
        list.add(
          .poolClaimedTwice(first: earlier.gain.id, second: claim.gain.id, pool: claim.pool))
      }
    }
  }

  private func checkCash(_ list: inout FaultList) {
    guard let cash else { return }
    list.check("cash.paidHoursPerPostPerYear", cash.paidHoursPerPostPerYear, .positive)
    list.check("cash.costPerPostPerYear", cash.costPerPostPerYear, .notNegative)
    list.check("cash.attritionPerYear", cash.attritionPerYear, .notNegative)
    list.check("cash.plannedHires", cash.plannedHires, .notNegative)
    list.check("cash.severancePerPost", cash.severancePerPost, .notNegative)
    list.check("cash.externalHoursPerMonth", cash.externalHoursPerMonth, .notNegative)
    list.check("cash.externalHourlyRate", cash.externalHourlyRate, .notNegative)
    let invoices = gains.first { $0.pool?.kind == .invoices && $0.pool?.part == nil }
    if cash.externalHoursPerMonth > 0, let invoices {
      list.add(.poolClaimedTwice(first: "cash", second: invoices.id, pool: Pool(.invoices)))
    }
  }

  private func checkLists(_ list: inout FaultList) {
    list.checkUnique(drivers.map(\.id), path: "drivers")
    list.checkUnique(strategic.map(\.id), path: "strategic")
    list.checkUnique(scenarios.map(\.id), path: "scenarios")
    for indicator in operationalIndex {
      let path = "operationalIndex.\(indicator.metric.en)"
      list.check("\(path).before", indicator.before, .positive)
      list.check("\(path).after", indicator.after, .notNegative)
      list.check("\(path).weight", indicator.weight, .notNegative)
    }
    list.check("claim.gains", claim?.gains, .notNegative)
    list.check("claim.costs", claim?.costs, .notNegative)
    list.check("claim.roi", claim?.roi, .any)
    list.check("claim.paybackMonths", claim?.paybackMonths, .notNegative)
  }

  private func checkScenarios(_ list: inout FaultList) {
    for scenario in scenarios {
      for setting in scenario.settings {
        guard let path = InputPath(setting.path, in: self) else {
          list.add(
            .unknownScenarioInput(
              scenario: scenario.id, path: setting.path,
              suggestion: closestName(to: setting.path, among: InputPath.known(in: self))))
          continue
        }
        list.check("scenarios.\(scenario.id).\(setting.path)", setting.value, path.domain)
      }
    }
  }

  private func checkUncertainty(_ list: inout FaultList) {
    if !(100...1_000_000).contains(simulation.draws) {
      list.add(.drawsOutOfDomain(simulation.draws))
    }
    var seen = Set<String>()
    for input in uncertainty {
      if !seen.insert(input.path).inserted { list.add(.inputListedTwice(path: input.path)) }
      if let fault = input.distribution.fault {
        list.add(.invalidDistribution(path: input.path, fault: fault))
        continue
      }
      guard let path = InputPath(input.path, in: self) else {
        list.add(
          .unknownInput(
            path: input.path,
            suggestion: closestName(to: input.path, among: InputPath.known(in: self))))
        continue
      }
      let support = input.distribution.support
      for bound in [support.lowerBound, support.upperBound] where bound.isFinite {
        list.check("uncertainty.\(input.path)", bound, path.domain)
      }
    }
    if let operational {
      list.check("operational.efficiencyPerYear", operational.efficiencyPerYear, .any)
      list.check("operational.qualityPerYear", operational.qualityPerYear, .any)
      list.check("operational.operatingCostPerYear", operational.operatingCostPerYear, .any)
    }
  }
}

extension GainLine {
  /// The months in which the line may earn.
  fileprivate func monthsInUse(of businessCase: BusinessCase) -> ClosedRange<Int> {
    let horizon = businessCase.horizonMonths
    guard !amount.hasOwnCalendar else { return 0...max(0, horizon) }
    let first = startMonth ?? businessCase.goLiveMonth
    if case .once = amount { return first...first }
    return first...max(first, endMonth ?? horizon)
  }
}

extension WorkloadSegment {
  /// The baseline of a parameter; nil for productivity, which is handling time in other words.
  public func value(of parameter: WorkloadParameter) -> Double? {
    switch parameter {
    case .demandPerMonth: demandPerMonth
    case .deflection: deflection
    case .recontactRate: recontactRate
    case .handleMinutes: handleMinutes
    case .occupancy: occupancy
    case .shrinkage: shrinkage
    case .costPerPaidHour: costPerPaidHour
    case .firstContactResolution: recontactConvention.resolution(recontactRate: recontactRate)
    case .productivity: nil
    }
  }
}

extension WorkloadParameter {
  /// Which values the parameter may take.
  public var domain: FinanceError.Domain {
    switch self {
    case .demandPerMonth, .handleMinutes, .costPerPaidHour: .notNegative
    case .recontactRate: .smallRate
    case .deflection: .share
    case .occupancy, .firstContactResolution: .positiveShare
    case .shrinkage: .shareBelowOne
    case .productivity: .relativeChange
    }
  }
}

// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

import Quantities

/// What a case comes to in one drawn world: totals only, as fast as can be.
struct SimulationModel {
  /// Present values of one world.
  struct Outcome {
    /// Benefits, with the haircuts of what has no range.
    var benefits: Double
    /// Costs, with the surcharges of what has no range.
    var costs: Double
    /// The benefits by grade, the surest first.
    var byGrade: [Double]

    var netPresentValue: Double { benefits - costs }
    var roi: Double? { costs > 0 ? netPresentValue / costs : nil }
  }

  private let shares: LeverShares
  private let labour: LabourProportions
  private let grades: [EvidenceGrade]
  private let gainRisk: [Double]
  private let costRisk: [Double]
  private let calendar: Int
  private var factors: [Double] = []
  private var rule: DiscountRule?

  init(_ businessCase: BusinessCase) {
    shares = LeverShares(businessCase)
    grades = EvidenceGrade.allCases.sorted()
    calendar = businessCase.firstCalendarMonth
    let ranged = Set(
      businessCase.uncertainty.map { input in
        input.path.split(separator: ".").prefix(2).joined(separator: ".")
      })
    func kept(_ path: String, _ risk: Double) -> Double { ranged.contains(path) ? 0 : risk }
    gainRisk = businessCase.gains.map { kept("gains.\($0.id)", $0.risk) }
    costRisk = businessCase.costs.map { kept("costs.\($0.id)", $0.risk) }
    labour = LabourProportions(
      businessCase, risks: businessCase.levers.map { kept("levers.\($0.id)", $0.risk) })
  }

  /// Present values of a world.
  mutating func outcome(of world: BusinessCase) -> Outcome {
    if rule != world.discount {
      rule = world.discount
      factors = (0...world.horizonMonths).map { world.discount.factor(month: $0) }
    }
    var byGrade = [Double](repeating: 0, count: grades.count)
    let drivers = addLabour(of: world, to: &byGrade)
    let horizon = world.horizonMonths
    for (index, gain) in world.gains.enumerated() {
      let value = presentValue(
        gain.schedule(horizon: horizon, goLiveMonth: world.goLiveMonth, drivers: drivers))
      if let grade = grades.firstIndex(of: gain.effectiveGrade) {
        byGrade[grade] += value * (1 - gainRisk[index])
      }
    }
    var costs = 0.0
    for (index, cost) in world.costs.enumerated() {
      costs +=
        presentValue(cost.schedule(horizon: horizon, drivers: drivers)) * (1 + costRisk[index])
    }
    return Outcome(benefits: byGrade.reduce(0, +), costs: costs, byGrade: byGrade)
  }

  private func addLabour(of world: BusinessCase, to byGrade: inout [Double]) -> Drivers {
    guard case .segments(let segments) = world.workload else { return Drivers() }
    var totals = Totals(count: world.horizonMonths + 1)
    for segment in segments { addSegment(segment, of: world, to: &totals) }
    let kept = totals.hours.enumerated().map { $1 * labour.kept[$0] }
    let cash = world.cash?.cash(freedHours: kept)
    for month in totals.value.indices {
      let value = totals.value[month] * labour.kept[month]
      let counted = value > 0 ? max(value * world.capture, cash?[month] ?? 0) : value
      for grade in byGrade.indices {
        byGrade[grade] += counted * labour.byGrade[grade][month] * factors[month]
      }
    }
    return Drivers(
      demand: totals.demand, deflected: totals.deflected,
      handoffs: world.statesAutomation ? totals.handoffs : nil)
  }

  private struct Totals {
    var hours: [Double]
    var value: [Double]
    var demand: [Double]
    var deflected: [Double]
    var handoffs: [Double]

    init(count: Int) {
      hours = [Double](repeating: 0, count: count)
      value = hours
      demand = hours
      deflected = hours
      handoffs = hours
    }
  }

  private func addSegment(
    _ segment: WorkloadSegment, of world: BusinessCase, to totals: inout Totals
  ) {
    let model = SegmentModel(base: segment, levers: world.levers)
    let before = model.hoursBefore
    var ramp = [Double]()
    var reached = [Double]()
    var saved = 0.0
    var usage = SegmentModel.Usage(demand: 0, contained: 0, handoffs: 0)
    for month in totals.hours.indices.dropFirst() {
      let now = model.moves.map { shares.reached[$0.lever][month] }
      let met = model.moves.map { shares.ramp[$0.lever][month] }
      if now != reached || met != ramp || month == 1 {
        (ramp, reached) = (met, now)
        let weights = zip(model.moves, now).map { world.levers[$0.lever].attribution * $1 }
        // Draws that together go beyond the possible save at most every hour there is.
        saved = min(before, before - model.state(weights: weights).hours)
        usage = model.usage(ramp: met, reached: now)
      }
      let volume = segment.demandFactor(month: month, firstCalendarMonth: calendar)
      totals.hours[month] += volume * saved
      totals.value[month] += volume * saved * segment.costPerPaidHour
      totals.demand[month] += volume * usage.demand
      totals.deflected[month] += volume * usage.contained
      totals.handoffs[month] += volume * usage.handoffs
    }
  }

  private func presentValue(_ months: [Double]) -> Double {
    var total = 0.0
    for month in months.indices { total += months[month] * factors[month] }
    return total
  }
}

/// How the value of freed hours divides among grades, and what the kept haircuts leave of it, by
/// month: worked out once from the exact split of the stated case and held for the drawn worlds.
private struct LabourProportions {
  /// What the kept haircuts leave of the value of a month.
  var kept: [Double]
  /// The share of each grade, the surest first, by month.
  var byGrade: [[Double]]

  init(_ businessCase: BusinessCase, risks: [Double]) {
    let months = businessCase.horizonMonths + 1
    let grades = EvidenceGrade.allCases.sorted()
    kept = [Double](repeating: 1, count: months)
    byGrade = [[Double]](repeating: [Double](repeating: 0, count: months), count: grades.count)
    guard case .segments(let segments) = businessCase.workload, !businessCase.levers.isEmpty
    else { return }
    let labour = WorkloadSeries(businessCase, segments: segments).labour
    for month in 1..<months {
      let gross = labour.reduce(0) { $0 + $1[month] }
      let lowered = zip(labour, risks).map { $0[month] * ($0[month] >= 0 ? 1 - $1 : 1 + $1) }
      let net = lowered.reduce(0, +)
      guard gross != 0, net != 0 else {
        byGrade[grades.count - 1][month] = 1
        continue
      }
      kept[month] = net / gross
      for (lever, value) in zip(businessCase.levers, lowered) {
        guard let grade = grades.firstIndex(of: lever.effectiveGrade) else { continue }
        byGrade[grade][month] += value / net
      }
    }
  }
}

// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

import Quantities

/// The rest of a plan, as the last measured months make it look.
struct PlanForecast {
  let plan: FrozenPlan
  let planned: [PlannedMonth]
  let measured: [ActualMonth]
  let values: [MonthValue]

  /// How one quantity stands to its plan.
  private struct Move {
    /// Reached change ÷ planned change.
    var share = 1.0
    /// Reached less planned value, where nothing was to change.
    var shift = 0.0

    func applied(_ from: Double, _ to: Double) -> Double { from + share * (to - from) + shift }
  }

  /// How much of each planned change the last months reached, by segment.
  private struct Reach {
    var volume = 1.0
    var deflection = Move()
    var recontactRate = Move()
    var handleMinutes = Move()
    var occupancy = Move()
    var shrinkage = Move()
    var cost = 1.0
  }

  /// The months that the forecast looks back on.
  private static let window = 3

  func forecast(last: Int) -> PlanVariance.Forecast {
    let recent = measured.suffix(Self.window)
    let reaches = plan.segmentIDs.indices.map { reach(of: $0, in: Array(recent)) }
    let prices = self.prices(of: Array(recent))
    let gainRatio = self.gainRatio(of: Array(recent))
    let known = Dictionary(uniqueKeysWithValues: zip(measured.map(\.month), values))
    let all = Set(MonthValue.causes)
    var benefits: [Double] = []
    var costs: [Double] = []
    var rest = 0.0
    var promisedRest = 0.0
    for month in planned {
      let value =
        known[month.month]
        ?? expected(month, reaches: reaches, prices: prices, gainRatio: gainRatio, after: last)
      let measuredCosts = value.costs(all)
      benefits.append(value.labour(all) + value.gains)
      costs.append(measuredCosts)
      guard month.month > last else { continue }
      rest += value.realised
      promisedRest += value.promised
    }
    let rule = plan.businessCase.discount
    func present(_ months: [Double]) -> Double {
      months.enumerated().reduce(0) { $0 + $1.element * rule.factor(month: $1.offset) }
    }
    let before = planned.map { month in
      MonthValue(
        month, actual: month.levels, paid: [:], gained: [:]
      ).promised
    }
    return PlanVariance.Forecast(
      measuredTo: last, promisedNetPresentValue: plan.netPresentValue,
      plannedNetPresentValue: present(before), netPresentValue: present(benefits) - present(costs),
      roi: returnOnInvestment(benefits: present(benefits), costs: present(costs)).value,
      rest: rest, promisedRest: promisedRest, rule: Self.rule)
  }

  private static let rule = LocalizedText(
    en: "Each planned change of the months to come is reached to the share of the last three "
      + "measured months, and what was not to change keeps its difference; volume, cost per hour, "
      + "prices and gains keep their ratio to the plan.",
    fr:
      "Chaque changement prévu des mois à venir est atteint dans la proportion des trois derniers "
      + "mois mesurés, et ce qui ne devait pas changer garde son écart ; volume, coût de l’heure, "
      + "prix et gains gardent leur rapport au plan.")

  private func expected(
    _ month: PlannedMonth, reaches: [Reach], prices: [Double], gainRatio: Double, after last: Int
  ) -> MonthValue {
    let gains = month.gains.reduce(0) { $0 + $1.amount }
    // A month before the last measured one that was not measured counts as planned.
    guard month.month > last else {
      return MonthValue(
        month, actual: month.levels, paid: [:], gained: [:])
    }
    let levels = month.levels.indices.map { index -> WorkloadLevel in
      let (base, planned, reach) = (month.base[index], month.levels[index], reaches[index])
      func moved(_ from: Double, _ to: Double, _ move: Move) -> Double { move.applied(from, to) }
      var level = planned
      level.demand = planned.demand * reach.volume
      level.deflection = min(
        1, max(0, moved(base.deflection, planned.deflection, reach.deflection)))
      level.recontactRate = max(
        0, moved(base.recontactRate, planned.recontactRate, reach.recontactRate))
      level.handleMinutes = max(
        0, moved(base.handleMinutes, planned.handleMinutes, reach.handleMinutes))
      level.occupancy = min(1, max(0.01, moved(base.occupancy, planned.occupancy, reach.occupancy)))
      level.shrinkage = min(
        0.99, max(0, moved(base.shrinkage, planned.shrinkage, reach.shrinkage)))
      level.costPerPaidHour = planned.costPerPaidHour * reach.cost
      return level
    }
    return MonthValue(
      month, actual: levels, prices: prices, gains: gains * gainRatio)
  }

  private func reach(of index: Int, in months: [ActualMonth]) -> Reach {
    let ids = plan.segmentIDs
    let triples = months.map { actual in
      let month = planned[actual.month]
      return (
        base: month.base[index], plan: month.levels[index],
        real: month.levels(actual, ids)[index]
      )
    }
    func share(_ value: (WorkloadLevel) -> Double) -> Move {
      let wanted = triples.reduce(0) { $0 + value($1.plan) - value($1.base) }
      let reached = triples.reduce(0) { $0 + value($1.real) - value($1.base) }
      return abs(wanted) > 1e-9
        ? Move(share: reached / wanted)
        : Move(shift: (reached - wanted) / Double(max(1, triples.count)))
    }
    func ratio(_ value: (WorkloadLevel) -> Double) -> Double {
      let wanted = triples.reduce(0) { $0 + value($1.plan) }
      return wanted > 0 ? triples.reduce(0) { $0 + value($1.real) } / wanted : 1
    }
    return Reach(
      volume: ratio(\.demand), deflection: share(\.deflection),
      recontactRate: share(\.recontactRate), handleMinutes: share(\.handleMinutes),
      occupancy: share(\.occupancy), shrinkage: share(\.shrinkage), cost: ratio(\.costPerPaidHour))
  }

  /// Real ÷ planned price by cost line, over the last months.
  private func prices(of months: [ActualMonth]) -> [Double] {
    let recent = Array(values.suffix(months.count))
    return plan.businessCase.costs.indices.map { index in
      recent.reduce(0) { $0 + $1.priceRatios[index] } / Double(max(1, recent.count))
    }
  }

  private func gainRatio(of months: [ActualMonth]) -> Double {
    let recent = values.suffix(months.count)
    let wanted = months.reduce(0) { sum, month in
      sum + planned[month.month].gains.reduce(0) { $0 + $1.amount }
    }
    return wanted > 0 ? recent.reduce(0) { $0 + $1.gains } / wanted : 1
  }
}

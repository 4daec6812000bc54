// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

/// The workload quantities of one segment in one month.
struct WorkloadLevel: Sendable {
  /// Issues of the month under the levers, and without them.
  var demand: Double
  var demandWithout: Double
  var deflection: Double
  var recontactRate: Double
  /// Minutes per contact that people handle.
  var handleMinutes: Double
  var occupancy: Double
  var shrinkage: Double
  var costPerPaidHour: Double

  /// Paid hours at the demand under the levers.
  var hours: Double {
    demand * (1 - deflection) * (1 + recontactRate) * handleMinutes / 60
      / (occupancy * (1 - shrinkage))
  }
}

/// What a plan says about one month.
struct PlannedMonth: Sendable {
  /// A cost line of the month.
  struct Cost: Sendable {
    var id: String
    var amount: Double
    /// What the amount follows.
    var driver: Driver
  }

  /// What a cost follows.
  enum Driver: Sendable {
    case nothing, contacts, resolutions
  }

  var month: Int
  /// κ: the share of the freed hours' value that the case counts in the month, before risk:
  /// capture or the posts that go, and the attributed share.
  var capture: Double
  var base: [WorkloadLevel]
  var levels: [WorkloadLevel]
  var gains: [(id: String, amount: Double)]
  var costs: [Cost]
}

extension FrozenPlan {
  /// What the plan says about month 0 to the horizon, before risk.
  ///
  /// Levels are those that will be observed: the whole change, not the share that is attributed.
  var plannedMonths: [PlannedMonth] {
    let plan = businessCase.withoutRisk
    let series = CaseSeries(plan)
    let counted = CaseSeries.sum(series.labour, count: plan.horizonMonths + 1)
    let shares = LeverShares(plan)
    var models: [SegmentModel] = []
    if case .segments(let segments) = plan.workload {
      models = segments.map { SegmentModel(base: $0, levers: plan.levers) }
    }
    return (0...plan.horizonMonths).map { month in
      let pairs = models.map { $0.levels(month: month, shares, plan.firstCalendarMonth) }
      let gross = pairs.reduce(0) {
        $0 + ($1.base.hours - $1.planned.hours) * $1.base.costPerPaidHour
      }
      return PlannedMonth(
        month: month, capture: gross > 0 ? counted[month] / gross : plan.capture,
        base: pairs.map(\.base), levels: pairs.map(\.planned),
        gains: zip(plan.gains, series.gainsBeforeRisk).map { ($0.id, $1[month]) },
        costs: zip(plan.costs, series.costsBeforeRisk).map {
          PlannedMonth.Cost(id: $0.id, amount: $1[month], driver: $0.amount.followed)
        })
    }
  }
}

extension SegmentModel {
  /// The baseline and the planned level of a month.
  fileprivate func levels(
    month: Int, _ shares: LeverShares, _ calendar: Int
  ) -> (base: WorkloadLevel, planned: WorkloadLevel) {
    let volume = base.demandFactor(month: month, firstCalendarMonth: calendar)
    let reached = moves.map { shares.reached[$0.lever][month] }
    let without = base.demandPerMonth * volume
    func level(_ state: State) -> WorkloadLevel {
      WorkloadLevel(
        demand: state.demand * volume, demandWithout: without, deflection: state.deflection,
        recontactRate: state.recontactRate, handleMinutes: state.handleMinutes,
        occupancy: state.occupancy, shrinkage: state.shrinkage,
        costPerPaidHour: base.costPerPaidHour)
    }
    return (level(state(weights: moves.map { _ in 0 })), level(state(weights: reached)))
  }
}

extension Amount {
  /// What the amount follows from month to month.
  fileprivate var followed: PlannedMonth.Driver {
    switch self {
    case .perContact: .contacts
    case .perResolution, .perToken: .resolutions
    default: .nothing
    }
  }
}

extension BusinessCase {
  /// The case without haircuts and surcharges.
  fileprivate var withoutRisk: BusinessCase {
    var copy = self
    for index in copy.levers.indices { copy.levers[index].risk = 0 }
    for index in copy.gains.indices { copy.gains[index].risk = 0 }
    for index in copy.costs.indices { copy.costs[index].risk = 0 }
    return copy
  }
}

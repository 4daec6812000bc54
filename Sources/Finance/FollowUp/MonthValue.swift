// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

/// The benefit of one month as a function of which causes take their measured value.
struct MonthValue {
  private let plan: PlannedMonth
  private let actual: [WorkloadLevel]
  /// Real price ÷ planned price, by cost line.
  private let prices: [Double]
  /// Direct gains, measured where they were.
  let gains: Double

  /// The causes that are split, in the order of the bits of a set.
  static let causes: [PlanVariance.Cause] = [
    .volume, .deflection, .recontact, .handleTime, .occupancy, .shrinkage, .costPerHour, .price,
  ]

  init(
    _ plan: PlannedMonth, actual: [WorkloadLevel], paid: [String: Double],
    gained: [String: Double]
  ) {
    self.plan = plan
    self.actual = actual
    gains = plan.gains.reduce(0) { $0 + (gained[$1.id] ?? $1.amount) }
    prices = plan.costs.map { cost in
      guard let paid = paid[cost.id] else { return 1 }
      let expected = MonthValue.cost(cost, plan, actual, Set(Self.causes))
      return expected > 0 ? paid / expected : 1
    }
    unplanned = plan.costs.reduce(0) { sum, cost in
      guard let paid = paid[cost.id] else { return sum }
      return MonthValue.cost(cost, plan, actual, Set(Self.causes)) > 0 ? sum : sum + paid
    }
  }

  /// The same month with prices that were worked out before.
  init(
    _ plan: PlannedMonth, actual: [WorkloadLevel], prices: [Double], gains: Double
  ) {
    self.plan = plan
    self.actual = actual
    self.prices = prices
    self.gains = gains
    unplanned = 0
  }

  /// What was paid on lines that planned nothing for the month.
  private let unplanned: Double

  /// The value of the freed hours, captured, when some causes take their measured value.
  func labour(_ measured: Set<PlanVariance.Cause>) -> Double {
    var total = 0.0
    for (index, planned) in plan.levels.enumerated() {
      let level = planned.with(measured, of: actual[index])
      let base = plan.base[index]
      let volume = planned.demand > 0 ? level.demand / planned.demand : 1
      let without = base.hours * volume
      total += (without - level.hours) * level.costPerPaidHour
    }
    return total > 0 ? total * plan.capture : total
  }

  /// The costs when some causes take their measured value.
  func costs(_ measured: Set<PlanVariance.Cause>) -> Double {
    let priced = measured.contains(.price)
    let lines = zip(plan.costs, prices).reduce(0) { sum, line in
      sum + MonthValue.cost(line.0, plan, actual, measured) * (priced ? line.1 : 1)
    }
    return lines + (priced ? unplanned : 0)
  }

  /// A planned cost at the volume and automation of the chosen levels.
  private static func cost(
    _ cost: PlannedMonth.Cost, _ plan: PlannedMonth, _ actual: [WorkloadLevel],
    _ measured: Set<PlanVariance.Cause>
  ) -> Double {
    func sum(_ value: (WorkloadLevel, WorkloadLevel) -> Double) -> (Double, Double) {
      var (planned, reached) = (0.0, 0.0)
      for (index, level) in plan.levels.enumerated() {
        planned += value(level, plan.base[index])
        reached += value(level.with(measured, of: actual[index]), plan.base[index])
      }
      return (planned, reached)
    }
    let (planned, reached): (Double, Double) =
      switch cost.driver {
      case .nothing: (1, 1)
      case .contacts: sum { level, _ in level.demand }
      case .resolutions:
        sum { level, base in level.demand * max(0, level.deflection - base.deflection) }
      }
    return planned > 0 ? cost.amount * reached / planned : cost.amount
  }

  /// Price ratios by cost line, for the months to come.
  var priceRatios: [Double] { prices }

  var promised: Double {
    labour([]) + plan.gains.reduce(0) { $0 + $1.amount } - costs([])
  }

  var realised: Double {
    let all = Set(Self.causes)
    return labour(all) + gains - costs(all)
  }

  /// Measured less promised, split exactly.
  var shares: [PlanVariance.Share] {
    let causes = Self.causes
    let values = (0..<(1 << causes.count)).map { mask -> Double in
      let measured = Set(causes.indices.filter { mask & (1 << $0) != 0 }.map { causes[$0] })
      return labour(measured) - costs(measured)
    }
    let split = ShapleySplit(count: causes.count, values: values)
    return zip(causes, split.shares).map { PlanVariance.Share(cause: $0, amount: $1) }
      + [
        PlanVariance.Share(
          cause: .gains, amount: gains - plan.gains.reduce(0) { $0 + $1.amount })
      ]
  }

  /// What each part of the workload was to bring and brought: an exact split of the hours between
  /// baseline and plan, and between baseline and measurement.
  var parameters: (promised: [Double], actual: [Double]) {
    let causes = Self.parameterCauses
    func split(_ levels: [WorkloadLevel]) -> [Double] {
      let values = (0..<(1 << causes.count)).map { mask -> Double in
        let on = Set(causes.indices.filter { mask & (1 << $0) != 0 }.map { causes[$0] })
        var total = 0.0
        for (index, level) in levels.enumerated() {
          var start = plan.base[index]
          let volume =
            plan.levels[index].demand > 0 ? level.demand / plan.levels[index].demand : 1
          start.demand = start.demand * volume
          start.costPerPaidHour = level.costPerPaidHour
          var moved = start.with(on, of: level)
          // Contacts that a lever avoids altogether count as automation.
          if on.contains(.deflection) { moved.demand = level.demand }
          total += (start.hours - moved.hours) * start.costPerPaidHour
        }
        return total
      }
      let shares = ShapleySplit(count: causes.count, values: values).shares
      let sum = shares.reduce(0, +)
      return shares.map { sum > 0 ? $0 * plan.capture : $0 }
    }
    return (split(plan.levels), split(actual))
  }

  /// The causes that levers can move.
  static let parameterCauses: [PlanVariance.Cause] = [
    .deflection, .recontact, .handleTime, .occupancy, .shrinkage,
  ]
}

extension WorkloadLevel {
  /// The level with the measured value of some quantities.
  func with(_ measured: Set<PlanVariance.Cause>, of other: WorkloadLevel) -> WorkloadLevel {
    var copy = self
    if measured.contains(.volume) { copy.demand = other.demand }
    if measured.contains(.deflection) { copy.deflection = other.deflection }
    if measured.contains(.recontact) { copy.recontactRate = other.recontactRate }
    if measured.contains(.handleTime) { copy.handleMinutes = other.handleMinutes }
    if measured.contains(.occupancy) { copy.occupancy = other.occupancy }
    if measured.contains(.shrinkage) { copy.shrinkage = other.shrinkage }
    if measured.contains(.costPerHour) { copy.costPerPaidHour = other.costPerPaidHour }
    return copy
  }
}

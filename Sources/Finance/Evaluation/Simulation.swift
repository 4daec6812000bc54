// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

import Foundation
import Quantities
import Statistics

extension BusinessCase {
  /// The spread of the outcome when the uncertain inputs are drawn at random.
  ///
  /// Each input is drawn once per world, so that lines which share it move together. Risk
  /// haircuts are left out: a haircut and a distribution would count the same doubt twice. Draw i
  /// of input j depends on (seed, j, i) alone.
  ///
  /// Complexity: O(draws · (months · segments · levers + lines · months)), no split of hours.
  func simulate() -> SimulationResult {
    let drawn = uncertainty.enumerated().compactMap { stream, input in
      InputPath(input.path, in: self).map {
        (path: $0, draws: HashDraws(seed: simulation.seed, stream: UInt64(stream)), input: input)
      }
    }
    // A factor multiplies what the other inputs of its line have set, so factors come last.
    let factors = drawn.filter(\.path.isFactor)
    let inputs = drawn.filter { !$0.path.isFactor } + factors
    var model = SimulationModel(self)
    var values = [Double]()
    var returns = [Double]()
    values.reserveCapacity(simulation.draws)
    returns.reserveCapacity(simulation.draws)
    var clamped = 0
    var world = self
    for draw in 0..<simulation.draws {
      for entry in factors { entry.path.restore(from: self, in: &world) }
      for entry in inputs {
        var generator = entry.draws.generator(UInt64(draw))
        let drawn = entry.input.distribution.sample(using: &generator)
        let value = entry.path.domain.contains(drawn) ? drawn : entry.path.domain.clamped(drawn)
        clamped += value == drawn ? 0 : 1
        entry.path.set(value, in: &world)
      }
      let outcome = model.outcome(of: world)
      values.append(outcome.benefits - outcome.costs)
      if outcome.costs > 0 { returns.append((outcome.benefits - outcome.costs) / outcome.costs) }
    }
    let central = model.outcome(of: self)
    let sorted = values.sorted()
    return SimulationResult(
      draws: simulation.draws, seed: simulation.seed, inputs: uncertainty,
      roi: returns.count == values.count ? SimulationResult.Spread(sorted: returns.sorted()) : nil,
      netPresentValue: SimulationResult.Spread(sorted: sorted),
      probabilityOfLoss: Double(values.count { $0 < 0 }) / Double(values.count),
      unadjustedNetPresentValue: central.benefits - central.costs,
      histogram: SimulationResult.histogram(ofSorted: sorted, bins: 24), clampedDraws: clamped,
      note: LocalizedText(
        en: "The simulation takes no risk haircuts: a haircut and a range would count the same "
          + "doubt twice. Its middle therefore lies above the result with haircuts.",
        fr: "La simulation n’applique pas les décotes de risque : une décote et une fourchette "
          + "compteraient deux fois le même doute. Son milieu dépasse donc le résultat décoté."))
  }
}

/// What a case comes to in one drawn world: totals only, as fast as can be.
struct SimulationModel {
  private let ramps: [[Double]]
  private var factors: [Double] = []
  private var rule: DiscountRule?

  init(_ businessCase: BusinessCase) { ramps = businessCase.rampShares }

  /// Present values without risk haircuts.
  mutating func outcome(of world: BusinessCase) -> (benefits: Double, costs: Double) {
    if rule != world.discount {
      rule = world.discount
      factors = (0...world.horizonMonths).map { world.discount.factor(month: $0) }
    }
    let horizon = world.horizonMonths
    var labour = [Double](repeating: 0, count: horizon + 1)
    var drivers = Drivers()
    if case .segments(let segments) = world.workload {
      var totals = Totals(count: horizon + 1)
      for segment in segments { addSegment(segment, of: world, to: &totals) }
      drivers = Drivers(demand: totals.demand, deflected: totals.deflected)
      let cash = world.cash?.cash(freedHours: totals.hours)
      for month in labour.indices {
        let value = totals.value[month]
        labour[month] = value > 0 ? max(value * world.capture, cash?[month] ?? 0) : value
      }
    }
    var benefits = presentValue(labour)
    for gain in world.gains {
      benefits += presentValue(
        gain.schedule(horizon: horizon, goLiveMonth: world.goLiveMonth, drivers: drivers))
    }
    var costs = 0.0
    for cost in world.costs {
      costs += presentValue(cost.schedule(horizon: horizon, drivers: drivers))
    }
    return (benefits, costs)
  }

  private struct Totals {
    var hours: [Double]
    var value: [Double]
    var demand: [Double]
    var deflected: [Double]

    init(count: Int) {
      hours = [Double](repeating: 0, count: count)
      value = hours
      demand = hours
      deflected = hours
    }
  }

  private func addSegment(
    _ segment: WorkloadSegment, of world: BusinessCase, to totals: inout Totals
  ) {
    let model = SegmentModel(base: segment, levers: world.levers)
    let before = model.hoursBefore
    var reached = [Double]()
    var saved = 0.0
    var demand = 0.0
    var deflected = 0.0
    for month in totals.hours.indices.dropFirst() {
      let shares = model.moves.map { ramps[$0.lever][month] }
      if shares != reached || month == 1 {
        reached = shares
        let weights = zip(model.moves, shares).map { world.levers[$0.lever].attribution * $1 }
        // Draws that together go beyond the possible save at most every hour there is.
        saved = min(before, before - model.state(weights: weights).hours)
        let state = model.state(weights: shares)
        demand = state.demand
        deflected = state.demand * max(0, state.deflection - segment.deflection)
      }
      totals.hours[month] += saved
      totals.value[month] += saved * segment.costPerPaidHour
      totals.demand[month] += demand
      totals.deflected[month] += deflected
    }
  }

  private func presentValue(_ months: [Double]) -> Double {
    var total = 0.0
    for month in months.indices { total += months[month] * factors[month] }
    return total
  }
}

extension SimulationResult.Spread {
  /// The spread of sorted values, at least one.
  init(sorted: [Double]) {
    let statistics = SufficientStatistics(sorted)
    let points = quantiles(ofSorted: sorted, at: [0.1, 0.5, 0.9]) ?? [.nan, .nan, .nan]
    self.init(
      p10: points[0], p50: points[1], p90: points[2], mean: statistics.mean ?? .nan,
      standardError: statistics.standardError ?? 0)
  }
}

extension SimulationResult {
  /// Counts of sorted values in bins of equal width; values that are not finite are left out.
  static func histogram(ofSorted all: [Double], bins: Int) -> [Bin] {
    let sorted = all.filter(\.isFinite)
    guard let low = sorted.first, let high = sorted.last, high > low,
      (high - low).isFinite
    else {
      return sorted.first.map { [Bin(low: $0, high: $0, count: sorted.count)] } ?? []
    }
    let width = (high - low) / Double(bins)
    var counts = [Int](repeating: 0, count: bins)
    for value in sorted { counts[min(bins - 1, Int((value - low) / width))] += 1 }
    return counts.enumerated().map { index, count in
      Bin(low: low + width * Double(index), high: low + width * Double(index + 1), count: count)
    }
  }
}

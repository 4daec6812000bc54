// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

import Documents
import Finance
import Quantities

extension CaseWorkbookWriter {
  /// A part of the product under some of its levers.
  func factor(
    _ part: HoursPart, _ sheet: SegmentSheet, active: [Int], weights: [SheetFormula]
  ) -> SheetFormula {
    let moves = active.map { sheet.moves[$0] }
    let own = active.map { weights[$0] }
    let value = value(part, sheet.segment, moves: moves, weights: own)
    switch part {
    case .demand: return value
    case .time: return timeShare(sheet.segment, moves: moves, weights: own)
    case .recontact: return 1 + value
    case .minutes: return value / 60
    case .occupancy: return 1 / value
    case .shrinkage: return 1 / (1 - value)
    }
  }

  /// A parameter when levers have gone a share of their way: relative changes multiply, points
  /// add, a target is approached in a straight line.
  func value(
    _ part: HoursPart, _ segment: Int, moves: [Int], weights: [SheetFormula]
  ) -> SheetFormula {
    if part == .recontact,
      moves.contains(where: { plan.levers[$0].parameter == .firstContactResolution })
    {
      return recontactFromResolution(segment, moves: moves, weights: weights)
    }
    let start = inputs.segments[segment][part.parameter] ?? 0
    return moved(
      start, moves.filter { HoursPart(plan.levers[$0].parameter) == part },
      from: zip(moves, weights))
  }

  /// A start value after the moves of some levers.
  private func moved(
    _ start: SheetFormula, _ own: [Int], from weights: Zip2Sequence<[Int], [SheetFormula]>
  ) -> SheetFormula {
    var factors: [SheetFormula] = [start]
    var shifts: [SheetFormula] = []
    for (lever, weight) in weights where own.contains(lever) {
      let effect = inputs.levers[lever].effect
      switch plan.levers[lever].effect {
      case .to, .automation: shifts.append(weight * (effect - start))
      case .points: shifts.append(weight * effect)
      case .change: factors.append(1 + weight * relativeChange(lever, effect))
      }
    }
    return .total([.product(factors)] + shifts)
  }

  /// A first-contact resolution is moved in its own unit, then turned into repeat contacts.
  private func recontactFromResolution(
    _ segment: Int, moves: [Int], weights: [SheetFormula]
  ) -> SheetFormula {
    let own = moves.filter { plan.levers[$0].parameter == .firstContactResolution }
    let rate = inputs.segments[segment][.recontactRate] ?? 0
    switch segments[segment].recontactConvention {
    case .oneRetry: return 1 - moved(1 - rate, own, from: zip(moves, weights))
    case .geometric:
      let resolved = moved(1 / (1 + rate), own, from: zip(moves, weights))
      return (1 - resolved) / resolved
    }
  }

  /// Demand of a month against the baseline: growth and season.
  func volume(_ segment: Int, _ month: SheetFormula) -> SheetFormula {
    let path = inputs.paths[segment]
    var factors: [SheetFormula] = []
    if let growth = path.growth { factors.append((1 + growth).raised(to: month / 12)) }
    if let season = path.season {
      let first = SheetFormula.number(Double((plan.start?.month ?? 1) - 1))
      let place: SheetFormula = .call(.remainder, [first + month - 1, 12]) + 1
      factors.append(.call(.index, [.range(season), place]))
    }
    return .product(factors)
  }

  /// What is left of an effect that fades, in a month of effect.
  func decay(_ lever: CaseInputCells.LeverCells, _ month: SheetFormula) -> SheetFormula {
    guard let decay = lever.decay else { return 1 }
    let left: SheetFormula = .call(
      .largest, [decay.floor, (1 - decay.perMonth).raised(to: month - 1)])
    return .when(month.compared(.atMost, 1), 1, left)
  }

  /// Issues of a month, those that automation contains, and those that it hands over.
  func usage(
    _ sheet: SegmentSheet, ramps: [SheetFormula], reached: [SheetFormula]
  ) -> (demand: SheetFormula, contained: SheetFormula, handoffs: SheetFormula?) {
    let demand = value(.demand, sheet.segment, moves: sheet.moves, weights: reached)
    var attempts: [SheetFormula] = []
    var contained: [SheetFormula] = []
    for (position, lever) in sheet.moves.enumerated() {
      guard let parts = inputs.levers[lever].automation else { continue }
      attempts.append(ramps[position] * parts.reach)
      contained.append(reached[position] * parts.reach * parts.containment)
    }
    guard !attempts.isEmpty else {
      let base = inputs.segments[sheet.segment][.deflection] ?? 0
      let now = value(.time, sheet.segment, moves: sheet.moves, weights: reached)
      return (demand, demand * .call(.largest, [0, now - base]), nil)
    }
    let failed = SheetFormula.total(attempts) - .total(contained)
    return (
      demand, demand * .total(contained), demand * .call(.largest, [0, failed])
    )
  }

  /// Productivity +p is a change of the handling time by 1/(1 + p) − 1.
  private func relativeChange(_ lever: Int, _ effect: SheetFormula) -> SheetFormula {
    plan.levers[lever].parameter == .productivity ? 1 / (1 + effect) - 1 : effect
  }

  /// The handling time that people spend, as a share of that of all issues: automation takes
  /// contacts of its own length.
  private func timeShare(
    _ segment: Int, moves: [Int], weights: [SheetFormula]
  ) -> SheetFormula {
    let base = inputs.segments[segment][.deflection] ?? 0
    let minutes = inputs.segments[segment][.handleMinutes] ?? 0
    guard !moves.isEmpty else { return 1 - base }
    let deflection = value(.time, segment, moves: moves, weights: weights)
    guard moves.contains(where: { inputs.levers[$0].easyMinutes != nil }) else {
      return 1 - deflection
    }
    var amounts: [SheetFormula] = []
    var times: [SheetFormula] = []
    for (lever, weight) in zip(moves, weights) {
      let effect = inputs.levers[lever].effect
      let own: SheetFormula
      switch plan.levers[lever].effect {
      case .to, .automation: own = effect - base
      case .change: own = base * effect
      case .points: own = effect
      }
      amounts.append(weight * own)
      times.append(weight * own * (inputs.levers[lever].easyMinutes ?? minutes))
    }
    let amount = SheetFormula.total(amounts)
    let relative = SheetFormula.total(times) / amount / minutes
    // Nothing is taken before the first month of effect, and nothing of contacts without length.
    let isNothing: SheetFormula = .call(
      .either, [amount.compared(.equal, 0), minutes.compared(.equal, 0)])
    return .when(isNothing, 1 - deflection, 1 - base - (deflection - base) * relative)
  }
}

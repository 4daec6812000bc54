// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

/// The hours that levers save, by lever and month over the horizon.
struct WorkloadSeries: Sendable {
  /// Paid hours saved: Shapley share by lever, then by month 0 to the horizon.
  var hours: [[Double]]
  /// The same at the cost of a paid hour: labour value before capture and risk.
  var labour: [[Double]]
  /// Totals over the horizon by lever.
  var alone: [Double]
  var lastIn: [Double]
  var sequence: [Double]
  /// Labour value over the horizon of each lever as the only one.
  var aloneLabour: [Double]
  /// The four views per month at full effect, by lever.
  var full: [LeverResult.PerMonth]
  /// Demand by month under all levers.
  var demand: [Double]
  /// Contacts by month that deflection levers contain.
  var deflected: [Double]
  /// Contacts by month that automation fails on and hands to a person; nil when no lever says.
  var handoffs: [Double]?
  /// Paid hours per month without the levers, at the demand of the baseline.
  var hoursBefore: Double
  /// Paid hours by month without the levers, growth and season included; month 0 holds none.
  var counterfactual: [Double]
  /// Segments at full effect.
  var segments: [WorkloadResult.Segment]

  /// Computes the series of a case whose workload is known.
  init(_ businessCase: BusinessCase, segments: [WorkloadSegment]) {
    let levers = businessCase.levers
    let months = businessCase.horizonMonths + 1
    let zero = [Double](repeating: 0, count: months)
    hours = [[Double]](repeating: zero, count: levers.count)
    labour = hours
    alone = [Double](repeating: 0, count: levers.count)
    lastIn = alone
    sequence = alone
    aloneLabour = alone
    full = levers.map { _ in LeverResult.PerMonth(shapley: 0, alone: 0, lastIn: 0, sequence: 0) }
    demand = zero
    deflected = zero
    hoursBefore = 0
    counterfactual = zero
    self.segments = []
    let shares = LeverShares(businessCase)
    for segment in segments {
      let model = SegmentModel(base: segment, levers: levers)
      if handoffs == nil, model.statesAutomation { handoffs = zero }
      add(model, levers: levers, shares: shares, calendar: businessCase.firstCalendarMonth)
    }
  }

  private mutating func add(
    _ model: SegmentModel, levers: [Lever], shares: LeverShares, calendar: Int
  ) {
    var previous: (weights: [Double], split: ShapleySplit)?
    let before = model.hoursBefore
    let price = model.base.costPerPaidHour
    for month in demand.indices.dropFirst() {
      let reached = model.moves.map { shares.reached[$0.lever][month] }
      let weights = zip(model.moves, reached).map { levers[$0.lever].attribution * $1 }
      // Most months repeat the one before: the ramps are over.
      let split =
        if let previous, previous.weights == weights { previous.split } else {
          model.split(weights: weights)
        }
      previous = (weights, split)
      let volume = model.base.demandFactor(month: month, firstCalendarMonth: calendar)
      for (position, move) in model.moves.enumerated() {
        hours[move.lever][month] += volume * split.shares[position]
        labour[move.lever][month] += volume * split.shares[position] * price
        alone[move.lever] += volume * split.alone[position]
        aloneLabour[move.lever] += volume * split.alone[position] * price
        lastIn[move.lever] += volume * split.lastIn[position]
        sequence[move.lever] += volume * split.sequence[position]
      }
      counterfactual[month] += volume * before
      let usage = model.usage(
        ramp: model.moves.map { shares.ramp[$0.lever][month] }, reached: reached)
      demand[month] += volume * usage.demand
      deflected[month] += volume * usage.contained
      handoffs?[month] += volume * usage.handoffs
    }
    addFullEffect(model, levers: levers)
  }

  private mutating func addFullEffect(_ model: SegmentModel, levers: [Lever]) {
    let weights = model.moves.map { levers[$0.lever].attribution }
    let split = model.split(weights: weights)
    for (position, move) in model.moves.enumerated() {
      full[move.lever].shapley += split.shares[position]
      full[move.lever].alone += split.alone[position]
      full[move.lever].lastIn += split.lastIn[position]
      full[move.lever].sequence += split.sequence[position]
    }
    let before = model.state(weights: weights.map { _ in 0 })
    let after = model.state(weights: weights)
    hoursBefore += before.hours
    segments.append(
      WorkloadResult.Segment(
        id: model.base.id, hoursBefore: before.hours, hoursAfter: after.hours,
        contactsBefore: before.contacts, contactsAfter: after.contacts))
  }
}

/// How far each lever has come, by lever and month 0 to the horizon.
struct LeverShares: Sendable {
  /// The ramp alone: how many contacts meet the change.
  var ramp: [[Double]]
  /// Ramp and decay: how much of the effect is there.
  var reached: [[Double]]

  init(_ businessCase: BusinessCase) {
    let months = 0...businessCase.horizonMonths
    let starts = businessCase.levers.map { max(1, $0.startMonth ?? businessCase.goLiveMonth) }
    ramp = zip(businessCase.levers, starts).map { lever, start in
      months.map { lever.ramp.share(month: $0 - start + 1) }
    }
    reached = zip(zip(businessCase.levers, starts), ramp).map { lever, shares in
      guard let decay = lever.0.decay else { return shares }
      return shares.enumerated().map { $1 * decay.share(month: $0 - lever.1 + 1) }
    }
  }
}

extension SegmentModel {
  /// What automation does in a month, per month at the demand of the baseline.
  struct Usage: Sendable {
    /// Issues.
    var demand: Double
    /// Issues that automation contains, those that come back included.
    var contained: Double
    /// Issues that met automation and were handed to a person; 0 where no lever says.
    var handoffs: Double
  }

  /// Whether some lever states reach and containment.
  var statesAutomation: Bool { moves.contains { $0.effect.isAutomation } }

  /// What automation does when the levers have come so far.
  func usage(ramp: [Double], reached: [Double]) -> Usage {
    let demand = value(.demandPerMonth, from: base.demandPerMonth, weights: reached)
    guard statesAutomation else {
      let deflection = value(.deflection, from: base.deflection, weights: reached)
      return Usage(
        demand: demand, contained: demand * max(0, deflection - base.deflection), handoffs: 0)
    }
    var attempts = 0.0
    var contained = 0.0
    for (index, move) in moves.enumerated() {
      guard case .automation(let reach, let containment, _) = move.effect else { continue }
      attempts += demand * ramp[index] * reach
      contained += demand * reached[index] * reach * containment
    }
    return Usage(demand: demand, contained: contained, handoffs: max(0, attempts - contained))
  }
}

extension Lever.Effect {
  /// Whether it states reach, containment and return.
  var isAutomation: Bool {
    if case .automation = self { true } else { false }
  }
}

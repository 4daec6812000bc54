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
  /// The four views per month at full effect, by lever.
  var full: [LeverResult.PerMonth]
  /// Demand by month under all levers.
  var demand: [Double]
  /// Contacts by month that deflection levers take from people.
  var deflected: [Double]
  /// Paid hours per month without the levers.
  var hoursBefore: Double
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
    full = levers.map { _ in LeverResult.PerMonth(shapley: 0, alone: 0, lastIn: 0, sequence: 0) }
    demand = zero
    deflected = zero
    hoursBefore = 0
    self.segments = []
    let ramps = businessCase.rampShares
    for segment in segments {
      add(SegmentModel(base: segment, levers: levers), levers: levers, ramps: ramps)
    }
  }

  private mutating func add(_ model: SegmentModel, levers: [Lever], ramps: [[Double]]) {
    var previous: (weights: [Double], split: ShapleySplit)?
    for month in demand.indices.dropFirst() {
      let reached = model.moves.map { ramps[$0.lever][month] }
      let weights = zip(model.moves, reached).map { levers[$0.lever].attribution * $1 }
      // Most months repeat the one before: the ramps are over.
      let split =
        if let previous, previous.weights == weights { previous.split } else {
          model.split(weights: weights)
        }
      previous = (weights, split)
      for (position, move) in model.moves.enumerated() {
        hours[move.lever][month] += split.shares[position]
        labour[move.lever][month] += split.shares[position] * model.base.costPerPaidHour
        alone[move.lever] += split.alone[position]
        lastIn[move.lever] += split.lastIn[position]
        sequence[move.lever] += split.sequence[position]
      }
      let state = model.state(weights: reached)
      demand[month] += state.demand
      deflected[month] += state.demand * max(0, state.deflection - model.base.deflection)
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

extension BusinessCase {
  /// How far each lever has come, by lever and month 0 to the horizon.
  var rampShares: [[Double]] {
    levers.map { lever in
      let start = lever.startMonth ?? goLiveMonth
      return (0...horizonMonths).map { lever.ramp.share(month: $0 - max(1, start) + 1) }
    }
  }
}

// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

/// A segment and the levers that work in it, ready to be evaluated for any set of them.
struct SegmentModel: Sendable {
  /// One lever's move of one parameter.
  struct Move: Sendable {
    /// Index of the lever in the case.
    var lever: Int
    var parameter: WorkloadParameter
    var effect: Lever.Effect
    /// Minutes of the contacts that a deflection takes away; the segment's average when nil.
    var easyHandleMinutes: Double?
  }

  /// The workload quantities under some levers.
  struct State: Sendable {
    var demand: Double
    var deflection: Double
    var recontactRate: Double
    /// Minutes per contact that people handle, after the mix effect.
    var handleMinutes: Double
    var occupancy: Double
    var shrinkage: Double
    /// Contacts that people handle per month.
    var contacts: Double
    /// Paid hours per month.
    var hours: Double
  }

  let base: WorkloadSegment
  let moves: [Move]

  /// Paid hours per month without any lever, at the demand of the baseline.
  var hoursBefore: Double { state(weights: [Double](repeating: 0, count: moves.count)).hours }

  /// Creates the model of a segment from the levers of a case.
  init(base: WorkloadSegment, levers: [Lever]) {
    self.base = base
    moves = levers.indices.compactMap { index in
      let lever = levers[index]
      guard lever.segments.isEmpty || lever.segments.contains(base.id) else { return nil }
      return Move(
        lever: index,
        parameter: lever.parameter == .productivity ? .handleMinutes : lever.parameter,
        effect: lever.effectOnWorkload, easyHandleMinutes: lever.easyHandleMinutes)
    }
  }

  /// The value of one parameter when each move has gone a share of its way.
  ///
  /// Relative changes multiply, points add, a target is approached in a straight line.
  ///
  /// - Parameters:
  ///   - parameter: Which one.
  ///   - start: Its baseline.
  ///   - weights: One share per move, 0 for a lever that is off.
  /// - Returns: The parameter in its own unit.
  func value(_ parameter: WorkloadParameter, from start: Double, weights: [Double]) -> Double {
    var factor = 1.0
    var shift = 0.0
    for (index, move) in moves.enumerated() where move.parameter == parameter {
      switch move.effect {
      case .to(let target): shift += weights[index] * (target - start)
      case .automation: shift += weights[index] * (move.effect.netDeflection - start)
      case .change(let relative): factor *= 1 + weights[index] * relative
      case .points(let points): shift += weights[index] * points
      }
    }
    return start * factor + shift
  }

  /// The workload when each move has gone a share of its way, at the demand of the baseline.
  ///
  ///     contacts = N (1 − d)(1 + r)       hours = contacts · A/60 ÷ (o (1 − s))
  ///
  /// A deflection takes away contacts of `easyHandleMinutes`; the mean of the rest is
  /// (A − x·A_easy)/(1 − x), where x is the share of the contacts handled before.
  func state(weights: [Double]) -> State {
    let demand = value(.demandPerMonth, from: base.demandPerMonth, weights: weights)
    let deflection = value(.deflection, from: base.deflection, weights: weights)
    let recontactRate = recontactRate(weights: weights)
    let minutes = value(.handleMinutes, from: base.handleMinutes, weights: weights)
    let occupancy = value(.occupancy, from: base.occupancy, weights: weights)
    let shrinkage = value(.shrinkage, from: base.shrinkage, weights: weights)
    let handledShare = 1 - deflection
    let timeShare = timeShare(weights: weights)
    let contacts = demand * handledShare * (1 + recontactRate)
    let handledMinutes = demand * timeShare * (1 + recontactRate) * minutes
    return State(
      demand: demand, deflection: deflection, recontactRate: recontactRate,
      handleMinutes: handledShare > 0 ? minutes * timeShare / handledShare : minutes,
      occupancy: occupancy, shrinkage: shrinkage, contacts: contacts,
      hours: handledMinutes / 60 / (occupancy * (1 - shrinkage)))
  }

  /// r: extra human contacts per human-handled issue; a move of the first-contact resolution is
  /// made in its own unit and then converted.
  private func recontactRate(weights: [Double]) -> Double {
    guard moves.contains(where: { $0.parameter == .firstContactResolution }) else {
      return value(.recontactRate, from: base.recontactRate, weights: weights)
    }
    let convention = base.recontactConvention
    let resolved = value(
      .firstContactResolution, from: convention.resolution(recontactRate: base.recontactRate),
      weights: weights)
    return convention.recontactRate(resolution: resolved)
  }

  /// The handling time that people spend, as a share of that of all issues.
  private func timeShare(weights: [Double]) -> Double {
    let handledBefore = 1 - base.deflection
    guard handledBefore > 0 else { return 0 }
    let deflection = value(.deflection, from: base.deflection, weights: weights)
    let taken = (deflection - base.deflection) / handledBefore
    return handledBefore * (1 - taken * relativeEasyTime(weights: weights))
  }

  /// Length of the contacts taken away, relative to the average: each deflection lever's own,
  /// weighted by how much it takes.
  private func relativeEasyTime(weights: [Double]) -> Double {
    guard base.handleMinutes > 0 else { return 1 }
    var amount = 0.0
    var time = 0.0
    for (index, move) in moves.enumerated() where move.parameter == .deflection {
      let own: Double =
        switch move.effect {
        case .to, .automation: move.effect.netDeflection - base.deflection
        case .change(let relative): base.deflection * relative
        case .points(let points): points
        }
      amount += weights[index] * own
      time += weights[index] * own * (move.easyHandleMinutes ?? base.handleMinutes)
    }
    return amount == 0 ? 1 : time / amount / base.handleMinutes
  }

  /// The parts of the product that the paid hours are; no lever moves two of them.
  enum Part: CaseIterable {
    case demand, time, recontact, minutes, occupancy, shrinkage
  }

  /// One part of the product under some levers.
  private func value(of part: Part, weights: [Double]) -> Double {
    switch part {
    case .demand: value(.demandPerMonth, from: base.demandPerMonth, weights: weights)
    case .time: timeShare(weights: weights)
    case .recontact: 1 + recontactRate(weights: weights)
    case .minutes: value(.handleMinutes, from: base.handleMinutes, weights: weights) / 60
    case .occupancy: 1 / value(.occupancy, from: base.occupancy, weights: weights)
    case .shrinkage: 1 / (1 - value(.shrinkage, from: base.shrinkage, weights: weights))
    }
  }

  /// The paid hours per month saved by every set of levers: element `mask` for the moves whose bit
  /// is set, 2ⁿ elements, the first one 0.
  ///
  /// The hours are a product and each lever moves one part of it, so a part is worked out once per
  /// set of its own levers: 2^(levers of a part) evaluations instead of 2ⁿ.
  func hoursSaved(weights: [Double]) -> [Double] {
    let count = moves.count
    var hours = [Double](repeating: 1, count: 1 << count)
    var active = [Double](repeating: 0, count: count)
    for part in Part.allCases {
      let own = moves.indices.filter { moves[$0].part == part }
      let values = (0..<(1 << own.count)).map { subset -> Double in
        for (bit, move) in own.enumerated() {
          active[move] = subset & (1 << bit) == 0 ? 0 : weights[move]
        }
        return value(of: part, weights: active)
      }
      for move in own { active[move] = 0 }
      multiply(&hours, by: values, of: own)
    }
    let before = hours[0]
    for mask in hours.indices { hours[mask] = before - hours[mask] }
    return hours
  }

  private func multiply(_ hours: inout [Double], by values: [Double], of own: [Int]) {
    guard values.count > 1 else {
      for mask in hours.indices { hours[mask] *= values[0] }
      return
    }
    for mask in hours.indices {
      var subset = 0
      for (bit, move) in own.enumerated() { subset |= (mask >> move & 1) << bit }
      hours[mask] *= values[subset]
    }
  }

  /// The split of the paid hours saved in one month at the demand of the baseline.
  ///
  /// - Parameter weights: How far each move has gone.
  /// - Returns: Paid hours per month.
  func split(weights: [Double]) -> ShapleySplit {
    ShapleySplit(count: moves.count, values: hoursSaved(weights: weights))
  }
}

extension SegmentModel.Move {
  /// The part of the product that the move changes.
  fileprivate var part: SegmentModel.Part {
    switch parameter {
    case .demandPerMonth: .demand
    case .deflection: .time
    case .recontactRate, .firstContactResolution: .recontact
    case .handleMinutes, .productivity, .costPerPaidHour: .minutes
    case .occupancy: .occupancy
    case .shrinkage: .shrinkage
    }
  }
}

extension Lever {
  /// The effect in terms of the workload identity: productivity +p becomes a change of the
  /// handling time by 1/(1 + p) − 1.
  var effectOnWorkload: Effect {
    guard parameter == .productivity, case .change(let gain) = effect else { return effect }
    return .change(1 / (1 + gain) - 1)
  }
}

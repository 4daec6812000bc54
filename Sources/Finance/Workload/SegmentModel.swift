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

  /// Paid hours per month without any lever.
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
      case .change(let relative): factor *= 1 + weights[index] * relative
      case .points(let points): shift += weights[index] * points
      }
    }
    return start * factor + shift
  }

  /// The workload when each move has gone a share of its way.
  ///
  ///     contacts = N (1 − d)(1 + r)       hours = contacts · A/60 ÷ (o (1 − s))
  ///
  /// A deflection takes away contacts of `easyHandleMinutes`; the mean of the rest is
  /// (A − x·A_easy)/(1 − x), where x is the share of the contacts handled before.
  func state(weights: [Double]) -> State {
    let demand = value(.demandPerMonth, from: base.demandPerMonth, weights: weights)
    let deflection = value(.deflection, from: base.deflection, weights: weights)
    let recontactRate = value(.recontactRate, from: base.recontactRate, weights: weights)
    let minutes = value(.handleMinutes, from: base.handleMinutes, weights: weights)
    let occupancy = value(.occupancy, from: base.occupancy, weights: weights)
    let shrinkage = value(.shrinkage, from: base.shrinkage, weights: weights)
    let handledShare = 1 - deflection
    let timeShare = (1 - base.deflection) * remainingTime(deflection: deflection, weights: weights)
    let contacts = demand * handledShare * (1 + recontactRate)
    let handledMinutes = demand * timeShare * (1 + recontactRate) * minutes
    return State(
      demand: demand, deflection: deflection, recontactRate: recontactRate,
      handleMinutes: handledShare > 0 ? minutes * timeShare / handledShare : minutes,
      occupancy: occupancy, shrinkage: shrinkage, contacts: contacts,
      hours: handledMinutes / 60 / (occupancy * (1 - shrinkage)))
  }

  /// The share of the handling time that remains of the contacts handled at baseline.
  private func remainingTime(deflection: Double, weights: [Double]) -> Double {
    let handledBefore = 1 - base.deflection
    guard handledBefore > 0 else { return 0 }
    let taken = (deflection - base.deflection) / handledBefore
    return 1 - taken * relativeEasyTime(weights: weights)
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
        case .to(let target): target - base.deflection
        case .change(let relative): base.deflection * relative
        case .points(let points): points
        }
      amount += weights[index] * own
      time += weights[index] * own * ((move.easyHandleMinutes ?? base.handleMinutes))
    }
    return amount == 0 ? 1 : time / amount / base.handleMinutes
  }

  /// The split of the paid hours saved in one month.
  ///
  /// - Parameter weights: How far each move has gone.
  /// - Returns: Paid hours per month.
  func split(weights: [Double]) -> ShapleySplit {
    let count = moves.count
    let before = hoursBefore
    var active = [Double](repeating: 0, count: count)
    let values = (0..<(1 << count)).map { mask -> Double in
      for move in 0..<count { active[move] = mask & (1 << move) == 0 ? 0 : weights[move] }
      return mask == 0 ? 0 : before - state(weights: active).hours
    }
    return ShapleySplit(count: count, values: values)
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

// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

/// What a stricter target costs and brings, over the intervals of a plan.
public struct TargetPrice: Sendable, Hashable {
  /// The stricter target.
  public var target: StaffingTarget
  /// Further paid hours.
  public var paidHours: Double
  /// Further paid hours times the cost of a paid hour.
  public var cost: Double
  /// By how much the service level of all offered rises, as a fraction; nil without contacts.
  public var serviceLevelGain: Double?
  /// By how many seconds the mean wait of all callers falls; nil when a mean wait is not known.
  public var waitSecondsLess: Double?
  /// The cost of each minute of waiting that a caller is spared; nil when none is.
  public var costPerMinuteSpared: Double?
}

extension StaffingPlan {
  /// The cost of one more point of service level: the plan for a target one point higher.
  ///
  /// Whole agents make a single interval jump; over many intervals the jumps average out.
  ///
  /// - Parameters:
  ///   - points: Percentage points, above 0; the target must stay below 100 %.
  ///   - costPerPaidHour: At least 0, in the currency of the result.
  /// - Returns: The price; nil when the plan has no service level among its targets.
  /// - Throws: ``WorkforceError``.
  public func priceOfServiceLevel(
    points: Double = 1, costPerPaidHour: Double
  ) throws(WorkforceError) -> TargetPrice? {
    for (place, target) in targets.enumerated() {
      let stricter: StaffingTarget
      switch target {
      case .serviceLevel(let share, let seconds):
        stricter = .serviceLevel(share + points / 100, withinSeconds: seconds)
      case .serviceLevelOfServed(let share, let seconds):
        stricter = .serviceLevelOfServed(share + points / 100, withinSeconds: seconds)
      default: continue
      }
      var wanted = targets
      wanted[place] = stricter
      return try price(of: stricter, among: wanted, costPerPaidHour)
    }
    return nil
  }

  /// The cost of a shorter mean wait: the cheapest plan with a limit on the average speed of
  /// answer, the same in every interval, whose mean wait is shorter by `seconds`.
  ///
  /// - Parameters:
  ///   - seconds: How much less waiting, above 0: 60 for one minute.
  ///   - costPerPaidHour: At least 0.
  /// - Returns: The price; nil when callers do not wait that long on average, so that nobody can
  ///   wait so much less.
  /// - Throws: ``WorkforceError``.
  public func priceOfLessWaiting(
    seconds: Double = 60, costPerPaidHour: Double
  ) throws(WorkforceError) -> TargetPrice? {
    guard seconds > 0, seconds.isFinite else {
      throw .outOfDomain(.waitSpared, seconds, .aboveZero)
    }
    guard let wait = averageWaitSeconds, wait > seconds else { return nil }
    var low = 0.0
    var high =
      2 * (intervals.compactMap { $0.performance?.averageSpeedOfAnswerSeconds }.max() ?? wait)
    for _ in 0..<24 {
      let middle = (low + high) / 2
      let stricter = try plan(for: targets + [.averageSpeedOfAnswer(middle)])
      let reached = stricter.averageWaitSeconds.map { wait - $0 >= seconds } ?? false
      if reached { low = middle } else { high = middle }
      if high - low < 0.005 * low { break }
    }
    guard low > 0 else { return nil }
    let target = StaffingTarget.averageSpeedOfAnswer(low)
    return try price(of: target, among: targets + [target], costPerPaidHour)
  }

  private func plan(for wanted: [StaffingTarget]) throws(WorkforceError) -> StaffingPlan {
    let threshold = intervals.lazy.compactMap { $0.performance?.thresholdSeconds }.first ?? 20
    return try StaffingPlan(
      intervals.map { ($0.name, $0.load) }, intervalMinutes: intervalMinutes, targets: wanted,
      shrinkage: shrinkage, thresholdSeconds: threshold)
  }

  private func price(
    of target: StaffingTarget, among wanted: [StaffingTarget], _ costPerPaidHour: Double
  ) throws(WorkforceError) -> TargetPrice {
    guard costPerPaidHour >= 0, costPerPaidHour.isFinite else {
      throw .outOfDomain(.costPerPaidHour, costPerPaidHour, .atLeast(0))
    }
    let stricter = try plan(for: wanted)
    let hours = stricter.paidHours - paidHours
    var less: Double?
    if let before = averageWaitSeconds, let after = stricter.averageWaitSeconds {
      less = before - after
    }
    var gain: Double?
    if let before = serviceLevelOfOffered, let after = stricter.serviceLevelOfOffered {
      gain = after - before
    }
    let minutes = less.map { $0 * contacts / 60 }
    return TargetPrice(
      target: target, paidHours: hours, cost: hours * costPerPaidHour, serviceLevelGain: gain,
      waitSecondsLess: less,
      costPerMinuteSpared: minutes.flatMap { $0 > 0 ? hours * costPerPaidHour / $0 : nil })
  }
}

// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

internal import Statistics

/// The share of subjects that an event has not reached, by duration: the estimate of Kaplan and
/// Meier.
///
///     S(t) = Π_{tᵢ ≤ t} (1 − dᵢ/nᵢ)
///
/// dᵢ events among nᵢ subjects at risk at the distinct times tᵢ.
public struct SurvivalCurve: Sendable, Hashable {
  /// What happened at one distinct time.
  public struct Step: Sendable, Hashable {
    /// The time.
    public let time: Double
    /// The subjects at risk just before.
    public let atRisk: Int
    /// Events at this time.
    public let events: Int
    /// Subjects censored at this time.
    public let censored: Int
    /// S(t) from this time on.
    public let survival: Double
    /// Σ dᵢ/(nᵢ(nᵢ − dᵢ)) up to this time, the variance of ln S; infinite once S is 0.
    public let logVariance: Double
  }

  /// One step per distinct time, rising.
  public let steps: [Step]
  /// The number of subjects.
  public let count: Int
  /// The number of events.
  public let eventCount: Int

  /// Estimates the curve.
  ///
  /// - Parameter data: The durations; left-truncated ones count as at risk after their entry only.
  /// - Returns: The curve, 1 before the first event.
  /// - Complexity: O(n).
  ///
  /// Source: E. Kaplan and P. Meier, JASA 53 (1958), doi:10.1080/01621459.1958.10501452; agrees
  /// with R `survfit`.
  public static func fit(_ data: SurvivalData) -> SurvivalCurve {
    let order = ascendingOrder(of: data.times)
    let entries = data.entries.map { $0.sorted() }
    var steps: [Step] = []
    var survival = 1.0
    var logVariance = 0.0
    var entered = entries == nil ? data.count : 0
    var place = 0
    while place < order.count {
      let time = data.times[Int(order[place])]
      let first = place
      var events = 0
      while place < order.count, data.times[Int(order[place])] == time {
        if data.events[Int(order[place])] { events += 1 }
        place += 1
      }
      if let entries {
        while entered < entries.count, entries[entered] < time { entered += 1 }
      }
      let atRisk = entered - first
      if events > 0 {
        let n = Double(atRisk)
        let d = Double(events)
        survival *= (n - d) / n
        logVariance += d / (n * (n - d))
      }
      steps.append(
        Step(
          time: time, atRisk: atRisk, events: events, censored: place - first - events,
          survival: survival, logVariance: logVariance))
    }
    return SurvivalCurve(steps: steps, count: data.count, eventCount: data.eventCount)
  }

  /// The last step at or before a time; nil before the first.
  public func step(at time: Double) -> Step? {
    var low = 0
    var high = steps.count
    while low < high {
      let middle = (low + high) / 2
      if steps[middle].time <= time { low = middle + 1 } else { high = middle }
    }
    return low > 0 ? steps[low - 1] : nil
  }

  /// S(t): 1 before the first event, level after the last time.
  public func survival(at time: Double) -> Double { step(at: time)?.survival ?? 1 }

  /// The standard error of S(t) by Greenwood's formula, S √(Σ d/(n(n − d))); nil once S is 0.
  public func standardError(at time: Double) -> Double? {
    guard let step = step(at: time) else { return 0 }
    return step.survival > 0 ? step.survival * step.logVariance.squareRoot() : nil
  }
}

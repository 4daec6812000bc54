// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

public import Quantities
import Statistics

/// What a queue of a simulated day comes to, with intervals over the repeated days.
public struct SimulatedDay: Sendable, Hashable {
  /// The name of the queue.
  public var queue: String
  /// Contacts per day.
  public var contacts: Estimate
  /// Served within the threshold over offered; nil when nothing arrived in any day.
  public var serviceLevelOfOffered: Estimate?
  /// The share of callers who hang up, those whom the closing found in line among them.
  public var abandonment: Estimate?
  /// Mean wait of those served, in seconds.
  public var averageSpeedOfAnswerSeconds: Estimate?
  /// The expected service level of each interval, by time of arrival; nil where nothing arrives.
  public var serviceLevelByInterval: [Double?]
}

extension SimulatedCentre {
  /// Simulates the day again and again: skills, opening hours, changing teams, and backlog that
  /// one interval hands on to the next, which the formulas per interval leave out.
  ///
  /// - Parameters:
  ///   - days: How many independent days, at least 2.
  ///   - seed: Decides every draw; day d uses a seed derived from it.
  /// - Returns: One result per queue, estimates at the level 0.95 over the days.
  /// - Throws: ``WorkforceError/outOfDomain(_:_:_:)``.
  public func simulateDay(
    days: Int = 100, seed: UInt64
  ) throws(WorkforceError) -> [SimulatedDay] {
    guard days >= 2 else {
      throw .outOfDomain(.days, Double(days), .atLeast(2))
    }
    let width = intervalSeconds
    let last = intervals - 1
    let runs = (0..<days).map { day in
      var run = CentreRun(
        self, seed: SplitMix64.mix(seed &+ UInt64(day)), endless: false, stretches: intervals
      ) { _, _, time in min(last, Int(time / width)) }
      run.run()
      return run.tallies
    }
    return queues.indices.map { queue in
      let byDay = runs.map { $0[queue].reduce(into: QueueTally()) { $0.add($1) } }
      let byInterval = (0..<intervals).map { interval in
        runs.reduce(into: QueueTally()) { $0.add($1[queue][interval]) }.serviceLevel
      }
      return SimulatedDay(
        queue: queues[queue].name,
        contacts: overDays(byDay.map { Double($0.offered) }),
        serviceLevelOfOffered: ratio(byDay) { (Double($0.servedWithinThreshold), $0.offered) },
        abandonment: ratio(byDay) { (Double($0.abandoned), $0.offered) },
        averageSpeedOfAnswerSeconds: ratio(byDay) {
          ($0.servedWaitSeconds, $0.offered - $0.abandoned)
        },
        serviceLevelByInterval: byInterval)
    }
  }

  private func overDays(_ values: [Double]) -> Estimate {
    let statistics = SufficientStatistics(values)
    let range = statistics.meanInterval()
    return Estimate(
      value: statistics.mean ?? .nan, low: range?.lowerBound, high: range?.upperBound,
      method: "mean over simulated days", sampleSize: values.count)
  }

  /// Σ tops ÷ Σ bottoms over the days, with the delta method's interval of a ratio of means.
  private func ratio(_ days: [QueueTally], _ parts: (QueueTally) -> (Double, Int)) -> Estimate? {
    let pairs = days.map(parts)
    let bottom = pairs.reduce(0.0) { $0 + Double($1.1) }
    guard bottom > 0 else { return nil }
    let value = pairs.reduce(0.0) { $0 + $1.0 } / bottom
    let mean = bottom / Double(days.count)
    let residuals = SufficientStatistics(pairs.map { ($0.0 - value * Double($0.1)) / mean })
    let range = residuals.meanInterval()
    return Estimate(
      value: value, low: range.map { value + $0.lowerBound },
      high: range.map { value + $0.upperBound },
      method: "ratio over simulated days", sampleSize: days.count)
  }
}

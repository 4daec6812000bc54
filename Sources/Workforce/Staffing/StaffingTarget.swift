// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

/// What a queue must keep to; it is met by enough agents, and by every larger number.
public enum StaffingTarget: Sendable, Hashable {
  /// At least this share of all callers offered is served within so many seconds: 0.8 in 20 s.
  case serviceLevel(Double, withinSeconds: Double)
  /// At least this share of those served is served within so many seconds; hang-ups do not count.
  case serviceLevelOfServed(Double, withinSeconds: Double)
  /// The mean wait of those served is at most so many seconds.
  case averageSpeedOfAnswer(Double)
  /// At most this share of callers hangs up.
  case abandonment(Double)
  /// Agents spend at most this share of their time on contacts.
  case occupancy(Double)

  /// Whether the target makes sense, and for this patience.
  func check(hasPatience: Bool) throws(WorkforceError) {
    switch self {
    case .serviceLevel(let share, let seconds), .serviceLevelOfServed(let share, let seconds):
      guard share > 0, share < 1 else {
        throw .outOfDomain(.targetServiceLevel, share, .between0and1)
      }
      guard seconds >= 0, seconds.isFinite else {
        throw .outOfDomain(.thresholdSeconds, seconds, .atLeast(0))
      }
    case .averageSpeedOfAnswer(let seconds):
      guard seconds > 0, seconds.isFinite else {
        throw .outOfDomain(.targetSpeedOfAnswer, seconds, .aboveZero)
      }
    case .abandonment(let share):
      guard share > 0, share < 1 else {
        throw .outOfDomain(.targetAbandonment, share, .between0and1)
      }
      guard hasPatience else { throw .patienceUnknown }
    case .occupancy(let share):
      guard share > 0, share <= 1 else {
        throw .outOfDomain(.targetOccupancy, share, .shareAboveZero)
      }
    }
  }

  /// Whether the line behind a team of this capacity meets the target.
  func isMet(by line: WaitingLine, capacity: Double) -> Bool {
    switch self {
    case .serviceLevel(let share, let seconds):
      line.isStable && 1 - line.waiting + line.servedAfterWaiting(within: seconds) >= share
    case .serviceLevelOfServed(let share, let seconds):
      line.isStable
        && 1 - line.waiting + line.servedAfterWaiting(within: seconds)
          >= share * (1 - line.abandonment)
    case .averageSpeedOfAnswer(let seconds):
      line.isStable && line.servedWait <= seconds * (1 - line.abandonment)
    case .abandonment(let share):
      line.abandonment <= share
    case .occupancy(let share):
      // A team that is asked for 50 % may be at 50 % to the last bit.
      line.isStable
        && line.arrivalRate * (1 - line.abandonment) <= share * capacity * (1 + 1e-12)
    }
  }

  /// Whether the sums of those served are needed.
  var asksServedWait: Bool {
    if case .averageSpeedOfAnswer = self { true } else { false }
  }
}

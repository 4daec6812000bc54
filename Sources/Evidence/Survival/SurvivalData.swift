// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

/// How long each subject was watched and whether the event ended it.
///
/// A subject whose event was not seen is censored: it counts as at risk until its duration.
public struct SurvivalData: Sendable, Hashable {
  /// The duration of each subject, 0 or more, in one unit of time for all.
  public let times: [Double]
  /// Whether the event ended the duration.
  public let events: [Bool]
  /// When each subject came under observation; nil when all did at 0.
  ///
  /// Customers who existed before the window enter at their age at its start (left truncation);
  /// without this they look immortal until then.
  public let entries: [Double]?

  /// Checks and stores durations.
  ///
  /// - Parameters:
  ///   - times: One duration per subject, finite, at least 0; at least one subject.
  ///   - events: Whether the event was seen.
  ///   - entries: The time of entry, below the duration; nil when all are watched from 0.
  /// - Throws: ``SurvivalError`` naming the subject.
  public init(
    times: [Double], events: [Bool], entries: [Double]? = nil
  ) throws(SurvivalError) {
    guard !times.isEmpty else { throw .tooFewSubjects(count: 0, needed: 1) }
    guard events.count == times.count else {
      throw .unequalLengths(column: "event", count: events.count, expected: times.count)
    }
    for (index, time) in times.enumerated() {
      guard time.isFinite else { throw .notFinite(column: "time", index: index) }
      guard time >= 0 else { throw .negativeTime(index: index, time: time) }
    }
    if let entries {
      guard entries.count == times.count else {
        throw .unequalLengths(column: "entry", count: entries.count, expected: times.count)
      }
      for (index, entry) in entries.enumerated() {
        guard entry.isFinite else { throw .notFinite(column: "entry", index: index) }
        guard entry < times[index] else {
          throw .leavesBeforeEntry(index: index, entry: entry, time: times[index])
        }
      }
    }
    self.times = times
    self.events = events
    self.entries = entries
  }

  /// The number of subjects.
  public var count: Int { times.count }

  /// The number of events seen.
  public var eventCount: Int { events.reduce(0) { $1 ? $0 + 1 : $0 } }

  /// The subjects with the given indices.
  func selecting(_ indices: [Int]) throws(SurvivalError) -> SurvivalData {
    try SurvivalData(
      times: indices.map { times[$0] }, events: indices.map { events[$0] },
      entries: entries.map { entries in indices.map { entries[$0] } })
  }
}

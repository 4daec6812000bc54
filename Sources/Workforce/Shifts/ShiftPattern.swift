// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

/// A shift that people can be put on.
public struct ShiftPattern: Sendable, Hashable {
  /// Its name, for people.
  public var name: String
  /// The intervals in which a person on this shift is at work, counted from 0; breaks left out.
  public var working: Set<Int>
  /// What is paid, in hours.
  public var paidHours: Double
  /// At least so many people are on it.
  public var least: Int
  /// At most so many people are on it; nil when there is no limit.
  public var most: Int?

  /// Creates a pattern.
  public init(
    name: String, working: Set<Int>, paidHours: Double, least: Int = 0, most: Int? = nil
  ) {
    self.name = name
    self.working = working
    self.paidHours = paidHours
    self.least = least
    self.most = most
  }

  /// Creates a pattern from its hours.
  ///
  /// - Parameters:
  ///   - name: For people.
  ///   - start: When it starts, in minutes after the first interval's start, at
  ///     least 0.
  ///   - minutes: How long it lasts, breaks included, above 0.
  ///   - breaks: Breaks, in minutes after the start of the shift, with their lengths; an interval
  ///     that a break touches is not covered.
  ///   - paysBreaks: Whether breaks are paid.
  ///   - intervalMinutes: The length of an interval, above 0.
  /// - Throws: ``WorkforceError/outOfDomain(_:_:_:)``.
  public init(
    name: String, start: Int, minutes: Int, breaks: [(after: Int, minutes: Int)] = [],
    paysBreaks: Bool = false, intervalMinutes: Int
  ) throws(WorkforceError) {
    guard minutes > 0, intervalMinutes > 0 else {
      throw .outOfDomain(.minutes(shift: name), Double(min(minutes, intervalMinutes)), .aboveZero)
    }
    guard start >= 0 else {
      throw .outOfDomain(.start(shift: name), Double(start), .atLeast(0))
    }
    for pause in breaks {
      guard pause.after >= 0, pause.minutes > 0, pause.after + pause.minutes <= minutes else {
        throw .outOfDomain(
          .breakEnd(shift: name), Double(pause.after + pause.minutes), .range(0, Double(minutes)))
      }
    }
    // An interval counts when the person is there from its start to its end.
    var working: Set<Int> = []
    let first = (start + intervalMinutes - 1) / intervalMinutes
    for interval in stride(from: first, to: (start + minutes) / intervalMinutes, by: 1) {
      let from = interval * intervalMinutes - start
      let isAway = breaks.contains {
        from < $0.after + $0.minutes && $0.after < from + intervalMinutes
      }
      if !isAway { working.insert(interval) }
    }
    let pauses = breaks.reduce(0) { $0 + $1.minutes }
    self.init(
      name: name, working: working,
      paidHours: Double(paysBreaks ? minutes : minutes - pauses) / 60)
  }
}

// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

public import Quantities

/// A moment on the wall clock of the site: the start of an interval.
///
/// Contacts follow the wall clock, so series are forecast in local time. On the day of 25 hours an
/// hour comes twice; on the day of 23 hours one is missing, which is no zero.
public struct LocalMoment: Sendable, Hashable, Comparable, Codable {
  /// The day.
  public let day: LocalDate
  /// Minutes after midnight, 0 to 1439.
  public let minute: Int

  /// Creates a moment; nil unless the minute lies in the day.
  public init?(day: LocalDate, minute: Int = 0) {
    guard (0..<1440).contains(minute) else { return nil }
    self.day = day
    self.minute = minute
  }

  /// Reads `2026-03-01`, `2026-03-01 09:30` or `2026-03-01T09:30:00`, a zone left aside.
  public init?(iso text: String) {
    guard let day = LocalDate(iso: String(text.prefix(10))), text.utf8.count >= 10 else {
      return nil
    }
    let rest = text.dropFirst(10)
    guard !rest.isEmpty else {
      self.init(day: day)
      return
    }
    let parts = rest.dropFirst().split(separator: ":")
    guard parts.count >= 2, let hour = Int(parts[0]), let minute = Int(parts[1].prefix(2)),
      (0..<24).contains(hour), (0..<60).contains(minute)
    else { return nil }
    self.init(day: day, minute: hour * 60 + minute)
  }

  /// Earlier moments come first.
  public static func < (left: LocalMoment, right: LocalMoment) -> Bool {
    (left.day, left.minute) < (right.day, right.minute)
  }
}

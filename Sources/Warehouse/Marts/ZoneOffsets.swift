// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

import Foundation
import Quantities

/// A time zone as a list of offsets from UTC, to convert millions of times by comparison alone.
///
/// The engine's own conversion costs 15 times as much, and engines disagree on how to write it.
/// Times before the list's first change have its first offset, those after the last its last:
/// daylight saving is followed from 1970 to 2100.
struct ZoneOffsets {
  /// A span of time with one offset.
  struct Span: Equatable {
    /// When it begins, in seconds since 1970 UTC.
    let start: Int64
    /// Seconds to add to UTC.
    let offset: Int
  }

  /// The spans in order; at least one.
  let spans: [Span]

  /// Lists a zone's offsets over the times that occur.
  ///
  /// - Parameters:
  ///   - zone: The zone.
  ///   - earliest: Seconds since 1970 of the first time that occurs.
  ///   - latest: That of the last.
  init(_ zone: TimeZone, earliest: Int64, latest: Int64) {
    let start = min(max(earliest, 0), Self.end)
    let end = min(max(latest, start), Self.end)
    var moment = Date(timeIntervalSince1970: Double(start))
    var spans = [Span(start: start, offset: zone.secondsFromGMT(for: moment))]
    while let change = zone.nextDaylightSavingTimeTransition(after: moment), change > moment,
      change.timeIntervalSince1970 <= Double(end)
    {
      spans.append(
        Span(
          start: Int64(change.timeIntervalSince1970), offset: zone.secondsFromGMT(for: change)))
      moment = change
    }
    self.spans = spans
  }

  /// SQL that turns a UTC timestamp into the zone's local time; a tree of comparisons.
  func sql(_ column: String) -> String {
    if spans.count == 1, spans[0].offset == 0 { return column }
    return "\(column) + \(tree(column, spans[...]))"
  }

  private func tree(_ column: String, _ spans: ArraySlice<Span>) -> String {
    guard spans.count > 1, let first = spans.first else {
      return spans.first.map { "interval '\($0.offset)' second" } ?? "interval '0' second"
    }
    if spans.allSatisfy({ $0.offset == first.offset }) {
      return "interval '\(first.offset)' second"
    }
    let middle = spans.startIndex + spans.count / 2
    return "case when \(column) < timestamp '\(Self.text(spans[middle].start))' "
      + "then \(tree(column, spans[..<middle])) else \(tree(column, spans[middle...])) end"
  }

  /// A moment as SQL writes a timestamp, `2026-03-29 01:00:00`.
  private static func text(_ seconds: Int64) -> String {
    let day = LocalDate(daysSinceEpoch: Int(seconds / 86_400))
    let rest = seconds % 86_400
    let padded = { (number: Int64) in number < 10 ? "0\(number)" : "\(number)" }
    return "\(day) \(padded(rest / 3600)):\(padded(rest / 60 % 60)):\(padded(rest % 60))"
  }

  /// 2100-01-01 UTC.
  private static let end: Int64 = 4_102_444_800
}

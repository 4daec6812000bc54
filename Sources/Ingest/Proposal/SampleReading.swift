// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

import Foundation

/// What the first values of a column say about how to read it.
struct ColumnSample: Sendable {
  /// The file's column.
  let name: String
  /// Its values in the sample, empty ones left out.
  let values: [String]

  // MARK: - Times

  /// How a column of times is written.
  enum TimeReading: Equatable {
    /// By these formats; `isNaive` when some value names no offset.
    case formats([String], isNaive: Bool)
    /// Day and month may be either way round.
    case ambiguous
    /// No known format reads it.
    case unreadable
  }

  /// How its times are written, from the values alone.
  ///
  /// - Parameter order: The order that the person declared; nil when nothing was said.
  /// - Returns: The formats, or why there are none.
  func times(order: DateOrder?) -> TimeReading {
    let few = few
    guard !few.isEmpty else { return .formats(["iso"], isNaive: false) }
    let seconds = /[12][0-9]{9}(\.[0-9]+)?/
    if few.allSatisfy({ $0.wholeMatch(of: seconds) != nil }) {
      return .formats(["epoch-seconds"], isNaive: false)
    }
    let milliseconds = /[12][0-9]{12}/
    if few.allSatisfy({ $0.wholeMatch(of: milliseconds) != nil }) {
      return .formats(["epoch-milliseconds"], isNaive: false)
    }
    let iso = /[0-9]{4}-[0-9]{1,2}(-|$)/
    let dated = few.filter { $0.prefixMatch(of: iso) != nil }
    if Self.isMost(dated.count, of: few) {
      let month = /[0-9]{4}-[0-9]{2}/
      if dated.allSatisfy({ $0.wholeMatch(of: month) != nil }) {
        return .formats(["%Y-%m"], isNaive: true)
      }
      return .formats(["iso"], isNaive: dated.contains { !Self.hasOffset($0) })
    }
    return numericDates(order)
  }

  /// Enough values to tell a notation; the order of day and month is decided by all of them.
  private var few: ArraySlice<String> { values.prefix(200) }

  /// Whether so many values decide: the bad ones do not make a column unreadable while they are
  /// fewer than the good; they are rejected one by one.
  private static func isMost(_ count: Int, of values: some Collection<String>) -> Bool {
    count * 2 > values.count
  }

  /// A value that no notation of dates reads, to be shown; the first value when all begin well.
  var undated: String? {
    values.first { !Self.beginsWithDate($0) } ?? values.first
  }

  private func numericDates(_ order: DateOrder?) -> TimeReading {
    var firstOver = 0
    var secondOver = 0
    var separators = Set<Character>()
    var isLongYear = true
    var clocks = Set<Bool>()
    var readable = 0
    let pattern = /([0-9]{1,2})([\/.\-])([0-9]{1,2})[\/.\-]([0-9]{4}|[0-9]{2})(?![0-9])/
    for value in values {
      guard let match = value.prefixMatch(of: pattern),
        let first = Int(match.output.1), let second = Int(match.output.3),
        let separator = match.output.2.first
      else { continue }
      readable += 1
      if first > 12 { firstOver += 1 }
      if second > 12 { secondOver += 1 }
      separators.insert(separator)
      isLongYear = isLongYear && match.output.4.count == 4
      clocks.insert(value.lowercased().hasSuffix("am") || value.lowercased().hasSuffix("pm"))
    }
    guard Self.isMost(readable, of: values), separators.count == 1, let separator = separators.first
    else { return .unreadable }
    // A number above 12 is a day. A few against many are mistyped, and will be rejected.
    let decided: DateOrder? =
      firstOver > secondOver * 10 ? .dayFirst : secondOver > firstOver * 10 ? .monthFirst : nil
    guard let final = order ?? decided else { return .ambiguous }
    let year = isLongYear ? "%Y" : "%y"
    let day =
      final == .dayFirst
      ? "%d\(separator)%m\(separator)\(year)" : "%m\(separator)%d\(separator)\(year)"
    let times =
      clocks.contains(true) ? [" %I:%M:%S %p", " %I:%M %p"] : [" %H:%M:%S", " %H:%M", "T%H:%M:%S"]
    return .formats(times.map { day + $0 } + [day], isNaive: true)
  }

  /// Whether a time names its offset.
  static func hasOffset(_ text: String) -> Bool {
    if text.hasSuffix("Z") { return true }
    let tail = text.suffix(10)
    guard text.contains(":"),
      tail.contains("+") || tail.contains("-") || tail.contains("z")
        || tail.contains("T")
    else { return false }
    return text.wholeMatch(
      of: /.*[0-9]:[0-9]{2}[0-9:.]*\s*([zZ]|UTC|GMT|[+\-][0-9]{2}(:?[0-9]{2})?)\s*/) != nil
  }

  // MARK: - Kinds

  /// Whether the values can be of a kind; a sample without values can be of any.
  ///
  /// Only plain contradictions count: dates where yes or no is asked, yes and no where a date is.
  func fits(_ kind: ValueKind) -> Bool {
    let few = few
    guard !few.isEmpty else { return true }
    let words: Set<String> = [
      "true", "false", "yes", "no", "y", "n", "oui", "non", "o", "vrai", "faux", "t", "f", "0", "1",
    ]
    let truths = few.count { words.contains($0.lowercased()) }
    let dates = few.count { Self.beginsWithDate($0) }
    switch kind {
    case .boolean: return truths * 2 > few.count
    case .timestamp, .date: return truths * 2 <= few.count
    case .duration, .integer, .decimal, .money: return dates * 2 <= few.count
    case .text, .customer, .agent: return true
    }
  }

  private static func beginsWithDate(_ text: String) -> Bool {
    let date = /([0-9]{4}-[0-9]{1,2}-|[0-9]{1,2}[\/.\-][0-9]{1,2}[\/.\-][0-9]{2,4}([ T]|$))/
    return text.prefixMatch(of: date) != nil
  }

  // MARK: - Numbers

  /// Whether its numbers have a decimal comma: nil when no value decides it.
  var usesDecimalComma: Bool? {
    var undecided = false
    let comma = /[\-+]?[0-9.]*,([0-9]{1,2}|[0-9]{4,})/
    let dot = /[\-+]?[0-9,]*\.[0-9]+/
    let either = /[\-+]?[0-9]{1,3},[0-9]{3}/
    for value in values where value.utf8.contains(0x2C) || value.utf8.contains(0x2E) {
      let bare = value.filter { !$0.isWhitespace && !"€$£%".contains($0) }
      if bare.wholeMatch(of: comma) != nil { return true }
      if bare.wholeMatch(of: dot) != nil { return false }
      if bare.wholeMatch(of: either) != nil { undecided = true }
    }
    return undecided ? nil : false
  }

  /// Whether a value could be read either way, and none decides.
  var hasUndecidedComma: Bool { usesDecimalComma == nil }

  // MARK: - Durations

  /// Whether some duration is a bare number, which needs a unit.
  var hasBareNumbers: Bool {
    let number = /[\-+]?[0-9 \u{A0}\u{202F}]+([.,][0-9]+)?/
    return values.contains { !$0.contains(":") && $0.wholeMatch(of: number) != nil }
  }

  /// Whether some duration has one colon, as `4:12`.
  var hasShortClock: Bool {
    let clock = /\-?[0-9]{1,6}:[0-9]{1,2}/
    return values.contains { $0.contains(":") && $0.wholeMatch(of: clock) != nil }
  }

  /// The unit that the header names, as in `Wait (s)` or `handle_seconds`.
  var unitInName: DurationUnit? {
    let words = Set(
      name.folding(options: [.diacriticInsensitive, .caseInsensitive], locale: nil)
        .split { !$0.isLetter }.map(String.init))
    let known: [(DurationUnit, Set<String>)] = [
      (.milliseconds, ["ms", "milliseconds", "millisecondes"]),
      (.seconds, ["s", "sec", "secs", "seconds", "second", "secondes", "seconde"]),
      (.minutes, ["min", "mins", "mn", "minutes", "minute"]),
      (.hours, ["h", "hours", "hour", "heures", "heure", "hrs"]),
      (.days, ["days", "day", "jours", "jour"]),
    ]
    return known.first { !$0.1.isDisjoint(with: words) }?.0
  }
}

// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

/// SQL that reads durations: `300`, `0:05:00`, `4 min 12 s`, `1 h 05`, `1h05min`, `2 j 3 h`.
enum DurationText {
  /// Seconds from text; null when the text is no duration.
  ///
  /// - Parameters:
  ///   - text: SQL of the text.
  ///   - unit: The unit of a bare number; nil makes bare numbers unreadable.
  ///   - clock: How two numbers with one colon are read; nil makes them unreadable.
  ///   - decimalComma: Whether the file writes a decimal comma.
  /// - Returns: SQL of type DOUBLE.
  static func seconds(
    _ text: String, unit: DurationUnit?, clock: FieldRule.ShortClock?, decimalComma: Bool
  ) -> String {
    var branches = [String]()
    if let unit {
      let number = NumberText.decimal(text, decimalComma: decimalComma)
      let scaled =
        switch unit {
        case .seconds: number
        // An Excel time is a fraction of a day in binary; milliseconds are all it can mean.
        case .days: "round(\(number) * 86400, 3)"
        default: "\(number) * \(unit.seconds)"
        }
      branches.append(scaled)
    }
    branches.append(clockTime(text, clock))
    branches.append(worded(text))
    return "coalesce(\(branches.joined(separator: ", ")))"
  }

  private static func clockTime(_ text: String, _ clock: FieldRule.ShortClock?) -> String {
    let part = { (index: Int) in "cast(split_part(ltrim(\(text), '- '), ':', \(index)) as DOUBLE)" }
    let sign = "case when starts_with(ltrim(\(text)), '-') then -1 else 1 end"
    let two =
      switch clock {
      case .minutesSeconds: "\(part(1)) * 60 + \(part(2))"
      case .hoursMinutes: "\(part(1)) * 3600 + \(part(2)) * 60"
      case nil: "null"
      }
    return """
      case when not contains(\(text), ':') then null
      when regexp_full_match(\(text), '\\s*-?\\s*[0-9]{1,5}:[0-5]?[0-9]:[0-5]?[0-9](\\.[0-9]+)?\\s*')
      then (\(sign)) * (\(part(1)) * 3600 + \(part(2)) * 60 + \(part(3)))
      when regexp_full_match(\(text), '\\s*-?\\s*[0-9]{1,6}:[0-5]?[0-9]\\s*')
      then (\(sign)) * (\(two)) end
      """
  }

  private static let whole =
    #"^\s*-?\s*"#
    + #"([0-9]+([.,][0-9]+)?\s*(j|jours?|d|days?)\s*)?"#
    + #"([0-9]+([.,][0-9]+)?\s*(h|heures?|hrs?|hours?)\s*([0-9]{1,2}\s*$)?)?"#
    + #"([0-9]+([.,][0-9]+)?\s*(min|mins|mn|m|minutes?)\s*([0-9]{1,2}\s*$)?)?"#
    + #"([0-9]+([.,][0-9]+)?\s*(s|sec|secs|secondes?|seconds?)\s*)?$"#

  private static func worded(_ text: String) -> String {
    let lower = "lower(translate(\(text), '\u{00A0}\u{202F}', '  '))"
    let amount = { (pattern: String) in
      """
      coalesce(try_cast(nullif(replace(regexp_extract(\(lower), '\(pattern)', 1), ',', '.'), '') \
      as DOUBLE), 0)
      """
    }
    let days = amount(#"([0-9]+(?:[.,][0-9]+)?)\s*(?:j|d)"#)
    let hours = amount(#"([0-9]+(?:[.,][0-9]+)?)\s*h"#)
    let minutes = amount(#"([0-9]+(?:[.,][0-9]+)?)\s*m"#)
    let minutesAfterHours = amount(#"h[a-z]*\s*([0-9]{1,2})\s*$"#)
    let seconds = amount(#"([0-9]+(?:[.,][0-9]+)?)\s*s"#)
    let secondsAfterMinutes = amount(#"[0-9]\s*m[a-z]*\s*([0-9]{1,2})\s*$"#)
    return """
      case when regexp_matches(\(text), '[0-9]\\s*[jJdDhHmMsS]') \
      and regexp_matches(\(lower), '\(whole)') \
      then (case when starts_with(ltrim(\(text)), '-') then -1 else 1 end) * (\(days) * 86400 + \
      \(hours) * 3600 + (\(minutes) + \(minutesAfterHours)) * 60 + \(seconds) + \
      \(secondsAfterMinutes)) end
      """
  }
}

// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

/// SQL that reads moments and days, and places local times in UTC.
enum TimeText {
  /// Pattern of a time that carries its own offset: a trailing `Z`, `UTC` or `+02:00`.
  static let offsetPattern =
    #".*[0-9]:[0-9]{2}[0-9:.]*\s*([zZ]|UTC|GMT|[+-][0-9]{2}(:?[0-9]{2})?)\s*"#

  /// The moment, not yet moved from its zone, by the first format that reads it.
  static func naive(_ text: String, formats: [String]) -> String {
    let patterns = formats.filter { !isNamed($0) }
    var branches = [String]()
    if formats.contains("iso") || formats.isEmpty {
      branches.append(
        "case when regexp_matches(\(text), '^\\s*[0-9]{4}-') then try_cast(\(text) as TIMESTAMP) end"
      )
    }
    if patterns.count == 1 {
      branches.append("try_strptime(\(text), \(SQLText.literal(patterns[0])))")
    } else if patterns.count > 1 {
      let list = patterns.map(SQLText.literal).joined(separator: ", ")
      branches.append("try_strptime(\(text), [\(list)])")
    }
    guard !branches.isEmpty else { return "cast(null as TIMESTAMP)" }
    return branches.count == 1 ? branches[0] : "coalesce(\(branches.joined(separator: ", ")))"
  }

  /// The moment in UTC of a text that carries its own offset; null for any other.
  static func absolute(_ text: String, formats: [String]) -> String {
    var branches = [String]()
    if formats.contains("epoch-seconds") {
      branches.append("cast(to_timestamp(try_cast(\(text) as DOUBLE)) as TIMESTAMP)")
    }
    if formats.contains("epoch-milliseconds") {
      branches.append("epoch_ms(try_cast(\(text) as BIGINT))")
    }
    if formats.contains("epoch") {
      branches.append(epoch(text))
    }
    if formats.contains("rfc-2822") {
      branches.append(
        """
        cast(try_strptime(\(text), ['%a, %d %b %Y %H:%M:%S %z', '%d %b %Y %H:%M:%S %z', \
        '%a, %d %b %Y %H:%M:%S %Z', '%d %b %Y %H:%M:%S %Z']) as TIMESTAMP)
        """)
    }
    if formats.contains("iso") || formats.isEmpty {
      // The plain cast drops an offset in silence, so it may only see a Z.
      branches.append(
        """
        case when ends_with(\(text), 'Z') then try_cast(\(text) as TIMESTAMP) \
        when regexp_full_match(\(text), '\(offsetPattern)') \
        then cast(try_cast(\(text) as TIMESTAMPTZ) as TIMESTAMP) end
        """)
    }
    guard !branches.isEmpty else { return "cast(null as TIMESTAMP)" }
    return branches.count == 1 ? branches[0] : "coalesce(\(branches.joined(separator: ", ")))"
  }

  /// A number of seconds, milliseconds or microseconds since 1970, told apart by its size: each
  /// covers the years 1973 to 5138, so that no two can be meant.
  private static func epoch(_ text: String) -> String {
    let number = "try_cast(\(text) as DOUBLE)"
    return """
      case when abs(\(number)) < 1e11 then make_timestamp(cast(round(\(number) * 1e6) as BIGINT)) \
      when abs(\(number)) < 1e14 then make_timestamp(cast(round(\(number) * 1e3) as BIGINT)) \
      when abs(\(number)) < 1e17 then make_timestamp(cast(\(number) as BIGINT)) end
      """
  }

  /// A local time in UTC: an ambiguous one (autumn) is its first occurrence.
  static func utc(_ local: String, zone: String) -> String {
    let name = SQLText.literal(zone)
    let moved = "timezone(\(name), \(local))"
    return """
      cast(case when timezone(\(name), \(moved) - interval 1 hour) = \(local) \
      then \(moved) - interval 1 hour else \(moved) end as TIMESTAMP)
      """
  }

  /// Whether a local time does not exist (the hour that spring skips).
  static func isInGap(_ local: String, zone: String) -> String {
    let name = SQLText.literal(zone)
    return "timezone(\(name), timezone(\(name), \(local))) <> \(local)"
  }

  /// Whether a local time exists twice (the hour that autumn repeats).
  static func isAmbiguous(_ local: String, zone: String) -> String {
    let name = SQLText.literal(zone)
    return """
      (timezone(\(name), timezone(\(name), \(local)) - interval 1 hour) = \(local) \
      or timezone(\(name), timezone(\(name), \(local)) + interval 1 hour) = \(local))
      """
  }

  /// Whether a moment or day lies outside 1970 to 2100, where a year was mistyped or is a filler.
  static func isOutOfRange(_ moment: String) -> String {
    "\(moment) < TIMESTAMP '1970-01-01' or \(moment) >= TIMESTAMP '2101-01-01'"
  }

  /// Whether a format is a name of ours and not a pattern.
  static func isNamed(_ format: String) -> Bool {
    ["iso", "epoch", "epoch-seconds", "epoch-milliseconds", "rfc-2822"].contains(format)
  }
}

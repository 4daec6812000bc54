// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

import Foundation
import Quantities

/// Reads settings out of one YAML mapping, refusing names that do not exist and wrong values.
struct SettingsReader {
  let fields: [String: Any]
  /// The dotted name of the mapping, empty for the file itself.
  var prefix = ""

  func settings(format: Int) throws -> WorkspaceSettings {
    try refuseUnknown([
      "formatVersion", "company", "currency", "timeZone", "language", "pseudonymise",
      "businessCalendar", "definitions",
    ])
    var settings = WorkspaceSettings(formatVersion: format)
    settings.company = try text("company")
    if let code = try text("currency") {
      guard let currency = Currency(code: code) else {
        throw bad("currency", code, "an ISO 4217 code of three letters, such as EUR")
      }
      settings.currency = currency
    }
    if let zone = try text("timeZone") {
      guard WorkspaceSettings.isTimeZone(zone) else {
        throw bad("timeZone", zone, "an IANA name, such as Europe/Paris")
      }
      settings.timeZone = zone
    }
    if let tag = try text("language") {
      guard let language = Language(rawValue: tag) else {
        throw bad("language", tag, "fr or en")
      }
      settings.language = language
    }
    settings.pseudonymises = try boolean("pseudonymise") ?? settings.pseudonymises
    if let reader = try mapping("businessCalendar") {
      settings.businessCalendar = try reader.businessHours()
    }
    if let reader = try mapping("definitions") {
      settings.definitions = try reader.definitions()
    }
    return settings
  }

  private func definitions() throws -> MetricDefinitions {
    try refuseUnknown([
      "fcrWindowDays", "shortAbandonSeconds", "serviceLevelThresholdSeconds",
      "serviceLevelTarget",
    ])
    var chosen = MetricDefinitions()
    chosen.fcrWindowDays = try integer("fcrWindowDays") ?? chosen.fcrWindowDays
    guard chosen.fcrWindowDays >= 1 else {
      throw bad("fcrWindowDays", "\(chosen.fcrWindowDays)", "a whole number of days from 1")
    }
    chosen.shortAbandonSeconds = try number("shortAbandonSeconds") ?? chosen.shortAbandonSeconds
    guard chosen.shortAbandonSeconds >= 0 else {
      throw bad("shortAbandonSeconds", "\(chosen.shortAbandonSeconds)", "seconds from 0")
    }
    chosen.serviceLevelThresholdSeconds =
      try number("serviceLevelThresholdSeconds") ?? chosen.serviceLevelThresholdSeconds
    guard chosen.serviceLevelThresholdSeconds > 0 else {
      throw bad(
        "serviceLevelThresholdSeconds", "\(chosen.serviceLevelThresholdSeconds)",
        "seconds above 0")
    }
    chosen.serviceLevelTarget = try number("serviceLevelTarget") ?? chosen.serviceLevelTarget
    guard chosen.serviceLevelTarget > 0, chosen.serviceLevelTarget <= 1 else {
      throw bad(
        "serviceLevelTarget", "\(chosen.serviceLevelTarget)",
        "a fraction above 0 and at most 1: 0.8 is 80 %")
    }
    return chosen
  }

  private func businessHours() throws -> BusinessHours {
    try refuseUnknown(["openings", "holidays"])
    var hours = BusinessHours()
    if let value = fields["openings"] {
      guard let list = value as? [[String: Any]] else {
        throw bad(
          "openings", "\(value)", "a list such as - { days: [mon], from: \"09:00\", to: \"18:00\" }"
        )
      }
      hours.openings = try list.map {
        try SettingsReader(fields: $0, prefix: prefix + "openings.").opening()
      }
    }
    if let value = fields["holidays"] {
      guard let list = value as? [Any] else {
        throw bad("holidays", "\(value)", "a list of days such as 2026-05-01")
      }
      hours.holidays = try list.map { item in
        guard let text = item as? String, let date = LocalDate(iso: text) else {
          throw bad("holidays", "\(item)", "days written as 2026-05-01")
        }
        return date
      }
    }
    return hours
  }

  private func opening() throws -> BusinessHours.Opening {
    try refuseUnknown(["days", "from", "to"])
    guard let names = fields["days"] as? [String], !names.isEmpty else {
      throw bad(
        "days", "\(fields["days"] ?? "missing")", "a list of mon, tue, wed, thu, fri, sat, sun")
    }
    let days = try names.map { name in
      guard let index = BusinessHours.Opening.dayNames.firstIndex(of: name.lowercased()) else {
        throw bad("days", name, "mon, tue, wed, thu, fri, sat or sun")
      }
      return index + 1
    }
    let opens = try clock("from")
    let closes = try clock("to")
    guard opens < closes else {
      throw bad("to", BusinessHours.Opening.clock(closes), "a time later than from, at most 24:00")
    }
    return BusinessHours.Opening(days: days, opens: opens, closes: closes)
  }

  private func clock(_ name: String) throws -> Int {
    guard let text = fields[name] as? String, let minutes = BusinessHours.Opening.minutes(text)
    else { throw bad(name, "\(fields[name] ?? "missing")", "a time in quotes such as \"09:00\"") }
    return minutes
  }

  // MARK: - Values of one type

  func integer(_ name: String) throws -> Int? {
    guard let value = fields[name] else { return nil }
    guard let number = value as? Int else { throw bad(name, "\(value)", "a whole number") }
    return number
  }

  private func number(_ name: String) throws -> Double? {
    guard let value = fields[name] else { return nil }
    if let number = value as? Int { return Double(number) }
    guard let number = value as? Double, number.isFinite else {
      throw bad(name, "\(value)", "a number")
    }
    return number
  }

  private func boolean(_ name: String) throws -> Bool? {
    guard let value = fields[name] else { return nil }
    guard let flag = value as? Bool else { throw bad(name, "\(value)", "true or false") }
    return flag
  }

  private func text(_ name: String) throws -> String? {
    guard let value = fields[name] else { return nil }
    guard let text = value as? String else {
      throw bad(name, "\(value)", "a text; put it in quotes")
    }
    return text
  }

  private func mapping(_ name: String) throws -> SettingsReader? {
    guard let value = fields[name] else { return nil }
    guard let inner = value as? [String: Any] else {
      throw bad(name, "\(value)", "indented `name: value` lines")
    }
    return SettingsReader(fields: inner, prefix: prefix + name + ".")
  }

  private func refuseUnknown(_ known: [String]) throws {
    for name in fields.keys.sorted() where !known.contains(name) {
      throw WorkspaceError.unknownSetting(
        name: prefix + name, suggestion: closestName(to: name, among: known))
    }
  }

  private func bad(_ name: String, _ value: String, _ expected: String) -> WorkspaceError {
    .badSetting(name: prefix + name, value: Self.oneLine(value), expected: expected)
  }

  /// A text on one line, cut after 200 characters.
  static func oneLine(_ text: String) -> String {
    String(text.split(whereSeparator: \.isNewline).joined(separator: " ").prefix(200))
  }
}

extension WorkspaceSettings {
  /// Whether a name is that of a zone in the time zone database.
  package static func isTimeZone(_ name: String) -> Bool {
    let allowed = name.utf8.allSatisfy {
      (48...57).contains($0) || (65...90).contains($0) || (97...122).contains($0)
        || [UInt8(ascii: "/"), UInt8(ascii: "_"), UInt8(ascii: "-"), UInt8(ascii: "+")].contains($0)
    }
    return allowed && !name.isEmpty && TimeZone(identifier: name) != nil
  }
}

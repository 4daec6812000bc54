// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

import Foundation
import Quantities
import Yams

extension WorkspaceSettings {
  /// Reads the text of a `workspace.yaml`.
  ///
  /// - Parameter yaml: The file's text; settings that it leaves out keep their defaults.
  /// - Throws: ``WorkspaceError``: a newer format, no mapping of names to values, a value out of
  ///   its domain, or a setting that does not exist.
  package init(yaml: String) throws {
    // Without an alias (`*name` at the start of a value) no text can unfold into a larger one.
    guard !yaml.contains(/(^|[\s,\[{?:-])\*[^\s*]/), yaml.utf8.count < 1_000_000 else {
      throw WorkspaceError.unreadableSettings(
        detail: "it uses YAML aliases, which are not needed here, or exceeds 1 MB")
    }
    let loaded: Any?
    do {
      loaded = try Yams.load(
        yaml: yaml, Resolver.basic.appending(.int).appending(.float).appending(.bool))
    } catch {
      throw WorkspaceError.unreadableSettings(detail: SettingsReader.oneLine("\(error)"))
    }
    guard let fields = loaded as? [String: Any] else {
      throw WorkspaceError.unreadableSettings(detail: "it is no list of `name: value` lines")
    }
    // A newer format may have names that this version does not know: say so before anything else.
    let format = try SettingsReader(fields: fields).integer("formatVersion") ?? 1
    guard format <= Self.currentFormat else {
      throw WorkspaceError.newerFormat(found: format, known: Self.currentFormat)
    }
    self = try SettingsReader(fields: fields).settings(format: format)
  }

  /// The text of a `workspace.yaml` with these settings, which ``init(yaml:)`` reads back.
  package var yaml: String {
    func quoted(_ text: String) -> String {
      "\""
        + text.replacingOccurrences(of: "\\", with: "\\\\")
        .replacingOccurrences(of: "\"", with: "\\\"")
        .replacingOccurrences(of: "\n", with: " ") + "\""
    }
    var lines = ["# Rendement workspace. Edit freely; `rendement doctor` checks it."]
    lines.append("formatVersion: \(formatVersion)")
    if let company { lines.append("company: \(quoted(company))") }
    lines.append("currency: \(currency.code)")
    lines.append("timeZone: \(timeZone)")
    lines.append("language: \(language.rawValue)")
    lines.append("pseudonymise: \(pseudonymises)")
    lines.append("businessCalendar:")
    lines.append(businessCalendar.openings.isEmpty ? "  openings: []" : "  openings:")
    for opening in businessCalendar.openings {
      let days = opening.days.map { BusinessHours.Opening.dayNames[$0 - 1] }
      lines.append(
        "    - { days: [\(days.joined(separator: ", "))], "
          + "from: \"\(BusinessHours.Opening.clock(opening.opens))\", "
          + "to: \"\(BusinessHours.Opening.clock(opening.closes))\" }")
    }
    let holidays = businessCalendar.holidays.map { "\"\($0)\"" }
    lines.append("  holidays: [\(holidays.joined(separator: ", "))]")
    lines.append("definitions:")
    lines.append("  fcrWindowDays: \(definitions.fcrWindowDays)")
    lines.append("  shortAbandonSeconds: \(definitions.shortAbandonSeconds)")
    lines.append("  serviceLevelThresholdSeconds: \(definitions.serviceLevelThresholdSeconds)")
    lines.append("  serviceLevelTarget: \(definitions.serviceLevelTarget)")
    return lines.joined(separator: "\n") + "\n"
  }
}

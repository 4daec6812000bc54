// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

import Quantities
import Testing

@testable import Warehouse

@Suite struct `Workspace settings` {
  @Test func `what is written is read back`() throws {
    var settings = WorkspaceSettings(
      company: "Société \"L'Étoile\" & fils", timeZone: "America/Sao_Paulo", language: .english,
      pseudonymises: false)
    settings.businessCalendar = BusinessHours(
      openings: [.init(days: [1, 6], opens: 510, closes: 1440)],
      holidays: [try #require(LocalDate(iso: "2026-05-01"))])
    settings.definitions = MetricDefinitions(
      fcrWindowDays: 14, shortAbandonSeconds: 6, serviceLevelThresholdSeconds: 30,
      serviceLevelTarget: 0.9)
    #expect(try WorkspaceSettings(yaml: settings.yaml) == settings)
  }

  @Test func `settings left out keep their defaults`() throws {
    let settings = try WorkspaceSettings(yaml: "formatVersion: 1\ncurrency: chf\n")
    #expect(settings.currency.code == "CHF")
    #expect(settings.definitions == MetricDefinitions())
  }

  @Test func `a newer format is refused before anything in it is read`() {
    let error = #expect(throws: WorkspaceError.self) {
      try WorkspaceSettings(yaml: "formatVersion: 7\nnewThing: 1\n")
    }
    #expect(error == .newerFormat(found: 7, known: 1))
    #expect(error?.description.contains("Update Rendement") == true)
  }

  @Test(arguments: [
    ("formatVersion: one", "formatVersion"), ("timeZone: Paris/Europe", "timeZone"),
    ("timeZone: \"UTC'; drop\"", "timeZone"), ("currency: EURO", "currency"),
    ("language: de", "language"), ("pseudonymise: perhaps", "pseudonymise"),
    ("definitions: { fcrWindowDays: 0 }", "definitions.fcrWindowDays"),
    ("definitions: { serviceLevelTarget: 80 }", "definitions.serviceLevelTarget"),
    ("definitions: { shortAbandonSeconds: -1 }", "definitions.shortAbandonSeconds"),
    ("definitions: 5", "definitions"),
    ("businessCalendar: { holidays: [yesterday] }", "businessCalendar.holidays"),
    (
      "businessCalendar: { openings: [{ days: [mon], from: \"18:00\", to: \"09:00\" }] }",
      "businessCalendar.openings.to"
    ),
    (
      "businessCalendar: { openings: [{ days: [lundi], from: \"9:00\", to: \"18:00\" }] }",
      "businessCalendar.openings.days"
    ),
  ])
  func `a wrong value is refused by name`(yaml: String, name: String) {
    let error = #expect(throws: WorkspaceError.self) { try WorkspaceSettings(yaml: yaml) }
    guard case .badSetting(let found, _, let expected) = error else {
      Issue.record("\(String(describing: error))")
      return
    }
    #expect(found == name)
    #expect(!expected.isEmpty)
  }

  @Test func `a mistyped name is refused and the right one suggested`() {
    #expect(throws: WorkspaceError.unknownSetting(name: "timezone", suggestion: "timeZone")) {
      try WorkspaceSettings(yaml: "timezone: UTC")
    }
    #expect(
      throws: WorkspaceError.unknownSetting(
        name: "definitions.fcrWindowDay", suggestion: "fcrWindowDays")
    ) { try WorkspaceSettings(yaml: "definitions: { fcrWindowDay: 7 }") }
  }

  @Test(arguments: ["", "- a\n- b", "a: [", "text", "a: &x [1]\nb: [*x, *x]"])
  func `text that is no settings file is refused in one sentence`(yaml: String) {
    let error = #expect(throws: WorkspaceError.self) { try WorkspaceSettings(yaml: yaml) }
    #expect(error?.code == "workspace.settings-unreadable")
    #expect(error?.description.contains("\n") == false)
  }
}

// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

package import Quantities

/// What `workspace.yaml` says: the company, and the definitions it has chosen.
package struct WorkspaceSettings: Sendable, Hashable {
  /// The format that this program writes and the newest that it reads.
  package static let currentFormat = 1

  /// The format of the workspace folder; 1 is the first.
  package var formatVersion: Int
  /// The company's name; nil until it is given.
  package var company: String?
  /// The currency of cases and costs that name none.
  package var currency: Currency
  /// IANA name of the zone whose days, weeks and months the figures are cut by.
  package var timeZone: String
  /// The language of documents and messages.
  package var language: Language
  /// Whether customers and agents are replaced by keyed pseudonyms on import.
  package var pseudonymises: Bool
  /// When the service is open.
  package var businessCalendar: BusinessHours
  /// The contested definitions, as chosen here.
  package var definitions: MetricDefinitions

  /// Creates settings; the defaults are those of a new workspace.
  package init(
    formatVersion: Int = WorkspaceSettings.currentFormat, company: String? = nil,
    currency: Currency = .euro, timeZone: String = "Europe/Paris",
    language: Language = .french, pseudonymises: Bool = true,
    businessCalendar: BusinessHours = BusinessHours(),
    definitions: MetricDefinitions = MetricDefinitions()
  ) {
    self.formatVersion = formatVersion
    self.company = company
    self.currency = currency
    self.timeZone = timeZone
    self.language = language
    self.pseudonymises = pseudonymises
    self.businessCalendar = businessCalendar
    self.definitions = definitions
  }
}

/// The definitions on which vendors differ, with our defaults.
package struct MetricDefinitions: Sendable, Hashable {
  /// Days without another contact after which a contact counts as resolved at first; ≥ 1.
  package var fcrWindowDays: Int
  /// Seconds of waiting up to which an abandoned call is a short abandon; ≥ 0.
  package var shortAbandonSeconds: Double
  /// Seconds within which an answer is in time; > 0.
  package var serviceLevelThresholdSeconds: Double
  /// The share of answers that should be in time, a fraction between 0 and 1.
  package var serviceLevelTarget: Double

  /// Creates definitions; 7 days, 5 seconds and 80 % in 20 seconds unless said otherwise.
  package init(
    fcrWindowDays: Int = 7, shortAbandonSeconds: Double = 5,
    serviceLevelThresholdSeconds: Double = 20, serviceLevelTarget: Double = 0.8
  ) {
    self.fcrWindowDays = fcrWindowDays
    self.shortAbandonSeconds = shortAbandonSeconds
    self.serviceLevelThresholdSeconds = serviceLevelThresholdSeconds
    self.serviceLevelTarget = serviceLevelTarget
  }
}

// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

package import Foundation
package import Quantities

/// What a person asks to import, with everything that the file itself does not say.
package struct ImportRequest: Sendable {
  /// The file.
  package var file: URL
  /// What its rows are; nil lets the headers decide.
  package var kind: ImportKind?
  /// A mapping file written or edited by the person; nil lets the headers choose a platform.
  package var mappingFile: URL?
  /// What the file does not say.
  package var options: ImportOptions
  /// Whether to read and check only, and change nothing.
  package var isDryRun: Bool

  /// Creates a request.
  package init(
    file: URL, kind: ImportKind? = nil, mappingFile: URL? = nil,
    options: ImportOptions = ImportOptions(), isDryRun: Bool = false
  ) {
    self.file = file
    self.kind = kind
    self.mappingFile = mappingFile
    self.options = options
    self.isDryRun = isDryRun
  }
}

/// The order of day and month in numeric dates.
package enum DateOrder: String, Sendable, Codable, CaseIterable {
  case dayFirst = "dmy"
  case monthFirst = "mdy"
}

/// The unit of a duration written as a bare number.
package enum DurationUnit: String, Sendable, Codable, CaseIterable {
  case milliseconds, seconds, minutes, hours, days

  /// How many seconds one unit lasts.
  package var seconds: Double {
    switch self {
    case .milliseconds: 0.001
    case .seconds: 1
    case .minutes: 60
    case .hours: 3600
    case .days: 86_400
    }
  }
}

/// Declarations that a file cannot make itself; each is asked for when it is needed and missing.
package struct ImportOptions: Sendable, Hashable, Codable {
  /// IANA name of the zone of times written without one, such as `Europe/Paris`.
  package var timeZone: String?
  /// Order of day and month where the values do not decide it.
  package var dateOrder: DateOrder?
  /// Unit of bare-number durations, by file column; the key `*` stands for every column.
  package var units: [String: DurationUnit]
  /// The day on which a snapshot (such as a customer list) was taken.
  package var snapshotDate: LocalDate?
  /// ISO 4217 currency of amounts written without one.
  package var currency: String?
  /// Name of the source to record instead of the mapping's.
  package var source: String?
  /// Whether customer and agent identifiers are replaced by keyed pseudonyms.
  package var pseudonymises: Bool

  /// Creates the declarations; none are made by default, and identifiers are pseudonymised.
  package init(
    timeZone: String? = nil, dateOrder: DateOrder? = nil, units: [String: DurationUnit] = [:],
    snapshotDate: LocalDate? = nil, currency: String? = nil, source: String? = nil,
    pseudonymises: Bool = true
  ) {
    self.timeZone = timeZone
    self.dateOrder = dateOrder
    self.units = units
    self.snapshotDate = snapshotDate
    self.currency = currency
    self.source = source
    self.pseudonymises = pseudonymises
  }
}

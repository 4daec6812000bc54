// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

package import Quantities
package import Warehouse

/// How the records of a platform's export become canonical rows; a YAML file a person can edit.
package struct Mapping: Sendable, Hashable {
  /// What the mapping was tried on.
  package enum Evidence: String, Sendable, Hashable, CaseIterable {
    /// A real file of the platform.
    case realFile = "real-file"
    /// The platform's documentation only.
    case documentation
    /// Proposed from the headers and values of one file.
    case proposed
  }

  /// How the zone of times written without one is known.
  package enum ZoneRule: Sendable, Hashable {
    /// The person must say it when the file has such times.
    case ask
    /// The platform always writes this IANA zone.
    case zone(String)
  }

  /// The headers that recognise the platform.
  package struct Detection: Sendable, Hashable {
    /// Every one must be there.
    package var all: [String] = []
    /// At least one must be there, when any is listed.
    package var any: [String] = []
    /// None may be there.
    package var none: [String] = []
  }

  /// What the file looks like, where its bytes leave a doubt.
  package struct Shape: Sendable, Hashable {
    /// The key of the list of records in a JSON object, such as `tickets`.
    package var records: String?
    /// The delimiter, when the engine's own detection would miss it.
    package var delimiter: String?
    /// The shipped SQL model that turns the records into rows of named texts; nil for none.
    package var model: String?
    /// Whether a mapped column that the file lacks counts as empty instead of being an error.
    package var allowsMissingColumns = false
  }

  /// Records left out on purpose.
  package struct Skip: Sendable, Hashable {
    /// Which.
    package var condition: Condition
    /// Why, for the report.
    package var reason: LocalizedText
  }

  /// Several records of one key that become one row.
  package struct Fold: Sendable, Hashable {
    /// The file columns whose greatest values mark the last record, most significant first.
    package var orderBy: [String]
  }

  /// A canonical field and its rule.
  package struct Field: Sendable, Hashable {
    /// The canonical column.
    package var name: String
    /// How its value is made.
    package var rule: FieldRule
  }

  /// How records become rows of one fact table.
  package struct Table: Sendable, Hashable {
    /// The fact table.
    package var table: FactTable
    /// Which records give a row; nil means all.
    package var condition: Condition?
    /// Whether and how records with the same external id are folded into one row.
    package var fold: Fold?
    /// Canonical fields and their rules, in order.
    package var fields: [Field]

    /// The rule of a field; nil when the mapping leaves it empty.
    package func rule(_ name: String) -> FieldRule? {
      fields.first { $0.name == name }?.rule
    }
  }

  /// Short name, such as `servicenow-incidents`.
  package var id: String
  /// Grows with each change of meaning, so that old imports can be done again.
  package var version: Int
  /// The platform as a person knows it.
  package var platform: String
  /// One sentence on what the file is.
  package var title: LocalizedText
  /// What it was tried on.
  package var evidence: Evidence
  /// The name recorded as the rows' source.
  package var source: String
  /// What `--as` selects this mapping; nil when none does.
  package var kind: ImportKind?
  /// How it is recognised.
  package var detection: Detection
  /// What the file looks like.
  package var shape: Shape
  /// How naive times are placed.
  package var zone: ZoneRule
  /// Formats of times for rules that name none.
  package var formats: [String]
  /// Whether numbers have a decimal comma.
  package var decimalComma: Bool
  /// Texts that mean "no value" everywhere in the file, besides the empty one.
  package var nullValues: [String]
  /// Records left out.
  package var skips: [Skip]
  /// The tables filled; empty when ``refusal`` says why nothing is.
  package var tables: [Table]
  /// Why records of this kind are not imported, though they are recognised; nil when they are.
  package var refusal: LocalizedText?

  /// Creates a mapping with no tables.
  package init(id: String, version: Int = 1, platform: String, title: LocalizedText) {
    self.id = id
    self.version = version
    self.platform = platform
    self.title = title
    evidence = .proposed
    source = id
    detection = Detection()
    shape = Shape()
    zone = .ask
    formats = []
    decimalComma = false
    nullValues = []
    skips = []
    tables = []
  }
}

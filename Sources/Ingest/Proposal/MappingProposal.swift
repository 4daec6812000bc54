// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

package import Quantities

/// One line of a mapping as it is shown to a person.
package struct FieldPreview: Sendable, Hashable, Codable {
  /// The fact table.
  package var table: String
  /// The canonical field.
  package var field: String
  /// The rule in a few words, such as `column opened_at · %d/%m/%Y %H:%M`.
  package var rule: String
  /// A value of the file, nil when the column is empty in the sample.
  package var sample: String?

  /// Creates a line.
  package init(table: String, field: String, rule: String, sample: String?) {
    self.table = table
    self.field = field
    self.rule = rule
    self.sample = sample
  }
}

/// What a file does not say and a person must.
package struct OpenQuestion: Sendable, Hashable, Codable {
  /// What kind of declaration is missing.
  package enum Topic: String, Sendable, Hashable, Codable {
    case timeZone, dateOrder, unit, currency, snapshotDate, numberFormat, column
  }

  /// What is missing.
  package var topic: Topic
  /// The file's column concerned; nil for the whole file.
  package var column: String?
  /// The question and the option that answers it.
  package var text: LocalizedText

  /// Creates a question.
  package init(_ topic: Topic, column: String?, text: LocalizedText) {
    self.topic = topic
    self.column = column
    self.text = text
  }
}

/// The mapping found or proposed for a file, to be shown before it is used.
package struct MappingProposal: Sendable, Hashable {
  /// The mapping.
  package var mapping: Mapping
  /// Its lines, with sample values of this file.
  package var preview: [FieldPreview]
  /// What must still be said; an import throws ``IngestError/undecided(_:)`` while any is left.
  package var questions: [OpenQuestion]
  /// The file's columns that no field uses.
  package var unusedColumns: [String]

  /// Creates a proposal.
  package init(
    mapping: Mapping, preview: [FieldPreview], questions: [OpenQuestion], unusedColumns: [String]
  ) {
    self.mapping = mapping
    self.preview = preview
    self.questions = questions
    self.unusedColumns = unusedColumns
  }
}

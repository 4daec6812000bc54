// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

package import Quantities

/// One row that was not imported, and why.
package struct RejectedRow: Sendable, Hashable, Codable {
  /// Line of the file for text, sheet row for a workbook, record number otherwise; from 1.
  package var line: Int
  /// The file's column at fault; nil when the whole line is.
  package var column: String?
  /// The value as written, cut after 200 characters; nil when the whole line is at fault.
  package var value: String?
  /// A stable code such as `import.date-impossible`.
  package var code: String
  /// Why, in both languages.
  package var reason: LocalizedText

  /// Creates a rejected row.
  package init(
    line: Int, column: String?, value: String?, code: String, reason: LocalizedText
  ) {
    self.line = line
    self.column = column
    self.value = value
    self.code = code
    self.reason = reason
  }
}

/// What happened to one canonical table.
package struct TableCounts: Sendable, Hashable, Codable {
  /// The table's name, such as `contacts`.
  package var table: String
  /// Rows that are new.
  package var imported: Int
  /// Rows that replaced an older version of themselves.
  package var updated: Int
  /// Rows that were there already, unchanged.
  package var unchanged: Int

  /// Creates the counts.
  package init(table: String, imported: Int, updated: Int, unchanged: Int) {
    self.table = table
    self.imported = imported
    self.updated = updated
    self.unchanged = unchanged
  }
}

/// The mapping that an import used.
package struct MappingUse: Sendable, Hashable, Codable {
  /// The mapping's id, such as `servicenow-incidents`, or `proposed`.
  package var id: String
  /// Its version.
  package var version: Int
  /// The platform's name as a person reads it.
  package var platform: String
  /// One line per field: canonical field, rule, sample value.
  package var fields: [FieldPreview]
  /// The file's columns that no field reads.
  package var unusedColumns: [String]

  /// Creates the description.
  package init(
    id: String, version: Int, platform: String, fields: [FieldPreview], unusedColumns: [String]
  ) {
    self.id = id
    self.version = version
    self.platform = platform
    self.fields = fields
    self.unusedColumns = unusedColumns
  }
}

/// The result of an import, for a person and, as JSON, for a program.
///
/// For a file whose rows become one row each,
/// `rowsRead = rowsImported + rowsUpdated + rowsUnchanged + rowsRejected + rowsSkipped +
/// rowsFolded`. The row counts are those of the mapping's first table; `tables` has every one.
package struct ImportReport: Sendable, Hashable, Codable {
  /// Name of the file.
  package var file: String
  /// The format found in it.
  package var format: FileFormat
  /// The encoding found in it.
  package var encoding: TextEncoding
  /// The number of the import in the workspace; nil for a dry run or an unchanged repetition.
  package var importID: Int64?
  /// Whether nothing was written because only a check was asked for.
  package var isDryRun: Bool
  /// Whether the same file was imported before with the same mapping and options.
  package var wasAlreadyImported: Bool
  /// Records in the file, header apart.
  package var rowsRead: Int
  /// New rows of the first table.
  package var rowsImported: Int
  /// Rows of the first table that replaced an older version.
  package var rowsUpdated: Int
  /// Rows of the first table that were already there, unchanged.
  package var rowsUnchanged: Int
  /// Records with a fault, kept out and listed in `rejectsFile`.
  package var rowsRejected: Int
  /// Records that the mapping leaves out on purpose.
  package var rowsSkipped: Int
  /// Records that are earlier events or repeated versions of a row counted elsewhere.
  package var rowsFolded: Int
  /// The first rejected rows; all of them are in `rejectsFile`.
  package var rejects: [RejectedRow]
  /// Path of the file with every rejected row; nil when there are none.
  package var rejectsFile: String?
  /// Things to know: duplicate headers, ambiguous times, skipped rows and their reason.
  package var diagnostics: [Diagnostic]
  /// The mapping used.
  package var mapping: MappingUse
  /// The counts of every table.
  package var tables: [TableCounts]
  /// Wall-clock seconds.
  package var seconds: Double

  /// Creates a report with no rows.
  package init(file: String, format: FileFormat, encoding: TextEncoding, mapping: MappingUse) {
    self.file = file
    self.format = format
    self.encoding = encoding
    self.mapping = mapping
    importID = nil
    isDryRun = false
    wasAlreadyImported = false
    rowsRead = 0
    rowsImported = 0
    rowsUpdated = 0
    rowsUnchanged = 0
    rowsRejected = 0
    rowsSkipped = 0
    rowsFolded = 0
    rejects = []
    rejectsFile = nil
    diagnostics = []
    tables = []
    seconds = 0
  }
}

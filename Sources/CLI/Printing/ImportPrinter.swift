// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

internal import Documents
internal import Foundation
internal import Ingest
internal import Quantities

/// Prints what imports did.
struct ImportPrinter {
  /// The form of the result.
  var format: OutputFormat
  /// The language of texts and numbers.
  var language: Language

  /// Prints what is known as soon as one file is in: its mapping, and things to know on standard
  /// error.
  func showAtOnce(_ report: ImportReport) throws {
    if format == .table { showMapping(of: report) }
    for diagnostic in report.diagnostics {
      printDiagnostic("\(report.file): \(diagnostic.message[language]) [\(diagnostic.code)]")
    }
  }

  /// Prints the rows of every file when all are in.
  func showSummary(_ reports: [ImportReport]) throws {
    switch format {
    case .json:
      if reports.count == 1, let report = reports.first {
        printResult(try encodeJSON(report))
      } else {
        printResult(try encodeJSON(reports))
      }
    case .csv:
      printCSV(counts(of: reports))
    case .table: showCounts(reports)
    }
  }

  /// Prints how many rows each file had, and the first rejected ones.
  func showCounts(_ reports: [ImportReport]) {
    printResult(plain(counts(of: reports)))
    for report in reports where !report.rejects.isEmpty { showRejects(of: report) }
  }

  private func showMapping(of report: ImportReport) {
    guard !report.wasAlreadyImported else {
      printResult(
        LocalizedText(
          en: "\(report.file): imported before with the same mapping; nothing changed.\n",
          fr: "\(report.file) : déjà importé avec la même correspondance ; rien n'a changé.\n")[
            language])
      return
    }
    let caption = LocalizedText(
      en: "\(report.file), \(report.format.rawValue), read as \(report.mapping.platform)",
      fr: "\(report.file), \(report.format.rawValue), lu comme \(report.mapping.platform)")
    let table = Table(
      caption: caption[language],
      columns: [
        .words(LocalizedText(en: "field", fr: "champ")[language]),
        .words(LocalizedText(en: "from the file", fr: "dans le fichier")[language]),
        .words(LocalizedText(en: "sample", fr: "exemple")[language]),
      ],
      rows: report.mapping.fields.map { field in
        Table.Row([
          .text("\(field.table).\(field.field)"), .text(field.rule), .text(field.sample ?? ""),
        ])
      })
    printResult(plain(table))
    showUnused(report.mapping.unusedColumns)
  }

  private func showUnused(_ columns: [String]) {
    guard !columns.isEmpty else { return }
    let shown = columns.prefix(20).joined(separator: ", ")
    let more = columns.count > 20 ? ", … (\(columns.count))" : ""
    printResult(
      LocalizedText(
        en: "Columns not read: \(shown)\(more). A mapping file can use them.\n",
        fr: "Colonnes non lues : \(shown)\(more). Un fichier de correspondance peut s'en servir.\n")[
          language])
  }

  private func counts(of reports: [ImportReport]) -> Table {
    let heads = [
      LocalizedText(en: "read", fr: "lues"), LocalizedText(en: "imported", fr: "importées"),
      LocalizedText(en: "updated", fr: "mises à jour"),
      LocalizedText(en: "unchanged", fr: "inchangées"),
      LocalizedText(en: "skipped", fr: "écartées"),
      LocalizedText(en: "folded", fr: "regroupées"),
      LocalizedText(en: "rejected", fr: "rejetées"),
    ]
    return Table(
      caption: LocalizedText(en: "Rows", fr: "Lignes")[language],
      columns: [.words(LocalizedText(en: "file", fr: "fichier")[language])]
        + heads.map { .figures($0[language]) },
      rows: reports.map { report in
        Table.Row(
          [.text(report.file)]
            + [
              report.rowsRead, report.rowsImported, report.rowsUpdated, report.rowsUnchanged,
              report.rowsSkipped, report.rowsFolded, report.rowsRejected,
            ].map { .count($0) })
      })
  }

  private func showRejects(of report: ImportReport) {
    let caption = LocalizedText(
      en: "\(report.file): first rejected rows; all are in \(report.rejectsFile ?? "")",
      fr:
        "\(report.file) : premières lignes rejetées ; toutes sont dans \(report.rejectsFile ?? "")"
    )
    let heads = [
      LocalizedText(en: "line", fr: "ligne"), LocalizedText(en: "column", fr: "colonne"),
      LocalizedText(en: "value", fr: "valeur"), LocalizedText(en: "reason", fr: "raison"),
    ]
    let table = Table(
      caption: caption[language],
      columns: [.figures(heads[0][language])] + heads.dropFirst().map { .words($0[language]) },
      rows: report.rejects.prefix(10).map { reject in
        Table.Row([
          .count(reject.line), .text(reject.column ?? ""), .text(reject.value ?? ""),
          .text(reject.reason[language]),
        ])
      })
    printResult(plain(table, longestText: 100))
  }

  private func plain(_ table: Table, longestText: Int = 60) -> String {
    let style = NumberStyle(language: language, currency: .euro)
    return PlainTextTable(style: style, longestText: longestText).render(table)
  }
}

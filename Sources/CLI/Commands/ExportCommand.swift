// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

internal import ArgumentParser
internal import Foundation
internal import UseCases
internal import Warehouse

/// `rendement export`: facts and metric tables into files.
struct ExportCommand: AsyncParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "export",
      abstract: say(
        "Writes the workspace's tables as CSV, Parquet or JSON.",
        "Écrit les tables de l'espace de travail en CSV, Parquet ou JSON."),
      discussion: say(
        """
        One file a table, into a folder. Texts that a spreadsheet would run as a formula are made \
        harmless in CSV.

        Examples:
          rendement export --out exports
          rendement export --table contacts,marts.fct_costs --as parquet --out lake
          rendement export --list
        """,
        """
        Un fichier par table, dans un dossier. Les textes qu'un tableur exécuterait comme une \
        formule sont rendus inoffensifs en CSV.

        Exemples :
          rendement export --out exports
          rendement export --table contacts,marts.fct_costs --as parquet --out lac
          rendement export --list
        """))
  }

  @OptionGroup var shared: SharedOptions

  @Option(
    help: ArgumentHelp(
      say(
        "Tables, with commas between (default: all).",
        "Tables, séparées par des virgules (par défaut toutes)."),
      valueName: "a,b"))
  var table: [String] = []

  @Option(
    name: .customLong("as"),
    help: ArgumentHelp(say("The files' format.", "Le format des fichiers.")))
  var fileFormat: ExportFormat = .csv

  @Option(
    help: ArgumentHelp(
      say(
        "The folder (default: exports in the workspace).",
        "Le dossier (par défaut : exports dans l'espace de travail)."), valueName: "folder"))
  var out: String?

  @Flag(help: ArgumentHelp(say("Names the tables.", "Nomme les tables.")))
  var list = false

  func run() async throws {
    guard !list else {
      return DataWarehouse.exportableTables.forEach { printResult($0) }
    }
    let tables = table.flatMap { $0.split(separator: ",").map(String.init) }
    let folder = out.map { URL(filePath: $0) }
    let files = try await withSession(
      shared, command: "export", folders: folder.map { [$0] } ?? []
    ) { session in
      try await session.warehouse.refreshMarts { _ in }
      return try await session.warehouse.export(
        tables, as: fileFormat, to: folder ?? session.workspace.exports)
    }
    switch shared.format {
    case .json: printResult(try encodeJSON(files.map(ExportLine.init)))
    case .csv:
      printResult("table,file,rows")
      for file in files { printResult("\(file.table),\(file.file.path),\(file.rows)") }
    case .table:
      for file in files {
        printResult("\(file.file.path): \(file.rows) " + say("rows", "lignes"))
      }
    }
  }
}

/// One exported table, as JSON.
private struct ExportLine: Encodable {
  var table: String
  var file: String
  var rows: Int

  init(_ file: ExportedFile) {
    table = file.table
    self.file = file.file.path
    rows = file.rows
  }
}

extension ExportFormat: ExpressibleByArgument {}

// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

public import ArgumentParser
internal import Documents
internal import Foundation
internal import Ingest
public import Quantities
internal import UseCases

/// `rendement import`: files into the warehouse.
struct ImportCommand: AsyncParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "import",
      abstract: say(
        "Imports exports of help desks, telephony, CRM and accounts.",
        "Importe les exports du service client, de la téléphonie, du CRM et des comptes."),
      discussion: say(
        """
        CSV (any dialect and encoding), JSON, JSON lines, Parquet and Excel files, also gzipped. \
        The platform and the columns are recognised and shown; what a file does not say (time \
        zone, order of day and month, units) is asked for, never guessed. Bad rows are kept apart \
        with line, column, value and reason, and the good ones go in. Importing twice changes \
        nothing.

        Examples:
          rendement import tickets.csv --time-zone Europe/Paris
          rendement import couts.csv --as costs
          rendement import export.csv --dry-run --write-mapping mine.yaml
          rendement import export.csv --mapping mine.yaml
        """,
        """
        Fichiers CSV (tout dialecte et encodage), JSON, JSON lines, Parquet et Excel, aussi \
        gzippés. La plateforme et les colonnes sont reconnues et montrées ; ce qu'un fichier ne \
        dit pas (fuseau, ordre jour-mois, unités) est demandé, jamais deviné. Les mauvaises \
        lignes sont mises de côté avec ligne, colonne, valeur et raison, et les bonnes entrent. \
        Importer deux fois ne change rien.

        Exemples :
          rendement import tickets.csv --time-zone Europe/Paris
          rendement import couts.csv --as costs
          rendement import export.csv --dry-run --write-mapping le-mien.yaml
          rendement import export.csv --mapping le-mien.yaml
        """))
  }

  @OptionGroup var shared: SharedOptions

  @Argument(
    help: ArgumentHelp(say("The files to import.", "Les fichiers à importer."), valueName: "file"))
  var files: [String] = []

  @Option(
    name: .customLong("as"),
    help: ArgumentHelp(say("What the rows are.", "Ce que sont les lignes."), valueName: "kind"))
  var kind: ImportKind?

  @Option(
    help: ArgumentHelp(
      say("A mapping file of your own.", "Un fichier de correspondance à vous."),
      valueName: "yaml"))
  var mapping: String?

  @Option(
    help: ArgumentHelp(
      say(
        "Writes the mapping that was found, to be edited.",
        "Écrit la correspondance trouvée, pour la modifier."), valueName: "yaml"))
  var writeMapping: String?

  @Flag(help: ArgumentHelp(say("Checks only; changes nothing.", "Vérifie sans rien changer.")))
  var dryRun = false

  @Option(
    help: ArgumentHelp(
      say(
        "Zone of times written without one, such as Europe/Paris.",
        "Fuseau des heures écrites sans fuseau, comme Europe/Paris."), valueName: "zone"))
  var timeZone: String?

  @Option(
    help: ArgumentHelp(
      say(
        "Order of numeric dates where the values leave a doubt.",
        "Ordre des dates numériques quand les valeurs laissent un doute.")))
  var dateOrder: DateOrder?

  @Option(
    help: ArgumentHelp(
      say(
        "Unit of a column of durations, such as 'Talk time=minutes'; '*=seconds' for all.",
        "Unité d'une colonne de durées, comme 'Conversation=minutes' ; '*=seconds' pour toutes."),
      valueName: "column=unit"))
  var unit: [String] = []

  @Option(
    help: ArgumentHelp(
      say(
        "Day on which a customer list was taken.", "Jour où une liste de clients a été prise."),
      valueName: "yyyy-mm-dd"))
  var snapshotDate: LocalDate?

  @Option(
    help: ArgumentHelp(
      say("Currency of amounts that name none.", "Devise des montants qui n'en nomment pas."),
      valueName: "code"))
  var currency: String?

  @Option(
    help: ArgumentHelp(
      say(
        "Name of the source, instead of the platform's.",
        "Nom de la source, au lieu de celui de la plateforme."), valueName: "name"))
  var source: String?

  @Flag(
    help: ArgumentHelp(
      say(
        "Keeps customer and agent identifiers as they are (default: keyed pseudonyms).",
        "Garde les identifiants des clients et agents (par défaut : pseudonymes à clé).")))
  var keepIdentifiers = false

  func run() async throws {
    guard !files.isEmpty || writeMapping == nil else {
      throw WrongUse(
        sentence: say("--write-mapping needs a file.", "--write-mapping demande un fichier."))
    }
    let options = try importOptions()
    for file in files where !FileManager.default.fileExists(atPath: file) {
      throw WrongUse(
        sentence: say(
          "There is no file \(file); nothing was imported. Check the path.",
          "Il n'y a pas de fichier \(file) ; rien n'a été importé. Vérifiez le chemin."))
    }
    let reports =
      dryRun ? try await check(options) : try await importInto(shared, creating: true, options)
    if reports.contains(where: { $0.rowsRejected > 0 }) { throw ExitStatus.doneWithRejects }
  }

  private func importInto(
    _ shared: SharedOptions, creating: Bool, _ options: ImportOptions
  ) async throws -> [ImportReport] {
    try await withSession(
      shared, command: "import", creating: creating, zone: timeZone, folders: folders
    ) { session in
      try await importAll(options, in: session)
    }
  }

  /// Checks in the workspace, or in one of its own that is gone afterwards when there is none.
  private func check(_ options: ImportOptions) async throws -> [ImportReport] {
    let settings = Session.root(shared.workspace).appending(path: "workspace.yaml")
    guard !FileManager.default.fileExists(atPath: settings.path) else {
      return try await importInto(shared, creating: false, options)
    }
    var elsewhere = shared
    let folder = FileManager.default.temporaryDirectory
      .appending(path: "rendement-check-\(UUID().uuidString)")
    elsewhere.workspace = folder.path
    let result: Result<[ImportReport], any Error>
    do {
      result = .success(try await importInto(elsewhere, creating: true, options))
    } catch {
      result = .failure(error)
    }
    if FileManager.default.fileExists(atPath: folder.path) {
      try FileManager.default.removeItem(at: folder)
    }
    return try result.get()
  }

  /// The folders of the files, the only ones outside the workspace that the engine may read.
  private var folders: [URL] {
    files.map { file in
      let address = URL(filePath: file).standardizedFileURL.resolvingSymlinksInPath()
      return address.deletingLastPathComponent()
    }
  }

  private func importAll(
    _ options: ImportOptions, in session: Session
  ) async throws -> [ImportReport] {
    let importing = try ImportFiles(session)
    let resumed = try await importing.resume()
    for report in resumed {
      printDiagnostic(
        say(
          "Finished the interrupted import of \(report.file).",
          "Import interrompu de \(report.file) terminé."))
    }
    let printer = ImportPrinter(format: shared.format, language: shared.language)
    for report in resumed { try printer.showAtOnce(report) }
    var reports = resumed
    do {
      for file in files {
        let report = try await importOne(file, options, importing)
        try printer.showAtOnce(report)
        reports.append(report)
      }
    } catch {
      // What went in before the file at fault is in, and is said.
      if !reports.isEmpty { try printer.showSummary(reports) }
      throw error
    }
    guard !reports.isEmpty else {
      throw WrongUse(
        sentence: say(
          "Nothing to import: name at least one file, such as rendement import tickets.csv.",
          "Rien à importer : nommez au moins un fichier, comme rendement import tickets.csv."))
    }
    try printer.showSummary(reports)
    return reports
  }

  private func importOne(
    _ file: String, _ options: ImportOptions, _ importing: ImportFiles
  ) async throws -> ImportReport {
    var request = ImportRequest(file: URL(filePath: file), kind: kind, options: options)
    request.mappingFile = mapping.map { URL(filePath: $0) }
    request.isDryRun = dryRun
    if let writeMapping {
      try await importing.writeMapping(for: request, to: URL(filePath: writeMapping))
      printDiagnostic(say("Mapping written to ", "Correspondance écrite dans ") + writeMapping)
    }
    let bar = ProgressBar(request.file.lastPathComponent)
    defer { bar.finish() }
    return try await importing.run(request) { progress in
      bar.update(fraction: progress.fraction, count: progress.rows, unit: say("rows", "lignes"))
    }
  }

  private func importOptions() throws -> ImportOptions {
    var options = ImportOptions(
      timeZone: timeZone, dateOrder: dateOrder, snapshotDate: snapshotDate, currency: currency,
      source: source, pseudonymises: !keepIdentifiers)
    for entry in unit {
      guard let equals = entry.lastIndex(of: "="),
        let unit = DurationUnit(rawValue: String(entry[entry.index(after: equals)...]))
      else {
        let known = DurationUnit.allCases.map(\.rawValue).joined(separator: ", ")
        throw WrongUse(
          sentence: say(
            "--unit '\(entry)' is not 'column=unit' with one of \(known).",
            "--unit '\(entry)' n'a pas la forme 'colonne=unité' avec une de \(known)."))
      }
      options.units[String(entry[..<equals])] = unit
    }
    return options
  }
}

extension ImportKind: ExpressibleByArgument {}
extension DateOrder: ExpressibleByArgument {}

extension LocalDate: ExpressibleByArgument {
  /// Reads an ISO 8601 day or month.
  public init?(argument: String) { self.init(iso: argument) }
}

// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

internal import ArgumentParser
internal import Foundation
internal import Ingest
internal import Quantities
internal import UseCases

/// `rendement fec`: the service's costs from a French accounting file.
struct FECCommand: AsyncParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "fec",
      abstract: say(
        "Imports the service's costs from a French accounting file (FEC), by account rules.",
        "Importe les coûts du service depuis un fichier des écritures comptables (FEC)."),
      discussion: say(
        """
        Rules say which accounts are costs of the service, and which share of them; the first rule \
        that fits counts. Charges that no rule takes are listed, never guessed.

        Examples:
          rendement fec 123456789FEC20251231.txt --rules accounts.yaml --dry-run
          rendement fec 123456789FEC20251231.txt --rules accounts.yaml
        """,
        """
        Des règles disent quels comptes sont des coûts du service, et pour quelle part ; la première \
        qui convient compte. Les charges sans règle sont listées, jamais devinées.

        Exemples :
          rendement fec 123456789FEC20251231.txt --rules comptes.yaml --dry-run
          rendement fec 123456789FEC20251231.txt --rules comptes.yaml
        """))
  }

  @OptionGroup var shared: SharedOptions

  @Argument(help: ArgumentHelp(say("The FEC.", "Le FEC."), valueName: "file"))
  var file: String

  @Option(
    help: ArgumentHelp(
      say("The account rules.", "Les règles de comptes."), valueName: "yaml"))
  var rules: String

  @Flag(help: ArgumentHelp(say("Reads only; changes nothing.", "Lit sans rien changer.")))
  var dryRun = false

  func run() async throws {
    let importing = ImportAccounting()
    let reading = try importing.read(URL(filePath: file), rules: URL(filePath: rules))
    show(reading)
    if !dryRun {
      let folder = FileManager.default.temporaryDirectory
        .appending(path: "rendement-fec-\(UUID().uuidString)").resolvingSymlinksInPath()
      try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
      defer { try? FileManager.default.removeItem(at: folder) }
      let report = try await withSession(
        shared, command: "fec", creating: true, folders: [folder]
      ) { session in
        try await importing.run(reading, in: folder, session: session)
      }
      try ImportPrinter(format: shared.format, language: shared.language).showSummary([report])
    }
    if !reading.file.faults.isEmpty { throw ExitStatus.doneWithRejects }
  }

  private func show(_ reading: ImportAccounting.Reading) {
    for fault in reading.file.faults.prefix(20) {
      let line = fault.location.map { "\(say("line", "ligne")) \($0): " }
      printDiagnostic((line ?? "") + fault.message[shared.language])
    }
    if reading.file.balance != 0 {
      printDiagnostic(
        say(
          "Debits and credits differ by \(reading.file.balance): the file is not complete.",
          "Débits et crédits diffèrent de \(reading.file.balance) : le fichier n'est pas complet."))
    }
    for charge in reading.ledger.leftOut.prefix(20) {
      printDiagnostic(
        say(
          "No rule takes \(charge.account) \(charge.label): \(charge.amount) in "
            + "\(charge.entries) entries.",
          "Aucune règle ne prend \(charge.account) \(charge.label) : \(charge.amount) en "
            + "\(charge.entries) écritures."))
    }
    guard dryRun else { return }
    printResult(reading.ledger.csv)
  }
}

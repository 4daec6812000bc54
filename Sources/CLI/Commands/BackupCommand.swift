// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

internal import ArgumentParser
internal import Foundation
internal import UseCases
internal import Warehouse

/// `rendement backup`: the whole workspace in one archive.
struct BackupCommand: AsyncParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "backup",
      abstract: say(
        "Writes the whole workspace into one archive with check sums.",
        "Écrit tout l'espace de travail dans une archive avec sommes de contrôle."),
      discussion: say(
        """
        The archive holds the pseudonym key too: keep it where only you can read it.

        Example:
          rendement backup --out rendement-2026-11.tar.gz
        """,
        """
        L'archive contient aussi la clé des pseudonymes : gardez-la où vous seul pouvez la lire.

        Exemple :
          rendement backup --out rendement-2026-11.tar.gz
        """))
  }

  @OptionGroup var shared: SharedOptions

  @Option(
    help: ArgumentHelp(say("The archive to write.", "L'archive à écrire."), valueName: "file"))
  var out: String

  func run() async throws {
    let file = URL(filePath: out)
    let summary = try await withSession(shared, command: "backup") { session in
      try await session.warehouse.backup(to: file)
    }
    switch shared.format {
    case .json:
      printResult(
        try encodeJSON(
          BackupLine(archive: file.path, files: summary.files, bytes: summary.bytes)))
    case .csv: printResult("archive,files,bytes\n\(file.path),\(summary.files),\(summary.bytes)")
    case .table:
      printResult(
        say(
          "\(summary.files) files saved to \(file.path)",
          "\(summary.files) fichiers enregistrés dans \(file.path)"))
    }
  }
}

/// What a backup wrote, as JSON.
private struct BackupLine: Encodable {
  var archive: String
  var files: Int
  var bytes: Int64
}

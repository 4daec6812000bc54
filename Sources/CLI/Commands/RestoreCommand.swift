// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

internal import ArgumentParser
internal import Foundation
internal import UseCases
internal import Warehouse

/// `rendement restore`: a workspace from its archive.
struct RestoreCommand: AsyncParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "restore",
      abstract: say(
        "Restores a workspace from an archive, after checking all of it.",
        "Restaure un espace de travail depuis une archive, après l'avoir toute vérifiée."),
      discussion: say(
        """
        Nothing is replaced when the archive is damaged or comes from a newer version.

        Example:
          rendement restore rendement-2026-11.tar.gz --workspace restored
        """,
        """
        Rien n'est remplacé si l'archive est abîmée ou vient d'une version plus récente.

        Exemple :
          rendement restore rendement-2026-11.tar.gz --workspace restaure
        """))
  }

  @OptionGroup var shared: SharedOptions

  @Argument(
    help: ArgumentHelp(say("The archive to read.", "L'archive à lire."), valueName: "file"))
  var archive: String

  @Flag(
    help: ArgumentHelp(
      say("Replaces a workspace that exists.", "Remplace un espace de travail existant.")))
  var replace = false

  func run() async throws {
    let root = Session.root(shared.workspace)
    _ = try await BackupArchive(file: URL(filePath: archive)).restore(to: root, replacing: replace)
    printResult(say("Workspace restored to ", "Espace de travail restauré dans ") + root.path)
  }
}

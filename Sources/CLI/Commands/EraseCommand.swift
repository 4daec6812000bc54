// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

internal import ArgumentParser
internal import UseCases
internal import Warehouse

/// `rendement erase`: a customer's personal data, for good.
struct EraseCommand: AsyncParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "erase",
      abstract: say(
        "Erases a customer for good from facts and kept files.",
        "Efface définitivement un client des faits et des fichiers gardés."),
      discussion: say(
        """
        Contacts and amounts stay, without a customer, comment or tag, so that totals do not \
        change. Raw files that name the customer are deleted.

        Example:
          rendement erase --customer C0012345
        """,
        """
        Les contacts et montants restent, sans client, commentaire ni étiquette, pour que les \
        totaux ne changent pas. Les fichiers bruts qui nomment le client sont supprimés.

        Exemple :
          rendement erase --customer C0012345
        """))
  }

  @OptionGroup var shared: SharedOptions

  @Option(
    help: ArgumentHelp(
      say("The customer's identifier in the source.", "L'identifiant du client dans la source."),
      valueName: "id"))
  var customer: String

  func run() async throws {
    let report = try await withSession(shared, command: "erase") { session in
      try await session.warehouse.erase(customer: customer)
    }
    let counts = lines(of: report)
    switch shared.format {
    case .json: printResult(try encodeJSON(report))
    case .csv:
      printResult("what,count")
      for (name, count) in counts { printResult("\(name),\(count)") }
    case .table:
      for (name, count) in counts { printResult("\(name): \(count)") }
      for file in report.deletedRawFiles {
        printResult(say("raw file deleted: ", "fichier brut supprimé : ") + file)
      }
    }
    guard report.wasFound else {
      printDiagnostic(
        say(
          "No row of this workspace names that customer.",
          "Aucune ligne de cet espace de travail ne nomme ce client."))
      throw ExitStatus.couldNot
    }
    printDiagnostic(
      say(
        "Backups and exports made before still hold the customer: delete them yourself. "
          + "Importing an old file again would bring the customer back.",
        "Les sauvegardes et exports déjà faits contiennent encore ce client : supprimez-les. "
          + "Réimporter un ancien fichier ferait revenir ce client."))
  }

  private func lines(of report: ErasureReport) -> [(String, Int)] {
    let deleted = report.deletedRows.sorted { $0.key < $1.key }.map {
      (say("rows deleted from ", "lignes supprimées de ") + $0.key, $0.value)
    }
    let anonymised = report.anonymisedRows.sorted { $0.key < $1.key }.map {
      (say("rows without the customer in ", "lignes sans le client dans ") + $0.key, $0.value)
    }
    let blanked = report.blankedRejects
    return deleted + anonymised
      + [(say("rejected values blanked", "valeurs rejetées vidées"), blanked)]
  }
}

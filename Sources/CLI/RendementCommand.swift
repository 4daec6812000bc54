// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

package import ArgumentParser
internal import Foundation
internal import Ingest
internal import Quantities
internal import UseCases

/// The root of the command line, `rendement`.
package struct RendementCommand: AsyncParsableCommand {
  package static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "rendement",
      abstract: say(
        "Measures, proves and raises the return on investment of customer service.",
        "Mesure, prouve et augmente le retour sur investissement du service client."),
      discussion: say(
        """
        From the exports of a help desk and telephony to the business case that a CFO signs:

          rendement import tickets.csv --time-zone Europe/Paris
          rendement kpi --metric csat,average_handle_time --by channel --grain month
          rendement roi case.yaml
          rendement report case.yaml --out case.html

        `rendement demo` shows all of it on generated data.
        Exit codes: 0 done, 1 could not, 2 wrong use, 3 done with rejected rows.
        """,
        """
        Des exports du service client et de la téléphonie au dossier que signe le DAF :

          rendement import tickets.csv --time-zone Europe/Paris
          rendement kpi --metric csat,average_handle_time --by channel --grain month
          rendement roi dossier.yaml
          rendement report dossier.yaml --out dossier.html

        `rendement demo` montre le tout sur des données générées.
        Codes de sortie : 0 fait, 1 impossible, 2 mauvais usage, 3 fait avec lignes rejetées.
        """),
      version: Release.version,
      subcommands: [
        DemoCommand.self,
        DoctorCommand.self,
        ImportCommand.self,
        KPICommand.self,
        ROICommand.self,
        CompareCommand.self,
        AuditCommand.self,
        PlanCommand.self,
        FECCommand.self,
        ReportCommand.self,
        EvidenceCommand.self,
        ForecastCommand.self,
        ValueCommand.self,
        AttributeCommand.self,
        AnomaliesCommand.self,
        StaffCommand.self,
        WorthCommand.self,
        ExportCommand.self,
        BackupCommand.self,
        RestoreCommand.self,
        EraseCommand.self,
        ServeCommand.self,
      ])
  }

  package init() {}

  /// Parses the process's arguments, runs the command and ends the process with its exit code.
  package static func runAndExit() async -> Never {
    let status = await run(arguments: Array(CommandLine.arguments.dropFirst()))
    Foundation.exit(status.rawValue)
  }

  /// Parses and runs one command line; results go to standard output, the rest to standard error.
  ///
  /// - Parameter arguments: The arguments after the program's name.
  /// - Returns: The code with which the process should end.
  package static func run(arguments: [String]) async -> ExitStatus {
    do {
      let parsed = try parseAsRoot(arguments)
      guard var command = parsed as? any AsyncParsableCommand else {
        var synchronous = parsed
        try synchronous.run()
        return .done
      }
      try await command.run()
      return .done
    } catch let status as ExitStatus {
      return status
    } catch {
      let code = exitCode(for: error)
      guard code == .success else {
        return report(error, isWrongUse: code == .validationFailure)
      }
      print(fullMessage(for: error))
      return .done
    }
  }

  private static func report(_ error: any Error, isWrongUse: Bool) -> ExitStatus {
    if case IngestError.undecided = error {
      printDiagnostic(sentence(for: error))
      return .wrongUse
    }
    if isWrongUse || error is WrongUse {
      let text =
        (error as? WrongUse).map { "\(say("Error", "Erreur")): \($0.sentence)" }
        ?? fullMessage(for: error)
      printDiagnostic(text)
      return .wrongUse
    }
    printDiagnostic("\(say("Error", "Erreur")): \(sentence(for: error))")
    return .couldNot
  }
}

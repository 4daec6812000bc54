// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

internal import ArgumentParser
internal import Foundation
internal import UseCases

/// `rendement compare`: solutions side by side on one baseline.
struct CompareCommand: AsyncParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "compare",
      abstract: say(
        "Ranks solutions on one baseline, and says where volume changes the order.",
        "Classe des solutions sur une même base, et dit où le volume change l'ordre."),
      discussion: say(
        """
        One case file with `solutions:` (each with its own levers, gains and costs), or several \
        case files with the same workload, horizon, discounting and currency. The order is that of \
        the net present value: a small project with a high ROI can be worth less.

        Examples:
          rendement compare Examples/three-offers.yaml
          rendement compare offer-a.yaml offer-b.yaml --format json
        """,
        """
        Un dossier avec `solutions:` (chacune avec ses leviers, gains et coûts), ou plusieurs \
        dossiers de même charge, horizon, actualisation et devise. L'ordre est celui de la valeur \
        actuelle nette : un petit projet à fort ROI peut valoir moins.

        Exemples :
          rendement compare Examples/three-offers.yaml
          rendement compare offre-a.yaml offre-b.yaml --format json
        """))
  }

  @OptionGroup var shared: SharedOptions

  @Argument(
    help: ArgumentHelp(
      say("The cases, YAML files.", "Les dossiers, des fichiers YAML."), valueName: "cases"))
  var caseFiles: [String]

  func run() async throws {
    let folder = shared.workspace
    let comparison = try await CompareCases {
      try await Session.open(Session.Options(folder: folder, command: "compare"))
    }.run(caseFiles.map { URL(filePath: $0) })
    try ComparisonPrinter(format: shared.format, language: shared.language).show(comparison)
  }
}

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
          rendement compare Examples/trois-offres.yaml
          rendement compare offer-a.yaml offer-b.yaml --format json
          rendement compare Examples/trois-offres.yaml --out offers.pdf
        """,
        """
        Un dossier avec `solutions:` (chacune avec ses leviers, gains et coûts), ou plusieurs \
        dossiers de même charge, horizon, actualisation et devise. L'ordre est celui de la valeur \
        actuelle nette : un petit projet à fort ROI peut valoir moins.

        Exemples :
          rendement compare Examples/trois-offres.yaml
          rendement compare offre-a.yaml offre-b.yaml --format json
          rendement compare Examples/trois-offres.yaml --out offres.pdf
        """))
  }

  @OptionGroup var shared: SharedOptions

  @Argument(
    help: ArgumentHelp(
      say("The cases, YAML files.", "Les dossiers, des fichiers YAML."), valueName: "cases"))
  var caseFiles: [String]

  @Option(
    help: ArgumentHelp(
      say(
        "A document to write as well: .html, .pdf or .docx.",
        "Un document à écrire aussi : .html, .pdf ou .docx."), valueName: "file"))
  var out: String?

  func run() async throws {
    let folder = shared.workspace
    let comparison = try await CompareCases {
      try await Session.open(Session.Options(folder: folder, command: "compare"))
    }.run(caseFiles.map { URL(filePath: $0) })
    if let out {
      let written = try await PublishDocument().run(
        comparison, to: URL(filePath: out), language: shared.language, day: today())
      if !written.hasCharts { printDiagnostic(missingChartsSentence) }
      printDiagnostic(say("Comparison written to ", "Comparaison écrite dans ") + written.file.path)
    }
    try ComparisonPrinter(format: shared.format, language: shared.language).show(comparison)
  }
}

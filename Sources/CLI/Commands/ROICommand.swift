// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

internal import ArgumentParser
internal import Foundation
internal import UseCases

/// `rendement roi`: what a case comes to.
struct ROICommand: AsyncParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "roi",
      abstract: say(
        "Works out the return of a business case, with its evidence.",
        "Calcule le rendement d'un dossier, avec ses preuves."),
      discussion: say(
        """
        ROI is always net: (gains − costs) ÷ costs, discounted and after risk; the gross return \
        stands beside it under its own name. Levers share one workload: their gains are split \
        exactly (Shapley) and never counted twice. A case whose workload is \
        `measured: { from: …, to: … }` takes its baseline from the workspace.

        Examples:
          rendement roi Examples/pme-10-agents.yaml
          rendement roi case.yaml --format json
        """,
        """
        Le ROI est toujours net : (gains − coûts) ÷ coûts, actualisé et après risque ; le \
        rendement brut est à côté sous son nom. Les leviers partagent une seule charge : leurs \
        gains sont répartis exactement (Shapley) et jamais comptés deux fois. Un dossier dont la \
        charge est `measured: { from: …, to: … }` prend sa base dans l'espace de travail.

        Exemples :
          rendement roi Examples/pme-10-agents.yaml
          rendement roi dossier.yaml --format json
        """))
  }

  @OptionGroup var shared: SharedOptions

  @Argument(
    help: ArgumentHelp(
      say("The case, a YAML file.", "Le dossier, un fichier YAML."), valueName: "case"))
  var caseFile: String

  func run() async throws {
    let outcome = try await evaluate(caseFile, shared, command: "roi")
    try CasePrinter(format: shared.format, language: shared.language).show(outcome.result)
  }
}

/// Works out a case, opening the workspace only when it asks for a measured baseline.
func evaluate(
  _ path: String, _ shared: SharedOptions, command: String
) async throws -> EvaluateCase.Outcome {
  let folder = shared.workspace
  return try await EvaluateCase {
    try await Session.open(Session.Options(folder: folder, command: command))
  }.run(URL(filePath: path))
}

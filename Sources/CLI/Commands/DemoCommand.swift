// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

internal import ArgumentParser
internal import Demonstration
internal import Documents
internal import Finance
internal import Foundation
internal import Ingest
internal import Quantities
internal import Reports
internal import ServiceMetrics
internal import UseCases

/// `rendement demo`: the whole way, on a generated company.
struct DemoCommand: AsyncParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "demo",
      abstract: say(
        "Loads a generated company and writes its business case.",
        "Charge une entreprise générée et écrit son dossier d'investissement."),
      discussion: say(
        """
        A French online shop's customer service: 30 agents, 18 months, 5 channels, an AI \
        assistant whose true effects are known. Its exports are written, imported, measured \
        before and after, and its case is worked out. All of it is generated, and says so.

        Examples:
          rendement demo
          rendement demo --workspace /tmp/demo --language fr --seed 7
        """,
        """
        Le service client d'une boutique en ligne : 30 agents, 18 mois, 5 canaux, un assistant \
        IA dont les vrais effets sont connus. Ses exports sont écrits, importés, mesurés avant \
        et après, et son dossier est calculé. Tout est généré, et le dit.

        Exemples :
          rendement demo
          rendement demo --workspace /tmp/demo --language fr --seed 7
        """))
  }

  @OptionGroup var shared: SharedOptions

  @Option(
    help: ArgumentHelp(say("What decides every draw.", "Ce qui décide de chaque tirage.")))
  var seed: UInt64 = DemonstrationWorld.standardSeed

  @Option(
    help: ArgumentHelp(
      say("Factor on the volume, 0.01 to 10.", "Facteur sur le volume, 0,01 à 10.")))
  var scale = 1.0

  @Option(
    help: ArgumentHelp(
      say(
        "The document (default: business-case.html in the workspace).",
        "Le document (par défaut : business-case.html dans l'espace de travail)."),
      valueName: "file"))
  var out: String?

  func validate() throws {
    guard (0.01...10).contains(scale) else {
      throw ValidationError(
        say(
          "--scale \(scale) is outside 0.01 to 10.", "--scale \(scale) n'est pas entre 0,01 et 10.")
      )
    }
  }

  func run() async throws {
    let root = Session.root(shared.workspace)
    let session = try await Session.open(
      Session.Options(
        folder: shared.workspace, creates: true,
        newSettings: RunDemonstration.settings(language: shared.language), command: "demo",
        folders: [RunDemonstration.exports(of: root)]))
    let loaded: RunDemonstration.Outcome
    do {
      loaded = try await load(in: session)
      await session.close()
    } catch {
      await session.close()
      throw error
    }
    let outcome = try await evaluate(loaded.caseFile.path, shared, command: "demo")
    let file = out.map { URL(filePath: $0) } ?? root.appending(path: "business-case.html")
    let written = try await WriteBusinessCase().run(
      outcome, to: file, language: shared.language, day: today())
    switch shared.format {
    case .json:
      printResult(
        try encodeJSON(
          DemoSummary(
            imports: loaded.imports.map { ["\($0.file)": $0.rowsImported] },
            rejected: loaded.imports.reduce(0) { $0 + $1.rowsRejected },
            before: loaded.before.rows, after: loaded.after.rows, roi: outcome.result,
            document: written.file.path)))
    case .table, .csv:
      try show(loaded, outcome, written)
    }
  }

  private func load(in session: Session) async throws -> RunDemonstration.Outcome {
    let bar = ProgressBar(say("Demonstration", "Démonstration"))
    defer { bar.finish() }
    return try await RunDemonstration(session).run(
      DemonstrationWorld(seed: seed, scale: scale), language: shared.language
    ) { step, fraction in
      bar.update(fraction: fraction, unit: step)
    }
  }

  private func show(
    _ loaded: RunDemonstration.Outcome, _ outcome: EvaluateCase.Outcome,
    _ written: PublishDocument.Outcome
  ) throws {
    printResult(
      say(
        "\(DemonstrationWorld.companyName): generated data, nobody in it exists.\n",
        "\(DemonstrationWorld.companyName) : rien ni personne n'y est réel.\n"))
    ImportPrinter(format: .table, language: shared.language).showCounts(loaded.imports)
    let report = MetricReport(
      catalogue: .standard, language: shared.language, currency: outcome.result.currency)
    let caption = say(
      "Teams with the assistant, nine months before and after",
      "Équipes avec l'assistant, neuf mois avant et après")
    printResult(
      PlainTextTable(style: report.style).render(
        report.beforeAfter(loaded.before, loaded.after, caption: caption)))
    try CasePrinter(format: .table, language: shared.language).show(outcome.result)
    if !written.hasCharts { printDiagnostic(missingChartsSentence) }
    printResult(say("Exports: ", "Exports : ") + loaded.exports.path)
    printResult(say("Business case: ", "Dossier : ") + written.file.path)
  }
}

/// What the demonstration came to, as JSON.
private struct DemoSummary: Encodable {
  var imports: [[String: Int]]
  var rejected: Int
  var before: [MetricValue]
  var after: [MetricValue]
  var roi: CaseResult
  var document: String
}

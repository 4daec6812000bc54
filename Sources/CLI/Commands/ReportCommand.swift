// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

internal import ArgumentParser
internal import Foundation
internal import Quantities
internal import UseCases

/// `rendement report`: the business case as a document.
struct ReportCommand: AsyncParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "report",
      abstract: say(
        "Writes the nine-part business case: HTML, PDF, Word or workbook.",
        "Écrit le dossier d'investissement en neuf parties : HTML, PDF, Word ou classeur."),
      discussion: say(
        """
        The ending of the file decides the format. HTML needs nothing else: charts and style are \
        inside. PDF needs Chromium, Word needs pandoc. In the workbook every result is a formula.

        Examples:
          rendement report case.yaml --out case.html
          rendement report case.yaml --out case.xlsx
          rendement report case.yaml --out dossier.html --language fr
        """,
        """
        La terminaison du fichier décide du format. Le HTML se suffit : graphiques et style sont \
        dedans. Le PDF demande Chromium, Word demande pandoc. Dans le classeur, chaque résultat \
        est une formule.

        Exemples :
          rendement report dossier.yaml --out dossier.pdf
          rendement report dossier.yaml --out case.html --language en
        """))
  }

  @OptionGroup var shared: SharedOptions

  @Argument(
    help: ArgumentHelp(
      say("The case, a YAML file.", "Le dossier, un fichier YAML."), valueName: "case"))
  var caseFile: String

  @Option(
    help: ArgumentHelp(
      say(
        "The document to write: .html, .pdf, .docx or .xlsx.",
        "Le document à écrire : .html, .pdf, .docx ou .xlsx."), valueName: "file"))
  var out: String

  func run() async throws {
    let outcome = try await evaluate(caseFile, shared, command: "report")
    let written = try await WriteBusinessCase().run(
      outcome, to: URL(filePath: out), language: shared.language, day: today())
    if !written.hasCharts { printDiagnostic(missingChartsSentence) }
    printResult(say("Business case written to ", "Dossier écrit dans ") + written.file.path)
  }
}

/// What to say when charts could not be drawn.
var missingChartsSentence: String {
  say(
    "The chart library is not installed: the document shows its tables instead. Run make setup.",
    "La bibliothèque de graphiques n'est pas installée : le document montre ses tableaux. "
      + "Lancez make setup.")
}

/// The present day in the zone of this machine.
func today() -> LocalDate {
  let offset = TimeZone.current.secondsFromGMT()
  let seconds = Int(Date().timeIntervalSince1970.rounded(.down)) + offset
  return LocalDate(daysSinceEpoch: Int((Double(seconds) / 86_400).rounded(.down)))
}

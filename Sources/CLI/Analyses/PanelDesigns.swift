// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

internal import ArgumentParser
internal import Foundation
internal import UseCases

/// The columns of a file with a row per unit and period.
struct PanelOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      say("A row per unit and period.", "Une ligne par unité et période."), valueName: "file"))
  var csv: String

  @Option(
    help: ArgumentHelp(say("Column of the unit.", "Colonne de l'unité."), valueName: "column"))
  var unit: String

  @Option(
    help: ArgumentHelp(say("Column of the period.", "Colonne de la période."), valueName: "column"))
  var time: String

  @Option(
    help: ArgumentHelp(say("Column of the outcome.", "Colonne du résultat."), valueName: "column"))
  var value: String

  var columns: PanelColumns {
    PanelColumns(file: URL(filePath: csv), unit: unit, time: time, value: value)
  }
}

/// `rendement evidence did`.
struct DifferenceEvidence: AsyncParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "did",
      abstract: say(
        "Treated units against others, before and after; one start or several.",
        "Des unités traitées face à d'autres, avant et après ; un début ou plusieurs."))
  }

  @OptionGroup var shared: SharedOptions
  @OptionGroup var panel: PanelOptions
  @OptionGroup var answer: AnswerOptions

  @Option(
    help: ArgumentHelp(
      say(
        "Column that is 1 for treated units (with --intervention) or for treated rows.",
        "Colonne à 1 pour les unités traitées (avec --intervention) ou les lignes traitées."),
      valueName: "column"))
  var treated: String

  @Option(
    help: ArgumentHelp(
      say("First period with the measure.", "Première période avec la mesure."),
      valueName: "period"))
  var intervention: String?

  @Flag(
    inversion: .prefixedNo,
    help: ArgumentHelp(
      say(
        "Whether the treated were chosen because their figure was bad.",
        "Si les traités ont été choisis parce que leur chiffre était mauvais.")))
  var pickedForBeingBad: Bool?

  func run() async throws {
    let found = try await AnalyseEvidence(level: answer.level).differences(
      panel.columns, treated: treated, change: intervention, picked: pickedForBeingBad)
    try await EvidencePrinter(shared, answer).show(found)
  }
}

/// `rendement evidence synthetic`.
struct SyntheticEvidence: AsyncParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "synthetic",
      abstract: say(
        "A treated unit against the mixture of others that was like it before.",
        "Une unité traitée face au mélange d'autres qui lui ressemblait avant."))
  }

  @OptionGroup var shared: SharedOptions
  @OptionGroup var panel: PanelOptions
  @OptionGroup var answer: AnswerOptions

  @Option(
    parsing: .upToNextOption,
    help: ArgumentHelp(
      say("Names of the treated units.", "Noms des unités traitées."), valueName: "unit"))
  var treated: [String]

  @Option(
    help: ArgumentHelp(
      say("First period with the measure.", "Première période avec la mesure."),
      valueName: "period"))
  var intervention: String

  @Flag(
    help: ArgumentHelp(
      say(
        "Lets levels differ: synthetic difference-in-differences.",
        "Laisse les niveaux différer : différence de différences synthétique.")))
  var difference = false

  func run() async throws {
    let found = try await AnalyseEvidence(level: answer.level).syntheticControl(
      panel.columns, treated: treated, change: intervention, isDifference: difference)
    try await EvidencePrinter(shared, answer).show(found)
  }
}

// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

internal import ArgumentParser
internal import Evidence
internal import Foundation
internal import UseCases

/// `rendement evidence its`.
struct TimeSeriesEvidence: AsyncParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "its",
      abstract: say(
        "Before and after in one series, against its own level, slope and season.",
        "Avant et après dans une série, face à son niveau, sa pente et sa saison."))
  }

  /// How the outcome varies.
  enum Model: String, ExpressibleByArgument, CaseIterable {
    case linear, logarithmic, counts
  }

  @OptionGroup var shared: SharedOptions
  @OptionGroup var series: SeriesOptions
  @OptionGroup var answer: AnswerOptions

  @Option(
    help: ArgumentHelp(
      say(
        "First day (or number of the first row) after the change.",
        "Premier jour (ou numéro de la première ligne) après le changement."), valueName: "day"))
  var intervention: String

  @Option(help: ArgumentHelp(say("How the outcome varies.", "Comment le résultat varie.")))
  var model = Model.linear

  @Option(
    parsing: .upToNextOption,
    help: ArgumentHelp(
      say(
        "Columns that the change cannot have moved.",
        "Colonnes que le changement n'a pas pu modifier."), valueName: "column"))
  var regressor: [String] = []

  @Flag(
    inversion: .prefixedNo,
    help: ArgumentHelp(
      say(
        "Whether the scope was chosen because its figure was bad.",
        "Si le périmètre a été choisi parce que son chiffre était mauvais.")))
  var pickedForBeingBad: Bool?

  func run() async throws {
    let model: InterruptedTimeSeries.Model =
      switch model {
      case .linear: .linear
      case .logarithmic: .logarithmic
      case .counts: .counts(exposure: nil, family: .quasiPoisson)
      }
    let found = try await series.with(shared, command: "evidence", others: regressor) { source in
      try await AnalyseEvidence(level: answer.level).interruptedSeries(
        source, change: intervention, model: model, picked: pickedForBeingBad)
    }
    try await EvidencePrinter(shared, answer).show(found)
  }
}

/// `rendement evidence impact`.
struct ImpactEvidence: AsyncParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "impact",
      abstract: say(
        "What a structural model of the past, or of untouched series, says would have been.",
        "Ce qu'un modèle structurel du passé, ou de séries non touchées, prévoyait."))
  }

  @OptionGroup var shared: SharedOptions
  @OptionGroup var series: SeriesOptions
  @OptionGroup var answer: AnswerOptions

  @Option(
    help: ArgumentHelp(
      say(
        "First day (or number of the first row) after the change.",
        "Premier jour (ou numéro de la première ligne) après le changement."), valueName: "day"))
  var intervention: String

  @Option(
    parsing: .upToNextOption,
    help: ArgumentHelp(
      say("Columns of series that were not touched.", "Colonnes de séries non touchées."),
      valueName: "column"))
  var control: [String] = []

  func run() async throws {
    let found = try await series.with(shared, command: "evidence", others: control) { source in
      try await AnalyseEvidence(level: answer.level).causalImpact(source, change: intervention)
    }
    try await EvidencePrinter(shared, answer).show(found)
  }
}

/// `rendement evidence abtest`.
struct TestEvidence: AsyncParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "abtest",
      abstract: say(
        "A randomised test of two arms, valid at every look.",
        "Un test aléatoire de deux bras, valable à chaque regard."))
  }

  @OptionGroup var shared: SharedOptions
  @OptionGroup var answer: AnswerOptions

  @Option(
    help: ArgumentHelp(say("A row per unit.", "Une ligne par unité."), valueName: "file"))
  var csv: String

  @Option(help: ArgumentHelp(say("Column of the arm.", "Colonne du bras."), valueName: "column"))
  var arm: String

  @Option(
    help: ArgumentHelp(say("Column of the outcome.", "Colonne du résultat."), valueName: "column"))
  var value: String

  @Option(
    help: ArgumentHelp(
      say(
        "Column of the outcome before the test (CUPED).",
        "Colonne du résultat avant le test (CUPED)."), valueName: "column"))
  var pre: String?

  @Option(
    help: ArgumentHelp(
      say(
        "How often it was looked at with fixed intervals; 1 for the planned end only. Default: an interval that holds at any time.",
        "Nombre de regards avec intervalle fixe ; 1 pour la seule fin prévue. Par défaut, un intervalle valable à tout moment."
      ), valueName: "looks"))
  var looks: Int?

  func run() async throws {
    let found = try await AnalyseEvidence(level: answer.level).randomisedTest(
      URL(filePath: csv), arm: arm, value: value, before: pre, looks: looks)
    try await EvidencePrinter(shared, answer).show(found)
  }
}

/// `rendement evidence survival`.
struct SurvivalEvidence: AsyncParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "survival",
      abstract: say(
        "How long two groups of customers last.", "Combien de temps durent deux groupes de clients."
      ))
  }

  @OptionGroup var shared: SharedOptions
  @OptionGroup var answer: AnswerOptions

  @Option(
    help: ArgumentHelp(say("A row per customer.", "Une ligne par client."), valueName: "file"))
  var csv: String

  @Option(
    help: ArgumentHelp(say("Column of the duration.", "Colonne de la durée."), valueName: "column"))
  var time: String

  @Option(
    help: ArgumentHelp(
      say("Column that is 1 where the end was seen.", "Colonne à 1 si la fin a été vue."),
      valueName: "column"))
  var event: String

  @Option(
    help: ArgumentHelp(
      say("Column that tells two groups apart.", "Colonne qui sépare deux groupes."),
      valueName: "column"))
  var group: String

  @Option(
    name: .customLong("x"), parsing: .upToNextOption,
    help: ArgumentHelp(
      say("Columns held constant.", "Colonnes tenues constantes."), valueName: "column"))
  var covariates: [String] = []

  func run() async throws {
    let found = try await AnalyseEvidence(level: answer.level).survival(
      URL(filePath: csv), time: time, event: event, group: group, covariates: covariates)
    try await EvidencePrinter(shared, answer).show(found)
  }
}

/// `rendement evidence correlate`.
struct CorrelationEvidence: AsyncParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "correlate",
      abstract: say(
        "Whether two columns go together; never what causes what.",
        "Si deux colonnes vont ensemble ; jamais ce qui cause quoi."))
  }

  @OptionGroup var shared: SharedOptions
  @OptionGroup var answer: AnswerOptions

  @Option(help: ArgumentHelp(say("The file.", "Le fichier."), valueName: "file"))
  var csv: String

  @Option(
    help: ArgumentHelp(say("The supposed driver.", "Le levier supposé."), valueName: "column"))
  var x: String

  @Option(help: ArgumentHelp(say("The outcome.", "Le résultat."), valueName: "column"))
  var y: String

  func run() async throws {
    let found = try await AnalyseEvidence(level: answer.level)
      .correlation(URL(filePath: csv), x: x, y: y)
    try await EvidencePrinter(shared, answer).show(found)
  }
}

/// `rendement evidence compare`.
struct ComparisonEvidence: AsyncParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "compare",
      abstract: say(
        "Treated against others made alike by what is known of both.",
        "Les traités face à d'autres rendus semblables par ce qu'on sait d'eux."))
  }

  @OptionGroup var shared: SharedOptions
  @OptionGroup var answer: AnswerOptions

  @Option(help: ArgumentHelp(say("A row per unit.", "Une ligne par unité."), valueName: "file"))
  var csv: String

  @Option(
    help: ArgumentHelp(
      say("Column that is 1 for the treated.", "Colonne à 1 pour les traités."),
      valueName: "column"))
  var treated: String

  @Option(
    help: ArgumentHelp(say("Column of the outcome.", "Colonne du résultat."), valueName: "column"))
  var value: String

  @Option(
    name: .customLong("x"), parsing: .upToNextOption,
    help: ArgumentHelp(
      say("Columns of numbers to be alike in.", "Colonnes de nombres à égaliser."),
      valueName: "column"))
  var numbers: [String] = []

  @Option(
    parsing: .upToNextOption,
    help: ArgumentHelp(
      say("Columns of words to be alike in.", "Colonnes de mots à égaliser."),
      valueName: "column"))
  var category: [String] = []

  @Flag(
    help: ArgumentHelp(
      say("Matches units instead of weighting.", "Apparie les unités au lieu de pondérer.")))
  var match = false

  func run() async throws {
    let found = try await AnalyseEvidence(level: answer.level).comparison(
      URL(filePath: csv), treated: treated, value: value, numbers: numbers, categories: category,
      isMatched: match)
    try await EvidencePrinter(shared, answer).show(found)
  }
}

// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

internal import ArgumentParser
internal import Foundation
internal import Quantities
internal import ServiceMetrics
internal import UseCases

/// Where a series comes from: columns of a file, or a metric of the workspace.
struct SeriesOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      say("File with a row per observation.", "Fichier, une ligne par observation."),
      valueName: "file"))
  var csv: String?

  @Option(
    help: ArgumentHelp(
      say("Column of days, or of numbers of steps.", "Colonne des jours, ou des numéros."),
      valueName: "column"))
  var time: String?

  @Option(
    help: ArgumentHelp(say("Column of the outcome.", "Colonne du résultat."), valueName: "column"))
  var value: String?

  @Option(
    help: ArgumentHelp(
      say("Metric of the workspace instead of a file.", "Indicateur, au lieu d'un fichier."),
      valueName: "metric"))
  var metric: String?

  @Option(
    name: .customLong("where"),
    help: ArgumentHelp(
      say("Condition, such as channel=phone.", "Condition, comme channel=phone."),
      valueName: "condition"))
  var conditions: [String] = []

  @Option(help: ArgumentHelp(say("Length of a period.", "Durée d'une période.")))
  var grain: Grain?

  @Option(
    help: ArgumentHelp(say("First day.", "Premier jour."), valueName: "yyyy-mm-dd"))
  var from: LocalDate?

  @Option(
    help: ArgumentHelp(say("Last day, included.", "Dernier jour, inclus."), valueName: "yyyy-mm-dd")
  )
  var to: LocalDate?

  /// Runs a body on the source, the workspace open when it is needed.
  func with<Result: Sendable>(
    _ shared: SharedOptions, command: String, others: [String] = [],
    _ body: (SeriesSource) async throws -> Result
  ) async throws -> Result {
    if let csv, metric == nil {
      guard let time else { throw AnalysisProblem.missingOption("time") }
      guard let value else { throw AnalysisProblem.missingOption("value") }
      return try await body(
        .file(URL(filePath: csv), time: time, value: value, others: others, grain: grain))
    }
    guard let metric, csv == nil else { throw AnalysisProblem.noSource }
    let query = MetricQuery(
      metrics: try parsing { try MetricSelection.list(parsing: metric) }, grain: grain, from: from,
      to: to, filters: try parsing { try conditions.map { try MetricFilter(parsing: $0) } })
    return try await withSession(shared, command: command) { session in
      try await body(.metric(session, query))
    }
  }
}

/// How an analysis is told.
struct AnswerOptions: ParsableArguments {
  @Option(help: ArgumentHelp(say("Level of intervals.", "Niveau des intervalles.")))
  var level = 0.95

  @Option(
    help: ArgumentHelp(
      say(
        "Also writes a page: .html, .pdf or .docx.", "Écrit aussi une page : .html, .pdf, .docx."),
      valueName: "file"))
  var out: String?

  func validate() throws {
    guard level > 0.5, level < 1 else {
      throw ValidationError(
        say(
          "--level \(level) must lie between 0.5 and 1, such as 0.95.",
          "--level \(level) doit être entre 0.5 et 1, comme 0.95."))
    }
  }
}

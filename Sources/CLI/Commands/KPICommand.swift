// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

public import ArgumentParser
internal import Documents
internal import Foundation
public import Quantities
internal import Reports
internal import ServiceMetrics
internal import UseCases

/// `rendement kpi`: metrics of the workspace, by any dimension and grain.
struct KPICommand: AsyncParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "kpi",
      abstract: say(
        "Computes metrics by any dimension and period.",
        "Calcule les indicateurs par dimension et par période."),
      discussion: say(
        """
        A metric has named variants and parameters: service_level, service_level:F1, \
        service_level:F4(threshold=30). Every value comes with its n, its interval where it is a \
        sample, and the reason when there is none. Without --metric the main ones are shown; \
        --list shows all with their definitions.

        Examples:
          rendement kpi
          rendement kpi --metric contacts,csat,average_handle_time --by channel --grain month
          rendement kpi --metric abandonment_rate:queued --where 'queue in (ventes, retours)'
          rendement kpi --metric service_level:F1 --from 2026-01-01 --to 2026-03-31 --format csv
          rendement kpi --list
        """,
        """
        Un indicateur a des variantes nommées et des paramètres : service_level, \
        service_level:F1, service_level:F4(threshold=30). Chaque valeur vient avec son effectif, \
        son intervalle si c'est un échantillon, et la raison quand elle manque. Sans --metric les \
        principaux sont montrés ; --list les montre tous avec leurs définitions.

        Exemples :
          rendement kpi
          rendement kpi --metric contacts,csat,average_handle_time --by channel --grain month
          rendement kpi --metric abandonment_rate:queued --where 'queue in (ventes, retours)'
          rendement kpi --metric service_level:F1 --from 2026-01-01 --to 2026-03-31 --format csv
          rendement kpi --list
        """))
  }

  @OptionGroup var shared: SharedOptions

  @Option(
    name: [.customLong("metric"), .customLong("metrics")],
    help: ArgumentHelp(
      say("Metrics, with commas between.", "Indicateurs, séparés par des virgules."),
      valueName: "a,b"))
  var metric: [String] = []

  @Option(
    help: ArgumentHelp(
      say("Dimensions, with commas between.", "Dimensions, séparées par des virgules."),
      valueName: "a,b"))
  var by: [String] = []

  @Option(help: ArgumentHelp(say("Length of the periods.", "Longueur des périodes.")))
  var grain: Grain?

  @Option(
    help: ArgumentHelp(say("First day.", "Premier jour."), valueName: "yyyy-mm-dd"))
  var from: LocalDate?

  @Option(
    help: ArgumentHelp(
      say("Last day, included.", "Dernier jour, inclus."), valueName: "yyyy-mm-dd"))
  var to: LocalDate?

  @Option(
    name: .customLong("where"),
    help: ArgumentHelp(
      say(
        "A condition: team!=T1 or 'channel in (phone, chat)'; several must all hold.",
        "Une condition : team!=T1 ou 'channel in (phone, chat)' ; plusieurs valent ensemble."),
      valueName: "dimension=value"))
  var conditions: [String] = []

  @Flag(
    help: ArgumentHelp(
      say("Shows every metric and its definition.", "Montre chaque indicateur et sa définition.")))
  var list = false

  func run() async throws {
    guard !list else { return try showDictionary() }
    let query = try query()
    // A question that cannot be understood is refused before a workspace is opened.
    try parsing { _ = try MetricPlan(query, catalogue: .standard) }
    let bar = ProgressBar(say("Preparing", "Préparation"))
    let (table, unknown) = try await withSession(shared, command: "kpi") { session in
      let measuring = MeasureMetrics(session)
      let table = try await measuring.run(query) { fraction in bar.update(fraction: fraction) }
      return (table, try await measuring.unknownValues(of: query, in: table))
    }
    bar.finish()
    for value in unknown { printDiagnostic(value.sentence[shared.language]) }
    try MetricPrinter(format: shared.format, language: shared.language).show(table)
  }

  private func query() throws -> MetricQuery {
    let selections = try parsing {
      try metric.flatMap { try MetricSelection.list(parsing: $0) }
    }
    let dimensions = try parsing {
      try by.flatMap { $0.split(separator: ",") }.map { try Dimension.named(trimmed($0)) }
    }
    let filters = try parsing { try conditions.map { try MetricFilter(parsing: $0) } }
    return MetricQuery(
      metrics: selections.isEmpty ? MeasureMetrics.mainMetrics : selections,
      dimensions: dimensions, grain: grain, from: from, to: to, filters: filters)
  }

  private func showDictionary() throws {
    let catalogue = MetricCatalogue.standard
    switch shared.format {
    case .json: printResult(try encodeJSON(catalogue.metrics.map(MetricEntry.init)))
    case .csv, .table:
      printResult(MetricDictionary.markdown(catalogue, in: shared.language))
    }
  }
}

/// Runs the reading of an argument; what it throws is a wrong use.
func parsing<Result>(_ body: () throws -> Result) throws -> Result {
  do { return try body() } catch { throw WrongUse(sentence: sentence(for: error)) }
}

private func trimmed(_ text: Substring) -> String {
  text.trimmingCharacters(in: .whitespaces)
}

/// A metric of the dictionary, as JSON.
private struct MetricEntry: Encodable {
  var id: String
  var name: LocalizedText
  var sentence: LocalizedText
  var unit: String
  var better: String
  var variants: [String]
  var parameters: [String]

  init(_ metric: Metric) {
    id = metric.id
    name = metric.name
    sentence = metric.sentence
    unit = metric.unit.code
    better = metric.better.rawValue
    variants = metric.variants.map(\.id)
    parameters = metric.parameters.map(\.id)
  }
}

extension Grain: ExpressibleByArgument {}

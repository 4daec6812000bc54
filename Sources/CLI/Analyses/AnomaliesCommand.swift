// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

internal import ArgumentParser
internal import Documents
internal import Foundation
internal import Forecasting
internal import Quantities
internal import UseCases

/// `rendement anomalies`: what does not fit the season and the past.
struct AnomaliesCommand: AsyncParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "anomalies",
      abstract: say(
        "Finds values and levels that the season and the past do not explain.",
        "Trouve les valeurs et niveaux que la saison et le passé n'expliquent pas."),
      discussion: say(
        """
        One alert per cause; the share of ordinary values that would be flagged is stated.

        Examples:
          rendement anomalies --metric contacts --grain day
          rendement anomalies --csv calls.csv --time day --value calls
        """,
        """
        Une alerte par cause ; la part de valeurs ordinaires signalées à tort est dite.

        Exemples :
          rendement anomalies --metric contacts --grain day
          rendement anomalies --csv appels.csv --time jour --value appels
        """))
  }

  @OptionGroup var shared: SharedOptions
  @OptionGroup var series: SeriesOptions

  @Option(
    help: ArgumentHelp(
      say("Chance of any false alarm aimed at.", "Risque visé d'une fausse alerte.")))
  var falseAlarms = 0.01

  @Option(
    help: ArgumentHelp(
      say("Smallest change worth an alert.", "Plus petit écart qui vaut une alerte."))
  )
  var minimum = 0.1

  @Option(help: ArgumentHelp(say("Periods of a season.", "Périodes d'une saison.")))
  var period: Int?

  func run() async throws {
    let finding = FindAnomalies(
      falseAlarmRate: falseAlarms, minimumEffect: minimum, period: period)
    let answer = try await series.with(shared, command: "anomalies") { try await finding.run($0) }
    let language = shared.language
    let rows = answer.report.alerts.map { alert in
      AlertRow(
        from: label(alert.range.lowerBound, answer), to: label(alert.range.upperBound, answer),
        kind: alert.kind.rawValue, change: alert.change, message: alert.message)
    }
    switch shared.format {
    case .json: printResult(try encodeJSON(rows))
    case .csv, .table:
      let table = Table(
        caption: say("Alerts", "Alertes"),
        columns: [
          .words(say("from", "de")), .words(say("to", "à")), .words(say("kind", "genre")),
          .figures(say("change", "écart")), .words(say("what", "quoi")),
        ],
        rows: rows.map { row in
          Table.Row([
            .text(row.from), .text(row.to), .text(row.kind),
            row.change.map { .percent($0, digits: 1) } ?? .missing(""),
            .text(row.message[language]),
          ])
        })
      if shared.format == .csv {
        printResult(CSVRenderer().render(table).trimmingCharacters(in: .newlines))
      } else {
        let style = NumberStyle(language: language)
        printResult(PlainTextTable(style: style, longestText: 90).render(table))
        printResult(
          say(
            "\(answer.series.values.count) values looked at; season of \(answer.period); chance of any false alarm in a clean series: \(style.percent(answer.report.falseAlarmRate, digits: 1)).",
            "\(answer.series.values.count) valeurs examinées ; saison de \(answer.period) ; risque d'une fausse alerte dans une série saine : \(style.percent(answer.report.falseAlarmRate, digits: 1))."
          ))
      }
    }
    for remark in answer.series.remarks { printDiagnostic(remark[language]) }
  }

  private func label(_ index: Int, _ answer: FindAnomalies.Answer) -> String {
    answer.series.starts.isEmpty ? "\(index + 1)" : "\(answer.series.starts[index])"
  }
}

/// An alert for people and programs.
private struct AlertRow: Encodable {
  var from: String
  var to: String
  var kind: String
  var change: Double?
  var message: LocalizedText
}

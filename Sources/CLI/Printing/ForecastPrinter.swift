// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

internal import Documents
internal import Forecasting
internal import Foundation
internal import Quantities
internal import UseCases

/// Prints a forecast.
struct ForecastPrinter {
  /// The form of the result.
  var format: OutputFormat
  /// The language of texts and numbers.
  var language: Language

  /// The most points that a terminal is shown.
  private static let shown = 48

  /// Prints the forecast on standard output, what else to know on standard error.
  func show(_ answer: ForecastAnswer) throws {
    switch format {
    case .json: printResult(try encodeJSON(answer))
    case .csv:
      // Fixed names: the file is read again by `rendement staff`.
      let table = points(answer.points, names: ["start", "value", "low", "high"])
      printCSV(table)
    case .table:
      let renderer = PlainTextTable(style: NumberStyle(language: language), longestText: 60)
      printResult(renderer.render(backTest(answer)))
      printResult(answer.reason[language] + "\n")
      var table = points(
        Array(answer.points.prefix(Self.shown)),
        names: [
          text("start", "début"), text("forecast", "prévision"), text("low", "bas"),
          text("high", "haut"),
        ])
      let rest = answer.points.count - Self.shown
      if rest > 0 {
        table.notes.append([
          .text(
            text(
              "… and \(rest) more: --format csv shows all.",
              "… et \(rest) autres : --format csv les montre tous."))
        ])
      }
      printResult(renderer.render(table))
    }
    for diagnostic in answer.diagnostics {
      printDiagnostic("\(diagnostic.message[language]) [\(diagnostic.code)]")
    }
  }

  private func text(_ en: String, _ fr: String) -> String {
    LocalizedText(en: en, fr: fr)[language]
  }

  private func number(_ value: Double?, digits: Int) -> Cell {
    value.map { .number($0, digits: digits) } ?? .missing("")
  }

  private func points(_ points: [ForecastAnswer.Point], names: [String]) -> Table {
    Table(
      caption: text("Forecast", "Prévision"),
      columns: [.words(names[0])] + names.dropFirst().map { .figures($0) },
      rows: points.map { point in
        Table.Row(
          [.text(point.start)]
            + [point.value, point.low, point.high].map { number($0, digits: 1) })
      })
  }

  private func backTest(_ answer: ForecastAnswer) -> Table {
    Table(
      caption: text("How the methods did before", "Résultats passés des méthodes"),
      columns: [
        .words(text("method", "méthode")), .figures(text("weight", "poids")),
        .figures(text("mean error", "erreur moyenne")), .figures("MASE"), .figures("sMAPE"),
        .figures(text("coverage", "couverture")),
      ],
      rows: answer.backTest.map { row in
        Table.Row([
          .text(row.method.name[language]), .percent(row.weight),
          number(row.meanAbsoluteError, digits: 2), number(row.meanAbsoluteScaledError, digits: 3),
          number(row.symmetricPercentageError, digits: 1),
          row.coverage.map { .percent($0) } ?? .missing(""),
        ])
      })
  }
}

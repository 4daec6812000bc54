// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

internal import Documents
internal import Finance
internal import Foundation
internal import Quantities

/// Prints solutions side by side.
struct ComparisonPrinter {
  /// The form of the result.
  var format: OutputFormat
  /// The language of texts and numbers.
  var language: Language

  /// Prints a comparison on standard output.
  func show(_ comparison: Comparison) throws {
    switch format {
    case .json: printResult(try encodeJSON(comparison))
    case .csv:
      printCSV(ranking(comparison))
    case .table:
      let style = NumberStyle(language: language, currency: comparison.currency)
      let renderer = PlainTextTable(style: style, longestText: 90)
      printResult(renderer.render(ranking(comparison)))
      printResult(renderer.render(parts(comparison)))
      for solution in comparison.solutions.dropFirst() {
        printResult("\(solution.name[language]): \(solution.reason[language])")
      }
      for crossing in comparison.crossings { printResult(crossing.sentence[language]) }
    }
  }

  private func text(_ en: String, _ fr: String) -> String {
    LocalizedText(en: en, fr: fr)[language]
  }

  private func ranking(_ comparison: Comparison) -> Table {
    let none = Cell.missing(text("none", "aucun"))
    return Table(
      caption: text(
        "Solutions by net present value, \(comparison.horizonMonths) months",
        "Solutions par valeur actuelle nette, \(comparison.horizonMonths) mois"),
      columns: [
        .words(text("rank", "rang")), .words(text("solution", "solution")),
        .figures(text("NPV", "VAN")), .figures("ROI"), .figures(text("payback", "retour")),
        .figures(text("most out", "besoin")), .figures(text("resolutions", "résolutions")),
      ],
      rows: comparison.solutions.map { solution in
        Table.Row([
          .text(String(solution.rank)), .text(solution.name[language]),
          .money(solution.netPresentValue), solution.roi.map { .percent($0) } ?? none,
          solution.paybackMonths.map { .months($0) } ?? none, .money(solution.peakFunding),
          .number(solution.resolutionsPerMonth),
        ])
      })
  }

  private func parts(_ comparison: Comparison) -> Table {
    Table(
      caption: text(
        "What it is made of, present values", "De quoi elle se compose, valeurs actuelles"),
      columns: [
        .words(text("solution", "solution")), .figures(text("freed hours", "heures")),
        .figures(text("gains", "gains")), .figures(text("one-off", "unique")),
        .figures(text("usage", "usage")), .figures(text("recurring", "récurrent")),
      ],
      rows: comparison.solutions.map { solution in
        let parts = solution.parts
        return Table.Row(
          [.text(solution.name[language])]
            + [parts.labour, parts.gains, parts.oneOff, parts.usage, parts.recurring]
            .map { Cell.money($0) })
      })
  }
}

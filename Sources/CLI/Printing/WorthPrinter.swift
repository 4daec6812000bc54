// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

internal import Documents
internal import Finance
internal import Foundation
internal import Quantities
internal import UseCases

/// Prints what points, levers and a budget are worth.
struct WorthPrinter {
  /// The form of the result.
  var format: OutputFormat
  /// The language of texts and numbers.
  var language: Language

  /// Prints the answer on standard output.
  func show(_ answer: WorthAnswer) throws {
    switch format {
    case .json: printResult(try encodeJSON(answer))
    case .csv:
      let table = answer.levers.isEmpty ? points(answer.points) : levers(answer.levers)
      printCSV(table)
    case .table:
      let renderer = PlainTextTable(style: NumberStyle(language: language), longestText: 76)
      printResult(renderer.render(points(answer.points)))
      if !answer.levers.isEmpty { printResult(renderer.render(levers(answer.levers))) }
      if let plan = answer.plan { printResult(renderer.render(self.plan(plan))) }
    }
  }

  private func text(_ en: String, _ fr: String) -> String {
    LocalizedText(en: en, fr: fr)[language]
  }

  private func range(_ estimate: Estimate) -> [Cell] {
    [estimate.low, estimate.high].map { $0.map { .money($0) } ?? .missing("") }
  }

  private func points(_ points: [WorthAnswer.Point]) -> Table {
    Table(
      caption: text("What a point is worth per year", "Ce que vaut un point par an"),
      columns: [
        .words(""), .words(text("step", "pas")), .figures(text("worth", "valeur")),
        .figures(text("low", "bas")), .figures(text("high", "haut")),
        .words(text("grade", "preuve")),
      ],
      rows: points.map { point in
        let head: [Cell] = [.text(point.point.name[language]), .text(point.point.step[language])]
        guard let worth = point.worth else {
          return Table.Row(
            head + [
              .missing(""), .missing(""), .missing(""), .text(point.reason?[language] ?? ""),
            ])
        }
        return Table.Row(
          head + [.money(worth.worth.value)] + range(worth.worth)
            + [.text(worth.grade.name[language])])
      })
  }

  private func levers(_ levers: [RankedLever]) -> Table {
    Table(
      caption: text("Levers, each alone, per year", "Leviers, chacun seul, par an"),
      columns: [
        .words(text("lever", "levier")), .words(text("level", "niveau")),
        .figures(text("cost", "coût")), .figures(text("worth", "valeur")),
        .figures(text("low", "bas")), .figures(text("high", "haut")),
        .figures(text("net", "net")), .figures(text("chance of gain", "chance de gain")),
        .words(text("grade", "preuve")),
      ],
      rows: levers.map { lever in
        Table.Row(
          [
            .text(lever.lever), .text(lever.level), .money(lever.costPerYear),
            .money(lever.worth.worth.value),
          ] + range(lever.worth.worth)
            + [
              .money(lever.netPerYear), .percent(lever.probabilityOfGain),
              .text(lever.worth.grade.name[language]),
            ])
      })
  }

  private func plan(_ plan: BudgetPlan) -> Table {
    var rows = plan.chosen.map {
      Table.Row([.text($0.lever), .text($0.level), .money($0.costPerYear)])
    }
    func total(_ en: String, _ fr: String, _ value: Double) {
      rows.append(Table.Row([.text(text(en, fr)), .text(""), .money(value)], kind: .total))
    }
    total("Cost", "Coût", plan.costPerYear)
    total("Worth as a whole", "Valeur d'ensemble", plan.worth.worth.value)
    total("Net", "Net", plan.netPerYear)
    return Table(
      caption: text("The best use of the budget", "Le meilleur emploi du budget"),
      columns: [
        .words(text("lever", "levier")), .words(text("level", "niveau")),
        .figures(text("per year", "par an")),
      ], rows: rows)
  }
}

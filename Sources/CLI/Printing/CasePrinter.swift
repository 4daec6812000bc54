// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

internal import Documents
internal import Finance
internal import Foundation
internal import Quantities

/// Prints what a case comes to.
struct CasePrinter {
  /// The form of the result.
  var format: OutputFormat
  /// The language of texts and numbers.
  var language: Language

  /// Prints the result on standard output, its warnings on standard error.
  func show(_ result: CaseResult) throws {
    let style = NumberStyle(language: language, currency: result.currency)
    switch format {
    case .json: printResult(try encodeJSON(result))
    case .csv:
      printCSV(figures(of: result))
    case .table:
      let renderer = PlainTextTable(style: style, longestText: 76)
      printResult(renderer.render(headline(result)))
      if !result.levers.isEmpty { printResult(renderer.render(levers(result))) }
      printResult(renderer.render(evidence(result)))
      if let simulation = result.simulation {
        printResult(renderer.render(spread(simulation)))
      }
      for table in SensitivityTables(language: language, result: result).all {
        printResult(renderer.render(table))
      }
    }
    for warning in result.warnings {
      printDiagnostic("\(warning.message[language]) [\(warning.code)]")
    }
    for question in result.openQuestions where format == .table {
      printDiagnostic("? \(question.question[language])")
    }
  }

  private func text(_ en: String, _ fr: String) -> String {
    LocalizedText(en: en, fr: fr)[language]
  }

  private func missing(_ key: String, _ result: CaseResult) -> Cell {
    .missing(result.reasons[key]?[language] ?? text("undefined", "indéfini"))
  }

  private func headline(_ result: CaseResult) -> Table {
    func row(_ name: String, _ cell: Cell) -> Table.Row { Table.Row([.text(name), cell]) }
    func months(_ value: Double?, _ key: String) -> Cell {
      value.map { .months($0) } ?? missing(key, result)
    }
    let timing = result.timing.rawValue
    let rate = result.annualRate
    let style = NumberStyle(language: language, currency: result.currency)
    var rows = [
      row(
        text("ROI, net: (gains − costs) ÷ costs", "ROI net : (gains − coûts) ÷ coûts"),
        result.roi.map { .percent($0) } ?? missing("roi", result)),
      row(
        text("Gross return: gains ÷ costs", "Rendement brut : gains ÷ coûts"),
        result.benefitCostRatio.map { .number($0, digits: 2) }
          ?? missing("benefitCostRatio", result)),
      row(text("Net present value", "Valeur actuelle nette (VAN)"), .money(result.netPresentValue)),
      row(
        text("Internal rate of return, a year", "Taux de rentabilité interne (TRI), par an"),
        result.internalRateOfReturn.map { .percent($0, digits: 1) }
          ?? missing("internalRateOfReturn", result)),
      row(
        text("Benefits, present value", "Gains, valeur actuelle"),
        .money(result.presentValueBenefits)),
      row(
        text("Costs, present value", "Coûts, valeur actuelle"), .money(result.presentValueCosts)),
      row(
        text("Payback, simple", "Retour, simple"),
        months(result.paybackMonths.simple, "paybackMonths.simple")),
      row(
        text("Payback, cumulated flows", "Retour, flux cumulés"),
        months(result.paybackMonths.cumulative, "paybackMonths.cumulative")),
      row(
        text("Payback, discounted", "Retour, actualisé"),
        months(result.paybackMonths.discounted, "paybackMonths.discounted")),
      row(text("Most money out at once", "Besoin maximal"), .money(result.peakFunding)),
    ]
    for (name, reading) in [
      (text("ROI, cash reading", "ROI de trésorerie"), result.readings.cash),
      (text("ROI, economic reading", "ROI économique"), result.readings.economic),
      (text("ROI, extended reading", "ROI étendu"), result.readings.extended),
    ] {
      rows.append(
        row(name, reading.roi.map { .percent($0) } ?? missing("readings", result)))
    }
    return Table(
      caption: result.title[language] + " – "
        + text(
          "\(result.horizonMonths) months, \(style.percent(rate)) a year, timing \(timing)",
          "\(result.horizonMonths) mois, \(style.percent(rate)) par an, calage \(timing)"),
      columns: [.words(text("figure", "grandeur")), .figures(text("value", "valeur"))],
      rows: rows)
  }

  private func levers(_ result: CaseResult) -> Table {
    let rows = result.levers.map { lever in
      Table.Row([
        .text(lever.name[language]), .text(lever.grade.name[language]),
        .number(lever.hoursShapley), .money(lever.moneyShapley), .number(lever.alone),
        .number(lever.lastIn),
      ])
    }
    var notes: [[Inline]] = []
    if let overstatement = result.additiveOverstatement {
      let share = NumberStyle(language: language, currency: result.currency)
        .percent(overstatement, digits: 1)
      notes.append([
        .text(
          text(
            "Adding the levers up would overstate the hours saved by \(share).",
            "Additionner les leviers surestimerait les heures gagnées de \(share)."))
      ])
    }
    return Table(
      caption: text("Levers, shares of one workload", "Leviers, parts d'une même charge"),
      columns: [
        .words(text("lever", "levier")), .words(text("evidence", "preuve")),
        .figures(text("hours", "heures")), .figures(text("money", "montant")),
        .figures(text("alone, h", "seul, h")), .figures(text("last in, h", "en dernier, h")),
      ], rows: rows, notes: notes)
  }

  private func evidence(_ result: CaseResult) -> Table {
    let rows = result.evidenceLadder.map { step in
      let total = result.byGrade.first { $0.grade == step.downTo }
      return Table.Row([
        .text(step.downTo.name[language]),
        total.map { .money($0.presentValue) } ?? .missing(""),
        total?.share.map { .percent($0) } ?? .missing(""),
        step.roi.map { .percent($0) } ?? missing("roi", result),
      ])
    }
    return Table(
      caption: text(
        "How sure: ROI when only this grade and surer ones count",
        "Avec quelle preuve : ROI si seuls ce niveau et les plus sûrs comptent"),
      columns: [
        .words(text("evidence", "preuve")), .figures(text("gains, PV", "gains, VA")),
        .figures(text("share", "part")), .figures("ROI"),
      ], rows: rows)
  }

  private func spread(_ simulation: SimulationResult) -> Table {
    func row(_ name: String, _ cells: [Cell]) -> Table.Row { Table.Row([.text(name)] + cells) }
    var rows: [Table.Row] = []
    if let roi = simulation.roi {
      rows.append(row("ROI", [roi.p10, roi.p50, roi.p90].map { .percent($0) }))
    }
    let value = simulation.netPresentValue
    rows.append(
      row(
        text("Net present value", "VAN"), [value.p10, value.p50, value.p90].map { .money($0) }))
    let style = NumberStyle(language: language)
    let loss = style.percent(simulation.probabilityOfLoss, digits: 1)
    let below = style.percent(simulation.headlinePercentile)
    return Table(
      caption: text(
        "Spread over \(simulation.draws) draws, seed \(simulation.seed), each doubt counted once",
        "Dispersion sur \(simulation.draws) tirages, graine \(simulation.seed), chaque doute compté une "
          + "fois"),
      columns: [.words(""), .figures("P10"), .figures("P50"), .figures("P90")], rows: rows,
      notes: [
        [.text(text("Probability of a loss: \(loss).", "Probabilité d'une perte : \(loss)."))],
        [
          .text(
            text(
              "What has a range takes no haircut here; what has none keeps it. \(below) of the "
                + "worlds come out below the headline, which keeps every haircut.",
              "Ce qui a une fourchette ne subit pas de décote ici ; ce qui n'en a pas la garde. "
                + "\(below) des mondes finissent sous le résultat affiché, qui garde toutes les "
                + "décotes."))
        ],
      ])
  }

  private func figures(of result: CaseResult) -> Table {
    Table(
      caption: "", columns: ["figure", "value", "unit"].map { .words($0) },
      rows: result.figures.map { figure in
        Table.Row([
          .text(figure.id), figure.value.map { .number($0, digits: 6) } ?? .missing(""),
          .text(figure.unit.rawValue),
        ])
      }, hasRowHeaders: false)
  }
}

// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

internal import Documents
internal import Finance
internal import Foundation
internal import Quantities

/// Prints plans, measured months and variances.
struct PlanPrinter {
  /// The form of the result.
  var format: OutputFormat
  /// The language of texts and numbers.
  var language: Language

  private func text(_ en: String, _ fr: String) -> String {
    LocalizedText(en: en, fr: fr)[language]
  }

  /// Prints versions of plans.
  func show(_ plans: [FrozenPlan]) throws {
    guard format != .json else { return printResult(try encodeJSON(plans)) }
    let currency = plans.first?.businessCase.currency ?? .euro
    show(
      Table(
        caption: text("Plans", "Plans"),
        columns: [
          .words(text("plan", "plan")), .words("version"), .words(text("frozen on", "figé le")),
          .words(text("case", "dossier")), .figures(text("NPV", "VAN")), .figures("ROI"),
        ],
        rows: plans.map { plan in
          Table.Row([
            .text(plan.name), .text(String(plan.version)), .text("\(plan.frozenOn)"),
            .text(plan.businessCase.title[language]), .money(plan.netPresentValue),
            plan.roi.map { .percent($0) } ?? .missing(text("none", "aucun")),
          ])
        }), currency)
  }

  /// Prints measured months.
  func show(_ months: [ActualMonth]) throws {
    guard format != .json else { return printResult(try encodeJSON(months)) }
    func cell(_ value: Double?, digits: Int) -> Cell {
      value.map { .number($0, digits: digits) } ?? .missing("")
    }
    show(
      Table(
        caption: text("Measured months", "Mois mesurés"),
        columns: [
          .words(text("month", "mois")), .words(text("segment", "segment")),
          .figures(text("demand", "demandes")), .figures(text("automated", "automatisé")),
          .figures(text("repeats", "réitérations")), .figures(text("minutes", "minutes")),
          .figures(text("occupancy", "occupation")), .figures(text("shrinkage", "improductif")),
          .figures(text("cost/h", "coût/h")),
        ],
        rows: months.flatMap { month in
          month.segments.map { segment in
            Table.Row([
              .text(String(month.month)), .text(segment.id),
              cell(segment.demandPerMonth, digits: 0), cell(segment.deflection, digits: 3),
              cell(segment.recontactRate, digits: 3), cell(segment.handleMinutes, digits: 2),
              cell(segment.occupancy, digits: 3), cell(segment.shrinkage, digits: 3),
              cell(segment.costPerPaidHour, digits: 2),
            ])
          }
        }), .euro)
  }

  /// Prints a variance.
  func show(_ variance: PlanVariance) throws {
    guard format != .json else { return printResult(try encodeJSON(variance)) }
    guard format != .csv else { return show(causes(variance), variance.currency) }
    for table in [checkpoints(variance), causes(variance), parameters(variance)] {
      show(table, variance.currency)
    }
    show(forecast(variance), variance.currency)
    if !variance.unmeasured.isEmpty {
      printDiagnostic(
        text(
          "Not measured in every month, as planned there: ",
          "Non mesuré chaque mois, pris au plan : ")
          + variance.unmeasured.joined(separator: ", "))
    }
  }

  private func show(_ table: Table, _ currency: Currency) {
    if format == .csv {
      printCSV(table)
    } else {
      let renderer = PlainTextTable(
        style: NumberStyle(language: language, currency: currency), longestText: 76)
      printResult(renderer.render(table))
    }
  }

  private func checkpoints(_ variance: PlanVariance) -> Table {
    Table(
      caption: text(
        "\(variance.plan), version \(variance.version): promise and measurement, before risk",
        "\(variance.plan), version \(variance.version) : promesse et mesure, avant risque"),
      columns: [
        .words(text("to month", "au mois")), .figures(text("months measured", "mois mesurés")),
        .figures(text("promised", "promis")),
        .figures(text("measured", "mesuré")), .figures(text("of it volume", "dont volume")),
        .figures(text("realised", "réalisé")),
      ],
      rows: variance.checkpoints.map { point in
        Table.Row([
          .text(String(point.month)), .number(Double(point.measuredMonths)),
          .money(point.promised), .money(point.actual),
          .money(point.volume), point.realised.map { .percent($0) } ?? .missing(""),
        ])
      })
  }

  private func causes(_ variance: PlanVariance) -> Table {
    Table(
      caption: text(
        "Why it differs: exact shares of the whole variance",
        "Pourquoi l'écart : parts exactes de l'écart total"),
      columns: [.words(text("cause", "cause")), .figures(text("amount", "montant"))]
        + variance.months.map { .figures("m\($0.month)") },
      rows: variance.causes.map { share in
        Table.Row(
          [.text(share.cause.name[language]), .money(share.amount)]
            + variance.months.map { month in
              month.causes.first { $0.cause == share.cause }.map { .money($0.amount) }
                ?? .missing("")
            })
      })
  }

  private func parameters(_ variance: PlanVariance) -> Table {
    Table(
      caption: text(
        "What each lever promised and brought", "Ce que chaque levier promettait et a rendu"),
      columns: [
        .words(text("part", "part")), .words(text("levers", "leviers")),
        .figures(text("promised", "promis")), .figures(text("brought", "rendu")),
      ],
      rows: variance.parameters.map { outcome in
        Table.Row([
          .text(outcome.cause.name[language]), .text(outcome.levers.joined(separator: ", ")),
          .money(outcome.promised), .money(outcome.actual),
        ])
      })
  }

  private func forecast(_ variance: PlanVariance) -> Table {
    let forecast = variance.forecast
    func row(_ en: String, _ fr: String, _ cell: Cell) -> Table.Row {
      Table.Row([.text(text(en, fr)), cell])
    }
    return Table(
      caption: text(
        "The whole horizon as it now looks", "L'horizon entier tel qu'il se présente"),
      columns: [.words(""), .figures(text("value", "valeur"))],
      rows: [
        row(
          "NPV promised, after risk", "VAN promise, après risque",
          .money(forecast.promisedNetPresentValue)),
        row(
          "NPV promised, before risk", "VAN promise, avant risque",
          .money(forecast.plannedNetPresentValue)),
        row(
          "NPV expected now", "VAN attendue à présent", .money(forecast.netPresentValue)),
        row(
          "ROI expected now", "ROI attendu à présent",
          forecast.roi.map { .percent($0) } ?? .missing("")),
        row(
          "Months to come, promised", "Mois à venir, promis", .money(forecast.promisedRest)),
        row("Months to come, expected", "Mois à venir, attendus", .money(forecast.rest)),
      ], notes: [[.text(forecast.rule[language])]])
  }
}

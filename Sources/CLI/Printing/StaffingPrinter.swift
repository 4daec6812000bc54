// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

internal import Documents
internal import Foundation
internal import Quantities
internal import UseCases

/// Prints a staffing plan.
struct StaffingPrinter {
  /// The form of the result.
  var format: OutputFormat
  /// The language of texts and numbers.
  var language: Language

  /// The most intervals that a terminal is shown.
  private static let shown = 48

  /// Prints the plan on standard output, what else to know on standard error.
  func show(_ answer: StaffingAnswer) throws {
    switch format {
    case .json: printResult(try encodeJSON(answer))
    case .csv:
      let table = intervals(answer.intervals)
      printCSV(table)
    case .table:
      let renderer = PlainTextTable(style: NumberStyle(language: language), longestText: 76)
      printResult(renderer.render(summary(answer)))
      var table = intervals(Array(answer.intervals.prefix(Self.shown)))
      if answer.intervals.count > Self.shown {
        let rest = answer.intervals.count - Self.shown
        table.notes.append([
          .text(
            text(
              "… and \(rest) more intervals: --format csv shows all.",
              "… et \(rest) autres intervalles : --format csv les montre tous."))
        ])
      }
      printResult(renderer.render(table))
      if !answer.prices.isEmpty { printResult(renderer.render(prices(answer.prices))) }
      if let shifts = answer.shifts { printResult(renderer.render(self.shifts(shifts))) }
      if let check = answer.simulation { printResult(renderer.render(simulation(check))) }
    }
    for diagnostic in answer.diagnostics {
      printDiagnostic("\(diagnostic.message[language]) [\(diagnostic.code)]")
    }
  }

  private func text(_ en: String, _ fr: String) -> String {
    LocalizedText(en: en, fr: fr)[language]
  }

  /// An interval of the mean week, such as `1 08:30`, by the name of its weekday.
  private func label(_ interval: String) -> String {
    guard let match = interval.wholeMatch(of: /([1-7]) (\d\d:\d\d)/), let day = Int(match.1) else {
      return interval
    }
    let names =
      language == .french
      ? ["lun.", "mar.", "mer.", "jeu.", "ven.", "sam.", "dim."]
      : ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"]
    return "\(names[day - 1]) \(match.2)"
  }

  private func share(_ value: Double?) -> Cell {
    value.map { .percent($0, digits: 1) } ?? .missing("")
  }

  private func number(_ value: Double?, digits: Int = 1, unit: String? = nil) -> Cell {
    value.map { .number($0, unit: unit, digits: digits) } ?? .missing("")
  }

  private func money(_ value: Double?, digits: Int = 0) -> Cell {
    value.map { .money($0, digits: digits) } ?? .missing(text("no cost given", "coût non donné"))
  }

  private func summary(_ answer: StaffingAnswer) -> Table {
    let summary = answer.summary
    func row(_ en: String, _ fr: String, _ cell: Cell) -> Table.Row {
      Table.Row([.text(text(en, fr)), cell])
    }
    var rows = [
      row("Contacts", "Contacts", number(summary.contacts, digits: 0)),
      row("Largest team at work", "Équipe maximale au travail", .count(summary.maxAgents)),
      row("Hours at work", "Heures au travail", number(summary.hoursAtWork, unit: "h")),
      row("Paid hours", "Heures payées", number(summary.paidHours, unit: "h")),
    ]
    if summary.cost != nil { rows.append(row("Cost", "Coût", money(summary.cost))) }
    rows += [
      row(
        "Service level, of offered", "Niveau de service, des offerts", share(summary.serviceLevel)),
      row("Abandonment", "Abandon", share(summary.abandonment)),
      row("Mean wait", "Attente moyenne", number(summary.averageWaitSeconds, unit: "s")),
      row("Occupancy", "Occupation", share(summary.occupancy)),
    ]
    if let patience = summary.patience {
      rows.append(
        row("Mean patience", "Patience moyenne", number(patience.value, digits: 0, unit: "s")))
    }
    return Table(
      caption: text("Staffing plan", "Plan d'effectifs")
        + " (\(summary.model == "erlang_a" ? "Erlang A" : "Erlang C"))",
      columns: [.words(""), .figures(text("value", "valeur"))], rows: rows)
  }

  private func intervals(_ intervals: [StaffingAnswer.Interval]) -> Table {
    Table(
      caption: text("Intervals", "Intervalles"),
      columns: [
        .words(text("interval", "intervalle")), .figures(text("contacts", "contacts")),
        .figures(text("AHT s", "DMT s")), .figures("Erlang"),
        .figures(text("agents", "agents")), .figures(text("scheduled", "planifiés")),
        .figures(text("service level", "niveau de service")),
        .figures(text("abandonment", "abandon")), .figures(text("ASA s", "délai s")),
        .figures(text("occupancy", "occupation")),
      ],
      rows: intervals.map { interval in
        Table.Row([
          .text(label(interval.interval)), number(interval.contacts),
          number(interval.handleSeconds),
          number(interval.erlangs, digits: 2), .count(interval.agents),
          .count(interval.scheduled), share(interval.serviceLevel), share(interval.abandonment),
          number(interval.averageSpeedOfAnswerSeconds), share(interval.occupancy),
        ])
      })
  }

  private func prices(_ prices: [StaffingAnswer.Price]) -> Table {
    Table(
      caption: text("What more would cost", "Ce que coûterait davantage"),
      columns: [
        .words(""), .figures(text("paid hours", "heures payées")),
        .figures(text("cost", "coût")), .figures(text("service level", "niveau de service")),
        .figures(text("wait s", "attente s")),
        .figures(text("per minute spared", "par minute épargnée")),
      ],
      rows: prices.map { price in
        Table.Row([
          .text(
            price.of == "service_level_point"
              ? text("one point of service level", "un point de niveau de service")
              : text("one minute less waiting", "une minute d'attente en moins")),
          number(price.paidHours), money(price.cost), share(price.serviceLevelGain),
          number(price.waitSecondsLess.map { -$0 }), money(price.costPerMinuteSpared, digits: 2),
        ])
      })
  }

  private func shifts(_ shifts: StaffingAnswer.Shifts) -> Table {
    Table(
      caption: text("Shifts", "Horaires"),
      columns: [
        .words(text("day", "jour")), .words(text("shift", "horaire")),
        .figures(text("people", "personnes")),
      ],
      rows: shifts.lines.map { Table.Row([.text($0.day), .text($0.shift), .count($0.people)]) },
      notes: [
        [
          .text(
            text("Paid hours: ", "Heures payées : ")
              + NumberStyle(language: language).number(shifts.paidHours, digits: 1))
        ]
      ])
  }

  private func simulation(_ check: StaffingAnswer.Check) -> Table {
    func row(_ name: String, _ estimate: Estimate?, _ cell: (Double?) -> Cell) -> Table.Row {
      Table.Row([.text(name), cell(estimate?.value), cell(estimate?.low), cell(estimate?.high)])
    }
    return Table(
      caption: text(
        "Busiest day simulated \(check.days) times: \(check.day)",
        "Jour le plus chargé simulé \(check.days) fois : \(check.day)"),
      columns: [
        .words(""), .figures(text("mean", "moyenne")), .figures("≥ 95 %"), .figures("≤ 95 %"),
      ],
      rows: [
        row(text("service level", "niveau de service"), check.serviceLevel, share),
        row(text("abandonment", "abandon"), check.abandonment, share),
        row(text("ASA s", "délai s"), check.averageSpeedOfAnswerSeconds) { number($0) },
        Table.Row([
          .text(text("service level by formula", "niveau de service par formule")),
          share(check.formulaServiceLevel), .missing(""), .missing(""),
        ]),
      ])
  }
}

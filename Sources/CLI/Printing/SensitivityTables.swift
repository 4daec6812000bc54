// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

internal import Documents
internal import Finance
internal import Quantities

/// The tables of what moves a result: scenarios, tornado, break-even values.
struct SensitivityTables {
  /// The language of texts and numbers.
  var language: Language
  /// What is shown.
  var result: CaseResult

  /// The tables that have rows.
  var all: [Table] {
    [scenarios, tornado, breakEvens, posts].compactMap { $0 }
  }

  private func text(_ en: String, _ fr: String) -> String {
    LocalizedText(en: en, fr: fr)[language]
  }

  private var scenarios: Table? {
    guard !result.scenarios.isEmpty else { return nil }
    return Table(
      caption: text("Scenarios", "Scénarios"),
      columns: [
        .words(text("scenario", "scénario")), .figures("ROI"),
        .figures(text("net present value", "VAN")), .figures(text("payback", "retour")),
      ],
      rows: result.scenarios.map { scenario in
        let missing = Cell.missing(scenario.reason?[language] ?? text("none", "aucun"))
        return Table.Row([
          .text(scenario.name[language]), scenario.roi.map { .percent($0) } ?? missing,
          scenario.netPresentValue.map { .money($0) } ?? missing,
          scenario.paybackMonths.map { .months($0) } ?? missing,
        ])
      },
      notes: [
        [
          .text(
            text(
              "Unless stated in the case, prudent and ambitious move every range at once to its "
                + "25th or 75th percentile.",
              "Sauf mention du dossier, prudent et ambitieux déplacent ensemble chaque fourchette "
                + "à son 25e ou 75e centile."))
        ]
      ])
  }

  private var tornado: Table? {
    guard let bars = result.sensitivity?.tornado, !bars.isEmpty else { return nil }
    return Table(
      caption: text(
        "What moves the net present value, each input over its own range",
        "Ce qui déplace la VAN, chaque entrée sur sa propre fourchette"),
      columns: [
        .words(text("input", "entrée")), .figures(text("low", "bas")),
        .figures(text("high", "haut")), .figures(text("NPV at low", "VAN au bas")),
        .figures(text("NPV at high", "VAN au haut")),
      ],
      rows: bars.prefix(10).map { bar in
        Table.Row([
          .text(bar.name[language]), value(bar.low), value(bar.high), .money(bar.valueAtLow),
          .money(bar.valueAtHigh),
        ])
      })
  }

  private var breakEvens: Table? {
    guard let values = result.sensitivity?.breakEvens, !values.isEmpty else { return nil }
    return Table(
      caption: text(
        "Break-even: the value of one input at which the net present value is nothing",
        "Seuil : la valeur d'une entrée pour laquelle la VAN est nulle"),
      columns: [
        .words(text("input", "entrée")), .figures(text("stated", "indiquée")),
        .figures(text("break-even", "seuil")), .figures(text("change", "écart")),
      ],
      rows: values.prefix(10).map { item in
        Table.Row([
          .text(item.name[language]), value(item.stated), value(item.breakEven),
          item.change.map { .percent($0) } ?? .missing(""),
        ])
      })
  }

  private var posts: Table? {
    guard let posts = result.posts else { return nil }
    return Table(
      caption: text("Posts", "Postes"),
      columns: [
        .words(text("month", "mois")), .figures(text("freed", "libérés")),
        .figures(text("vacant", "vacants")), .figures(text("gone", "supprimés")),
        .words(text("held back by", "limité par")),
      ],
      rows: posts.years.map { year in
        Table.Row([
          .text(String(year.month)), .number(year.freed, digits: 1),
          .number(year.vacant, digits: 1), .number(year.gone),
          .text(
            year.limit == .freedHours
              ? text("freed hours", "heures libérées") : text("vacancies", "départs et embauches")),
        ])
      })
  }

  /// A number whose size decides its decimals.
  private func value(_ number: Double) -> Cell {
    .number(number, digits: abs(number) < 10 ? 3 : abs(number) < 1000 ? 1 : 0)
  }
}

// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

import Documents
import Finance
import Quantities

extension BusinessCaseWriter {
  /// The rows of a tornado and of break-even values that a reader takes in.
  private static let mostRows = 10

  /// What the result hangs on: the tornado, and how far each input may stray.
  func sensitivity() -> [Block] {
    guard let sensitivity = result.sensitivity else { return [] }
    var blocks: [Block] = []
    if !sensitivity.tornado.isEmpty { blocks.append(.figure(tornado(sensitivity.tornado))) }
    let limits = breakEvens(sensitivity)
    if !limits.isEmpty { blocks.append(.table(breakEvenTable(limits))) }
    return blocks
  }

  private func tornado(_ bars: [Sensitivity.Bar]) -> Figure {
    let shown = bars.prefix(Self.mostRows)
    let first = shown.first.map { capitalized(t($0.name)) } ?? ""
    let title = t(
      "“\(first)” moves the result most", "« \(first) » fait le plus bouger le résultat")
    let sentences = shown.prefix(3).map { bar in
      "\(t(bar.name)) \(style.money(bar.valueAtLow)) – \(style.money(bar.valueAtHigh))"
    }.joined(separator: " ; ")
    return TornadoChart(
      swings: shown.map { bar in
        TornadoChart.Swing(
          capitalized(t(bar.name)), atLow: bar.valueAtLow, input(bar.path, bar.low),
          atHigh: bar.valueAtHigh, input(bar.path, bar.high))
      }, base: result.netPresentValue,
      words: TornadoChart.Words(
        title: title, axis: t("Net present value", "Valeur actuelle nette"),
        label: t("Input", "Donnée"), low: t("Low value", "Valeur basse"),
        high: t("High value", "Valeur haute"), atLow: t("Result at low", "Résultat, bas"),
        atHigh: t("Result at high", "Résultat, haut"),
        alternative: title + ". " + sentences + "."), style: style
    ).figure(id: "chart-tornado")
  }

  /// One break-even value per line of the case, the most fragile first.
  private func breakEvens(_ sensitivity: Sensitivity) -> [Sensitivity.BreakEvenValue] {
    var seen: Set<String> = []
    // An input that is stated as nothing has no share of itself to stray by.
    let chosen = sensitivity.breakEvens.filter { $0.change != nil }.filter { value in
      let parts = value.path.split(separator: ".")
      let isLine = ["costs", "gains"].contains(parts[0])
      return seen.insert(isLine ? parts.prefix(2).joined(separator: ".") : value.path).inserted
    }
    return Array(chosen.prefix(Self.mostRows))
  }

  private func breakEvenTable(_ values: [Sensitivity.BreakEvenValue]) -> Table {
    Table(
      caption: t(
        "How far each input may stray before nothing is left, the most fragile first",
        "Jusqu’où chaque donnée peut dévier avant qu’il ne reste rien, les plus fragiles d’abord"),
      columns: [
        .words(t("Input", "Donnée")), .figures(t("In the case", "Dans le dossier")),
        .figures(t("Break-even", "Seuil")), .figures(t("Change", "Écart")),
      ],
      rows: values.map { value in
        Table.Row([
          .text(capitalized(t(value.name))), .text(input(value.path, value.stated)),
          .text(input(value.path, value.breakEven)),
          value.change.map { change in
            .text(
              style.signed(change * 100, digits: abs(change) < 0.1 ? 1 : 0)
                + (language == .french ? NumberStyle.narrowSpace : "") + "%")
          } ?? .missing(words.notGiven),
        ])
      },
      notes: [
        s(
          "The other inputs stay as stated; one input of each line is shown.",
          "Les autres données restent telles quelles ; une donnée par ligne est montrée.")
      ])
  }

  /// The prudent, central and ambitious worlds side by side.
  func scenarios() -> [Block] {
    guard !result.scenarios.isEmpty else { return [] }
    return [
      .table(
        Table(
          caption: t("Scenarios", "Scénarios"),
          columns: [
            .words(t("Scenario", "Scénario")), .figures(t("Benefits", "Gains")),
            .figures(t("Costs", "Coûts")), .figures(t("Net present value", "VAN")),
            .figures("ROI"), .figures(t("Payback", "Retour")),
          ],
          rows: result.scenarios.map { scenario in
            let none = Cell.missing(
              scenario.reason.map { t($0) } ?? t("not reached", "non atteint"))
            return Table.Row([
              .text(capitalized(t(scenario.name))),
              scenario.presentValueBenefits.map { .money($0) } ?? none,
              scenario.presentValueCosts.map { .money($0) } ?? none,
              scenario.netPresentValue.map { .money($0) } ?? none,
              scenario.roi.map { .percent($0, digits: text.percentDigits($0)) } ?? none,
              scenario.paybackMonths.map { .months($0) } ?? none,
            ])
          }, notes: scenarioNotes))
    ]
  }

  private var scenarioNotes: [[Inline]] {
    guard plan.scenarios.isEmpty else { return [] }
    return [
      s(
        "Prudent and ambitious move every uncertain input at once to the worse or better quarter "
          + "of its range.",
        "Prudent et ambitieux portent toutes les données incertaines à la fois au moins bon ou au "
          + "meilleur quart de leur plage.")
    ]
  }

  /// An input's value with the unit that its place in the case gives it.
  func input(_ path: String, _ value: Double) -> String {
    let parts = path.split(separator: ".").map(String.init)
    let leaf = parts.last ?? path
    if parts.first == "levers", leaf == "to" || leaf == "points",
      let lever = plan.levers.first(where: { $0.id == parts.dropFirst().first })
    {
      return text.value(value, text.unit(of: lever.parameter))
    }
    switch leaf {
    case "capture", "annualRate", "deflection", "recontactRate", "occupancy", "shrinkage",
      "attribution", "margin", "loss", "change", "reach", "containment", "returnRate", "risk",
      "growthPerYear", "perMonthDecay":
      return style.percent(value, digits: 1)
    case "factor": return "× " + style.number(value, digits: 2)
    case "handleMinutes", "easyHandleMinutes": return text.value(value, .minutes)
    case "costPerPaidHour": return text.value(value, .moneyPerHour)
    case "perMonth", "perYear", "amount", "initial", "perAgentPerMonth", "perContact",
      "perResolution", "perHandoff", "perMinute", "dailyCost", "hourlyCost", "yearlyCost",
      "weeklyCost", "perMillionIn", "perMillionOut":
      return style.money(value, digits: abs(value) < 1_000 ? 2 : 0)
    default: return style.number(value, digits: abs(value) < 100 ? 2 : 0)
    }
  }
}

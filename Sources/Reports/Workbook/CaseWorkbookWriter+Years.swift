// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

import Documents
import Finance
import Quantities

extension CaseWorkbookWriter {
  /// The sheet of years: the initial outlay, then the sums of twelve months, and the stretches of
  /// the horizon.
  mutating func writeYears() {
    let tab = Tab.years
    book.layOut(tab.rawValue) {
      $0.widths = [0: 30, 1: 15, 2: 15, 3: 15, 4: 15, 5: 15, 6: 18]
      $0.frozenRows = 3
    }
    book.put(t("Flows by year", "Flux par année"), at: place(tab, 0, 0), SheetStyle(.title))
    let heads = [
      t("Year", "Année"), t("Benefits", "Gains"), t("Costs", "Coûts"), t("Net", "Net"),
      t("Cumulated", "Cumulé"), t("Discounted", "Actualisé"),
      t("Cumulated, discounted", "Cumulé, actualisé"),
    ]
    for (column, head) in heads.enumerated() {
      book.put(head, at: place(tab, 2, column), SheetStyle(.head))
    }
    let count = (horizon + 11) / 12
    for year in 0...count { writeYear(year) }
    writeYearlyRate(count)
    writeTerms(count + 6)
    let rows = CellRange(place(tab, 3, 0), place(tab, 3 + count, 0))
    func series(_ name: String, _ column: Int) -> SheetChart.Series {
      SheetChart.Series(
        name, categories: rows,
        values: CellRange(place(tab, 3, column), place(tab, 3 + count, column)))
    }
    let chart = SheetChart(
      .columns, title: t("Benefits and costs by year", "Gains et coûts par année"),
      series: [series(t("Benefits", "Gains"), 1), series(t("Costs", "Coûts"), 2)],
      corner: place(tab, count + 13, 0))
    book.layOut(tab.rawValue) { $0.charts.append(chart) }
  }

  private mutating func writeYear(_ year: Int) {
    let row = 3 + year
    let from = year == 0 ? 0 : year * 12 - 11
    let to = min(year * 12, horizon)
    if year == 0 {
      book.put(t("Initial", "Initial"), at: place(.years, row, 0), SheetStyle(.label))
    } else {
      book.put(Double(year), at: place(.years, row, 0), SheetStyle(.label, .wholeNumber))
      note("cashFlows.yearly.\(year).index", place(.years, row, 0))
    }
    func enter(_ column: Int, _ name: String, _ formula: SheetFormula) -> SheetFormula {
      note("cashFlows.yearly.\(year).\(name)", place(.years, row, column))
      return book.put(formula, at: place(.years, row, column), SheetStyle(.step, .money))
    }
    let benefits = enter(1, "benefits", .sum(flows.benefits.range(from, to)))
    let costs = enter(2, "costs", .sum(flows.spent.range(from, to)))
    let net = enter(3, "net", benefits - costs)
    let before: SheetFormula = year == 0 ? 0 : .cell(place(.years, row - 1, 4))
    _ = enter(4, "cumulative", before + net)
    let discounted = enter(5, "discounted", .sum(flows.discounted.range(from, to)))
    let discountedBefore: SheetFormula = year == 0 ? 0 : .cell(place(.years, row - 1, 6))
    _ = enter(6, "cumulativeDiscounted", discountedBefore + discounted)
  }

  /// The internal rate of return: of the years, or of the months when flows fall by month; defined
  /// only when the flows change sign once.
  private mutating func writeYearlyRate(_ count: Int) {
    let row = 3 + count + 1
    var signs: [SheetFormula] = []
    // Two columns beside the table: the last sign so far, and whether it changed.
    for year in 0...count {
      let own: SheetFormula = .call(.sign, [.cell(place(.years, 3 + year, 3))])
      let before = signs.last
      signs.append(
        book.put(
          before.map { .when(own.compared(.equal, 0), $0, own) } ?? own,
          at: place(.years, 3 + year, 8), SheetStyle(.note, .wholeNumber)))
      let changed: SheetFormula =
        before.map { .when(($0 * signs[year]).compared(.less, 0), 1, 0) } ?? 0
      book.put(changed, at: place(.years, 3 + year, 9), SheetStyle(.note, .wholeNumber))
    }
    book.put(t("Last sign", "Dernier signe"), at: place(.years, 2, 8), SheetStyle(.head))
    book.put(t("Changes", "Changements"), at: place(.years, 2, 9), SheetStyle(.head))
    let changes: SheetFormula = .sum(
      CellRange(place(.years, 3, 9), place(.years, 3 + count, 9)))
    let isMonthly = inputs.timing.compared(.equal, .text(DiscountRule.Timing.monthly.rawValue))
    let guess = SheetFormula.number(
      result.internalRateOfReturn.map { ($0 * 1e4).rounded() / 1e4 } ?? 0.1)
    let yearly: SheetFormula = .call(
      .internalRate,
      [.range(CellRange(place(.years, 3, 3), place(.years, 3 + count, 3))), guess])
    let monthly: SheetFormula = .call(.internalRate, [.range(flows.net.all), guess / 12])
    let none: SheetFormula = .text(t("not computable", "non calculable"))
    book.put(
      t("Internal rate of return", "Taux de rendement interne"), at: place(.years, row, 0),
      SheetStyle(.label))
    book.put(
      .when(
        isMonthly,
        .when(flows.signChanges.compared(.equal, 1), (1 + monthly).raised(to: 12) - 1, none),
        .when(changes.compared(.equal, 1), yearly, none)),
      at: place(.years, row, 3, "result_irr"), SheetStyle(.result, .percent))
    note("internalRateOfReturn", place(.years, row, 3, "result_irr"))
  }

  private mutating func writeTerms(_ top: Int) {
    book.put(
      t("Short, medium and long term", "Court, moyen et long terme"), at: place(.years, top, 0),
      SheetStyle(.heading))
    for (index, term) in result.horizons.enumerated() {
      let row = top + 1 + index
      let name =
        switch term.term {
        case .short: t("Short", "Court")
        case .medium: t("Medium", "Moyen")
        case .long: t("Long", "Long")
        }
      let months = t(" (months \(term.from) to \(term.to))", " (mois \(term.from) à \(term.to))")
      book.put(name + months, at: place(.years, row, 0), SheetStyle(.label))
      let benefits = book.put(
        .sum(flows.benefits.range(term.from, term.to)), at: place(.years, row, 1),
        SheetStyle(.step, .money))
      let costs = book.put(
        .sum(flows.spent.range(term.from, term.to)), at: place(.years, row, 2),
        SheetStyle(.step, .money))
      book.put(benefits - costs, at: place(.years, row, 3), SheetStyle(.result, .money))
      for (column, key) in ["benefits", "costs", "net"].enumerated() {
        note("horizons.\(index).\(key)", place(.years, row, column + 1))
      }
    }
  }
}

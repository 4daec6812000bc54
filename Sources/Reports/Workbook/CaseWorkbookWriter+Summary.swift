// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

import Documents
import Finance
import Quantities

extension CaseWorkbookWriter {
  /// The first sheet: what a director reads.
  mutating func writeSummary(generatedOn: LocalDate) {
    let tab = Tab.summary
    book.layOut(tab.rawValue) {
      $0.widths = [0: 46, 1: 24, 2: 62, 3: 3]
      $0.isLandscape = true
    }
    book.put(plan.title[language], at: place(tab, 0, 0), SheetStyle(.title))
    book.put(
      t(
        "\(style.months(Double(horizon))) · \(style.date(generatedOn)) · every result below is a "
          + "formula: change the sheet “Inputs”.",
        "\(style.months(Double(horizon))) · \(style.date(generatedOn)) · chaque résultat ci-dessous "
          + "est une formule : changez la feuille « Données »."), at: place(tab, 1, 0),
      SheetStyle(.note))
    var row = 3
    section(t("Result over the horizon", "Résultat sur l’horizon"), mainRows(), &row)
    section(
      t("Three readings, never mixed", "Trois lectures, jamais mélangées"), readingRows(), &row)
    section(t("How sure it is", "Solidité des chiffres"), gradeRows(), &row)
    section(t("Costs by kind", "Coûts par nature"), categoryRows(), &row)
    section(t("To compare only", "Pour comparer seulement"), comparisonRows(), &row)
    let months = CellRange(
      place(.flows, CaseFlowCells.monthRow, CaseFlowCells.firstMonth),
      place(.flows, CaseFlowCells.monthRow, CaseFlowCells.firstMonth + horizon))
    let chart = SheetChart(
      .lines, title: t("Cumulated net flow by month", "Flux net cumulé par mois"),
      series: [
        SheetChart.Series(
          t("Cumulated", "Cumulé"), categories: months, values: flows.cumulative.all),
        SheetChart.Series(
          t("Discounted", "Actualisé"), categories: months,
          values: flows.cumulativeDiscounted.all),
      ], corner: place(tab, 3, 4), width: 760, height: 360)
    book.layOut(tab.rawValue) { $0.charts.append(chart) }
  }

  /// A result line of the summary.
  struct SummaryRow {
    var key: String
    var label: String
    var formula: SheetFormula
    var format: SheetStyle.Format
    var printed: Double?
    var remark = ""
    var name: String?
  }

  private mutating func section(_ title: String, _ rows: [SummaryRow], _ row: inout Int) {
    guard !rows.isEmpty else { return }
    for column in 0...2 {
      book.put(column == 0 ? title : "", at: place(.summary, row, column), SheetStyle(.heading))
    }
    for line in rows {
      row += 1
      let cell = place(.summary, row, 1, line.name)
      book.put(line.label, at: place(.summary, row, 0), SheetStyle(.label))
      book.put(line.formula, at: cell, SheetStyle(.result, line.format))
      if !line.remark.isEmpty {
        book.put(line.remark, at: place(.summary, row, 2), SheetStyle(.note))
      }
      if !results.contains(where: { $0.key == line.key }) { note(line.key, cell) }
      headlines.append(
        Headline(label: line.label, key: line.key, printed: line.printed, format: line.format))
    }
    row += 2
  }

  private var none: SheetFormula { .text(t("not computable", "non calculable")) }
  private var benefits: SheetFormula { flows.benefits.present }
  private var costs: SheetFormula { flows.spent.present }

  /// (benefits − costs) ÷ costs, or words when nothing is spent.
  private func returnOn(_ benefits: SheetFormula) -> SheetFormula {
    .when(costs.compared(.greater, 0), (benefits - costs) / costs, none)
  }

  private func mainRows() -> [SummaryRow] {
    let sums = [
      SummaryRow(
        key: "roi", label: t("Return on investment", "Retour sur investissement"),
        formula: returnOn(benefits), format: .percent, printed: result.roi,
        remark: t(
          "(benefits − costs) ÷ costs, present value", "(gains − coûts) ÷ coûts, en valeur actuelle"
        ),
        name: "result_roi"),
      SummaryRow(
        key: "netPresentValue", label: t("Net present value", "Valeur actuelle nette"),
        formula: benefits - costs, format: .money, printed: result.netPresentValue,
        name: "result_npv"),
      SummaryRow(
        key: "presentValueBenefits", label: t("Benefits, present value", "Gains, valeur actuelle"),
        formula: benefits + 0, format: .money, printed: result.presentValueBenefits,
        name: "result_benefits"),
      SummaryRow(
        key: "presentValueCosts", label: t("Costs, present value", "Coûts, valeur actuelle"),
        formula: costs + 0, format: .money, printed: result.presentValueCosts,
        name: "result_costs"),
      SummaryRow(
        key: "benefitCostRatio", label: t("Benefits ÷ costs", "Gains ÷ coûts"),
        formula: .when(costs.compared(.greater, 0), benefits / costs, none), format: .number,
        printed: result.benefitCostRatio, name: "result_ratio"),
      SummaryRow(
        key: "internalRateOfReturn",
        label: t("Internal rate of return", "Taux de rendement interne"),
        formula: cell(of: "internalRateOfReturn") ?? none, format: .percent,
        printed: result.internalRateOfReturn),
    ]
    return sums + paybackRows()
      + [
        SummaryRow(
          key: "peakFunding", label: t("Peak funding", "Besoin de trésorerie maximal"),
          formula: .call(.largest, [0, 0 - .call(.least, [.range(flows.cumulative.all)])]),
          format: .money, printed: result.peakFunding, name: "result_peak_funding")
      ] + breakEvenRows()
  }

  private func paybackRows() -> [SummaryRow] {
    let once = zip(inputs.costs, flows.costs).filter { $0.0.amount.isPaidOnce }.map { $0.1.total }
    let upFront: SheetFormula = .call(
      .either,
      [
        flows.spent.months[0].compared(.greater, 0),
        SheetFormula.total(once).compared(.greater, 0),
      ])
    let nothing: SheetFormula = .text(t("not applicable", "sans objet"))
    let never: SheetFormula = .text(t("not within the horizon", "pas dans l’horizon"))
    func moment(_ cell: SheetFormula) -> SheetFormula {
      .when(upFront, .when(cell.compared(.less, 0), never, cell), nothing)
    }
    let last = min(12, horizon)
    let gain: SheetFormula = .sum(flows.benefits.range(0, last))
    let monthly = gain / .number(Double(last))
    let simple: SheetFormula = .when(
      upFront,
      .when(gain.compared(.greater, 0), .sum(flows.spent.range(0, last)) / monthly, never),
      nothing)
    return [
      SummaryRow(
        key: "paybackMonths.simple", label: t("Payback, simple", "Délai de retour simple"),
        formula: simple, format: .months, printed: result.paybackMonths.simple,
        remark: t(
          "costs of the first year ÷ average monthly gain",
          "coûts de la première année ÷ gain mensuel moyen"), name: "result_payback_simple"),
      SummaryRow(
        key: "paybackMonths.cumulative",
        label: t("Payback, cumulated flow", "Délai de retour, flux cumulé"),
        formula: moment(flows.payback), format: .months,
        printed: result.paybackMonths.cumulative, name: "result_payback"),
      SummaryRow(
        key: "paybackMonths.discounted",
        label: t("Payback, discounted", "Délai de retour actualisé"),
        formula: moment(flows.discountedPayback), format: .months,
        printed: result.paybackMonths.discounted, name: "result_payback_discounted"),
    ]
  }

  private func breakEvenRows() -> [SummaryRow] {
    guard let breakEven = result.breakEven else { return [] }
    let missing: SheetFormula = .call(.largest, [0, costs - benefits])
    let factors = CellRange(
      place(.flows, CaseFlowCells.factorRow, CaseFlowCells.firstMonth + 1),
      place(.flows, CaseFlowCells.factorRow, CaseFlowCells.firstMonth + max(1, horizon)))
    return [
      SummaryRow(
        key: "breakEven.missingPresentValue", label: t("Missing benefits", "Gains manquants"),
        formula: missing, format: .money, printed: breakEven.missingPresentValue),
      SummaryRow(
        key: "breakEven.missingPerYear",
        label: t("Missing benefits a year", "Gains manquants par an"),
        formula: missing / (.sum(factors) / 12), format: .money,
        printed: breakEven.missingPerYear),
      SummaryRow(
        key: "breakEven.benefitFactor",
        label: t("Benefits to multiply by", "Gains à multiplier par"),
        formula: .when(benefits.compared(.greater, 0), costs / benefits, none), format: .number,
        printed: breakEven.benefitFactor),
    ]
  }

  private func readingRows() -> [SummaryRow] {
    let words = CaseWords(language: language)
    return Reading.allCases.flatMap { reading -> [SummaryRow] in
      let key = "readings.\(reading.rawValue)."
      let counted = cell(of: key + "presentValueBenefits") ?? 0
      let printed = result.readings[reading]
      let name = words.reading(reading)
      return [
        SummaryRow(
          key: key + "roi", label: "ROI, " + name.lowercased(), formula: returnOn(counted),
          format: .percent, printed: printed.roi, remark: words.meaning(reading)),
        SummaryRow(
          key: key + "netPresentValue",
          label: t("Net present value, ", "VAN, ") + name.lowercased(), formula: counted - costs,
          format: .money, printed: printed.netPresentValue),
      ]
    }
  }

  /// Benefits of the lines that a grade holds, by present value or by plain sum.
  private func sum(of grade: EvidenceGrade, _ value: (FlowRow) -> SheetFormula) -> SheetFormula {
    let levers = zip(plan.levers, flows.labour).filter { $0.0.effectiveGrade == grade }
    let gains = zip(plan.gains, flows.gains).filter { $0.0.effectiveGrade == grade }
    return .total(levers.map { value($0.1) } + gains.map { value($0.1) })
  }

  private func gradeRows() -> [SummaryRow] {
    var rows: [SummaryRow] = []
    for (index, total) in result.byGrade.enumerated() {
      let name = t(total.grade.name)
      let present = sum(of: total.grade, \.present)
      rows += [
        SummaryRow(
          key: "byGrade.\(index).presentValue",
          label: t("Benefits ", "Gains : ") + name, formula: present + 0, format: .money,
          printed: total.presentValue),
        SummaryRow(
          key: "byGrade.\(index).nominal",
          label: t("Undiscounted, ", "Non actualisés, ") + name,
          formula: sum(of: total.grade, \.total) + 0, format: .money, printed: total.nominal),
        SummaryRow(
          key: "byGrade.\(index).share", label: t("Share, ", "Part, ") + name,
          formula: .when(benefits.compared(.greater, 0), present / benefits, none),
          format: .percent, printed: total.share),
      ]
    }
    for (index, step) in result.evidenceLadder.enumerated() {
      let grades = result.evidenceLadder.prefix(index + 1).map(\.downTo)
      let counted = SheetFormula.total(grades.map { sum(of: $0, \.present) })
      let name = t(step.downTo.name)
      rows += [
        SummaryRow(
          key: "evidenceLadder.\(index).presentValueBenefits",
          label: t("Benefits down to: ", "Gains jusqu’à : ") + name, formula: counted + 0,
          format: .money, printed: step.presentValueBenefits),
        SummaryRow(
          key: "evidenceLadder.\(index).netPresentValue",
          label: t("Net present value down to: ", "VAN jusqu’à : ") + name,
          formula: counted - costs, format: .money, printed: step.netPresentValue),
        SummaryRow(
          key: "evidenceLadder.\(index).roi",
          label: t("ROI down to: ", "ROI jusqu’à : ") + name, formula: returnOn(counted),
          format: .percent, printed: step.roi),
      ]
    }
    return rows
  }

  private func categoryRows() -> [SummaryRow] {
    result.costsByCategory.enumerated().flatMap { index, total -> [SummaryRow] in
      let lines = zip(plan.costs, flows.costs).filter { $0.0.category == total.category }
      let name = t(total.category.name)
      return [
        SummaryRow(
          key: "costsByCategory.\(index).nominal", label: name,
          formula: .total(lines.map { $0.1.total }), format: .money, printed: total.nominal),
        SummaryRow(
          key: "costsByCategory.\(index).presentValue",
          label: name + t(", present value", ", valeur actuelle"),
          formula: .total(lines.map { $0.1.present }), format: .money,
          printed: total.presentValue),
      ]
    }
  }

  private func comparisonRows() -> [SummaryRow] {
    let last = min(12, horizon)
    let gain: SheetFormula = .sum(flows.benefits.range(0, last))
    let spent: SheetFormula = .sum(flows.spent.range(0, last))
    let year = result.firstTwelveMonths
    let first = t("First twelve months: ", "Douze premiers mois : ")
    var rows = [
      SummaryRow(
        key: "firstTwelveMonths.benefits", label: first + t("benefits", "gains"), formula: gain,
        format: .money, printed: year.benefits),
      SummaryRow(
        key: "firstTwelveMonths.costs", label: first + t("costs", "coûts"), formula: spent,
        format: .money, printed: year.costs),
      SummaryRow(
        key: "firstTwelveMonths.roi", label: first + "ROI",
        formula: .when(spent.compared(.greater, 0), (gain - spent) / spent, none),
        format: .percent, printed: year.roi),
      SummaryRow(
        key: "firstTwelveMonths.grossReturn", label: first + t("benefits ÷ costs", "gains ÷ coûts"),
        formula: .when(spent.compared(.greater, 0), gain / spent, none), format: .number,
        printed: year.grossReturn),
      SummaryRow(
        key: "totalBenefits", label: t("Benefits, undiscounted", "Gains, non actualisés"),
        formula: flows.benefits.total + 0, format: .money, printed: result.totalBenefits),
      SummaryRow(
        key: "totalCosts", label: t("Costs, undiscounted", "Coûts, non actualisés"),
        formula: flows.spent.total + 0, format: .money, printed: result.totalCosts),
    ]
    if inputs.operational.count == 3 {
      let (efficiency, quality, cost) = (
        inputs.operational[0], inputs.operational[1], inputs.operational[2]
      )
      rows.append(
        SummaryRow(
          key: "operationalReturn",
          label: t("Operational return, never added", "Retour opérationnel, jamais additionné"),
          formula: .when(cost.compared(.greater, 0), (efficiency + quality) / cost, none),
          format: .percent, printed: result.operationalReturn))
    }
    return rows + indexRows()
  }

  /// The weighted mean of the relative changes of the operational indicators.
  private func indexRows() -> [SummaryRow] {
    guard let index = result.operationalIndex else { return [] }
    let weights = SheetFormula.total(inputs.indicators.map(\.weight))
    let changes = inputs.indicators.map { cells -> SheetFormula in
      let change =
        cells.isHigherBetter ? cells.after - cells.before : cells.before - cells.after
      return cells.weight * change / cells.before
    }
    return [
      SummaryRow(
        key: "operationalIndex.value",
        label: t("Operational index, never added", "Indice opérationnel, jamais additionné"),
        formula: .total(changes) / weights, format: .percent, printed: index.value)
    ]
  }
}

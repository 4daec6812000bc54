// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

import Documents
import Finance
import Quantities

/// The cells of the money by month.
struct CaseFlowCells {
  /// Column of month 0.
  static let firstMonth = 3
  /// Rows of the heads: month, year, discount factor.
  static let monthRow = 2
  static let yearRow = 3
  static let factorRow = 4

  var row = 6
  /// Hours saved, their labour value and what they bring, by lever.
  var leverHours: [FlowRow] = []
  var leverLabour: [FlowRow] = []
  var labour: [FlowRow] = []
  var labourCash: FlowRow?
  var gainsBefore: [FlowRow] = []
  var gains: [FlowRow] = []
  var costsBefore: [FlowRow] = []
  var costs: [FlowRow] = []
  var demand: FlowRow?
  var deflected: FlowRow?
  var handoffs: FlowRow?
  var benefits = FlowRow(row: 0, months: [])
  var spent = FlowRow(row: 0, months: [])
  var net = FlowRow(row: 0, months: [])
  var cumulative = FlowRow(row: 0, months: [])
  var discounted = FlowRow(row: 0, months: [])
  var cumulativeDiscounted = FlowRow(row: 0, months: [])
  var payback: SheetFormula = 0
  var discountedPayback: SheetFormula = 0
  var signChanges: SheetFormula = 0
}

/// One line of the flows: its cells by month 0 to the horizon.
struct FlowRow {
  var row: Int
  var months: [SheetFormula]

  private static let sheet = CaseWorkbookWriter.Tab.flows.rawValue

  /// The months from one to another.
  func range(_ from: Int, _ to: Int) -> CellRange {
    CellRange(
      CellPlace(sheet: Self.sheet, row: row, column: CaseFlowCells.firstMonth + from),
      CellPlace(sheet: Self.sheet, row: row, column: CaseFlowCells.firstMonth + to))
  }

  /// All months.
  var all: CellRange { range(0, months.count - 1) }

  /// The cell of the sum over the months.
  var total: SheetFormula { .cell(CellPlace(sheet: Self.sheet, row: row, column: 1)) }
  /// The cell of the present value.
  var present: SheetFormula { .cell(CellPlace(sheet: Self.sheet, row: row, column: 2)) }
}

extension CaseWorkbookWriter {
  /// The sheet of flows: a line per lever, gain and cost, a column per month.
  mutating func writeFlows() {
    book.layOut(Tab.flows.rawValue) {
      $0.widths = [0: 46, 1: 14, 2: 14]
      $0.frozenRows = CaseFlowCells.factorRow + 1
      $0.frozenColumns = 3
      $0.isLandscape = true
    }
    writeFlowHeads()
    if !segments.isEmpty { writeLabour() }
    flowHeading(t("Benefits", "Gains"))
    for index in plan.levers.indices where index < flows.labour.count {
      note("levers.\(index).moneyShapley", total(flows.labour[index]))
      note("levers.\(index).presentValue", present(flows.labour[index]))
    }
    writeLines()
    writeReadings()
    writeNet()
    writePayback()
  }

  /// A formula for every month.
  func byMonth(_ formula: (Int) -> SheetFormula) -> [SheetFormula] { (0...horizon).map(formula) }

  func total(_ row: FlowRow) -> CellPlace { place(.flows, row.row, 1) }
  func present(_ row: FlowRow) -> CellPlace { place(.flows, row.row, 2) }
  func monthPlace(_ row: Int, _ month: Int) -> CellPlace {
    place(.flows, row, CaseFlowCells.firstMonth + month)
  }

  /// The cell that holds a month's number.
  func monthCell(_ month: Int) -> SheetFormula {
    .cell(monthPlace(CaseFlowCells.monthRow, month))
  }

  private var factors: CellRange {
    CellRange(
      monthPlace(CaseFlowCells.factorRow, 0), monthPlace(CaseFlowCells.factorRow, horizon))
  }

  private mutating func writeFlowHeads() {
    book.put(
      t("Flows by month, after risk", "Flux par mois, après risque"), at: place(.flows, 0, 0),
      SheetStyle(.title))
    for (row, label) in [
      (CaseFlowCells.monthRow, t("Month", "Mois")), (CaseFlowCells.yearRow, t("Year", "Année")),
      (CaseFlowCells.factorRow, t("Discount factor", "Facteur d’actualisation")),
    ] {
      book.put(label, at: place(.flows, row, 0), SheetStyle(.head))
    }
    book.put(t("Total", "Total"), at: place(.flows, CaseFlowCells.monthRow, 1), SheetStyle(.head))
    book.put(
      t("Present value", "Valeur actuelle"), at: place(.flows, CaseFlowCells.monthRow, 2),
      SheetStyle(.head))
    let growth = 1 + inputs.annualRate
    let isMonthly = inputs.timing.compared(.equal, .text(DiscountRule.Timing.monthly.rawValue))
    let isSpreadsheet = inputs.timing.compared(
      .equal, .text(DiscountRule.Timing.excelNPV.rawValue))
    for month in 0...horizon {
      let cell = book.put(
        Double(month), at: monthPlace(CaseFlowCells.monthRow, month),
        SheetStyle(.head, .wholeNumber))
      let year = book.put(
        .call(.roundUp, [cell / 12, 0]), at: monthPlace(CaseFlowCells.yearRow, month),
        SheetStyle(.note, .wholeNumber))
      let late: SheetFormula = .when(isSpreadsheet, 1, 0)
      book.put(
        .when(
          isMonthly, growth.raised(to: 0 - cell / 12), growth.raised(to: 0 - (year + late))),
        at: monthPlace(CaseFlowCells.factorRow, month), SheetStyle(.note, .factor))
    }
  }

  mutating func flowHeading(_ title: String) {
    flows.row += 1
    for column in 0...2 {
      book.put(
        column == 0 ? title : "", at: place(.flows, flows.row, column), SheetStyle(.heading))
    }
    flows.row += 1
  }

  /// Enters a line: its months, their sum and, for money, their present value.
  mutating func line(
    _ label: String, _ role: SheetStyle.Role = .step, _ format: SheetStyle.Format = .money,
    hasTotals: Bool = true, months formulas: [SheetFormula]
  ) -> FlowRow {
    let row = flows.row
    flows.row += 1
    book.put(label, at: place(.flows, row, 0), SheetStyle(role == .step ? .label : role))
    var line = FlowRow(row: row, months: [])
    for (month, formula) in formulas.enumerated() {
      line.months.append(
        book.put(formula, at: monthPlace(row, month), SheetStyle(role, format)))
    }
    guard hasTotals else { return line }
    book.put(.sum(line.all), at: place(.flows, row, 1), SheetStyle(.result, format))
    if format == .money {
      book.put(
        .call(.sumProduct, [.range(factors), .range(line.all)]), at: place(.flows, row, 2),
        SheetStyle(.result, format))
    }
    return line
  }

  // MARK: Lines

  private mutating func writeLines() {
    for (index, gain) in plan.gains.enumerated() {
      let cells = inputs.gains[index]
      let start: SheetFormula = .call(.largest, [1, cells.start])
      let before = line(
        gain.name[language] + t(", before risk", ", avant risque"),
        months: byMonth { month in
          let amount = amount(cells, month)
          let share = cells.margin * cells.attribution
          let isRamped = !cells.amount.isPaidOnce && !cells.amount.hasOwnCalendar
          guard isRamped else { return amount * share }
          return amount * share * cells.ramp.share(monthCell(month) - start + 1)
        })
      flows.gainsBefore.append(before)
      flows.gains.append(
        line(gain.name[language], months: byMonth { before.months[$0] * (1 - cells.risk) }))
      noteLine("gains.\(index)", before, flows.gains[index])
    }
    let parts = flows.labour + flows.gains
    flows.benefits = line(
      t("All benefits", "Tous les gains"), .total,
      months: byMonth { month in
        .total(parts.map { $0.months[month] })
      })
    flowHeading(t("Costs", "Coûts"))
    for (index, cost) in plan.costs.enumerated() {
      let cells = inputs.costs[index]
      let before = line(
        cost.name[language] + t(", before risk", ", avant risque"),
        months: byMonth { month in
          let amount = amount(cells, month)
          let years = (month + 11) / 12 - 1
          guard month > 12 else { return amount }
          return amount * (1 + cells.indexation).raised(to: .number(Double(years)))
        })
      flows.costsBefore.append(before)
      flows.costs.append(
        line(cost.name[language], months: byMonth { before.months[$0] * (1 + cells.risk) }))
      noteLine("costs.\(index)", before, flows.costs[index])
    }
    let costs = flows.costs
    flows.spent = line(
      t("All costs", "Tous les coûts"), .total,
      months: byMonth { month in
        .total(costs.map { $0.months[month] })
      })
  }

  private func amount(_ cells: CaseInputCells.LineCells, _ month: Int) -> SheetFormula {
    cells.amount.formula(
      month, month: monthCell(month), start: cells.start, end: cells.end,
      drivers: MonthDrivers(
        demand: flows.demand?.months[month], contained: flows.deflected?.months[month],
        handoffs: flows.handoffs?.months[month]))
  }

  private mutating func noteLine(_ key: String, _ before: FlowRow, _ after: FlowRow) {
    note(key + ".beforeRisk", total(before))
    note(key + ".nominal", total(after))
    note(key + ".presentValue", present(after))
  }

  /// The benefits that each reading counts.
  private mutating func writeReadings() {
    flowHeading(t("Benefits by reading", "Gains par lecture"))
    let labour = flows.labour
    let labourCash = flows.labourCash
    let gains = flows.gains
    func lines(_ wanted: Set<Reading>, _ month: Int) -> [SheetFormula] {
      zip(plan.gains, gains).filter { wanted.contains($0.0.effectiveReading) }
        .map { $0.1.months[month] }
    }
    let words = CaseWords(language: language)
    for reading in Reading.allCases {
      let row = line(
        words.reading(reading),
        months: byMonth { month in
          let hours = SheetFormula.total(labour.map { $0.months[month] })
          switch reading {
          case .cash:
            var terms = lines([.cash], month)
            if let labourCash {
              // Hours that cost more than before are cash whatever the plan.
              terms += [labourCash.months[month], .call(.least, [0, hours])]
            }
            return .total(terms)
          case .economic: return .total([hours] + lines([.cash, .economic], month))
          case .extended: return .total([hours] + lines(Set(Reading.allCases), month))
          }
        })
      note("readings.\(reading.rawValue).presentValueBenefits", present(row))
    }
  }

  // MARK: Net

  private mutating func writeNet() {
    flowHeading(t("Net", "Net"))
    let benefits = flows.benefits
    let spent = flows.spent
    flows.net = line(
      t("Net flow", "Flux net"), .total, months: byMonth { benefits.months[$0] - spent.months[$0] })
    flows.cumulative = cumulated(t("Cumulated", "Cumulé"), flows.net)
    let net = flows.net
    flows.discounted = line(
      t("Discounted", "Actualisé"), .step, .money, hasTotals: false,
      months: byMonth {
        net.months[$0] * .cell(monthPlace(CaseFlowCells.factorRow, $0))
      })
    flows.cumulativeDiscounted = cumulated(
      t("Cumulated, discounted", "Cumulé, actualisé"), flows.discounted)
    for month in 0...horizon {
      let key = "cashFlows.monthly.\(month)."
      for (name, row) in [
        ("benefits", flows.benefits), ("costs", flows.spent), ("net", flows.net),
        ("cumulative", flows.cumulative), ("discounted", flows.discounted),
        ("cumulativeDiscounted", flows.cumulativeDiscounted),
      ] {
        note(key + name, monthPlace(row.row, month))
      }
      note(key + "index", monthPlace(CaseFlowCells.monthRow, month))
    }
    note("totalBenefits", total(flows.benefits))
    note("presentValueBenefits", present(flows.benefits))
    note("totalCosts", total(flows.spent))
    note("presentValueCosts", present(flows.spent))
    note("netPresentValue", present(flows.net))
  }

  private mutating func cumulated(_ label: String, _ of: FlowRow) -> FlowRow {
    let row = flows.row
    return line(
      label, .step, .money, hasTotals: false,
      months: byMonth { month in
        month == 0
          ? of.months[0] : .cell(monthPlace(row, month - 1)) + of.months[month]
      })
  }
}

// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

import Documents
import Finance
import Quantities

extension CaseWorkbookWriter {
  /// The sheet of inputs: label, value, unit, evidence, source, name.
  mutating func writeInputs() {
    let sheet = Tab.inputs
    book.layOut(sheet.rawValue) {
      $0.widths = [0: 46, 1: 16, 2: 22, 3: 12, 4: 60, 5: 26]
      $0.frozenRows = 3
    }
    book.put(
      t("Inputs: the only cells to change", "Données : les seules cellules à modifier"),
      at: place(sheet, 0, 0), SheetStyle(.title))
    let heads = [
      t("Input", "Donnée"), t("Value", "Valeur"), t("Unit", "Unité"), t("Evidence", "Preuve"),
      t("Source", "Source"), t("Name of the cell", "Nom de la cellule"),
    ]
    for (column, head) in heads.enumerated() {
      book.put(head, at: place(sheet, 2, column), SheetStyle(.head))
    }
    inputRow = 3
    writeGeneralInputs()
    for (index, segment) in segments.enumerated() { writeInputs(of: segment, index) }
    for (index, lever) in plan.levers.enumerated() { writeInputs(of: lever, index) }
    if let cash = plan.cash { writeInputs(of: cash) }
    for (index, gain) in plan.gains.enumerated() { writeInputs(of: gain, index) }
    for (index, cost) in plan.costs.enumerated() { writeInputs(of: cost, index) }
    if let operational = plan.operational { writeInputs(of: operational) }
    if !plan.operationalIndex.isEmpty { writeIndicators() }
  }

  /// What says where an input comes from.
  struct Origin {
    var grade = ""
    var source = ""
  }

  mutating func heading(_ title: String) {
    inputRow += 1
    for column in 0...5 {
      book.put(
        column == 0 ? title : "", at: place(.inputs, inputRow, column), SheetStyle(.heading))
    }
    inputRow += 1
  }

  /// Enters one input and gives its cell.
  mutating func input(
    _ label: String, _ value: Double, _ format: SheetStyle.Format, unit: String = "",
    name: String?, _ origin: Origin = Origin()
  ) -> SheetFormula {
    let row = inputRow
    inputRow += 1
    let cell = place(.inputs, row, 1, name)
    book.put(label, at: place(.inputs, row, 0), SheetStyle(.label))
    book.put(value, at: cell, SheetStyle(.input, format))
    if !unit.isEmpty { book.put(unit, at: place(.inputs, row, 2), SheetStyle(.note)) }
    if !origin.grade.isEmpty {
      book.put(origin.grade, at: place(.inputs, row, 3), SheetStyle(.label))
    }
    if !origin.source.isEmpty {
      book.put(origin.source, at: place(.inputs, row, 4), SheetStyle(.note))
    }
    if let name { book.put(name, at: place(.inputs, row, 5), SheetStyle(.note)) }
    return .cell(cell)
  }

  private mutating func writeGeneralInputs() {
    heading(t("Whole case", "Tout le dossier"))
    inputs.annualRate = input(
      t("Discount rate", "Taux d’actualisation"), plan.discount.annualRate, .percent,
      unit: t("a year", "par an"), name: "in_discount_rate")
    let row = inputRow
    inputRow += 1
    let cell = place(.inputs, row, 1, "in_timing")
    book.put(t("Timing of flows", "Calendrier des flux"), at: place(.inputs, row, 0), .init(.label))
    book.put(plan.discount.timing.rawValue, at: cell, SheetStyle(.input))
    book.put(
      "tei_annual, monthly, excel_npv", at: place(.inputs, row, 2), SheetStyle(.note))
    book.put("in_timing", at: place(.inputs, row, 5), SheetStyle(.note))
    inputs.timing = .cell(cell)
    inputs.capture = input(
      t("Share of freed hours that becomes value", "Part des heures libérées captée"),
      plan.capture, .percent, name: "in_capture")
  }

  private mutating func writeInputs(of segment: WorkloadSegment, _ index: Int) {
    heading(t("Workload: ", "Charge : ") + segment.id)
    func origin(_ parameter: WorkloadParameter) -> Origin {
      let provenance = segment.provenance(of: parameter)
      return Origin(
        grade: text.grade(of: provenance).map { t($0.name) } ?? "",
        source: text.source(provenance))
    }
    let perMonth = t("a month", "par mois")
    let rows: [(WorkloadParameter, Double, SheetStyle.Format, String)] = [
      (.demandPerMonth, segment.demandPerMonth, .wholeNumber, perMonth),
      (.deflection, segment.deflection, .percent, ""),
      (.recontactRate, segment.recontactRate, .percent, ""),
      (.handleMinutes, segment.handleMinutes, .number, "min"),
      (.occupancy, segment.occupancy, .percent, ""),
      (.shrinkage, segment.shrinkage, .percent, ""),
      (.costPerPaidHour, segment.costPerPaidHour, .moneyWithCents, t("an hour", "l’heure")),
    ]
    var cells: [WorkloadParameter: SheetFormula] = [:]
    for (parameter, value, format, unit) in rows {
      cells[parameter] = input(
        capitalised(t(parameter.name)), value, format, unit: unit,
        name: "in_segment\(index + 1)_\(parameter.rawValue)", origin(parameter))
    }
    inputs.segments.append(cells)
    let prefix = "in_segment\(index + 1)_"
    var path = CaseInputCells.PathCells()
    if segment.growthPerYear != 0 {
      path.growth = input(
        t("Yearly growth of the demand", "Croissance annuelle des demandes"),
        segment.growthPerYear, .percent, name: prefix + "growth")
    }
    if segment.season.count == 12 {
      let first = place(.inputs, inputRow, 1)
      for (month, factor) in segment.season.enumerated() {
        _ = input(
          t("Season, ", "Saison, ") + style.monthNames[month], factor, .factor, name: nil)
      }
      path.season = CellRange(first, place(.inputs, inputRow - 1, 1))
    }
    inputs.paths.append(path)
  }

  private mutating func writeInputs(of lever: Lever, _ index: Int) {
    heading(t("Lever: ", "Levier : ") + lever.name[language])
    let prefix = "in_lever\(index + 1)_"
    let origin = Origin(
      grade: t(lever.effectiveGrade.name), source: text.source(lever.provenance))
    let parameter = t(lever.parameter.name)
    let effect: SheetFormula
    var automation: CaseInputCells.AutomationCells?
    switch lever.effect {
    case .automation(let reach, let containment, let returnRate):
      let cells = CaseInputCells.AutomationCells(
        reach: input(
          t("Issues that meet it", "Demandes qui la rencontrent"), reach, .percent,
          name: prefix + "reach", origin),
        containment: input(
          t("Of which contained", "Dont traitées sans personne"), containment, .percent,
          name: prefix + "containment"),
        returned: input(
          t("Of which come back", "Dont reviennent"), returnRate, .percent,
          name: prefix + "return"))
      automation = cells
      effect = cells.reach * cells.containment * (1 - cells.returned)
    case .to(let value):
      effect = input(
        t("Goes to: ", "Passe à : ") + parameter, value, format(of: lever.parameter),
        name: prefix + "to", origin)
    case .change(let value):
      effect = input(
        t("Relative change: ", "Variation relative : ") + parameter, value, .percent,
        name: prefix + "change", origin)
    case .points(let value):
      effect = input(
        t("Difference: ", "Écart : ") + parameter, value, format(of: lever.parameter),
        name: prefix + "points", origin)
    }
    let easy = lever.easyHandleMinutes.map {
      input(
        t("Length of the contacts it takes", "Durée des contacts qu’il retire"), $0, .number,
        unit: "min", name: prefix + "easy_minutes")
    }
    let decay = lever.decay.map {
      CaseInputCells.DecayCells(
        perMonth: input(
          t("Effect lost each month", "Effet perdu chaque mois"), $0.perMonth, .percent,
          name: prefix + "decay"),
        floor: input(
          t("Effect kept at least", "Effet conservé au moins"), $0.floor, .percent,
          name: prefix + "decay_floor"))
    }
    inputs.levers.append(
      CaseInputCells.LeverCells(
        effect: effect, automation: automation, decay: decay, easyMinutes: easy,
        start: startInput(lever.startMonth ?? plan.goLiveMonth, prefix),
        ramp: rampInput(lever.ramp, prefix),
        attribution: attributionInput(lever.attribution, prefix),
        risk: riskInput(lever.risk, prefix, isGain: true)))
  }

  private func format(of parameter: WorkloadParameter) -> SheetStyle.Format {
    switch text.unit(of: parameter) {
    case .fraction: .percent
    default: .number
    }
  }

  private func capitalised(_ text: String) -> String {
    text.prefix(1).uppercased() + text.dropFirst()
  }

  private mutating func startInput(_ month: Int, _ prefix: String) -> SheetFormula {
    input(
      t("First month", "Premier mois"), Double(month), .wholeNumber, name: prefix + "start")
  }

  private mutating func attributionInput(_ share: Double, _ prefix: String) -> SheetFormula {
    input(
      t("Share that the project causes", "Part due au projet"), share, .percent,
      name: prefix + "attribution")
  }

  private mutating func riskInput(
    _ risk: Double, _ prefix: String, isGain: Bool
  ) -> SheetFormula {
    input(
      isGain
        ? t("Haircut for risk", "Décote de risque")
        : t("Surcharge for risk", "Majoration de risque"),
      risk, .percent, name: prefix + "risk")
  }

  private mutating func rampInput(_ ramp: Ramp, _ prefix: String) -> RampCells {
    switch ramp {
    case .immediate: return .immediate
    case .linear(let months):
      return .linear(
        input(
          t("Even ramp over", "Montée régulière sur"), Double(months), .wholeNumber,
          unit: t("months", "mois"), name: prefix + "ramp_months"))
    case .sCurve(let months):
      return .sCurve(
        input(
          t("S-shaped ramp over", "Montée en S sur"), Double(months), .wholeNumber,
          unit: t("months", "mois"), name: prefix + "ramp_months"))
    case .monthly(let shares):
      return shares.isEmpty
        ? .immediate
        : .monthly(shareInputs(shares, t("Share reached in month", "Part atteinte, mois")))
    case .yearly(let shares):
      return shares.isEmpty
        ? .immediate
        : .yearly(shareInputs(shares, t("Share reached in year", "Part atteinte, année")))
    }
  }

  private mutating func shareInputs(_ shares: [Double], _ label: String) -> CellRange {
    let first = place(.inputs, inputRow, 1)
    for (index, share) in shares.enumerated() {
      _ = input("\(label) \(index + 1)", share, .percent, name: nil)
    }
    return CellRange(first, place(.inputs, inputRow - 1, 1))
  }

  private mutating func writeInputs(of gain: GainLine, _ index: Int) {
    heading(t("Gain: ", "Gain : ") + gain.name[language])
    let prefix = "in_gain\(index + 1)_"
    let origin = Origin(
      grade: t(gain.effectiveGrade.name), source: text.source(gain.provenance))
    let amount = amountInput(gain.amount, prefix, origin)
    let hasCalendar = !amount.hasOwnCalendar
    inputs.gains.append(
      CaseInputCells.LineCells(
        amount: amount,
        start: hasCalendar ? startInput(gain.startMonth ?? plan.goLiveMonth, prefix) : 1,
        end: hasCalendar && !amount.isPaidOnce
          ? endInput(gain.endMonth, prefix) : .number(Double(horizon)),
        risk: riskInput(gain.risk, prefix, isGain: true),
        margin: input(t("Margin", "Marge"), gain.margin, .percent, name: prefix + "margin"),
        attribution: attributionInput(gain.attribution, prefix),
        ramp: hasCalendar && !amount.isPaidOnce ? rampInput(gain.ramp, prefix) : .immediate))
  }

  private mutating func writeInputs(of cost: CostLine, _ index: Int) {
    heading(t("Cost: ", "Coût : ") + cost.name[language])
    let prefix = "in_cost\(index + 1)_"
    let origin = Origin(
      grade: t(cost.effectiveGrade.name), source: text.source(cost.provenance))
    let amount = amountInput(cost.amount, prefix, origin)
    let hasCalendar = !amount.hasOwnCalendar
    inputs.costs.append(
      CaseInputCells.LineCells(
        amount: amount,
        start: hasCalendar
          ? startInput(cost.startMonth ?? (amount.isPaidOnce ? 0 : 1), prefix) : 1,
        end: hasCalendar && !amount.isPaidOnce
          ? endInput(cost.endMonth, prefix) : .number(Double(horizon)),
        risk: riskInput(cost.risk, prefix, isGain: false),
        indexation: input(
          t("Yearly price rise", "Hausse annuelle du prix"), cost.indexation, .percent,
          name: prefix + "indexation")))
  }

  private mutating func endInput(_ month: Int?, _ prefix: String) -> SheetFormula {
    input(
      t("Last month", "Dernier mois"), Double(month ?? horizon), .wholeNumber, name: prefix + "end")
  }

  private mutating func writeInputs(of cash: CashPlan) {
    heading(t("How freed hours become cash", "Comment les heures libérées deviennent du cash"))
    let perYear = t("a year", "par an")
    inputs.cash = CaseInputCells.CashCells(
      hoursPerPost: input(
        t("Paid hours of a post", "Heures payées d’un poste"), cash.paidHoursPerPostPerYear,
        .hours, unit: perYear, name: "in_cash_hours_per_post"),
      costPerPost: input(
        t("Loaded cost of a post", "Coût chargé d’un poste"), cash.costPerPostPerYear, .money,
        unit: perYear, name: "in_cash_cost_per_post"),
      attrition: input(
        t("Posts that fall vacant", "Postes qui se libèrent"), cash.attritionPerYear, .number,
        unit: perYear, name: "in_cash_attrition"),
      hires: input(
        t("Planned hires left out", "Embauches prévues évitées"), cash.plannedHires, .number,
        name: "in_cash_hires"),
      severance: input(
        t("Paid per post that goes", "Versé par poste supprimé"), cash.severancePerPost, .money,
        name: "in_cash_severance"),
      externalHours: input(
        t("Outside hours that can be cut", "Heures externes supprimables"),
        cash.externalHoursPerMonth, .hours, unit: t("a month", "par mois"),
        name: "in_cash_external_hours"),
      externalRate: input(
        t("Price of an outside hour", "Prix d’une heure externe"), cash.externalHourlyRate,
        .moneyWithCents, name: "in_cash_external_rate"))
  }

  private mutating func writeInputs(of operational: OperationalInputs) {
    heading(t("Operational return, kept apart", "Retour opérationnel, tenu à part"))
    inputs.operational = [
      input(
        t("Efficiency gained a year", "Efficacité gagnée par an"), operational.efficiencyPerYear,
        .money, name: "in_operational_efficiency"),
      input(
        t("Quality gained a year", "Qualité gagnée par an"), operational.qualityPerYear, .money,
        name: "in_operational_quality"),
      input(
        t("Cost of operating a year", "Coût d’exploitation par an"),
        operational.operatingCostPerYear, .money, name: "in_operational_cost"),
    ]
  }

  private mutating func writeIndicators() {
    heading(t("Operational index, kept apart", "Indice opérationnel, tenu à part"))
    for (index, indicator) in plan.operationalIndex.enumerated() {
      let prefix = "in_indicator\(index + 1)_"
      let name = indicator.metric[language]
      inputs.indicators.append(
        CaseInputCells.IndicatorCells(
          before: input(
            name + t(", before", ", avant"), indicator.before, .number, name: prefix + "before"),
          after: input(
            name + t(", after", ", après"), indicator.after, .number, name: prefix + "after"),
          weight: input(
            name + t(", weight", ", poids"), indicator.weight, .number, name: prefix + "weight"),
          isHigherBetter: indicator.better == .higher))
    }
  }
}

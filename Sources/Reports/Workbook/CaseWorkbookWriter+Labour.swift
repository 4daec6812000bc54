// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

import Documents
import Finance
import Quantities

extension CaseWorkbookWriter {
  /// Hours by lever, what they are worth, and what of it becomes money.
  mutating func writeLabour() {
    flowHeading(
      t("Hours freed by lever, Shapley shares", "Heures libérées par levier, parts de Shapley"))
    for (index, lever) in plan.levers.enumerated() {
      flows.leverHours.append(
        line(lever.name[language], .step, .hours, months: byMonth { leverHours(index, $0) }))
      note("levers.\(index).hoursShapley", total(flows.leverHours[index]))
    }
    flows.demand = line(
      t("Issues", "Demandes"), .step, .wholeNumber,
      months: byMonth { driver($0, \.demand, schedule?.demand) })
    flows.deflected = line(
      t("Contained by automation", "Traitées par l’automatisation"), .step, .wholeNumber,
      months: byMonth { driver($0, \.deflected, schedule?.contained) })
    if schedule?.handoffs != nil {
      flows.handoffs = line(
        t("Handed to a person", "Passées à une personne"), .step, .wholeNumber,
        months: byMonth { driver($0, \.handoffs, schedule?.handoffs) })
    }
    flowHeading(t("Value of these hours before risk", "Valeur de ces heures avant risque"))
    for (index, lever) in plan.levers.enumerated() {
      flows.leverLabour.append(
        line(lever.name[language], months: byMonth { leverLabour(index, $0) }))
    }
    flowHeading(t("After risk, before capture", "Après risque, avant captation"))
    var prudent: [FlowRow] = []
    for (index, lever) in plan.levers.enumerated() {
      let risk = inputs.levers[index].risk
      let months = flows.leverLabour[index].months
      prudent.append(
        line(lever.name[language], months: byMonth { Self.prudent(months[$0], risk: risk) }))
    }
    writeCapture(prudent)
  }

  /// The hours that a lever saves in a month: its shares in all segments, else the engine's number.
  private func leverHours(_ lever: Int, _ month: Int) -> SheetFormula {
    guard month > 0 else { return 0 }
    guard calculatesHours else { return .number(schedule?.hours[lever][month] ?? .nan) }
    return .total(parts(of: lever).map { $0.cells[month - 1] })
  }

  /// The same at the cost of a paid hour.
  private func leverLabour(_ lever: Int, _ month: Int) -> SheetFormula {
    guard month > 0 else { return 0 }
    guard calculatesHours else { return .number(schedule?.labour[lever][month] ?? .nan) }
    return .total(parts(of: lever).map { $0.cells[month - 1] * $0.price })
  }

  /// What a price follows, over all segments that say it.
  private func driver(
    _ month: Int, _ cells: KeyPath<SegmentCells, [SheetFormula]>, _ typed: [Double]?
  ) -> SheetFormula {
    guard month > 0 else { return 0 }
    guard calculatesHours else { return .number(typed?[month] ?? .nan) }
    return .total(
      hours.map { $0[keyPath: cells] }.filter { !$0.isEmpty }.map { $0[month - 1] })
  }

  /// The monthly shares of a lever in each of its segments, and the price of an hour there.
  private func parts(of lever: Int) -> [(cells: [SheetFormula], price: SheetFormula)] {
    hours.enumerated().compactMap { segment, cells in
      guard let position = cells.moves.firstIndex(of: lever) else { return nil }
      return (cells.shares[position], inputs.segments[segment][.costPerPaidHour] ?? 0)
    }
  }

  /// A gain lowered, a loss raised by a risk factor.
  private static func prudent(_ value: SheetFormula, risk: SheetFormula) -> SheetFormula {
    .when(value.compared(.atLeast, 0), value * (1 - risk), value * (1 + risk))
  }

  private mutating func writeCapture(_ prudent: [FlowRow]) {
    let value = line(
      t("Together", "Ensemble"), .total,
      months: byMonth { month in
        .total(prudent.map { $0.months[month] })
      })
    let cash = writeCash()
    flows.labourCash = cash
    let capture = inputs.capture
    let scale = line(
      t("Share captured", "Part captée"), .step, .percent, hasTotals: false,
      months: byMonth { month in
        let sum = value.months[month]
        return .when(
          sum.compared(.greater, 0), .call(.largest, [capture, cash.months[month] / sum]), 1)
      })
    flowHeading(t("What the hours bring, by lever", "Ce que les heures rapportent, par levier"))
    for (index, lever) in plan.levers.enumerated() {
      flows.labour.append(
        line(lever.name[language], months: byMonth { prudent[index].months[$0] * scale.months[$0] })
      )
    }
  }

  /// The posts at the end of each year, as the result lists them.
  private mutating func notePosts(
    freed: FlowRow, vacant: FlowRow, gone: FlowRow, _ hoursPerPost: SheetFormula
  ) {
    let posts = line(
      t("Full-time equivalents freed", "ETP libérés"), .step, .number, hasTotals: false,
      months: byMonth { freed.months[$0] * 12 / hoursPerPost })
    for (index, year) in (result.posts?.years ?? []).enumerated() {
      let key = "posts.years.\(index)."
      note(key + "month", monthPlace(CaseFlowCells.monthRow, year.month))
      note(key + "freed", monthPlace(posts.row, year.month))
      note(key + "vacant", monthPlace(vacant.row, year.month))
      note(key + "gone", monthPlace(gone.row, year.month))
    }
  }

  /// Posts and outside hours that go, as ``CashPlan`` counts them.
  private mutating func writeCash() -> FlowRow {
    guard let cash = inputs.cash else {
      return line(t("Of which cash", "Dont trésorerie"), months: byMonth { _ in 0 })
    }
    flowHeading(
      t("Cash: posts and outside hours that go", "Trésorerie : postes et heures externes"))
    let leverHours = flows.leverHours
    let risks = inputs.levers.map(\.risk)
    let freed = line(
      t("Hours freed after risk", "Heures libérées après risque"), .step, .hours,
      months: byMonth {
        month in
        .total(zip(leverHours, risks).map { Self.prudent($0.months[month], risk: $1) })
      })
    let external = line(
      t("Outside hours cut", "Heures externes supprimées"), .step, .hours,
      months: byMonth {
        .call(.largest, [0, .call(.least, [freed.months[$0], cash.externalHours])])
      })
    // Who left before hours were freed had to be replaced.
    let since = flows.row
    let months = line(
      t("Months since hours are freed", "Mois depuis que des heures sont libérées"), .step,
      .wholeNumber, hasTotals: false,
      months: byMonth { month in
        guard month > 0 else { return 0 }
        let before: SheetFormula = .cell(monthPlace(since, month - 1))
        let hasBegun: SheetFormula = .call(
          .either,
          [freed.months[month].compared(.greater, 0), before.compared(.greater, 0)])
        return .when(hasBegun, before + 1, 0)
      })
    let vacant = line(
      t("Posts vacant or not hired", "Postes vacants ou non recrutés"), .step, .number,
      hasTotals: false,
      months: byMonth { month in
        .when(
          freed.months[month].compared(.greater, 0),
          cash.attrition * months.months[month] / 12 + cash.hires, 0)
      })
    let gone = line(
      t("Whole posts gone", "Postes entiers supprimés"), .step, .number, hasTotals: false,
      months: byMonth { month in
        guard month > 0 else { return 0 }
        let posts = (freed.months[month] - external.months[month]) * 12 / cash.hoursPerPost
        let whole: SheetFormula = .call(
          .roundDown, [.call(.least, [posts, vacant.months[month]]) + 0.000_000_001, 0])
        return .when(freed.months[month].compared(.greater, 0), whole, 0)
      })
    notePosts(freed: freed, vacant: vacant, gone: gone, cash.hoursPerPost)
    let row = flows.row
    let most = line(
      t("Most posts gone so far", "Maximum de postes supprimés"), .step, .number, hasTotals: false,
      months: byMonth { month in
        month == 0
          ? 0 : .call(.largest, [.cell(monthPlace(row, month - 1)), gone.months[month]])
      })
    return line(
      t("Cash", "Trésorerie"), .total,
      months: byMonth { month in
        guard month > 0 else { return 0 }
        let newly: SheetFormula = .call(.largest, [0, gone.months[month] - most.months[month - 1]])
        let kept = external.months[month] * cash.externalRate
        return kept + gone.months[month] * cash.costPerPost / 12 - newly * cash.severance
      })
  }
}

// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

import Documents
import Finance
import Quantities

extension CaseWorkbookWriter {
  /// The sheet of levers: what each contributes, four ways, and the hours before and after.
  mutating func writeLevers() {
    let tab = Tab.levers
    book.layOut(tab.rawValue) {
      $0.widths = [0: 44, 1: 16, 2: 16, 3: 16, 4: 16, 5: 16, 6: 16, 7: 16, 8: 16]
    }
    book.put(t("Levers and hours", "Leviers et heures"), at: place(tab, 0, 0), SheetStyle(.title))
    guard !segments.isEmpty else {
      book.put(
        t(
          "The case has no workload: it counts lines in euros only.",
          "Le dossier n’a pas de charge de travail : il ne compte que des lignes en euros."),
        at: place(tab, 2, 0), SheetStyle(.note))
      return
    }
    let heads = [
      t("Lever", "Levier"), t("Share over the horizon", "Part sur l’horizon"),
      t("Alone", "Seul"), t("Last in", "En dernier"), t("In sequence", "En séquence"),
      t("Share a month", "Part par mois"), t("Alone a month", "Seul par mois"),
      t("Last in a month", "En dernier par mois"), t("Sequence a month", "Séquence par mois"),
    ]
    for (column, head) in heads.enumerated() {
      book.put(head, at: place(tab, 2, column), SheetStyle(.head))
    }
    for index in plan.levers.indices { writeLever(index) }
    writeWorkload(top: 5 + plan.levers.count)
    if !calculatesHours {
      book.put(
        t(
          "So many sets of levers make too large a workbook: the hours on this sheet and on the flows "
            + "are Rendement's own numbers, and do not follow the inputs of the workload and levers.",
          "Tant d’ensembles de leviers feraient un classeur trop grand : les heures de cette feuille "
            + "et des flux sont les nombres de Rendement, et ne suivent pas les données de charge et "
            + "de leviers."), at: place(tab, 1, 0), SheetStyle(.note))
    }
    guard !plan.levers.isEmpty else { return }
    let last = 2 + plan.levers.count
    let chart = SheetChart(
      .bars, title: t("Hours freed by lever over the horizon", "Heures libérées par levier"),
      series: [
        SheetChart.Series(
          heads[1], categories: CellRange(place(tab, 3, 0), place(tab, last, 0)),
          values: CellRange(place(tab, 3, 1), place(tab, last, 1)))
      ], corner: place(tab, 18 + plan.levers.count + segments.count, 0))
    book.layOut(tab.rawValue) { $0.charts.append(chart) }
  }

  private mutating func writeLever(_ index: Int) {
    let row = 3 + index
    book.put(plan.levers[index].name[language], at: place(.levers, row, 0), SheetStyle(.label))
    let columns = leverColumns(index)
    for (column, (key, formula)) in columns.enumerated() {
      book.put(formula, at: place(.levers, row, column + 1), SheetStyle(.step, .hours))
      if column > 0 { note("levers.\(index).\(key)", place(.levers, row, column + 1)) }
    }
  }

  /// The views of a lever: formulas of its segments, else the engine's numbers.
  private func leverColumns(_ index: Int) -> [(String, SheetFormula)] {
    let total = flows.leverHours[index].total
    guard calculatesHours else {
      let lever = result.levers[index]
      return [
        ("hoursShapley", total), ("alone", .number(lever.alone)),
        ("lastIn", .number(lever.lastIn)), ("sequence", .number(lever.sequence)),
        ("perMonth.shapley", .number(lever.perMonth.shapley)),
        ("perMonth.alone", .number(lever.perMonth.alone)),
        ("perMonth.lastIn", .number(lever.perMonth.lastIn)),
        ("perMonth.sequence", .number(lever.perMonth.sequence)),
      ]
    }
    let here = hours.compactMap { cells in
      cells.moves.firstIndex(of: index).map { (cells: cells, move: $0) }
    }
    func full(_ view: Int) -> SheetFormula { .total(here.map { $0.cells.full[$0.move][view] }) }
    return [
      ("hoursShapley", total), ("alone", .total(here.map { $0.cells.alone[$0.move] })),
      ("lastIn", .total(here.map { $0.cells.lastIn[$0.move] })),
      ("sequence", .total(here.map { $0.cells.sequence[$0.move] })),
      ("perMonth.shapley", full(0)), ("perMonth.alone", full(1)), ("perMonth.lastIn", full(2)),
      ("perMonth.sequence", full(3)),
    ]
  }

  /// Hours and contacts of the segments a month: formulas, else the engine's numbers.
  private var segmentColumns: [[SheetFormula]] {
    guard calculatesHours else {
      return (result.workload?.segments ?? []).map {
        [$0.hoursBefore, $0.hoursAfter, $0.contactsBefore, $0.contactsAfter].map { .number($0) }
      }
    }
    return hours.map {
      [$0.hoursBefore, $0.hoursAfter, $0.contactsBefore, $0.contactsAfter]
    }
  }

  private mutating func writeWorkload(top: Int) {
    var row = top
    book.put(
      t("Hours of the service", "Heures du service"), at: place(.levers, row, 0), .init(.heading))
    let columns = segmentColumns
    let perPost = inputs.cash?.hoursPerPost ?? 1607
    let saved = SheetFormula.total(flows.leverHours.map(\.total))
    let aloneCells = plan.levers.indices.map { SheetFormula.cell(place(.levers, 3 + $0, 2)) }
    let rows: [(String, String, SheetFormula, SheetStyle.Format)] = [
      (
        "workload.hoursBefore", t("Paid hours a month today", "Heures payées par mois aujourd’hui"),
        .total(columns.map { $0[0] }), .hours
      ),
      (
        "workload.hoursAfter", t("At full effect", "À plein effet"),
        .total(columns.map { $0[1] }), .hours
      ),
      (
        "workload.hoursSaved", t("Freed over the horizon", "Libérées sur l’horizon"), saved, .hours
      ),
      (
        "workload.additiveHours",
        t("Claimed by adding the levers", "Réclamées en additionnant les leviers"),
        .total(aloneCells), .hours
      ),
      (
        "workload.labourValue",
        t("Labour value before capture and risk", "Valeur avant captation et risque"),
        .total(flows.leverLabour.map(\.total)), .money
      ),
      (
        "workload.postsBefore", t("Full-time equivalents today", "ETP aujourd’hui"),
        .total(columns.map { $0[0] }) * 12 / perPost, .number
      ),
      (
        "workload.paidHoursPerPostPerYear", t("Paid hours of a post", "Heures payées d’un poste"),
        perPost + 0, .hours
      ),
    ]
    for (key, label, formula, format) in rows {
      row += 1
      book.put(label, at: place(.levers, row, 0), SheetStyle(.label))
      book.put(formula, at: place(.levers, row, 1), SheetStyle(.result, format))
      note(key, place(.levers, row, 1))
    }
    row += 1
    let none: SheetFormula = .text(t("not computable", "non calculable"))
    let savedCell: SheetFormula = .cell(place(.levers, top + 3, 1))
    let additiveCell: SheetFormula = .cell(place(.levers, top + 4, 1))
    book.put(
      t("Overstatement by adding", "Surestimation de la somme"), at: place(.levers, row, 0),
      SheetStyle(.label))
    book.put(
      .when(savedCell.compared(.greater, 0), additiveCell / savedCell - 1, none),
      at: place(.levers, row, 1), SheetStyle(.result, .percent))
    note("additiveOverstatement", place(.levers, row, 1))
    writeSegments(top: row + 2)
  }

  private mutating func writeSegments(top: Int) {
    let heads = [
      t("Segment, per month", "Segment, par mois"), t("Hours today", "Heures aujourd’hui"),
      t("Hours at full effect", "Heures à plein effet"),
      t("Contacts today", "Contacts aujourd’hui"),
      t("Contacts at full effect", "Contacts à plein effet"),
    ]
    for (column, head) in heads.enumerated() {
      book.put(head, at: place(.levers, top, column), SheetStyle(.head))
    }
    for (index, segment) in segments.enumerated() {
      let row = top + 1 + index
      let cells = segmentColumns[index]
      book.put(segment.id, at: place(.levers, row, 0), SheetStyle(.label))
      let columns: [(String, SheetFormula, SheetStyle.Format)] = [
        ("hoursBefore", cells[0], .hours), ("hoursAfter", cells[1], .hours),
        ("contactsBefore", cells[2], .wholeNumber), ("contactsAfter", cells[3], .wholeNumber),
      ]
      for (column, (key, formula, format)) in columns.enumerated() {
        book.put(formula, at: place(.levers, row, column + 1), SheetStyle(.step, format))
        note("workload.segments.\(index).\(key)", place(.levers, row, column + 1))
      }
    }
  }
}

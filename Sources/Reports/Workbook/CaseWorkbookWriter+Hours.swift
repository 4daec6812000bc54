// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

import Documents
import Finance
import Quantities

extension CaseWorkbookWriter {
  /// The sheet of one segment: a line per month, a column per set of levers.
  ///
  ///     hours of a set = N · (share of time left) · (1 + r) · A/60 ÷ o ÷ (1 − s)
  ///
  /// Each factor is written once per set of the levers that move it; the Shapley share of a lever
  /// is the sum of the hours saved by every set, weighted by the row of weights above them.
  mutating func writeHours(ofSegment index: Int) {
    var sheet = SegmentSheet(
      number: sheet(ofSegment: index), segment: index, moves: moves(in: segments[index]))
    book.layOut(sheet.number) {
      $0.widths = [0: 22]
      $0.frozenRows = sheet.headRow + 1
      $0.frozenColumns = 1
      $0.isLandscape = true
    }
    put(t("Hours of: ", "Heures de : ") + segments[index].id, sheet.place(0, 0), .init(.title))
    put(
      t(
        "A line is a month, a column a set of levers; the rows of weights make Shapley shares.",
        "Une ligne est un mois, une colonne un ensemble de leviers ; les lignes de poids font les "
          + "parts de Shapley."), sheet.place(1, 0), .init(.note))
    writeWeightsOfSets(&sheet)
    for month in 1...max(1, horizon) { writeLine(month, &sheet) }
    writeLine(nil, &sheet)
    hours.append(cells(of: sheet))
  }

  private mutating func put(_ text: String, _ place: CellPlace, _ style: SheetStyle) {
    book.put(text, at: place, style)
  }

  /// Shapley's weights: for lever i and set S the weight with which the hours of S count in φᵢ.
  private mutating func writeWeightsOfSets(_ sheet: inout SegmentSheet) {
    let count = sheet.moves.count
    guard count > 0 else { return }
    // |S|!(n − |S| − 1)!/n! by |S|.
    var weights = [1 / Double(count)]
    for size in 1..<max(count, 1) {
      weights.append(weights[size - 1] * Double(size) / Double(count - size))
    }
    sheet.firstSet = 2 + count * 3 + sheet.partColumns(parts(sheet)) + 1
    for (position, lever) in sheet.moves.enumerated() {
      let row = sheet.weightRow(position)
      put(
        t("Weights: ", "Poids : ") + plan.levers[lever].name[language], sheet.place(row, 0),
        .init(.note))
      for set in 1..<(1 << count) {
        let size = set.nonzeroBitCount
        let weight = set & (1 << position) == 0 ? -weights[size] : weights[size - 1]
        book.put(weight, at: sheet.place(row, sheet.firstSet + set - 1), SheetStyle(.step, .factor))
      }
    }
  }

  private func parts(_ sheet: SegmentSheet) -> [(part: HoursPart, own: [Int])] {
    HoursPart.allCases.map { part in
      let own = sheet.moves.indices.filter {
        HoursPart(plan.levers[sheet.moves[$0]].parameter) == part
      }
      return (part, own)
    }
  }

  /// One month, or with nil the month at full effect.
  private mutating func writeLine(_ month: Int?, _ sheet: inout SegmentSheet) {
    let row = month.map { sheet.headRow + $0 } ?? sheet.headRow + horizon + 2
    let isFirst = month == 1
    let monthCell: SheetFormula
    if let month {
      monthCell = book.put(
        Double(month), at: sheet.place(row, 0), SheetStyle(.label, .wholeNumber))
    } else {
      put(t("A month at full effect", "Un mois à plein effet"), sheet.place(row, 0), .init(.label))
      monthCell = 0
    }
    var column = 1
    func head(_ text: String) -> String? { isFirst ? text : nil }
    let volume = enter(
      month == nil ? 1 : volume(sheet.segment, monthCell), &column, row, sheet, .factor,
      head(t("Demand against baseline", "Demande rapportée au départ")))
    var ramps: [SheetFormula] = []
    var reached: [SheetFormula] = []
    var weights: [SheetFormula] = []
    for lever in sheet.moves {
      let cells = inputs.levers[lever]
      let name = plan.levers[lever].name[language]
      let start: SheetFormula = .call(.largest, [1, cells.start])
      let share = month == nil ? 1 : cells.ramp.share(monthCell - start + 1)
      ramps.append(
        enter(share, &column, row, sheet, .percent, head(t("Ramp: ", "Montée : ") + name)))
      let ramp = ramps[ramps.count - 1]
      let kept: SheetFormula =
        month == nil ? 1 : decay(cells, monthCell - start + 1)
      reached.append(
        enter(
          ramp * kept, &column, row, sheet, .percent,
          head(t("Reached: ", "Atteint : ") + name)))
      weights.append(
        enter(
          reached[reached.count - 1] * cells.attribution, &column, row, sheet, .percent,
          head(t("Due to the project: ", "Due au projet : ") + name)))
    }
    let hours = hoursOfSets(row, weights, &column, sheet, isFirst: isFirst)
    var saved: [SheetFormula] = []
    for set in hours.indices.dropFirst() {
      saved.append(
        enter(
          hours[0] - hours[set], &column, row, sheet, .hours,
          head(t("Saved by set ", "Gagnées, ensemble ") + names(of: set, sheet.moves))))
    }
    var line = SegmentLine(
      hoursBefore: hours[0], saved: saved,
      shares: shares(row, saved.count, volume, &column, sheet, isFirst: isFirst))
    if month != nil {
      let usage = usage(sheet, ramps: ramps, reached: reached)
      line.demand = enter(
        volume * usage.demand, &column, row, sheet, .wholeNumber, head(t("Issues", "Demandes")))
      line.deflected = enter(
        volume * usage.contained, &column, row, sheet, .wholeNumber,
        head(t("Contained by automation", "Traitées par l’automatisation")))
      if let handoffs = usage.handoffs {
        line.handoffs = enter(
          volume * handoffs, &column, row, sheet, .wholeNumber,
          head(t("Handed to a person", "Passées à une personne")))
      }
    }
    if month == nil {
      sheet.full = line
      sheet.contactsBefore = enter(
        contacts(sheet, weights.map { _ in 0 }), &column, row, sheet, .wholeNumber, nil)
      sheet.contactsAfter = enter(
        contacts(sheet, weights), &column, row, sheet, .wholeNumber, nil)
    } else {
      sheet.lines.append(line)
    }
  }

  private mutating func enter(
    _ formula: SheetFormula, _ column: inout Int, _ row: Int, _ sheet: SegmentSheet,
    _ format: SheetStyle.Format, _ head: String?
  ) -> SheetFormula {
    if let head { put(head, sheet.place(sheet.headRow, column), SheetStyle(.head)) }
    let cell = book.put(formula, at: sheet.place(row, column), SheetStyle(.step, format))
    column += 1
    return cell
  }

  private func names(of set: Int, _ moves: [Int]) -> String {
    moves.indices.filter { set & (1 << $0) != 0 }.map { String($0 + 1) }.joined(separator: "+")
  }

  /// The paid hours of every set of levers, as formulas of the parts entered here.
  private mutating func hoursOfSets(
    _ row: Int, _ weights: [SheetFormula], _ column: inout Int, _ sheet: SegmentSheet,
    isFirst: Bool
  ) -> [SheetFormula] {
    var factors: [[SheetFormula]] = Array(repeating: [], count: 1 << sheet.moves.count)
    for (part, own) in parts(sheet) {
      var values: [SheetFormula] = []
      for subset in 0..<(1 << own.count) {
        let active = own.indices.filter { subset & (1 << $0) != 0 }.map { own[$0] }
        let title =
          t(part.parameter.name)
          + (active.isEmpty
            ? ""
            : " "
              + active.map { String($0 + 1) }
              .joined(separator: "+"))
        values.append(
          enter(
            factor(part, sheet, active: active, weights: weights), &column, row, sheet, .factor,
            isFirst ? title : nil))
      }
      for set in factors.indices {
        var subset = 0
        for (bit, move) in own.enumerated() { subset |= (set >> move & 1) << bit }
        factors[set].append(values[subset])
      }
    }
    var hours = factors.map { SheetFormula.product($0) }
    hours[0] = enter(
      hours[0], &column, row, sheet, .hours,
      isFirst ? t("Hours without levers", "Heures sans levier") : nil)
    return hours
  }

  private mutating func shares(
    _ row: Int, _ count: Int, _ volume: SheetFormula, _ column: inout Int,
    _ sheet: SegmentSheet, isFirst: Bool
  ) -> [SheetFormula] {
    guard count > 0 else { return [] }
    let saved = CellRange(
      sheet.place(row, sheet.firstSet), sheet.place(row, sheet.firstSet + count - 1))
    var shares: [SheetFormula] = []
    for (position, lever) in sheet.moves.enumerated() {
      let weightRow = sheet.weightRow(position)
      let weights = CellRange(
        sheet.place(weightRow, sheet.firstSet),
        sheet.place(weightRow, sheet.firstSet + count - 1))
      shares.append(
        enter(
          volume * .call(.sumProduct, [.range(weights), .range(saved)]), &column, row, sheet,
          .hours,
          isFirst ? t("Share: ", "Part : ") + plan.levers[lever].name[language] : nil))
    }
    return shares
  }

  private func contacts(_ sheet: SegmentSheet, _ weights: [SheetFormula]) -> SheetFormula {
    let demand = value(.demand, sheet.segment, moves: sheet.moves, weights: weights)
    let deflection = value(.time, sheet.segment, moves: sheet.moves, weights: weights)
    let recontact = value(.recontact, sheet.segment, moves: sheet.moves, weights: weights)
    return demand * (1 - deflection) * (1 + recontact)
  }

  private func cells(of sheet: SegmentSheet) -> SegmentCells {
    let count = sheet.moves.count
    let all = (1 << count) - 1
    func saved(_ line: SegmentLine, _ set: Int) -> SheetFormula {
      set == 0 ? 0 : line.saved[set - 1]
    }
    /// The sum over the months of the hours that a set saves.
    func total(_ set: Int) -> SheetFormula {
      guard set > 0 else { return 0 }
      func months(_ column: Int) -> SheetFormula {
        .range(
          CellRange(
            sheet.place(sheet.headRow + 1, column), sheet.place(sheet.headRow + horizon, column)))
      }
      return .call(.sumProduct, [months(1), months(sheet.firstSet + set - 1)])
    }
    let full = sheet.full
    return SegmentCells(
      moves: sheet.moves, shares: (0..<count).map { move in sheet.lines.map { $0.shares[move] } },
      demand: sheet.lines.map(\.demand), deflected: sheet.lines.map(\.deflected),
      handoffs: sheet.lines.compactMap(\.handoffs),
      alone: (0..<count).map { total(1 << $0) },
      lastIn: (0..<count).map { total(all) - total(all ^ (1 << $0)) },
      sequence: (0..<count).map { total((2 << $0) - 1) - total((1 << $0) - 1) },
      full: (0..<count).map { move in
        [
          full.shares[move], saved(full, 1 << move),
          saved(full, all) - saved(full, all ^ (1 << move)),
          saved(full, (2 << move) - 1) - saved(full, (1 << move) - 1),
        ]
      }, hoursBefore: full.hoursBefore, hoursAfter: full.hoursBefore - saved(full, all),
      contactsBefore: sheet.contactsBefore, contactsAfter: sheet.contactsAfter)
  }
}

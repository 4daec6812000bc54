// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

package import Quantities
package import SQL

extension MetricPlan {
  /// The values that follow from the statements' results.
  ///
  /// - Parameters:
  ///   - results: One result per statement, in the order of ``statements``.
  ///   - dataUntil: The last day whose rows are all there; values of periods that end later, or
  ///     that may still change, are marked provisional. nil when it is not known.
  /// - Returns: The values by metric in the order asked, then period, then cut.
  /// - Throws: ``MetricError/unexpectedResult(_:)`` when the results are not the statements'.
  package func assemble(
    results: [ResultRows], dataUntil: LocalDate?
  ) throws(MetricError) -> MetricTable {
    guard results.count == passes.count else {
      throw .unexpectedResult("\(passes.count) results were expected, \(results.count) came")
    }
    var cells: [PassCells] = []
    for (pass, rows) in zip(passes, results) {
      cells.append(try PassCells(rows, of: pass, grain: query.grain))
    }
    var table = MetricTable(dimensions: query.dimensions, rows: [])
    for metric in metrics {
      if let refusal = metric.refusal {
        table.rows.append(emptyRow(of: metric, because: refusal))
        continue
      }
      let figures = try figures(of: metric, in: cells)
      if figures.isEmpty { table.rows.append(emptyRow(of: metric, because: Reason.nothingFound)) }
      for (key, figure) in figures {
        table.rows.append(row(of: metric, at: key, figure, dataUntil: dataUntil))
      }
    }
    return table
  }

  // MARK: Figures

  private func figures(
    of metric: PlannedMetric, in cells: [PassCells]
  ) throws(MetricError) -> [(CellKey, MetricFigure)] {
    if case .costPerContact = metric.resolved.formula {
      return try costFigures(of: metric, in: cells)
    }
    var keys: Set<CellKey> = []
    for pass in Set(metric.slots.map(\.pass)) { keys.formUnion(cells[pass].values.keys) }
    var figures: [(CellKey, MetricFigure)] = []
    figures.reserveCapacity(keys.count)
    for key in keys.sorted() {
      let values = metric.slots.map { slot in
        (cells[slot.pass].values[key] ?? cells[slot.pass].empty)[slot.column]
      }
      let context = EvaluationContext(level: query.level, months: period(of: key).months)
      figures.append((key, try metric.resolved.formula.evaluate(values, context: context)))
    }
    return figures
  }

  private func costFigures(
    of metric: PlannedMetric, in cells: [PassCells]
  ) throws(MetricError) -> [(CellKey, MetricFigure)] {
    let (contacts, seconds, amount) = (metric.slots[0], metric.slots[1], metric.slots[2])
    var work: [CostAllocation.Cell] = []
    for (key, values) in cells[contacts.pass].values {
      var reader = ValueReader([values[contacts.column], values[seconds.column]])
      work.append(
        .init(key: key, contacts: try reader.count(), handleSeconds: try reader.number()))
    }
    var costs: [CostAllocation.Cost] = []
    var currencies: Set<String> = []
    for (key, values) in cells[amount.pass].values {
      var reader = ValueReader(metric.slots[2...].map { values[$0.column] })
      guard let sum = try reader.number() else { continue }
      costs.append(.init(key: key, amount: sum))
      if let currency = try reader.currency() {
        currencies.formUnion([currency.lowest, currency.highest])
      }
    }
    let allocation = CostAllocation(
      cut: query.allocationDimensions, costCut: passes[amount.pass].dimensions)
    var shares = allocation.shares(of: costs, among: work, currency: currencies.first)
    if currencies.count > 1, let first = currencies.min(), let last = currencies.max() {
      for key in shares.keys { shares[key]?.refusal = Reason.mixedCurrencies(first, last) }
    }
    return try folded(work, shares, metric: metric)
  }

  /// The cells that pass the conditions, added up to the cut of the question.
  private func folded(
    _ work: [CostAllocation.Cell], _ shares: [CellKey: CostAllocation.Share],
    metric: PlannedMetric
  ) throws(MetricError) -> [(CellKey, MetricFigure)] {
    let cut = query.allocationDimensions
    var contacts: [CellKey: Int] = [:]
    var costs: [CellKey: CostAllocation.Share] = [:]
    for cell in work.sorted(by: { $0.key < $1.key }) {
      let passes = query.filters.allSatisfy { filter in
        cut.firstIndex(of: filter.dimension).map { filter.accepts(cell.key.dimensions[$0]) } ?? true
      }
      guard passes else { continue }
      let key = CellKey(
        period: cell.key.period,
        dimensions: Array(cell.key.dimensions.prefix(query.dimensions.count)))
      contacts[key, default: 0] += cell.contacts
      guard let share = shares[cell.key] else { continue }
      costs[key] = costs[key].map { $0.adding(share) } ?? share
    }
    var figures: [(CellKey, MetricFigure)] = []
    for key in contacts.keys.sorted() {
      let context = EvaluationContext(level: query.level, months: nil, cost: costs[key])
      let values: [SQLValue] = [.integer(Int64(contacts[key, default: 0])), .null]
      figures.append((key, try metric.resolved.formula.evaluate(values, context: context)))
    }
    return figures
  }

  // MARK: Rows

  private func row(
    of metric: PlannedMetric, at key: CellKey, _ figure: MetricFigure, dataUntil: LocalDate?
  ) -> MetricValue {
    let resolved = metric.resolved
    let period = period(of: key)
    var dimensions: [String: String?] = [:]
    for (dimension, value) in zip(query.dimensions, key.dimensions) {
      dimensions.updateValue(value, forKey: dimension.rawValue)
    }
    let threshold = query.dimensions.contains(.agent) ? 5 : 30
    var notes = resolved.variant.notes + figure.notes
    if figure.isSampled, figure.value != nil, let n = figure.n, n < threshold {
      notes.append(Reason.fewObservations(n, below: threshold))
    }
    return MetricValue(
      metric: resolved.metric.id, variant: resolved.variant.id,
      parameters: resolved.parameters.values, period: period, dimensions: dimensions,
      value: figure.value, n: figure.n, low: figure.low, high: figure.high,
      level: figure.low == nil ? nil : query.level, method: figure.method,
      provisional: isProvisional(period, at: key, metric: resolved, dataUntil: dataUntil),
      unit: figure.currency ?? resolved.unit.code, notes: notes, absent: figure.absent)
  }

  private func emptyRow(of metric: PlannedMetric, because reason: LocalizedText) -> MetricValue {
    let resolved = metric.resolved
    return MetricValue(
      metric: resolved.metric.id, variant: resolved.variant.id,
      parameters: resolved.parameters.values,
      period: MetricPeriod(start: query.firstDay, end: query.lastDay, grain: nil), value: nil,
      method: "none", unit: resolved.unit.code, notes: resolved.variant.notes, absent: reason)
  }

  /// The period of a cell, cut to the window of the question.
  private func period(of key: CellKey) -> MetricPeriod {
    guard let grain = query.grain else {
      return MetricPeriod(start: query.firstDay, end: query.lastDay, grain: nil)
    }
    guard let position = key.period else { return MetricPeriod(start: nil, end: nil, grain: grain) }
    guard grain != .hour else {
      let hour = (position % 24 + 24) % 24
      let day = LocalDate(daysSinceEpoch: (position - hour) / 24)
      return MetricPeriod(start: day, end: day, grain: .hour, hour: hour)
    }
    let start = LocalDate(daysSinceEpoch: position)
    let end = grain.next(after: start).adding(days: -1)
    return MetricPeriod(
      start: max(start, query.firstDay ?? start), end: min(end, query.lastDay ?? end),
      grain: grain)
  }

  /// Whether rows or changes may still arrive: the period is not over, or not settled.
  private func isProvisional(
    _ period: MetricPeriod, at key: CellKey, metric: ResolvedMetric, dataUntil: LocalDate?
  ) -> Bool {
    guard let dataUntil else { return false }
    var wholeEnd = query.to
    if let grain = query.grain, grain != .hour, let position = key.period {
      let natural = grain.next(after: LocalDate(daysSinceEpoch: position)).adding(days: -1)
      wholeEnd = min(natural, query.to ?? natural)
    }
    if let wholeEnd, dataUntil < wholeEnd { return true }
    let end = period.end ?? dataUntil
    return metric.settlingDays > 0 && dataUntil < end.adding(days: metric.settlingDays)
  }
}

extension CostAllocation.Share {
  /// The share of two cells together.
  fileprivate func adding(_ other: CostAllocation.Share) -> CostAllocation.Share {
    var sum = self
    sum.amount += other.amount
    sum.allocated += other.allocated
    sum.refusal = refusal ?? other.refusal
    for note in other.notes where !sum.notes.contains(note) { sum.notes.append(note) }
    return sum
  }
}

extension MetricPeriod {
  /// The length in months: exact for months, quarters and years, else days ÷ 30.436875, the mean
  /// month of the Gregorian calendar; nil when an end is open.
  var months: Double? {
    guard let start, let end else { return nil }
    let next = end.adding(days: 1)
    if start.day == 1, next.day == 1 {
      return Double((next.year - start.year) * 12 + next.month - start.month)
    }
    return Double(next.daysSinceEpoch - start.daysSinceEpoch) / 30.436875
  }
}

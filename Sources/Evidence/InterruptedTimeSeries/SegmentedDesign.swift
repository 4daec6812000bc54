// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

internal import Foundation
internal import Quantities
internal import Statistics

/// The columns of a segmented regression and where the change falls in them.
struct SegmentedDesign {
  let series: OutcomeSeries
  let options: InterruptedTimeSeries.Options
  /// The first observation after the change.
  let change: Int
  /// The columns.
  let design: Design
  /// The outcome on the scale of the regression.
  let outcome: [Double]
  /// ln of the exposure; zeros without one.
  let offset: [Double]
  /// Whether the regression is on the logarithm.
  let isLogarithmic: Bool
  /// The place of β₂.
  let levelColumn: Int
  /// The place of β₃; nil when the slope does not change.
  let slopeColumn: Int?
  /// The places of columns that only exist because of the change.
  let changeColumns: [Int]
  /// The columns of the season.
  let season: [Regressor]
  /// The observations over which the effect is averaged.
  let effectRows: [Int]

  var count: Int { series.count }

  init(
    _ series: OutcomeSeries, change: InterruptedTimeSeries.Change,
    options: InterruptedTimeSeries.Options
  ) throws(EvidenceError) {
    let (first, partial) = try SegmentedDesign.place(change, in: series)
    try SegmentedDesign.checkSeries(series, first, options)
    let columns = try Columns(series, options, first: first, partial: partial)
    self.series = series
    self.options = options
    self.change = first
    (outcome, offset, isLogarithmic) = try SegmentedDesign.transformed(series, options)
    design = try statistically { () throws(StatisticsError) in
      try Design(count: series.count, columns.all)
    }
    // The intercept stands before the columns.
    levelColumn = 1 + columns.level
    slopeColumn = columns.slope.map { $0 + 1 }
    changeColumns = columns.ofChange.map { $0 + 1 }
    season = columns.season
    effectRows = Array(min(first + options.transition, series.count - 1)..<series.count)
  }

  /// The row of an observation as it would stand without the change.
  func rowWithout(_ row: Int) -> [Double] {
    var values = design.matrix.row(row)
    for column in changeColumns { values[column] = 0 }
    return values
  }

  private static func place(
    _ change: InterruptedTimeSeries.Change, in series: OutcomeSeries
  ) throws(EvidenceError) -> (first: Int, partial: Int?) {
    guard series.count > 0 else {
      throw .tooFewPoints(count: 0, needed: 8, method: "The interrupted time series")
    }
    let outside = { (what: String) -> EvidenceError in
      .changeOutside(
        change: what, first: series.label(0), last: series.label(series.count - 1))
    }
    switch change {
    case .at(let index):
      guard index > 0, index < series.count else { throw outside("observation \(index + 1)") }
      return (index, nil)
    case .on(let day):
      guard case .periods(let grain, let starts) = series.axis else { throw outside("\(day)") }
      guard let first = starts.firstIndex(where: { $0 >= day }), first > 0 else {
        throw outside("\(day)")
      }
      let holdsBoth = starts[first] > day && grain.next(after: starts[first - 1]) > day
      return (first, holdsBoth ? first - 1 : nil)
    }
  }

  private static func checkSeries(
    _ series: OutcomeSeries, _ first: Int, _ options: InterruptedTimeSeries.Options
  ) throws(EvidenceError) {
    guard let value = series.values.first, series.values.contains(where: { $0 != value }) else {
      throw .constantSeries(column: series.name.en)
    }
    guard first >= 4 else {
      throw .tooFewPoints(count: first, needed: 4, method: "The time before the change")
    }
    let after = series.count - first - options.transition
    guard options.transition >= 0, after >= 2 else {
      throw .tooFewPoints(count: max(0, after), needed: 2, method: "The time after the change")
    }
    guard options.level > 0, options.level < 1 else {
      throw .outOfDomain(name: "level", value: options.level, expected: "between 0 and 1")
    }
  }

  private static func transformed(
    _ series: OutcomeSeries, _ options: InterruptedTimeSeries.Options
  ) throws(EvidenceError) -> ([Double], [Double], Bool) {
    let none = [Double](repeating: 0, count: series.count)
    switch options.model {
    case .linear: return (series.values, none, false)
    case .logarithmic:
      if let value = series.values.first(where: { $0 <= 0 }) {
        throw .outOfDomain(name: series.name.en, value: value, expected: "above 0 for a logarithm")
      }
      return (series.values.map { log($0) }, none, true)
    case .counts(let exposure, _):
      if let value = series.values.first(where: { $0 < 0 }) {
        throw .outOfDomain(name: series.name.en, value: value, expected: "a count, at least 0")
      }
      guard let exposure else { return (series.values, none, true) }
      guard exposure.count == series.count else {
        throw .lengthMismatch(column: "exposure", count: exposure.count, expected: series.count)
      }
      if let value = exposure.first(where: { !($0 > 0 && $0.isFinite) }) {
        throw .outOfDomain(name: "exposure", value: value, expected: "above 0")
      }
      return (series.values, exposure.map { log($0) }, true)
    }
  }
}

/// The columns without the intercept, and which of them belong to the change.
private struct Columns {
  var all: [(name: String, values: [Double])] = []
  var level = 0
  var slope: Int?
  var ofChange: [Int] = []
  var season: [Regressor] = []

  init(
    _ series: OutcomeSeries, _ options: InterruptedTimeSeries.Options, first: Int, partial: Int?
  ) throws(EvidenceError) {
    let rows = 0..<series.count
    all.append(("time", rows.map { Double($0 - first) }))
    level = all.count
    addOfChange("after", rows.map { $0 >= first ? 1 : 0 })
    if options.changesSlope, series.count - first - options.transition >= 3 {
      slope = all.count
      addOfChange("time after", rows.map { Double(max(0, $0 - first)) })
    }
    if let partial { addOfChange("period of the change", rows.map { $0 == partial ? 1 : 0 }) }
    for step in 0..<options.transition {
      addOfChange("transition \(step + 1)", rows.map { $0 == first + step ? 1 : 0 })
    }
    season =
      options.seasonColumns
      ?? options.season.columns(for: series, change: first).map {
        Regressor(name: $0.name, values: $0.values)
      }
    all += season.map { ($0.name, $0.values) }
    all += Columns.calendar(series, options.calendar)
    for regressor in options.regressors {
      guard regressor.values.count == series.count else {
        throw .lengthMismatch(
          column: regressor.name, count: regressor.values.count, expected: series.count)
      }
      all.append((regressor.name, regressor.values))
    }
  }

  private mutating func addOfChange(_ name: String, _ values: [Double]) {
    ofChange.append(all.count)
    all.append((name, values))
  }

  /// The number of special days in each period; a term without a day in the series says nothing.
  private static func calendar(
    _ series: OutcomeSeries, _ terms: [InterruptedTimeSeries.CalendarTerm]
  ) -> [(name: String, values: [Double])] {
    guard case .periods(let grain, let starts) = series.axis else { return [] }
    return terms.compactMap { term in
      let values = starts.map { start in
        let end = grain.next(after: start)
        return Double(term.days.filter { $0 >= start && $0 < end }.count)
      }
      return Set(values).count > 1 ? (term.name, values) : nil
    }
  }
}

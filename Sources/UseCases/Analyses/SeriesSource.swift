// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

package import Foundation
package import Quantities
package import ServiceMetrics

/// Where a series comes from.
package enum SeriesSource: Sendable {
  /// Columns of a file; `grain` averages the rows of each period, nil takes each row as one.
  case file(URL, time: String, value: String, others: [String], grain: Grain?)
  /// A metric of the workspace by period.
  case metric(Session, MetricQuery)

  /// Reads the series, in time order.
  ///
  /// - Throws: ``ColumnTableError``, ``AnalysisProblem`` or the errors of the workspace.
  package func read() async throws -> DatedSeries {
    switch self {
    case .file(let file, let time, let value, let others, let grain):
      try await FileSeries(file: file, time: time, value: value, others: others).read(grain)
    case .metric(let session, let query): try await Self.measured(query, in: session)
    }
  }

  private static func measured(
    _ query: MetricQuery, in session: Session
  ) async throws -> DatedSeries {
    var query = query
    query.grain = query.grain ?? .week
    let window = try await MeasureMetrics(session).window()
    let table = try await MeasureMetrics(session).run(query)
    let selection = query.metrics.first
    let name =
      selection.flatMap { MetricCatalogue.standard[$0.id]?.name }
      ?? LocalizedText(verbatim: selection?.id ?? "?")
    var starts: [LocalDate] = []
    var values: [Double] = []
    var left = 0
    for row in table.rows.sorted(by: { $0.period < $1.period }) {
      guard let start = row.period.start, let value = row.value else {
        left += 1
        continue
      }
      // A period that has only begun is no observation.
      if let window, let grain = row.period.grain,
        grain.next(after: start).adding(days: -1) > window.upperBound || start < window.lowerBound
      {
        left += 1
        continue
      }
      starts.append(start)
      values.append(value)
    }
    guard values.count > 1 else { throw AnalysisProblem.tooFewRows(count: values.count) }
    let remark = LocalizedText(
      en: "\(left) periods without a whole value were left out.",
      fr: "\(left) périodes sans valeur entière ont été laissées de côté.")
    return DatedSeries(
      name: name, grain: query.grain, starts: starts, values: values,
      remarks: left > 0 ? [remark] : [])
  }
}

/// A series in the columns of a file.
struct FileSeries {
  let file: URL
  let time: String
  let value: String
  let others: [String]

  func read(_ grain: Grain?) async throws -> DatedSeries {
    var kinds: [String: ColumnTable.Kind] = [time: .moment, value: .number]
    for other in others { kinds[other] = .number }
    let table: ColumnTable
    do {
      table = try await ReadColumns(file).run(kinds)
    } catch ColumnTableError.wrongKind(time, .moment, _) {
      kinds[time] = .number
      return numbered(try await ReadColumns(file).run(kinds))
    }
    return try dated(table, grain)
  }

  private var name: LocalizedText { LocalizedText(verbatim: value) }

  /// Rows that can be used, in time order: the time, the value, the other columns.
  private func rows(_ table: ColumnTable) -> [(Double, [Double])] {
    let columns = ([value] + others).map(table.numbers)
    return zip(table.numbers(time), 0..<table.count).compactMap { moment, row in
      let values = columns.compactMap { $0[row] }
      guard let moment, values.count == columns.count else { return nil }
      return (moment, values)
    }.sorted { $0.0 < $1.0 }
  }

  private func remarks(_ table: ColumnTable) -> [LocalizedText] { table.problems.map(\.sentence) }

  private func numbered(_ table: ColumnTable) -> DatedSeries {
    let rows = rows(table)
    return DatedSeries(
      name: name, grain: nil, starts: [], values: rows.map { $0.1[0] },
      others: columns(rows.map(\.1)),
      remarks: remarks(table))
  }

  private func columns(_ rows: [[Double]]) -> [String: [Double]] {
    Dictionary(
      others.enumerated().map { index, name in (name, rows.map { $0[index + 1] }) }
    ) { first, _ in first }
  }

  private func dated(_ table: ColumnTable, _ grain: Grain?) throws -> DatedSeries {
    let rows = rows(table).map { moment, values in
      (LocalDate(daysSinceEpoch: Int((moment / 86_400).rounded(.down))), values)
    }
    guard rows.count > 1 else { throw AnalysisProblem.tooFewRows(count: rows.count) }
    guard let grain = grain ?? Self.grain(of: rows.map(\.0)) else {
      return DatedSeries(
        name: name, grain: nil, starts: [], values: rows.map { $0.1[0] },
        others: columns(rows.map(\.1)), remarks: remarks(table))
    }
    let periods = Dictionary(grouping: rows) { grain.start(of: $0.0) }
    let starts = periods.keys.sorted()
    let means = starts.map { start in
      let rows = periods[start] ?? []
      return (0...others.count).map { column in
        rows.reduce(0) { $0 + $1.1[column] } / Double(rows.count)
      }
    }
    return DatedSeries(
      name: name, grain: grain, starts: starts, values: means.map { $0[0] },
      others: columns(means), remarks: remarks(table))
  }

  /// The grain of rows that lie one period apart; nil when they do not.
  private static func grain(of days: [LocalDate]) -> Grain? {
    [Grain.day, .week, .month, .quarter, .year].first { grain in
      zip(days, days.dropFirst()).allSatisfy { earlier, later in
        grain.next(after: grain.start(of: earlier)) == grain.start(of: later)
      }
    }
  }
}

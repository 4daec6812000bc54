// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

internal import Documents
internal import Quantities
internal import Reports
internal import ServiceMetrics

/// The answer of a question over time as lines.
struct MetricChart {
  /// The most lines that can still be told apart.
  private static let mostLines = 6

  let table: MetricTable
  let report: MetricReport

  /// The figure; nil without several periods or with more lines than can be told apart.
  func figure() -> Figure? {
    let dated = table.rows.filter { $0.period.start != nil && $0.period.hour == nil }
    guard Set(dated.map(\.period)).count > 1, let first = dated.first,
      let metric = MetricCatalogue.standard[first.metric]
    else { return nil }
    let rows = dated.filter { $0.metric == first.metric && $0.variant == first.variant }
    let lines = Dictionary(grouping: rows, by: label)
    guard lines.count <= Self.mostLines else { return nil }
    let name = metric.name[report.language]
    let isSingle = lines.count == 1
    var chart = LineChart(
      lines: lines.sorted { $0.key < $1.key }.map { label, rows in
        LineChart.Line(
          label.isEmpty ? name : label,
          rows.sorted { $0.period < $1.period }.compactMap { row in
            row.period.start.map {
              .init(
                $0.description, row.value, low: isSingle ? row.low : nil,
                high: isSingle ? row.high : nil)
            }
          })
      }, valueTitle: name, timeTitle: report.language == .french ? "début" : "start", title: name,
      alternative: report.language == .french
        ? "\(name) : \(lines.count) courbe(s) sur \(Set(rows.map(\.period)).count) périodes."
        : "\(name): \(lines.count) line(s) over \(Set(rows.map(\.period)).count) periods.",
      style: report.style)
    chart.valueFormat = first.unit == "share" ? ".0%" : "~s"
    return chart.figure(id: "metric-chart", digits: first.unit == "share" ? 4 : 2)
  }

  private func label(_ row: MetricValue) -> String {
    table.dimensions.map { (row.dimensions[$0.rawValue] ?? nil) ?? "?" }.joined(separator: " · ")
  }
}

// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

internal import Documents
internal import Evidence
internal import Quantities

/// The drawing of an analysis as a figure of a document.
struct EvidenceChart {
  let plot: EvidencePlot
  let style: NumberStyle

  private var language: Language { style.language }

  func figure(id: String, alternative: String) -> Figure {
    var chart = LineChart(
      lines: lines, valueTitle: plot.yTitle[language], timeTitle: plot.xTitle[language],
      title: plot.title[language], alternative: alternative, style: style)
    chart.axis = axis
    chart.placeTitle = axis == .days ? nil : plot.xTitle[language]
    chart.valueFormat = "~g"
    chart.marks = plot.markers.compactMap { marker in
      if let place = marker.x { return .init(at: text(place), marker.label[language]) }
      return marker.y.map { .init(height: $0, marker.label[language]) }
    }
    return chart.figure(id: id, digits: 4)
  }

  /// Lines, each with the band of its role, and the bands that belong to none.
  private var lines: [LineChart.Line] {
    var free = plot.bands
    var lines = plot.series.map { series -> LineChart.Line in
      let index = free.firstIndex { $0.role == series.role && $0.x == series.x }
      let band = index.map { free.remove(at: $0) }
      let points = series.x.indices.map { place in
        LineChart.Line.Point(
          text(series.x[place]), series.y[place], low: band?.low[place], high: band?.high[place])
      }
      return LineChart.Line(
        series.name[language], points, isDashed: series.role == .counterfactual,
        isJoined: series.isLine, hasWhiskers: band?.isWhiskers ?? false)
    }
    lines += free.map { band in
      LineChart.Line(
        band.name[language],
        band.x.indices.map { place in
          .init(text(band.x[place]), nil, low: band.low[place], high: band.high[place])
        }, hasWhiskers: band.isWhiskers)
    }
    return lines
  }

  private var axis: LineChart.Axis {
    let places = plot.series.flatMap(\.x) + plot.bands.flatMap(\.x)
    if places.allSatisfy({ if case .day = $0 { true } else { false } }) { return .days }
    if places.allSatisfy({ if case .number = $0 { true } else { false } }) { return .numbers }
    return .names
  }

  private func text(_ place: EvidencePlot.Position) -> String {
    switch place {
    case .day(let day): day.description
    case .number(let number): "\(number)"
    case .category(let name): name
    }
  }
}

// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

/// The cumulated net cash flow over time, with its lowest point and the payback marked.
package struct CashFlowChart: Sendable {
  /// One moment of the course.
  package struct Point: Sendable, Hashable {
    /// Months since the start.
    package var month: Double
    /// The net flow of the period that ends here, in currency units.
    package var net: Double
    /// The cumulated net flow, undiscounted.
    package var cumulated: Double
    /// The cumulated discounted net flow; nil when it is not known.
    package var discounted: Double?

    /// Creates a point.
    package init(month: Double, net: Double, cumulated: Double, discounted: Double?) {
      self.month = month
      self.net = net
      self.cumulated = cumulated
      self.discounted = discounted
    }
  }

  /// The words of the chart in its language.
  package struct Words: Sendable {
    /// Title of the figure.
    package var title: String
    /// "Months since the start".
    package var months: String
    /// "Net flow".
    package var net: String
    /// "Cumulated net flow".
    package var cumulated: String
    /// "Cumulated, discounted".
    package var discounted: String
    /// What stands at the payback; nil when there is none.
    package var payback: String?
    /// What stands at the lowest point; nil when the course never falls below zero.
    package var lowest: String?
    /// The chart in words.
    package var alternative: String

    /// Creates the words.
    package init(
      title: String, months: String, net: String, cumulated: String, discounted: String,
      payback: String?, lowest: String?, alternative: String
    ) {
      self.title = title
      self.months = months
      self.net = net
      self.cumulated = cumulated
      self.discounted = discounted
      self.payback = payback
      self.lowest = lowest
      self.alternative = alternative
    }
  }

  /// The course, in order of time.
  package var points: [Point]
  /// The month of the payback; nil when it lies outside of the horizon.
  package var payback: Double?
  /// The words.
  package var words: Words
  /// How numbers are written.
  package var style: NumberStyle

  /// Creates the chart.
  package init(points: [Point], payback: Double?, words: Words, style: NumberStyle) {
    self.points = points
    self.payback = payback
    self.words = words
    self.style = style
  }

  /// The chart as a figure of a document.
  package func figure(id: String, source: [Inline] = []) -> Figure {
    Figure(
      id: id, title: words.title, specification: specification, alternative: words.alternative,
      table: table, source: source)
  }

  private var hasDiscounted: Bool { points.contains { $0.discounted != nil } }

  private var table: Table {
    var columns: [Table.Column] = [
      .figures(words.months), .figures(words.net), .figures(words.cumulated),
    ]
    if hasDiscounted { columns.append(.figures(words.discounted)) }
    let rows = points.map { point in
      var cells: [Cell] = [
        .number(point.month), .money(point.net), .money(point.cumulated),
      ]
      if hasDiscounted { cells.append(point.discounted.map { .money($0) } ?? .missing("")) }
      return Table.Row(cells)
    }
    return Table(caption: words.title, columns: columns, rows: rows)
  }

  private var specification: JSONValue {
    let all = points.flatMap { [$0.cumulated, $0.discounted].compactMap { $0 } }
    let axis = MoneyAxis(largest: all.map(abs).max() ?? 0, style: style)
    var layers = [zero, area, lines(axis)]
    if let label = words.lowest, let low = points.min(by: { $0.cumulated < $1.cumulated }) {
      layers += mark(month: low.month, amount: low.cumulated, label, isLowest: true)
    }
    if let label = words.payback, let payback {
      layers += mark(month: payback, amount: 0, label, isLowest: false)
    }
    return ChartTheme.specification(
      ChartTheme.fitted(height: 340, ["layer": .array(layers)]), style: style,
      description: words.alternative)
  }

  private var x: JSONValue {
    let last = points.last?.month ?? 0
    let step = last > 36 ? 12.0 : last > 12 ? 6 : last > 6 ? 3 : 1
    let ticks = stride(from: 0.0, through: last, by: step).map { JSONValue.number($0) }
    return [
      "field": "month", "type": "quantitative",
      "scale": ["domain": [0, .number(last)], "nice": false],
      "axis": [
        "title": .string(words.months), "grid": false, "values": .array(ticks),
        "format": "d",
      ],
    ]
  }

  /// The amounts shown, with room under the lowest for its words.
  private var domain: [JSONValue] {
    let discounted = points.compactMap(\.discounted)
    let all: [Double] = points.map(\.cumulated) + discounted + [0]
    let least = all.min() ?? 0
    let largest = all.max() ?? 0
    let range = max(largest - least, 1)
    return [.number(least < 0 ? least - range * 0.12 : 0), .number(largest + range * 0.06)]
  }

  private func y(_ axis: MoneyAxis?) -> JSONValue {
    var members: [String: JSONValue] = ["field": "amount", "type": "quantitative"]
    if let axis { members["axis"] = axis.encoding(title: words.cumulated) }
    members["scale"] = ["domain": .array(domain), "nice": true]
    return .object(members)
  }

  private var zero: JSONValue {
    [
      "data": ["values": [["amount": 0]]],
      "mark": ["type": "rule", "color": .string(ChartTheme.ink), "strokeWidth": 1],
      "encoding": ["y": ["field": "amount", "type": "quantitative"]],
    ]
  }

  private var area: JSONValue {
    let values = points.map { point -> JSONValue in
      ["month": .number(point.month), "amount": .number(point.cumulated)]
    }
    return [
      "data": ["values": .array(values)],
      "mark": [
        "type": "area", "color": .string(ChartTheme.blue), "opacity": 0.08,
        "interpolate": "linear",
      ],
      "encoding": ["x": x, "y": y(nil)],
    ]
  }

  private func lines(_ axis: MoneyAxis) -> JSONValue {
    var values: [JSONValue] = []
    for point in points {
      values.append([
        "month": .number(point.month), "amount": .number(point.cumulated),
        "series": .string(words.cumulated),
        "text": .string(style.money(point.cumulated)),
      ])
    }
    for point in points {
      guard let discounted = point.discounted else { continue }
      values.append([
        "month": .number(point.month), "amount": .number(discounted),
        "series": .string(words.discounted), "text": .string(style.money(discounted)),
      ])
    }
    let names: [JSONValue] = [.string(words.cumulated), .string(words.discounted)]
    let colors: [JSONValue] = [.string(ChartTheme.blue), .string(ChartTheme.orange)]
    let shown = hasDiscounted ? 2 : 1
    let dashes: JSONValue = [[1, 0], [6, 4]]
    let tooltip: JSONValue = [
      ["field": "month", "type": "quantitative", "title": .string(words.months)],
      ["field": "series", "type": "nominal", "title": " "],
      ["field": "text", "type": "nominal", "title": .string(axis.style.currencySign)],
    ]
    let legend: JSONValue =
      hasDiscounted ? ["symbolType": "stroke", "symbolSize": 500, "symbolStrokeWidth": 2.5] : .null
    return [
      "data": ["values": .array(values)],
      "mark": ["type": "line", "strokeWidth": 2.5],
      "encoding": [
        "x": x, "y": y(axis),
        "color": [
          "field": "series", "type": "nominal", "legend": legend,
          "scale": [
            "domain": .array(Array(names.prefix(shown))),
            "range": .array(Array(colors.prefix(shown))),
          ],
        ],
        "strokeDash": [
          "field": "series", "type": "nominal", "legend": legend,
          "scale": ["domain": .array(Array(names.prefix(shown))), "range": dashes],
        ],
        "tooltip": tooltip,
      ],
    ]
  }

  /// A point with its words, set on the side where the plot has room: the payback above and to the
  /// left of the rising line, the lowest point below it.
  private func mark(month: Double, amount: Double, _ label: String, isLowest: Bool) -> [JSONValue] {
    let last = points.last?.month ?? 0
    let isLeft = month > last * (isLowest ? 0.7 : 0.34)
    let dy = isLowest ? 17 : isLeft ? -15 : 19
    let values: JSONValue = [
      ["month": .number(month), "amount": .number(amount), "label": .string(label)]
    ]
    let color = isLowest ? ChartTheme.vermilion : ChartTheme.green
    let point: JSONValue = [
      "data": ["values": values],
      "mark": [
        "type": "point", "filled": true, "size": 90, "color": .string(color), "opacity": 1,
        "stroke": "white", "strokeWidth": 1.5,
      ],
      "encoding": ["x": x, "y": y(nil)],
    ]
    func text(_ look: [String: JSONValue]) -> JSONValue {
      var mark = look
      mark["type"] = "text"
      mark["align"] = isLeft ? "right" : "left"
      mark["dx"] = isLeft ? -8 : 8
      mark["dy"] = .integer(dy)
      mark["fontSize"] = 12.5
      mark["fontWeight"] = 600
      let encoding: JSONValue = [
        "x": x, "y": y(nil), "text": ["field": "label", "type": "nominal"],
      ]
      return ["data": ["values": values], "mark": .object(mark), "encoding": encoding]
    }
    // A white rim first, so that the words stay readable where a line passes behind them.
    let rim = text(["stroke": "white", "strokeWidth": 4, "color": "white"])
    return [point, rim, text(["color": .string(color)])]
  }
}

// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

/// Horizontal bars in money, each made of the same named and coloured parts.
///
/// With one part it is a plain bar chart. The whole of each bar stands at its end.
package struct StackedBarChart: Sendable {
  /// A part that occurs in every bar.
  package struct Part: Sendable, Hashable {
    /// The name in the legend.
    package var name: String
    /// The colour, `#RRGGBB`.
    package var color: String

    /// Creates a part.
    package init(_ name: String, color: String) {
      self.name = name
      self.color = color
    }
  }

  /// One bar.
  package struct Bar: Sendable, Hashable {
    /// What the bar is.
    package var label: String
    /// The amounts, one for each part, none below zero.
    package var amounts: [Double]

    /// Creates a bar.
    package init(_ label: String, _ amounts: [Double]) {
      self.label = label
      self.amounts = amounts
    }
  }

  /// The parts in stacking order.
  package var parts: [Part]
  /// The bars, top to bottom.
  package var bars: [Bar]
  /// The title of the figure.
  package var title: String
  /// The title of the axis, without unit.
  package var axisTitle: String
  /// The heading of the labels in the data table.
  package var labelTitle: String
  /// The heading of the sums in the data table.
  package var totalTitle: String
  /// The chart in words.
  package var alternative: String
  /// How numbers are written.
  package var style: NumberStyle

  /// Creates the chart.
  package init(
    parts: [Part], bars: [Bar], title: String, axisTitle: String, labelTitle: String,
    totalTitle: String, alternative: String, style: NumberStyle
  ) {
    self.parts = parts
    self.bars = bars
    self.title = title
    self.axisTitle = axisTitle
    self.labelTitle = labelTitle
    self.totalTitle = totalTitle
    self.alternative = alternative
    self.style = style
  }

  /// The chart as a figure of a document.
  package func figure(id: String, source: [Inline] = []) -> Figure {
    Figure(
      id: id, title: title, specification: specification, alternative: alternative,
      table: table, source: source)
  }

  private var table: Table {
    let showsTotal = parts.count > 1
    var columns = [Table.Column.words(labelTitle)] + parts.map { .figures($0.name) }
    if showsTotal { columns.append(.figures(totalTitle)) }
    let rows = bars.map { bar in
      var cells = [Cell.text(bar.label)] + bar.amounts.map { Cell.money($0) }
      if showsTotal { cells.append(.money(bar.amounts.reduce(0, +))) }
      return Table.Row(cells)
    }
    return Table(caption: title, columns: columns, rows: rows)
  }

  private var specification: JSONValue {
    let keys = bars.enumerated().map { ChartTheme.key($0.offset, $0.element.label) }
    let totals = bars.map { $0.amounts.reduce(0, +) }
    let largest = totals.max() ?? 0
    let axis = MoneyAxis(largest: largest, style: style).encoding(title: axisTitle)
    let y: JSONValue = [
      "field": "key", "type": "nominal", "sort": .array(keys),
      "axis": ChartTheme.categories,
    ]
    let scale: JSONValue = [
      "domain": [0, .number(largest > 0 ? largest * 1.18 : 1)], "nice": false,
    ]
    let view: [String: JSONValue] = [
      "layer": [barLayer(keys, y, axis, scale), totalLayer(keys, y)]
    ]
    return ChartTheme.specification(
      ChartTheme.fitted(
        height: (parts.count > 1 ? 105 : 70) + bars.count * (bars.count > 8 ? 32 : 42), view),
      style: style, description: alternative)
  }

  private func barLayer(
    _ keys: [JSONValue], _ y: JSONValue, _ axis: JSONValue, _ scale: JSONValue
  ) -> JSONValue {
    var values: [JSONValue] = []
    for (key, bar) in zip(keys, bars) {
      for (index, (part, amount)) in zip(parts, bar.amounts).enumerated() where amount > 0 {
        values.append([
          "key": key, "part": .string(part.name), "order": .integer(index),
          "amount": .number(amount), "text": .string(style.money(amount)),
        ])
      }
    }
    let legend: JSONValue = parts.count > 1 ? .object([:]) : .null
    return [
      "data": ["values": .array(values)],
      "mark": ["type": "bar", "height": ["band": 0.62]],
      "encoding": [
        "y": y,
        "x": [
          "field": "amount", "type": "quantitative", "stack": "zero", "axis": axis,
          "scale": scale,
        ],
        "order": ["field": "order", "type": "ordinal"],
        "color": [
          "field": "part", "type": "nominal", "legend": legend,
          "scale": [
            "domain": .array(parts.map { .string($0.name) }),
            "range": .array(parts.map { .string($0.color) }),
          ],
        ],
        "tooltip": [
          ["field": "part", "type": "nominal", "title": " "],
          ["field": "text", "type": "nominal", "title": .string(style.currencySign)],
        ],
      ],
    ]
  }

  private func totalLayer(_ keys: [JSONValue], _ y: JSONValue) -> JSONValue {
    let values = zip(keys, bars).map { key, bar -> JSONValue in
      let total = bar.amounts.reduce(0, +)
      return ["key": key, "total": .number(total), "text": .string(style.money(total))]
    }
    return [
      "data": ["values": .array(values)],
      "mark": [
        "type": "text", "align": "left", "dx": 6, "fontSize": 12, "color": .string(ChartTheme.ink),
      ],
      "encoding": [
        "y": y, "x": ["field": "total", "type": "quantitative"],
        "text": ["field": "text", "type": "nominal"],
      ],
    ]
  }
}
